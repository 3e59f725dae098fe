#pragma once

#include <cstddef>
#include <string>

namespace clauseline::bench {

/// Two versions of an invented agreement, valid under schemas/agreement-1.xsd.
struct Pair {
  std::string before;
  std::string after;
};

/// An agreement of so many clauses of about 400 bytes of words, one in twenty with a typed
/// term, and a later version of it: 2 % of the clauses are edited, and of each 0.4 % are
/// inserted, deleted and moved. The same number gives the same bytes on every machine.
Pair generate(std::size_t clauses);

}  // namespace clauseline::bench
