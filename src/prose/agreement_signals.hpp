#pragma once

#include "model/read.hpp"
#include "prose/find_signals.hpp"

#include <cstddef>
#include <unordered_map>
#include <vector>

namespace clauseline {

/// A signal in the words of a clause, and where these stand.
struct PlacedSignal {
  const Clause* clause = nullptr;
  Signal signal{};        // in bytes of the words of the clause
  std::size_t begin = 0;  // bytes [begin, end) of the source
  std::size_t end = 0;
  std::vector<ProseValue> values{};  // that its sentence prints
};

/// What the clauses around lists carry to their items. Asks for each of them once.
class LeadIns {
 public:
  LeadIns(const Agreement& agreement, SignalFinder& finder);

  /// What the clause around a clause carries to it.
  const std::vector<CarriedSignal>& over(const Clause& clause);

 private:
  const std::vector<CarriedSignal>& within(const Clause* clause);

  SignalFinder& finder_;
  std::unordered_map<const Clause*, const Clause*> around_{};
  std::unordered_map<const Clause*, std::vector<CarriedSignal>> carried_{};
};

/// Every signal of a version, clause by clause in the order of the document. What a version
/// quotes of another instrument says nothing of its own.
std::vector<PlacedSignal> signals_of(const Source& source, const PlacedAgreement& placed,
                                     const Detectors& detectors);

}  // namespace clauseline
