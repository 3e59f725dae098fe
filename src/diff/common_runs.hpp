#pragma once

#include "diff/equal_run.hpp"

namespace clauseline {

/// What two sequences have in common, in order on both sides: by the fewest edits where these
/// are few, else by what is rare in both, else by weight. Time grows with the lengths however
/// the sequences look.
EqualRuns common_runs(Symbols before, Symbols after, Weights weights);

}  // namespace clauseline
