// For a terminal: what counsel asks first comes first, in 80 columns, and every finding says
// where it stands in a form that editors follow. Contract text never starts a line of ours.

#include "report/lines.hpp"
#include "report/view.hpp"
#include "text/error.hpp"
#include "text/visible.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace clauseline::reports {
namespace {

enum class Ink : std::uint8_t { plain, strong, faint, deleted, inserted, alarm };

std::string_view code(Ink ink) {
  switch (ink) {
    case Ink::strong: return "1";
    case Ink::faint: return "2";
    case Ink::deleted: return "31;9";
    case Ink::inserted: return "32;4";
    case Ink::alarm: return "1;31";
    case Ink::plain: break;
  }
  return "0";
}

class Page {
 public:
  explicit Page(const Report& report) : report_(report) {}

  std::string inked(std::string_view text, Ink ink) const {
    if (!report_.color || ink == Ink::plain) return std::string(text);
    return fmt::format("\033[{}m{}\033[0m", code(ink), text);
  }

  /// Wrapped text, every line under the first at `indent` columns.
  void paragraph(std::string_view text, std::size_t indent, Ink ink = Ink::plain) {
    for (const std::string& line : wrapped(visible(text), report_.width - indent))
      out_ += fmt::format("{:>{}}{}\n", "", indent, inked(line, ink));
  }
  void line(std::string_view text = {}) { out_ += fmt::format("{}\n", text); }

  /// The redline as words: [-deleted-] {+inserted+} without colour, struck and underlined with.
  static std::string marked(const std::vector<Edit>& edits) {
    std::string text;
    for (const Edit& edit : edits) {
      const auto shown = shortened(edit);
      if (edit.kind == EditKind::deletion) text += fmt::format("[-{}-]", shown);
      if (edit.kind == EditKind::insertion) text += fmt::format("{{+{}+}}", shown);
      if (edit.kind == EditKind::equal) text += shown;
    }
    return text;
  }

  std::string finish() { return std::move(out_); }

 private:
  /// Long words that stayed are context: their ends are enough.
  static std::string shortened(const Edit& edit) {
    constexpr std::size_t longest = 160;
    constexpr std::size_t kept = 60;
    const auto& text = edit.text;
    if (edit.kind != EditKind::equal || text.size() <= longest) return text;
    auto head = text.rfind(' ', kept);
    auto tail = text.find(' ', text.size() - kept);
    if (head == std::string::npos || tail == std::string::npos) return text;
    return text.substr(0, head) + " ... " + text.substr(tail + 1);
  }

  const Report& report_;
  std::string out_{};
};

std::string_view sign(Direction direction) {
  switch (direction) {
    case Direction::gain: return "+";
    case Direction::loss: return "-";
    case Direction::neutral: return "=";
    case Direction::depends: return "depends";
    case Direction::mixed: return "mixed";
    case Direction::unknown: break;
  }
  return "?";
}

std::string directions(const Audit& audit, const Finding& finding, const Report& report) {
  std::string text;
  for (const Party* party : columns(audit, report.perspective)) {
    const auto found = finding.direction.find(party->id);
    if (found == finding.direction.end() || found->second == Direction::unknown) continue;
    const bool word = found->second == Direction::depends || found->second == Direction::mixed;
    text += fmt::format("{}{} {}", text.empty() ? "" : ", ", party->short_name,
                        word ? sign(found->second) : to_text(found->second));
  }
  return text;
}

void header(const Audit& audit, Page& page) {
  const auto& agreement = audit.subject().agreement;
  page.paragraph(agreement.title.empty() ? agreement.id : agreement.title, 0, Ink::strong);
  for (const std::string& notice : agreement.notices)
    page.paragraph(notice, 2, Ink::faint);
  const auto version = [](const Version& side) {
    std::string text = visible_line(side.evidence.source);
    if (!side.agreement.version.empty())
      text += fmt::format(", version {}", side.agreement.version);
    if (!side.evidence.commit.empty())
      text += fmt::format(", commit {}", side.evidence.commit.substr(0, 12));
    return text;
  };
  page.line(fmt::format("  old  {}",
                        audit.added ? "none: the agreement is new" : version(*audit.before)));
  page.line(fmt::format("  new  {}",
                        audit.deleted ? "none: the agreement is gone" : version(*audit.after)));
  for (const Version* side : {audit.before.get(), audit.after.get()})
    for (const std::string& remark : side->agreement.remarks)
      page.paragraph("note: " + remark, 2);
}

void summary(const Audit& audit, const Report& report, Page& page) {
  const auto sum = tally(audit);
  page.line();
  std::string clauses;
  for (const char* kind :
       {"edited", "added", "removed", "moved", "renumbered", "split", "merged", "unchanged"})
    if (const auto found = sum.clauses.find(kind); found != sum.clauses.end())
      clauses += fmt::format("{}{} {}", clauses.empty() ? "" : ", ", found->second, kind);
  page.paragraph("Clauses: " + (clauses.empty() ? "none" : clauses), 0);
  if (report.depth == Depth::clauses) return;
  page.line(fmt::format("Findings: {}", counts(sum)));
  for (const Party* party : columns(audit, report.perspective)) {
    const auto found = sum.parties.find(party->id);
    if (found == sum.parties.end()) continue;
    const auto count = [&](Direction direction) {
      return found->second.at(static_cast<std::size_t>(direction));
    };
    page.line(fmt::format("  {}: gain {}, loss {}, depends {}, mixed {}",
                          visible(party->short_name), count(Direction::gain),
                          count(Direction::loss), count(Direction::depends),
                          count(Direction::mixed)));
  }
}

void finding_lines(const Audit& audit, const Finding& finding, const Report& report, Page& page) {
  const bool grave = finding.severity >= Severity::high;
  page.line();
  page.line(fmt::format("{} {}  {}",
                        page.inked(to_text(finding.severity), grave ? Ink::alarm : Ink::strong),
                        finding.rule->code, visible(place_of(finding))));
  page.paragraph(finding.message, 2, Ink::strong);
  const auto effect = directions(audit, finding, report);
  if (!effect.empty()) page.paragraph(effect, 2);
  if (!finding.depends.empty()) page.paragraph("depends: " + finding.depends, 2);
  if (!finding.modifier.empty()) page.paragraph(finding.modifier, 2, Ink::faint);
  const auto [before, after] = positions_of(finding);
  if (before.line > 0)
    page.line(
        fmt::format("  old  {}", Location{visible_line(audit.before->evidence.source), before}));
  if (after.line > 0)
    page.line(
        fmt::format("  new  {}", Location{visible_line(audit.after->evidence.source), after}));
}

void folded(const Audit& audit, Page& page) {
  bool first = true;
  for (const Finding& finding : audit.findings) {
    if (finding.folded_under < 0) continue;
    if (first) page.line("\nExplained by the findings above, and not counted:");
    first = false;
    const auto& stronger = audit.findings[static_cast<std::size_t>(finding.folded_under)];
    page.paragraph(
        fmt::format("{} under {}: {}", finding.rule->code, stronger.rule->code, finding.message),
        2);
  }
}

std::string clause_title(const ClauseChange& change) {
  std::string before;
  for (const Clause* clause : change.pairing.before)
    before += fmt::format("{}{}", before.empty() ? "" : ", ",
                          clause->number.empty() ? clause->id : clause->number);
  const bool renamed = change.merged() || change.renumbered;
  return fmt::format("{}: {}{}", kinds_text(change), renamed ? before + " -> " : "",
                     shown_clause(change).label());
}

void clause_lines(const ClauseChange& change, Page& page) {
  page.line();
  page.line(page.inked(visible(clause_title(change)), Ink::strong));
  if (change.added() || change.removed() || change.edited)
    page.paragraph(Page::marked(redline_of(change)), 2);
}

void audit_lines(const Audit& audit, const Report& report, Page& page) {
  header(audit, page);
  summary(audit, report, page);
  for (const Finding& finding : audit.findings)
    if (finding.folded_under < 0) finding_lines(audit, finding, report, page);
  folded(audit, page);
  if (report.depth == Depth::clauses)
    for (const ClauseChange& change : audit.comparison.clauses)
      if (!change.unchanged() || report.with_unchanged) clause_lines(change, page);
}

void gate_line(const Report& report, Page& page) {
  const auto blocking = std::ranges::count_if(
      report.audits, [&](const Audit& audit) { return blocks(audit, report.fail_on); });
  page.line();
  page.line(
      blocking == 0 && report.failed.empty()
          ? fmt::format("The gate is open: no finding of {} or above.", to_text(report.fail_on))
          : fmt::format("The gate is closed: findings of {} or above.", to_text(report.fail_on)));
}

}  // namespace

std::string text(const Report& report) {
  Page page(report);
  if (report.audits.empty() && report.failed.empty()) page.line("No agreement differs.");
  for (std::size_t i = 0; i < report.audits.size(); ++i) {
    if (i > 0) page.line(std::string(report.width, '-'));
    audit_lines(report.audits[i], report, page);
  }
  for (const Failure& failure : report.failed)
    page.line(fmt::format("\ncould not be read: {}: {}", visible_line(failure.source),
                          visible_line(failure.message)));
  if (report.gate) gate_line(report, page);
  return page.finish();
}

}  // namespace clauseline::reports
