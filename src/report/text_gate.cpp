// What the gate says to somebody who wants to go on working: what blocks, where, and the command
// that tells the rest.

#include "report/finding_facts.hpp"
#include "report/finding_places.hpp"
#include "report/lines.hpp"
#include "report/text_page.hpp"
#include "report/view.hpp"
#include "text/error.hpp"
#include "text/visible.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace clauseline::reports {
namespace {

/// What of all audits the first line counts.
struct Sum {
  std::array<std::size_t, 5> blocking{};  // by severity
  std::size_t findings = 0;               // of any severity
  std::size_t turned_off = 0;
  std::size_t closed = 0;   // agreements in which something blocks
  std::string decisions{};  // how many were decided, and how
};

Sum sum_of(const Report& report) {
  Sum sum;
  std::vector<const Audit*> audits;
  for (const Audit& audit : report.audits) {
    audits.push_back(&audit);
    sum.turned_off += audit.turned_off.size();
    if (blocks(audit, report.fail_on)) ++sum.closed;
    for (const Finding& finding : audit.findings) {
      if (finding.folded_under >= 0) continue;
      ++sum.findings;
      if (is_blocking(finding, report))
        ++sum.blocking.at(static_cast<std::size_t>(finding.severity));
    }
  }
  sum.decisions = decisions_counted(audits);
  return sum;
}

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

std::string agreements(std::size_t count) { return counted(count, "agreement", "agreements"); }

/// What of it the policy and people let pass.
std::string let_pass(const Sum& sum) {
  const auto off =
      sum.turned_off == 0 ? std::string() : fmt::format("; {} turned off", sum.turned_off);
  return off + (sum.decisions.empty() ? "" : "; " + sum.decisions);
}

std::string open_line(const Report& report, const Sum& sum) {
  if (report.audits.empty()) return "No agreement differs.";
  const auto where = agreements(report.audits.size());
  if (sum.findings == 0)
    return fmt::format("Nothing blocks: no findings in {}{}.", where, let_pass(sum));
  return fmt::format("Nothing blocks: {} in {}, none {}{} or above{}.",
                     counted(sum.findings, "finding", "findings"), where,
                     sum.decisions.empty() ? "" : "that is open ", to_text(report.fail_on),
                     let_pass(sum));
}

std::string closed_line(const Sum& sum) {
  std::size_t all = 0;
  std::string levels;
  for (auto level = sum.blocking.size(); level-- > 0;) {
    const auto count = sum.blocking.at(level);
    all += count;
    if (count > 0)
      levels += fmt::format("{}{} {}", levels.empty() ? "" : ", ", count,
                            to_text(static_cast<Severity>(level)));
  }
  return fmt::format("{}: {} (of {}), in {}{}.", counted(all, "finding blocks", "findings block"),
                     levels, sum.findings, agreements(sum.closed), let_pass(sum));
}

/// Where it stands now, or stood before it went.
std::string place_in_file(const Audit& audit, const Finding& finding) {
  const auto [before, after] = positions_of(finding);
  const auto file = [](const Version& version) { return visible_line(file_of(version.evidence)); };
  if (after.line > 0) return fmt::format("{}", Location{file(*audit.after), after});
  const Location was{file(*audit.before), before};
  return before.line > 0 ? fmt::format("old {}", was) : file(audit.subject());
}

void finding_lines(const Audit& audit, const Finding& finding, TextPage& page) {
  constexpr std::size_t least = 12;  // columns of a clause's name, however long the place is
  const auto width = page.report().width;
  const auto severity = to_text(finding.severity);
  const auto place = place_in_file(audit, finding);
  const auto around = severity.size() + 1 + finding.rule->code.size() + 2 + 2 + width_of(place);
  const auto clause =
      cut(visible_line(place_of(finding)), width > around + least ? width - around : least);
  page.line(fmt::format(
      "{} {}  {}  {}",
      page.inked(severity, finding.severity >= Severity::high ? Ink::alarm : Ink::strong),
      finding.rule->code, clause, place));
  page.line("  " + cut(visible_line(finding.message), width - 2));
  if (const auto said = decided(audit, finding); !said.empty())
    page.paragraph(visible_line(said), 2);
}

/// The command in lines that a shell reads as one.
void command_lines(TextPage& page) {
  constexpr std::size_t behind = 2;  // columns for what says that the line goes on
  std::string line = " ";
  for (const std::string& one : page.report().full_report) {
    const auto word = shell_word(one);
    if (width_of(line) + 1 + width_of(word) + behind > page.report().width && line.size() > 4) {
      page.line(line + " \\");
      line = "   ";
    }
    line += " " + word;
  }
  page.line(line);
}

}  // namespace

void gate_lines(TextPage& page) {
  const Report& report = page.report();
  const auto sum = sum_of(report);
  if (!report.failed.empty())
    page.paragraph(fmt::format("{} could not be read, so the gate stays closed.",
                               agreements(report.failed.size())),
                   0, Ink::alarm);
  if (sum.closed == 0) {
    if (report.failed.empty()) page.paragraph(open_line(report, sum), 0);
    return;
  }
  page.paragraph(closed_line(sum), 0, Ink::strong);
  page.line();
  for (const Audit& audit : report.audits)
    for (const Finding& finding : audit.findings)
      if (is_blocking(finding, report)) finding_lines(audit, finding, page);
  page.line();
  page.line("The whole report:");
  command_lines(page);
}

}  // namespace clauseline::reports
