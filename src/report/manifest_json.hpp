#pragma once

#include "report/manifest.hpp"

#include <nlohmann/json.hpp>
#include <string_view>

namespace clauseline::reports {

using Json = nlohmann::ordered_json;

/// The manifest of a report in this format, as schemas/report-1.schema.json describes it.
Json manifest_json(const Report& report, std::string_view format);

/// For Json::parse of what others wrote: throws Error where it is nested so deep that copying,
/// comparing or writing it, which recurses, could exhaust the stack.
Json::parser_callback_t refusing_depth(const Source& report);

}  // namespace clauseline::reports
