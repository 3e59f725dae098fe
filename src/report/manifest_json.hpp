#pragma once

#include "report/manifest.hpp"

#include <nlohmann/json.hpp>
#include <string_view>

namespace clauseline::reports {

using Json = nlohmann::ordered_json;

/// The manifest of a report in this format, as schemas/report-1.schema.json describes it.
Json manifest_json(const Report& report, std::string_view format);

}  // namespace clauseline::reports
