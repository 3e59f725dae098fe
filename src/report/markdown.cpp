// For pull requests and wikis. Contract text is data: whatever Markdown or HTML would obey in
// it is escaped, and it never starts a line of ours.

#include "report/commits.hpp"
#include "report/lines.hpp"
#include "report/listing.hpp"
#include "report/view.hpp"
#include "text/visible.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace clauseline::reports {
namespace {

/// Text that says itself: on one line, with every mark that means something escaped.
std::string plain(std::string_view text) {
  constexpr std::string_view marks = "\\`*_{}[]()#+-.!|~>@";
  std::string out;
  for (const char c : visible(text)) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '\n')
      out += ' ';
    else {
      if (marks.find(c) != std::string_view::npos) out += '\\';
      out += c;
    }
  }
  return out;
}

/// Text inside an HTML element of ours, which GitHub and GitLab both render.
std::string in_element(std::string_view text) {
  std::string out;
  for (const char c : visible(text)) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '\n')
      out += "<br>";
    else if (c == '`' || c == '*' || c == '_' || c == '[' || c == ']' || c == '|' || c == '~' ||
             c == '\\' || c == '@')
      out += fmt::format("&#{};", static_cast<int>(c));
    else
      out += c;
  }
  return out;
}

std::string redline_text(const std::vector<Edit>& edits) {
  std::string text;
  for (const Edit& edit : edits) {
    const auto shown = in_element(edit.text);
    if (edit.kind == EditKind::deletion) text += "<del>" + shown + "</del>";
    if (edit.kind == EditKind::insertion) text += "<ins>" + shown + "</ins>";
    if (edit.kind == EditKind::equal) text += shown;
  }
  return text;
}

/// A name as code on one line; a back quote in it would end the code.
std::string code(std::string_view text) {
  auto shown = visible_line(text);
  std::ranges::replace(shown, '`', '\'');
  std::ranges::replace(shown, '|', '/');
  return "`" + shown + "`";
}

std::string place(const Version& version, Position position) {
  return position.line == 0 ? std::string()
                            : code(fmt::format("{}:{}:{}", version.evidence.source, position.line,
                                               position.column));
}

void header(const Audit& audit, const Report& report, std::string& out) {
  const auto& agreement = audit.subject().agreement;
  out += fmt::format("# {}\n\n", plain(agreement.title.empty() ? agreement.id : agreement.title));
  for (const std::string& notice : agreement.notices)
    out += fmt::format("> {}\n>\n", plain(notice));
  out += "\n| | before | after |\n| --- | --- | --- |\n";
  const auto row = [&](std::string_view label, const auto& value) {
    out += fmt::format("| {} | {} | {} |\n", label, audit.added ? "none" : value(*audit.before),
                       audit.deleted ? "none" : value(*audit.after));
  };
  row("source", [](const Version& side) { return code(side.evidence.source); });
  row("version", [](const Version& side) { return plain(side.agreement.version); });
  row("effective", [](const Version& side) { return plain(side.agreement.effective()); });
  row("commit", [](const Version& side) { return side.evidence.commit.substr(0, 12); });
  row("blob", [](const Version& side) { return side.evidence.blob.substr(0, 12); });
  for (const SignedTag& one : audit.circumstances.tags)
    out += fmt::format("\nTag {} `{}` {}: {}.\n", code(one.name), one.id.substr(0, 12),
                       plain(one.subject), plain(made_by(one)));
  for (const SignedCommit& one : audit.circumstances.commits)
    out += fmt::format("\nCommit `{}` {}: {}.\n", one.commit.id.substr(0, 12),
                       plain(one.commit.subject), plain(made_by(one)));
  if (const Evidence* policy = policy_of(report))
    out += fmt::format("\nJudged by the policy {}, sha256 `{}`.\n", code(policy->source),
                       policy->digest.substr(0, 12));
  for (const Evidence& from : detectors_of(report))
    out += fmt::format("\nWords read by the detectors {}, sha256 `{}`.\n", code(from.source),
                       from.digest.substr(0, 12));
  for (const Finding& finding : audit.turned_off)
    out += fmt::format("\n{} is turned off by the policy: {}\n", finding.rule->code,
                       plain(finding.modifier));
}

void findings(const Audit& audit, const Report& report, std::string& out) {
  const auto parties = columns(audit, report.perspective);
  out += fmt::format("\n## What it means\n\n{}.\n", counts(tally(audit)));
  if (audit.findings.empty()) return;
  out += "\n| finding | severity |";
  for (const Party* party : parties)
    out += fmt::format(" {} |", plain(party->short_name));
  out += " clause |\n| --- | --- |";
  for (std::size_t i = 0; i < parties.size(); ++i)
    out += " --- |";
  out += " --- |\n";
  for (const Finding& finding : audit.findings) {
    if (finding.folded_under >= 0) continue;
    out += fmt::format("| {} ({}) | {} |", plain(finding.message), finding.rule->code,
                       to_text(finding.severity));
    for (const Party* party : parties) {
      const auto found = finding.direction.find(party->id);
      out += fmt::format(" {} |", found == finding.direction.end() ? "" : to_text(found->second));
    }
    out += fmt::format(" {} |\n", plain(place_of(finding)));
  }
}

/// A table in the list item above it.
void outlooks(const Audit& audit, const Finding& finding, std::string& out) {
  if (finding.outlooks.empty()) return;
  const auto parties = columns(audit, {});
  out += "\n  | scenario | before | after |";
  for (const Party* party : parties)
    out += fmt::format(" {} |", plain(party->short_name));
  out += "\n  | --- | --- | --- |";
  for (std::size_t i = 0; i < parties.size(); ++i)
    out += " --- |";
  for (const Outlook& one : finding.outlooks) {
    out += fmt::format("\n  | {} | {} | {} |", plain(one.scenario), plain(one.before),
                       plain(one.after));
    for (const Party* party : parties) {
      const auto found = one.direction.find(party->id);
      out += fmt::format(" {} |", found == one.direction.end() ? "" : to_text(found->second));
    }
  }
  out += "\n\n";
}

void details(const Audit& audit, std::string& out) {
  if (audit.findings.empty()) return;
  out += "\n## Findings\n";
  for (std::size_t i = 0; i < audit.findings.size(); ++i) {
    const Finding& finding = audit.findings[i];
    const auto [before, after] = positions_of(finding);
    out += fmt::format("\n### {}: {}\n\n", finding.rule->code, plain(finding.rule->title));
    out += fmt::format("- {}\n- before: {}\n- after: {}\n", plain(finding.message),
                       plain(finding.change.before), plain(finding.change.after));
    if (!finding.depends.empty()) out += fmt::format("- depends: {}\n", plain(finding.depends));
    outlooks(audit, finding, out);
    if (!finding.modifier.empty()) out += fmt::format("- {}\n", plain(finding.modifier));
    if (finding.folded_under >= 0)
      out += fmt::format("- explained by {}, and not counted\n",
                         audit.findings[static_cast<std::size_t>(finding.folded_under)].rule->code);
    const auto old_place = place(*audit.before, before);
    const auto new_place = place(*audit.after, after);
    out += fmt::format("- at {}{}{}\n- fingerprint `{}`\n", old_place,
                       old_place.empty() || new_place.empty() ? "" : ", ", new_place,
                       audit.fingerprints[i]);
  }
}

/// The clauses of an audit, with links between the ends of moves, splits and merges.
class Clauses {
 public:
  Clauses(const Audit& audit, std::string prefix, std::string& out)
      : places_(audit), entries_(entries(audit, places_)), prefix_(std::move(prefix)), out_(out) {}

  void write(bool with_unchanged) {
    out_ += "\n## Clauses\n";
    name_anchors();
    const auto showing = [&](const ClauseChange& change) {
      return with_unchanged || !change.unchanged() ? Showing::whole : Showing::context;
    };
    for (const Line& line : listing(entries_, places_, showing)) {
      if (line.kind == LineKind::whole) whole(*line.entry->change);
      if (line.kind == LineKind::pointer) pointer(*line.entry);
      if (line.kind == LineKind::under) under(line.path);
    }
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
    return found == anchors_.end() ? plain(name)
                                   : fmt::format("[{}](#{})", plain(name), found->second);
  }
  std::string linked(const std::vector<const Clause*>& side) const {
    std::string text;
    for (const Clause* clause : side)
      text += fmt::format("{}{}", text.empty() ? "" : ", ", linked(*clause, name_of(*clause)));
    return text;
  }

  void whole(const ClauseChange& change) {
    const auto mark = anchor(shown_clause(change));
    out_ +=
        fmt::format("\n### {}{} ({})\n", mark, plain(numbered_name(change)), kinds_text(change));
    const auto& [before, after, similarity, why, moved] = change.pairing;
    if (change.split()) out_ += fmt::format("\nsplit into {}\n", linked(after));
    if (change.merged()) out_ += fmt::format("\nmerged from {}\n", linked(before));
    if (moved)
      out_ +=
          fmt::format("\nmoved from {} ({}), now {}\n", linked(before),
                      plain(places_.told(*before.front())), plain(places_.told(*after.front())));
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
    out_ += fmt::format("\n{}{}: {} {}\n", anchor(*entry.clause), plain(name_of(*entry.clause)),
                        verb, linked(target, name));
  }

  void under(const std::vector<const Clause*>& path) {
    std::string names;
    for (const Clause* clause : path)
      names += fmt::format("{}{}", names.empty() ? "" : " / ", plain(name_of(*clause)));
    out_ += fmt::format("\nunder {}\n", names);
  }

  Places places_;
  std::vector<Entry> entries_;
  std::string prefix_;
  std::unordered_map<const Clause*, std::string> anchors_{};
  std::string& out_;
};

}  // namespace

std::string markdown(const Report& report) {
  std::string out;
  if (report.audits.empty() && report.failed.empty()) out += "No agreement differs.\n";
  for (const Audit& audit : report.audits) {
    const auto prefix =
        &audit == report.audits.data() ? "" : fmt::format("{}-", &audit - report.audits.data() + 1);
    if (!out.empty()) out += "\n---\n\n";
    header(audit, report, out);
    if (report.depth == Depth::findings) {
      findings(audit, report, out);
      details(audit, out);
    }
    Clauses(audit, prefix, out).write(report.with_unchanged);
  }
  for (const Failure& failure : report.failed)
    out += fmt::format("\nCould not be read: {}: {}\n", plain(visible_line(failure.source)),
                       plain(failure.message));
  return out;
}

}  // namespace clauseline::reports
