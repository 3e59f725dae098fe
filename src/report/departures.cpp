#include "report/departures.hpp"

#include "report/docx_parts.hpp"
#include "report/finding_facts.hpp"
#include "report/places.hpp"
#include "report/view.hpp"
#include "rules/message.hpp"
#include "text/characters.hpp"
#include "text/visible.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace clauseline::reports {
namespace {

using Edits = std::vector<Edit>;
using Changes = std::vector<const ClauseChange*>;

constexpr std::size_t most_clauses = 5;  // whose words a row shows
constexpr std::size_t context = 90;      // bytes around a change that are shown
constexpr std::string_view left_out = " […] ";

bool stays(const Edits& edits) {
  return std::ranges::all_of(edits, [](const Edit& one) { return one.kind == EditKind::equal; });
}

/// The beginning of a text, up to a space.
std::string beginning(std::string_view text) {
  auto end = text.rfind(' ', context);
  if (end == std::string_view::npos || end == 0) end = character_end(text, context);
  return std::string(text.substr(0, end));
}

/// The end of a text, from a space on.
std::string ending(std::string_view text) {
  auto begin = text.find(' ', text.size() - context);
  if (begin == std::string_view::npos) begin = character_end(text, text.size() - context);
  return std::string(text.substr(begin));
}

/// What stays, without what is far from every change.
Edits shortened(Edits edits) {
  for (std::size_t i = 0; i < edits.size(); ++i) {
    auto& [kind, text] = edits[i];
    const bool first = i == 0;
    const bool last = i + 1 == edits.size();
    if (kind != EditKind::equal || text.size() <= 2 * context + left_out.size()) continue;
    const auto cut = (first && !last ? std::string() : beginning(text)) + std::string(left_out);
    text = last && !first ? cut : cut + ending(text);
  }
  return edits;
}

Edits words(const ClauseChange& change) {
  const auto cells = cells_of(change);
  if (cells.empty()) return words_of(change);
  Edits row;
  for (const auto& cell : cells) {
    if (!row.empty()) row.push_back({.kind = EditKind::equal, .text = " | "});
    row.insert(row.end(), cell.begin(), cell.end());
  }
  return row;
}

/// The clauses that a finding speaks of, each once.
Changes clauses(const Places& places, const Finding& finding) {
  Changes found;
  const auto add = [&](const Change& change) {
    const auto* clause =
        places.change_of(change.new_clause == nullptr ? change.old_clause : change.new_clause);
    if (clause != nullptr && std::ranges::find(found, clause) == found.end())
      found.push_back(clause);
  };
  add(finding.change);
  for (const Change& change : finding.also)
    add(change);
  return found;
}

/// What a finding says was and is, where no words of a clause differ.
Edits facts(const Audit& audit, const Change& change) {
  const auto told = [&](const std::string& side) {
    return change.right->part == "clauses" ? side : with_names(side, audit.comparison);
  };
  const auto before = told(change.before);
  const auto after = told(change.after);
  Edits edits{{.kind = EditKind::deletion, .text = before}};
  if (!before.empty() && !after.empty()) edits.push_back({.kind = EditKind::equal, .text = " "});
  edits.push_back({.kind = EditKind::insertion, .text = after});
  return edits;
}

/// The words that a finding is about, clause by clause.
Edits proposed(const Audit& audit, const Finding& finding, const Changes& about) {
  Edits all;
  std::size_t shown = 0;
  for (const ClauseChange* change : about) {
    auto edits = words(*change);
    if (stays(edits)) continue;
    if (shown == most_clauses) {
      all.push_back({.kind = EditKind::equal, .text = "\n[…]"});
      break;
    }
    if (shown++ > 0) all.push_back({.kind = EditKind::equal, .text = "\n"});
    std::ranges::move(shortened(std::move(edits)), std::back_inserter(all));
  }
  return all.empty() ? facts(audit, finding.change) : all;
}

Edits shown(Edits edits) {
  for (Edit& edit : edits)
    edit.text = visible(edit.text);
  std::erase_if(edits, [](const Edit& edit) { return edit.text.empty(); });
  return edits;
}

/// The clause of a finding, and the numbers of the others that it speaks of.
std::string reference(const Finding& finding, const Changes& about) {
  auto text = place_of(finding);
  for (std::size_t i = 1; i < about.size() && i <= most_clauses; ++i)
    text += fmt::format(", {}", about[i]->removed() ? numbers_of(about[i]->pairing.before)
                                                    : numbers_of(about[i]->pairing.after));
  return about.size() > most_clauses + 1 ? text + ", …" : text;
}

Departure departure(const Report& report, const Audit& audit, const Places& places,
                    const Finding& finding) {
  const auto about = clauses(places, finding);
  Departure row{
      .reference = visible_line(reference(finding, about)),
      .proposed = shown(proposed(audit, finding, about)),
      .finding = visible_line(fmt::format("{}. {}", finding.rule->title, finding.message)),
      .severity = std::string(to_text(finding.severity)),
      .whom = visible_line(for_whom(report, audit, finding)),
      .rule = std::string(finding.rule->code)};
  if (!finding.depends.empty()) row.finding += visible_line(" Depends: " + finding.depends);
  if (const auto said = decided(audit, finding); !said.empty())
    row.finding += visible_line(fmt::format(" {}.", said));
  return row;
}

std::vector<Departure> of_findings(const Report& report, const Audit& audit) {
  const Places places(audit);
  std::vector<Departure> rows;
  std::vector<std::size_t> numbers(audit.findings.size());
  for (const bool folded : {false, true})
    for (std::size_t i = 0; i < audit.findings.size(); ++i) {
      const Finding& finding = audit.findings[i];
      if ((finding.folded_under >= 0) != folded) continue;
      rows.push_back(departure(report, audit, places, finding));
      numbers[i] = rows.back().number = rows.size();
      if (!folded) continue;
      const auto under = static_cast<std::size_t>(finding.folded_under);
      rows.back().explained =
          fmt::format("{} ({})", numbers[under], audit.findings[under].rule->code);
    }
  return rows;
}

std::vector<Departure> of_clauses(const Audit& audit) {
  std::vector<Departure> rows;
  for (const ClauseChange& change : audit.comparison.clauses)
    if (!change.unchanged())
      rows.push_back({.number = rows.size() + 1,
                      .reference = visible_line(numbered_name(change)),
                      .proposed = shown(shortened(words(change))),
                      .finding = kinds_text(change)});
  return rows;
}

}  // namespace

std::vector<Departure> departures(const Report& report, const Audit& audit) {
  return report.depth == Depth::findings ? of_findings(report, audit) : of_clauses(audit);
}

}  // namespace clauseline::reports
