#pragma once

#include "diff/lexicon.hpp"

namespace clauseline {

/// The equal runs as a reader wants them: a change begins and ends where a sentence or a
/// phrase does if it has the choice, brackets change as pairs, and what is short and says
/// little does not stay equal between long changes.
EqualRuns readable(EqualRuns runs, const Reading& before, const Reading& after,
                   const Lexicon& lexicon);

}  // namespace clauseline
