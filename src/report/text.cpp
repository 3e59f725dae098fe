// For a terminal: what counsel asks first comes first, in 80 columns, and every finding says
// where it stands in a form that editors follow. Contract text never starts a line of ours.

#include "report/finding_facts.hpp"
#include "report/text_page.hpp"
#include "report/view.hpp"
#include "text/error.hpp"
#include "text/visible.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace clauseline::reports {
namespace {

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

std::string directions(const Audit& audit, const Directions& directions, const Report& report) {
  std::string text;
  for (const Party* party : columns(audit, report.perspective)) {
    const auto found = directions.find(party->id);
    if (found == directions.end() || found->second == Direction::unknown) continue;
    const bool word = found->second == Direction::depends || found->second == Direction::mixed;
    text += fmt::format("{}{} {}", text.empty() ? "" : ", ", party->short_name,
                        word ? sign(found->second) : to_text(found->second));
  }
  return text;
}

void header(const Audit& audit, const Report& report, TextPage& page) {
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
  if (const Evidence* policy = policy_of(report))
    page.line(fmt::format("  policy  {}, sha256 {}", visible_line(policy->source),
                          policy->digest.substr(0, 12)));
  for (const Evidence& from : detectors_of(report))
    page.line(fmt::format("  detectors  {}, sha256 {}", visible_line(from.source),
                          from.digest.substr(0, 12)));
  for (const Finding& finding : audit.turned_off)
    page.paragraph(fmt::format("{} is turned off by the policy: {}", finding.rule->code,
                               visible_line(finding.modifier)),
                   2);
  for (const Version* side : {audit.before.get(), audit.after.get()})
    for (const std::string& remark : side->agreement.remarks)
      page.paragraph("note: " + remark, 2);
}

void summary(const Audit& audit, const Report& report, TextPage& page) {
  const auto sum = tally(audit);
  page.line();
  std::string clauses;
  for (const char* kind :
       {"edited", "added", "removed", "moved", "renumbered", "split", "merged", "unchanged"})
    if (const auto found = sum.clauses.find(kind); found != sum.clauses.end())
      clauses += fmt::format("{}{} {}", clauses.empty() ? "" : ", ", found->second, kind);
  page.paragraph("Clauses: " + (clauses.empty() ? "none" : clauses), 0);
  if (report.depth == Depth::clauses) return;
  const auto decisions = decisions_counted({&audit});
  page.paragraph(
      fmt::format("Findings: {}{}{}", counts(sum), decisions.empty() ? "" : "; ", decisions), 0);
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

void finding_lines(const Audit& audit, const Finding& finding, const Report& report,
                   TextPage& page) {
  const bool grave = finding.severity >= Severity::high;
  page.line();
  page.line(fmt::format("{} {}  {}",
                        page.inked(to_text(finding.severity), grave ? Ink::alarm : Ink::strong),
                        finding.rule->code, visible(place_of(finding))));
  page.paragraph(finding.message, 2, Ink::strong);
  const auto effect = directions(audit, finding.direction, report);
  if (!effect.empty()) page.paragraph(effect, 2);
  if (!finding.depends.empty()) page.paragraph("depends: " + finding.depends, 2);
  for (const Outlook& one : finding.outlooks) {
    const auto gains = directions(audit, one.direction, report);
    page.paragraph(fmt::format("{}: {} -> {}{}{}", one.scenario, one.before, one.after,
                               gains.empty() ? "" : "; ", gains),
                   4);
  }
  if (!finding.modifier.empty()) page.paragraph(finding.modifier, 2, Ink::faint);
  if (const auto said = decided(audit, finding); !said.empty()) page.paragraph(said, 2);
  const auto [before, after] = positions_of(finding);
  if (before.line > 0)
    page.line(
        fmt::format("  old  {}", Location{visible_line(audit.before->evidence.source), before}));
  if (after.line > 0)
    page.line(
        fmt::format("  new  {}", Location{visible_line(audit.after->evidence.source), after}));
}

void folded(const Audit& audit, TextPage& page) {
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

void audit_lines(const Audit& audit, const Report& report, TextPage& page) {
  header(audit, report, page);
  summary(audit, report, page);
  for (const Finding& finding : audit.findings)
    if (finding.folded_under < 0) finding_lines(audit, finding, report, page);
  folded(audit, page);
  if (report.depth == Depth::clauses) clause_lines(audit, page);
}

}  // namespace

std::string text(const Report& report) {
  TextPage page(report);
  if (report.gate) {
    gate_lines(page);
    return page.finish();
  }
  if (report.audits.empty() && report.failed.empty()) page.line("No agreement differs.");
  for (std::size_t i = 0; i < report.audits.size(); ++i) {
    if (i > 0) page.line(std::string(report.width, '-'));
    audit_lines(report.audits[i], report, page);
  }
  for (const Failure& failure : report.failed)
    page.line(fmt::format("\ncould not be read: {}: {}", visible_line(failure.source),
                          visible_line(failure.message)));
  return page.finish();
}

}  // namespace clauseline::reports
