#pragma once

#include "diff/references.hpp"

#include <cstdint>
#include <vector>

namespace clauseline {

/// Words by which a clause counts in spite of another, or gives way to it.
struct Yielding {
  const Clause* from = nullptr;  // the clause with the words
  const Clause* to = nullptr;    // the clause that they name
  std::uint32_t begin = 0;       // bytes [begin, end) of the words of `from`, up to the
  std::uint32_t end = 0;         // reference that names it
};

/// "Notwithstanding Sections 3.2 and 4.1", "Section 3.2 notwithstanding", "prevails over Section
/// 3.2": the clauses that a clause overrides, in order.
std::vector<Yielding> overrides_of(const Clause& clause, const References& references);

/// "Subject to Section 3.2": the clauses to which a clause gives way, in order.
std::vector<Yielding> limits_of(const Clause& clause, const References& references);

/// Could these find anything in a clause? That is said without its references, which are dear.
bool may_override(const Clause& clause);
bool may_yield(const Clause& clause);

}  // namespace clauseline
