#pragma once

#include "diff/equal_run.hpp"

namespace clauseline {

/// What two short sequences have in common that weighs most, in as few runs as that allows.
/// Costs the product of their lengths.
EqualRuns heaviest_common(Symbols before, Symbols after, Weights weights);

}  // namespace clauseline
