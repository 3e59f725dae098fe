#pragma once

#include "diff/change.hpp"

#include <deque>

namespace clauseline {

/// Marks the moved clauses that now stand under other words. A clause inherits what is said
/// above it: the words of the clauses around, and a heading that reads as a limit ("During the
/// Trial:"). What was moved along with them is not above it anew.
void compare_lead_ins(std::deque<ClauseChange>& changes, const Agreement& before,
                      const Agreement& after);

}  // namespace clauseline
