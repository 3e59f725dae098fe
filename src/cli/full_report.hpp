#pragma once

#include "cli/command.hpp"
#include "cli/versions.hpp"
#include "report/format.hpp"

#include <string>
#include <vector>

namespace clauseline::cli {

/// The command, word by word, that shows all that the gate judged, with the same house and options.
std::vector<std::string> full_report(const Request& request, VersionFinder& finder,
                                     const Report& report);

}  // namespace clauseline::cli
