#pragma once

#include "model/read.hpp"
#include "prose/find_signals.hpp"

#include <cstddef>
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

/// What the clauses around lists carry to their items. Asks for each of them once, as long as its
/// items come one after the other.
class LeadIns {
 public:
  explicit LeadIns(SignalFinder& finder) : finder_(finder) {}

  /// What a clause carries to those within it; nothing for null.
  const std::vector<CarriedSignal>& of(const Clause* clause);

 private:
  SignalFinder& finder_;
  const Clause* last_ = nullptr;
  std::vector<CarriedSignal> carried_{};
};

/// Every signal of a version, clause by clause in the order of the document. What a version
/// quotes of another instrument says nothing of its own.
std::vector<PlacedSignal> signals_of(const Source& source, const PlacedAgreement& placed,
                                     const Detectors& detectors);

}  // namespace clauseline
