// The table of departures for spreadsheets, those of all agreements in one sheet.

#include "office/sheet.hpp"
#include "report/contract.hpp"
#include "report/departures.hpp"
#include "report/docx_parts.hpp"
#include "text/visible.hpp"

#include <fmt/format.h>

#include <string>
#include <utility>

namespace clauseline::reports {
namespace {

using office::Look;
using office::SheetCell;

constexpr office::Column columns_of_a_row[] = {
    {"Agreement", 18},    {"No.", 5},       {"Reference", 22}, {"Proposed change", 62},
    {"Finding", 42},      {"Severity", 10}, {"For whom", 20},  {"Rule", 8},
    {"Explained by", 12}, {"Notes", 24}};

Look look_of(EditKind kind) {
  if (kind == EditKind::equal) return Look::plain;
  return kind == EditKind::deletion ? Look::removed : Look::added;
}

SheetCell words(std::string text) {
  SheetCell cell;
  cell.push_back({.text = std::move(text)});
  return cell;
}

std::vector<SheetCell> row_of(const std::string& agreement, const Departure& one) {
  SheetCell proposed;
  for (const auto& [kind, text] : one.proposed)
    proposed.push_back({.text = text, .look = look_of(kind)});
  return {words(agreement),     words(fmt::format("{}", one.number)),
          words(one.reference), std::move(proposed),
          words(one.finding),   words(one.severity),
          words(one.whom),      words(one.rule),
          words(one.explained), {}};
}

}  // namespace

std::string xlsx(const Report& report) {
  office::Sheet sheet{.title = title_of(report),
                      .description = manifest_line(report, "xlsx"),
                      .head = title_of(report)};
  sheet.columns.assign(std::begin(columns_of_a_row), std::end(columns_of_a_row));
  for (const Audit& audit : report.audits) {
    const auto agreement = visible_line(title_of(audit.subject()));
    for (const Departure& one : departures(report, audit))
      sheet.rows.push_back(row_of(agreement, one));
  }
  for (const auto& [source, message] : report.failed)
    sheet.rows.push_back({words(visible_line(source)),
                          {},
                          {},
                          {},
                          words("Could not be read: " + visible_line(message))});
  return office::xlsx(sheet);
}

}  // namespace clauseline::reports
