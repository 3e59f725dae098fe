#pragma once

#include "cli/versions.hpp"
#include "report/format.hpp"

namespace clauseline::cli {

/// What the forecasts of the policy say of the payments of two versions: see
/// Circumstances::payments. A forecast that cannot be computed, for a value is not disclosed, is
/// told and no error; throws Error for one that is not there or cannot be read.
void tell_exposures(VersionFinder& finder, const Report& report, const Version& before,
                    const Version& after, Circumstances& into);

}  // namespace clauseline::cli
