#include "report/view.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace clauseline::reports {
namespace {

Position position(const Value* value, const Term* term, const Clause* clause) {
  if (value != nullptr && value->at.line > 0) return value->at;
  if (term != nullptr) return term->at();
  return clause == nullptr ? Position{} : clause->at;
}

}  // namespace

std::pair<const Clause*, const Clause*> clauses_of(const Finding& finding) {
  return {finding.change.old_clause, finding.change.new_clause};
}

std::string_view part_of(const Finding& finding) {
  const auto [before, after] = clauses_of(finding);
  if (before != nullptr || after != nullptr) return {};
  return finding.change.right->part;
}

std::pair<Position, Position> positions_of(const Finding& finding) {
  const Change& change = finding.change;
  return {position(change.old_value(), change.old_term, change.old_clause),
          position(change.new_value(), change.new_term, change.new_clause)};
}

std::string place_of(const Finding& finding) {
  const auto [before, after] = clauses_of(finding);
  if (before == nullptr && after == nullptr) {
    std::string part(part_of(finding));
    if (!part.empty()) part.front() = static_cast<char>(part.front() - 'a' + 'A');
    return part;
  }
  if (before == nullptr) return "new " + after->label();
  if (after == nullptr) return "old " + before->label();
  const bool renumbered = before->number != after->number && !before->number.empty();
  return renumbered ? fmt::format("{} -> {}", before->number, after->label()) : after->label();
}

std::string party_name(const Audit& audit, std::string_view id) {
  for (const Version* version : {audit.after.get(), audit.before.get()})
    if (const Party* party = find_party(version->agreement, id)) return party->short_name;
  return std::string(id);
}

std::vector<const Party*> columns(const Audit& audit, std::string_view perspective) {
  std::vector<const Party*> parties;
  for (const Version* version : {audit.after.get(), audit.before.get()})
    for (const Party& party : version->agreement.parties)
      if (party.signs &&
          std::ranges::none_of(parties, [&](const Party* known) { return known->id == party.id; }))
        parties.push_back(&party);
  std::stable_partition(parties.begin(), parties.end(),
                        [&](const Party* party) { return party->id == perspective; });
  return parties;
}

const Clause& shown_clause(const ClauseChange& change) {
  return change.removed() ? *change.pairing.before.front() : *change.pairing.after.front();
}

std::vector<Edit> redline_of(const ClauseChange& change) {
  if (!change.redline.empty()) return change.redline;
  const auto kind = change.added()     ? EditKind::insertion
                    : change.removed() ? EditKind::deletion
                                       : EditKind::equal;
  auto text = shown_clause(change).own_text();
  if (text.empty()) return {};
  return {{.kind = kind, .text = std::move(text)}};
}

std::string kinds_text(const ClauseChange& change) {
  return fmt::format("{}", fmt::join(kinds(change), ", "));
}

std::string counts(const Tally& tally) {
  std::string text;
  for (auto level = tally.findings.size(); level-- > 0;)
    if (tally.findings.at(level) > 0)
      text += fmt::format("{}{} {}", text.empty() ? "" : ", ", tally.findings.at(level),
                          to_text(static_cast<Severity>(level)));
  return text.empty() ? "no findings" : text;
}

}  // namespace clauseline::reports
