// For pull requests and wikis. Contract text is data: whatever Markdown or HTML would obey in
// it is escaped, and it never starts a line of ours.

#include "report/commits.hpp"
#include "report/finding_facts.hpp"
#include "report/listing.hpp"
#include "report/markdown_pieces.hpp"
#include "report/markdown_text.hpp"
#include "report/view.hpp"
#include "text/visible.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace clauseline::reports {
namespace {

std::string redline_text(const std::vector<Edit>& edits) {
  std::string text;
  for (const Edit& edit : edits) {
    const auto shown = markdown_in_element(edit.text);
    if (edit.kind == EditKind::deletion) text += "<del>" + shown + "</del>";
    if (edit.kind == EditKind::insertion) text += "<ins>" + shown + "</ins>";
    if (edit.kind == EditKind::equal) text += shown;
  }
  return text;
}

std::string place(const Version& version, Position position) {
  return position.line == 0 ? std::string()
                            : markdown_code(fmt::format("{}:{}:{}", version.evidence.source,
                                                        position.line, position.column));
}

std::string evidence(const Audit& audit, const Report& report) {
  std::string out;
  for (const std::string& notice : audit.subject().agreement.notices)
    out += fmt::format("> {}\n>\n", markdown_plain(notice));
  out += "\n| | before | after |\n| --- | --- | --- |\n";
  const auto row = [&](std::string_view label, const auto& value) {
    out += fmt::format("| {} | {} | {} |\n", label, audit.added ? "none" : value(*audit.before),
                       audit.deleted ? "none" : value(*audit.after));
  };
  row("source", [](const Version& side) { return markdown_code(side.evidence.source); });
  row("version", [](const Version& side) { return markdown_plain(side.agreement.version); });
  row("effective", [](const Version& side) { return markdown_plain(side.agreement.effective()); });
  row("commit", [](const Version& side) { return side.evidence.commit.substr(0, 12); });
  row("blob", [](const Version& side) { return side.evidence.blob.substr(0, 12); });
  for (const SignedTag& one : audit.circumstances.tags)
    out += fmt::format("\nTag {} `{}` {}: {}.\n", markdown_code(one.name), one.id.substr(0, 12),
                       markdown_plain(one.subject), markdown_plain(made_by(one)));
  for (const SignedCommit& one : audit.circumstances.commits)
    out += fmt::format("\nCommit `{}` {}: {}.\n", one.commit.id.substr(0, 12),
                       markdown_plain(one.commit.subject), markdown_plain(made_by(one)));
  if (const Evidence* policy = policy_of(report))
    out += fmt::format("\nJudged by the policy {}, sha256 `{}`.\n", markdown_code(policy->source),
                       policy->digest.substr(0, 12));
  for (const Evidence& from : detectors_of(report))
    out += fmt::format("\nWords read by the detectors {}, sha256 `{}`.\n",
                       markdown_code(from.source), from.digest.substr(0, 12));
  for (const Finding& finding : audit.turned_off)
    out += fmt::format("\n{} is turned off by the policy: {}\n", finding.rule->code,
                       markdown_plain(finding.modifier));
  return out;
}

std::string meaning(const Audit& audit, const Report& report) {
  const auto parties = columns(audit, report.perspective);
  const auto decisions = decisions_counted({&audit});
  auto out = fmt::format("\n## What it means\n\n{}{}{}.\n", counts(tally(audit)),
                         decisions.empty() ? "" : "; ", decisions);
  if (audit.findings.empty()) return out;
  out += "\n| finding | severity |";
  for (const Party* party : parties)
    out += fmt::format(" {} |", markdown_plain(party->short_name));
  out += " clause |\n| --- | --- |";
  for (std::size_t i = 0; i < parties.size(); ++i)
    out += " --- |";
  return out + " --- |\n";
}

/// "critical", and what became of it, where somebody decided: "critical, waived until 2026-06-30".
std::string grade(const Audit& audit, const Finding& finding) {
  const Settlement& one = settlement_of(audit, finding);
  std::string text(to_text(finding.severity));
  if (one.state != ReviewState::open) text += fmt::format(", {}", to_text(one.state));
  return one.until.empty() ? text : text + fmt::format(" until {}", one.until);
}

std::string row(const Audit& audit, const Finding& finding,
                const std::vector<const Party*>& parties) {
  auto out = fmt::format("| {} ({}) | {} |", markdown_plain(finding.message), finding.rule->code,
                         grade(audit, finding));
  for (const Party* party : parties) {
    const auto found = finding.direction.find(party->id);
    out += fmt::format(" {} |", found == finding.direction.end() ? "" : to_text(found->second));
  }
  return out + fmt::format(" {} |\n", markdown_plain(place_of(finding)));
}

/// A table in the list item above it.
void outlooks(const Audit& audit, const Finding& finding, std::string& out) {
  if (finding.outlooks.empty()) return;
  const auto parties = columns(audit, {});
  out += "\n  | scenario | before | after |";
  for (const Party* party : parties)
    out += fmt::format(" {} |", markdown_plain(party->short_name));
  out += "\n  | --- | --- | --- |";
  for (std::size_t i = 0; i < parties.size(); ++i)
    out += " --- |";
  for (const Outlook& one : finding.outlooks) {
    out += fmt::format("\n  | {} | {} | {} |", markdown_plain(one.scenario),
                       markdown_plain(one.before), markdown_plain(one.after));
    for (const Party* party : parties) {
      const auto found = one.direction.find(party->id);
      out += fmt::format(" {} |", found == one.direction.end() ? "" : to_text(found->second));
    }
  }
  out += "\n\n";
}

std::string detail(const Audit& audit, std::size_t index) {
  const Finding& finding = audit.findings[index];
  const auto [before, after] = positions_of(finding);
  auto out =
      fmt::format("\n### {}: {}\n\n", finding.rule->code, markdown_plain(finding.rule->title));
  out += fmt::format("- {}\n- before: {}\n- after: {}\n", markdown_plain(finding.message),
                     markdown_plain(finding.change.before), markdown_plain(finding.change.after));
  if (!finding.depends.empty())
    out += fmt::format("- depends: {}\n", markdown_plain(finding.depends));
  outlooks(audit, finding, out);
  if (!finding.modifier.empty()) out += fmt::format("- {}\n", markdown_plain(finding.modifier));
  if (const auto said = decided(audit, finding); !said.empty())
    out += fmt::format("- {}\n", markdown_plain(said));
  if (!is_counted(finding))
    out += fmt::format("- explained by {}, and not counted\n", explained_by(audit, finding));
  const auto old_place = place(*audit.before, before);
  const auto new_place = place(*audit.after, after);
  return out + fmt::format("- at {}{}{}\n- fingerprint `{}`\n", old_place,
                           old_place.empty() || new_place.empty() ? "" : ", ", new_place,
                           audit.fingerprints[index]);
}

/// The clauses of an audit, with links between the ends of moves, splits and merges.
class Clauses {
 public:
  Clauses(const Audit& audit, std::string prefix)
      : places_(audit), entries_(entries(audit, places_)), prefix_(std::move(prefix)) {}

  /// Each with the names of the clauses around it, where no line before named them.
  std::vector<std::string> written(bool with_unchanged) {
    std::vector<std::string> pieces;
    name_anchors();
    const auto showing = [&](const ClauseChange& change) {
      return with_unchanged || !change.unchanged() ? Showing::whole : Showing::context;
    };
    for (const Line& line : listing(entries_, places_, showing)) {
      if (line.kind == LineKind::whole) whole(*line.entry->change);
      if (line.kind == LineKind::pointer) pointer(*line.entry);
      if (line.kind == LineKind::under) under(line.path);
      if (line.kind == LineKind::whole || line.kind == LineKind::pointer)
        pieces.push_back(std::exchange(out_, {}));
    }
    return pieces;
  }

 private:
  /// Only what something points to needs a name.
  void name_anchors() {
    for (const Entry& entry : entries_)
      if (entry.pointer)
        for (const Clause* clause : {entry.clause, &shown_clause(*entry.change)})
          anchors_.try_emplace(clause, fmt::format("{}clause-{}", prefix_, anchors_.size() + 1));
  }

  std::string anchor(const Clause& clause) const {
    const auto found = anchors_.find(&clause);
    return found == anchors_.end() ? "" : fmt::format("<a id=\"{}\"></a>", found->second);
  }
  std::string linked(const Clause& clause, std::string_view name) const {
    const auto found = anchors_.find(&clause);
    return found == anchors_.end() ? markdown_plain(name)
                                   : fmt::format("[{}](#{})", markdown_plain(name), found->second);
  }
  std::string linked(const std::vector<const Clause*>& side) const {
    std::string text;
    for (const Clause* clause : side)
      text += fmt::format("{}{}", text.empty() ? "" : ", ", linked(*clause, name_of(*clause)));
    return text;
  }

  void whole(const ClauseChange& change) {
    const auto mark = anchor(shown_clause(change));
    out_ += fmt::format("\n### {}{} ({})\n", mark, markdown_plain(numbered_name(change)),
                        kinds_text(change));
    const auto& [before, after, similarity, why, moved] = change.pairing;
    if (change.split()) out_ += fmt::format("\nsplit into {}\n", linked(after));
    if (change.merged()) out_ += fmt::format("\nmerged from {}\n", linked(before));
    if (moved)
      out_ += fmt::format("\nmoved from {} ({}), now {}\n", linked(before),
                          markdown_plain(places_.told(*before.front())),
                          markdown_plain(places_.told(*after.front())));
    const bool has_words = change.added() || change.removed() || change.edited;
    const auto text = cells_of(change).empty() ? redline_text(words_of(change)) : row(change);
    if (!text.empty() && (has_words || change.unchanged())) out_ += fmt::format("\n{}\n", text);
  }

  static std::string row(const ClauseChange& change) {
    std::string text;
    for (const auto& cell : cells_of(change))
      text += fmt::format("{}{}", text.empty() ? "" : " &#124; ", redline_text(cell));
    return text;
  }

  void pointer(const Entry& entry) {
    const ClauseChange& change = *entry.change;
    const auto* verb = entry.is_new() ? "split from" : change.merged() ? "merged into" : "moved to";
    const auto& target = shown_clause(change);
    const auto name = numbers_of(entry.is_new() ? change.pairing.before : change.pairing.after);
    out_ += fmt::format("\n{}{}: {} {}\n", anchor(*entry.clause),
                        markdown_plain(name_of(*entry.clause)), verb, linked(target, name));
  }

  void under(const std::vector<const Clause*>& path) {
    std::string names;
    for (const Clause* clause : path)
      names += fmt::format("{}{}", names.empty() ? "" : " / ", markdown_plain(name_of(*clause)));
    out_ += fmt::format("\nunder {}\n", names);
  }

  Places places_;
  std::vector<Entry> entries_;
  std::string prefix_;
  std::unordered_map<const Clause*, std::string> anchors_{};
  std::string out_{};
};

/// The pieces of one audit.
class AuditPieces {
 public:
  AuditPieces(const Audit& audit, const Report& report, std::vector<MarkdownPiece>& pieces)
      : audit_(audit), report_(report), pieces_(pieces) {}

  void add(const std::string& prefix) {
    title_ = add({PieceKind::title,
                  fmt::format("# {}\n\n", markdown_plain(name_of(audit_.subject().agreement)))});
    add({PieceKind::evidence, evidence(audit_, report_), title_});
    if (report_.depth == Depth::findings) add_findings();
    const auto clauses = add({PieceKind::clauses, "\n## Clauses\n", title_});
    for (std::string& one : Clauses(audit_, prefix).written(report_.with_unchanged))
      add({PieceKind::clause, std::move(one), clauses});
  }

 private:
  /// In a log, GitHub's runner would take a line that begins with two colons for a command.
  std::size_t add(MarkdownPiece piece) {
    for (std::size_t at = 0; (at = piece.text.find("\n::", at)) != std::string::npos;)
      piece.text.replace(at + 1, 1, "&#58;");
    pieces_.push_back(std::move(piece));
    return pieces_.size() - 1;
  }

  void add_findings() {
    const auto parties = columns(audit_, report_.perspective);
    const auto table = add({PieceKind::meaning, meaning(audit_, report_), title_});
    for (const Finding& finding : audit_.findings)
      if (is_counted(finding))
        add({PieceKind::row, row(audit_, finding, parties), table, finding.severity});
    if (audit_.findings.empty()) return;
    const auto heading = add({PieceKind::findings, "\n## Findings\n", title_});
    for (std::size_t i = 0; i < audit_.findings.size(); ++i)
      add({PieceKind::finding, detail(audit_, i), heading, audit_.findings[i].severity,
           is_counted(audit_.findings[i])});
  }

  const Audit& audit_;
  const Report& report_;
  std::vector<MarkdownPiece>& pieces_;
  std::size_t title_ = MarkdownPiece::none;
};

}  // namespace

std::vector<MarkdownPiece> markdown_pieces(const Report& report) {
  std::vector<MarkdownPiece> pieces;
  for (const Audit& audit : report.audits) {
    const auto prefix =
        &audit == report.audits.data() ? "" : fmt::format("{}-", &audit - report.audits.data() + 1);
    AuditPieces(audit, report, pieces).add(prefix);
  }
  for (const Failure& failure : report.failed)
    pieces.push_back({PieceKind::failure, fmt::format("\nCould not be read: {}: {}\n",
                                                      markdown_plain(visible_line(failure.source)),
                                                      markdown_plain(failure.message))});
  return pieces;
}

std::string markdown_body(const Report& report) {
  if (report.audits.empty() && report.failed.empty()) return "No agreement differs.\n";
  const auto pieces = markdown_pieces(report);
  return joined(pieces, std::vector<bool>(pieces.size(), true));
}

std::string markdown(const Report& report) {
  return closed(markdown_body(report), report, "markdown");
}

}  // namespace clauseline::reports
