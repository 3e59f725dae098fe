#include "report/format.hpp"

#include <algorithm>
#include <array>

namespace clauseline {
namespace {

constexpr std::array<Format, 7> all{{
    {.name = "text", .about = "for a terminal", .render = reports::text},
    {.name = "json",
     .about = "for programs: schemas/report-1.schema.json",
     .render = reports::json},
    {.name = "html",
     .about = "one page for a browser, to read and to print",
     .render = reports::html},
    {.name = "markdown", .about = "for pull requests and wikis", .render = reports::markdown},
    {.name = "docx",
     .about = "a redline with tracked changes, for word processors",
     .render = reports::docx,
     .file_type = "docx"},
    {.name = "departures",
     .about = "a table of departures to negotiate from, for word processors",
     .render = reports::departures_docx,
     .file_type = "docx"},
    {.name = "xlsx",
     .about = "the same table for spreadsheets",
     .render = reports::xlsx,
     .file_type = "xlsx"},
}};

}  // namespace

std::span<const Format> formats() { return all; }

const Format* find_format(std::string_view name) {
  const auto* found = std::ranges::find(all, name, &Format::name);
  return found == all.end() ? nullptr : found;
}

std::string_view tool_version() { return CLAUSELINE_VERSION; }
std::string_view rules_version() { return "2026-11"; }

}  // namespace clauseline
