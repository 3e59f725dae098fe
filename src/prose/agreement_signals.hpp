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

/// Every signal of a version, clause by clause in the order of the document. What a version
/// quotes of another instrument says nothing of its own.
std::vector<PlacedSignal> signals_of(const Source& source, const PlacedAgreement& placed,
                                     const Detectors& detectors);

}  // namespace clauseline
