// The table of departures for word processors. Changes are struck out and underlined, not tracked:
// who negotiates from the table writes into it.

#include "office/document.hpp"
#include "report/contract.hpp"
#include "report/departures.hpp"
#include "report/docx_evidence.hpp"
#include "report/docx_parts.hpp"
#include "text/visible.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

namespace clauseline::reports {
namespace {

using office::Cell;
using office::Paragraph;
using office::Row;

struct Heading {
  std::string_view name;
  unsigned width;  // in twentieths of a point; together the width of a page
};

constexpr Heading headings[] = {{"No.", 560},      {"Reference", 1900}, {"Proposed change", 5178},
                                {"Finding", 3100}, {"Severity", 950},   {"For whom", 1450},
                                {"Rule", 800},     {"Notes", 1200}};

/// Words that were and words that are, a paragraph for each line.
Cell redlined(const std::vector<Edit>& edits) {
  Cell cell{.paragraphs = {{.style = "CellText"}}};
  for (const auto& [kind, text] : edits) {
    const std::string_view style = kind == EditKind::deletion    ? "Removed"
                                   : kind == EditKind::insertion ? "Added"
                                                                 : "";
    for (std::size_t at = 0; at <= text.size();) {
      const auto end = std::min(text.find('\n', at), text.size());
      if (at > 0) cell.paragraphs.push_back({.style = "CellText"});
      auto& runs = cell.paragraphs.back().runs;
      if (runs.empty() && at < end && text[at] == ' ') ++at;  // a line begins with words
      if (at < end) runs.push_back({.text = text.substr(at, end - at), .style = style});
      at = end + 1;
    }
  }
  return cell;
}

Cell words(std::string text, std::string_view style = "CellNote") {
  return {.paragraphs = {line(style, std::move(text))}};
}

Row heading() {
  Row row{.header = true};
  for (const auto& [name, width] : headings)
    row.cells.push_back(words(std::string(name), "CellHead"));
  return row;
}

Row row_of(const Departure& one) {
  const auto finding = one.explained.empty()
                           ? one.finding
                           : fmt::format("{} Explained by {}.", one.finding, one.explained);
  return {.cells = {words(fmt::format("{}", one.number)), words(one.reference),
                    redlined(one.proposed), words(finding), words(one.severity), words(one.whom),
                    words(one.rule), words("")}};
}

/// The rows that others explain, or the others; nothing where there are none.
void add_table(const std::vector<Departure>& rows, bool explained, office::Section& section) {
  office::Table table{.rows = {heading()}};
  for (const auto& [name, width] : headings)
    table.widths.push_back(width);
  for (const Departure& one : rows)
    if (one.explained.empty() != explained) table.rows.push_back(row_of(one));
  if (table.rows.size() == 1) return;
  if (explained)
    section.blocks.emplace_back(
        line("TableHeading", "Explained by a departure above, and not counted"));
  section.blocks.emplace_back(std::move(table));
}

office::Section table_of(const Report& report, const Audit& audit) {
  auto section = section_of(audit);
  section.blocks.emplace_back(line("Title", "Departures: " + title_of(audit.subject())));
  section.blocks.emplace_back(line("Subtitle", section.version));
  for (const std::string& notice : audit.subject().agreement.notices)
    section.blocks.emplace_back(line("Notice", notice));
  const auto rows = departures(report, audit);
  if (rows.empty()) section.blocks.emplace_back(line("Text1", "There are no departures."));
  add_table(rows, false, section);
  add_table(rows, true, section);
  for (auto& paragraph : evidence_of(audit))
    section.blocks.emplace_back(std::move(paragraph));
  return section;
}

}  // namespace

std::string departures_docx(const Report& report) {
  office::Document document{.title = title_of(report),
                            .description = manifest_line(report, "departures"),
                            .landscape = true,
                            .letterhead = letterhead_of(report)};
  for (const Audit& audit : report.audits)
    document.sections.push_back(table_of(report, audit));
  if (!report.audits.empty())
    document.language = report.audits.front().subject().agreement.language;
  add_rest(report, document);
  return office::docx(document);
}

}  // namespace clauseline::reports
