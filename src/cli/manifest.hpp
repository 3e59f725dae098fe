#pragma once

#include "cli/versions.hpp"
#include "report/format.hpp"

#include <string_view>

namespace clauseline::cli {

/// What a report was made of, for `verify` to make it again; not yet by which command.
Manifest manifest_of(const Request& request, VersionFinder& finder, const DialectChoice& dialect,
                     const Report& report);

/// Adds what payments were reckoned from.
void add_payments(const ForecastPayments& payments, VersionFinder& finder, Manifest& into);

/// The report that the request and the finder ask of diff, audit or check, as these commands write
/// it. Throws Error as they do.
Report report_of(std::string_view command, const Request& request, VersionFinder& finder);

}  // namespace clauseline::cli
