#pragma once

#include "diff/equal_run.hpp"

#include <optional>

namespace clauseline {

/// What two sequences have in common by the shortest script of deletions and insertions, if
/// that needs no more than `most` of them (Myers, An O(ND) Difference Algorithm, 1986).
std::optional<EqualRuns> few_edits(Symbols before, Symbols after, int most);

}  // namespace clauseline
