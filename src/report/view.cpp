#include "report/view.hpp"

#include "text/fold.hpp"

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

/// The first words, cut between two of them.
std::string first_words(std::string_view words) {
  constexpr std::size_t most = 56;
  words = words.substr(0, words.find('\n'));
  if (words.size() <= most) return std::string(words);
  auto end = words.rfind(' ', most);
  if (end == std::string_view::npos) end = most;
  while (end > 0 && (static_cast<unsigned char>(words[end]) & 0xC0U) == 0x80)
    --end;
  return std::string(words.substr(0, end)) + "…";
}

std::string words_of(const std::vector<const Clause*>& side) {
  std::string text;
  for (const Clause* clause : side)
    text += (text.empty() ? "" : "\n") + clause->words;
  return text;
}

/// Is the first line of the redline a heading that both sides have?
bool begins_with_heading(const ClauseChange& change) {
  const auto line = change.after()->heading + "\n";
  const Edit& first = change.redline.front();
  return line.size() > 1 && change.before()->heading == change.after()->heading &&
         first.kind == EditKind::equal && first.text.starts_with(line);
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

std::vector<Edit> words_of(const ClauseChange& change) {
  const auto before = words_of(change.pairing.before);
  const auto after = words_of(change.pairing.after);
  if (change.added()) return {{.kind = EditKind::insertion, .text = after}};
  if (change.removed()) return {{.kind = EditKind::deletion, .text = before}};
  if (change.split() || change.merged()) return redline(before, after);
  if (change.redline.empty()) return {{.kind = EditKind::equal, .text = after}};
  auto found = change.redline;
  if (begins_with_heading(change)) found.front().text.erase(0, change.after()->heading.size() + 1);
  return found;
}

std::vector<std::string_view> cell_words(const Clause* row) {
  std::vector<std::string_view> cells;
  if (row == nullptr) return cells;
  for (const Mark& mark : row->marks)
    if (mark.kind == MarkKind::cell && mark.begin <= mark.end && mark.end <= row->words.size())
      cells.push_back(std::string_view(row->words).substr(mark.begin, mark.end - mark.begin));
  if (cells.empty()) cells.emplace_back(row->words);
  return cells;
}

std::vector<std::vector<Edit>> cells_of(const ClauseChange& row) {
  if (shown_clause(row).kind != ClauseKind::row) return {};
  const auto before = cell_words(row.before());
  const auto after = cell_words(row.after());
  std::vector<std::vector<Edit>> cells;
  for (std::size_t i = 0; i < std::max(before.size(), after.size()); ++i) {
    if (i >= before.size())
      cells.push_back({{.kind = EditKind::insertion, .text = std::string(after[i])}});
    else if (i >= after.size())
      cells.push_back({{.kind = EditKind::deletion, .text = std::string(before[i])}});
    else
      cells.push_back(redline(before[i], after[i]));
  }
  return cells;
}

std::string title_of(const Clause& clause) {
  if (!clause.heading.empty()) return clause.heading;
  if (!clause.terms_defined.empty()) return "“" + clause.terms_defined.front() + "”";
  if (clause.kind == ClauseKind::row) return first_words(cell_words(&clause).front());
  if (!clause.words.empty()) return first_words(clause.words);
  std::string kind(to_text(clause.kind));
  kind.front() = static_cast<char>(kind.front() - 'a' + 'A');
  return kind;
}

std::string name_of(const Clause& clause) {
  if (!clause.heading.empty() || !clause.terms_defined.empty()) return clause.label();
  return clause.number.empty() ? title_of(clause) : clause.number + " " + title_of(clause);
}

std::string numbers_of(const std::vector<const Clause*>& side) {
  std::string text;
  for (const Clause* clause : side)
    text += fmt::format("{}{}", text.empty() ? "" : ", ",
                        clause->number.empty() ? name_of(*clause) : clause->number);
  return text;
}

std::string old_heading(const ClauseChange& change) {
  if (change.added() || change.removed() || change.split() || change.merged()) return {};
  return fold(change.before()->heading) == fold(change.after()->heading) ? ""
                                                                         : change.before()->heading;
}

std::string numbered_name(const ClauseChange& change) {
  const auto& [before, after, similarity, why, moved] = change.pairing;
  if (change.split()) return fmt::format("{} -> {}", numbers_of(before), numbers_of(after));
  std::string text;
  if (change.merged()) text = numbers_of(before) + " -> ";
  if (change.renumbered) {
    const auto& number = change.before()->number;
    text = fmt::format("{} -> ", number.empty() ? "no number" : number);
    if (change.after()->number.empty()) text += "no number, ";
  }
  text += name_of(shown_clause(change));
  const auto heading = old_heading(change);
  return heading.empty() ? text : fmt::format("{} (was {})", text, heading);
}

bool is_doubtful(const Pairing& pairing) {
  return !pairing.before.empty() && !pairing.after.empty() && pairing.similarity < 1 &&
         pairing.why != "same id" && pairing.why != "was";
}

std::string kinds_text(const ClauseChange& change) {
  return fmt::format("{}", fmt::join(kinds(change), ", "));
}

const Evidence* policy_of(const Report& report) {
  return report.policy && report.depth == Depth::findings ? &report.policy->evidence : nullptr;
}

std::span<const Evidence> detectors_of(const Report& report) {
  if (!report.detectors || report.depth != Depth::findings) return {};
  return report.detectors->evidence;
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
