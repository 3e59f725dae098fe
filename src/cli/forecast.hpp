#pragma once

#include "cli/command.hpp"
#include "cli/versions.hpp"
#include "report/format.hpp"

#include <memory>

namespace clauseline::cli {

/// Throws Error for options of a forecast that cannot be read, and where there is no forecast:
/// before anything is fetched.
void check_forecast(const Request& request);

/// What both versions pay on the forecast that a request names, in its scenarios or those of the
/// policy. Points into the versions. Throws Error with everything that is missing.
std::unique_ptr<const ForecastPayments> forecast_payments(const Request& request,
                                                          VersionFinder& finder,
                                                          const Version& before,
                                                          const Version& after);

}  // namespace clauseline::cli
