// For grep and editors: each finding on a line that says all of it, whatever the agreement says.

#include "report/finding_facts.hpp"
#include "report/finding_places.hpp"
#include "report/format.hpp"
#include "report/lines.hpp"
#include "text/error.hpp"
#include "text/visible.hpp"

#include <fmt/format.h>

namespace clauseline::reports {
namespace {

std::string line(const FilePlace& place, std::string_view severity, const Finding& finding,
                 const std::string& behind) {
  return unbidden(visible_line(fmt::format("{}: {} {}: {}{}", Location{place.path, place.at},
                                           severity, finding.rule->code, finding.message,
                                           behind.empty() ? "" : fmt::format(" [{}]", behind)))) +
         "\n";
}

/// How grave it is; of what counts no more, what became of it.
std::string_view grade(const Audit& audit, const Finding& finding) {
  if (!is_counted(finding)) return "folded";
  return finding.let_pass ? to_text(settlement_of(audit, finding).state)
                          : to_text(finding.severity);
}

/// For whom it goes how and what was decided, or why it is not counted.
std::string behind(const Audit& audit, const Finding& finding) {
  if (const auto other = explained_by(audit, finding); !other.empty())
    return fmt::format("explained by {}", other);
  auto text = for_whom(audit, finding);
  if (const auto said = decided(audit, finding); !said.empty())
    text += fmt::format("{}{}", text.empty() ? "" : "; ", said);
  return text;
}

}  // namespace

std::string lines(const Report& report) {
  std::string out;
  for (const auto& [source, message] : report.failed)
    out += unbidden(visible_line(fmt::format("{}: {} IN025: could not be read: {}",
                                             Location{source, {.line = 1, .column = 1}},
                                             to_text(find_rule("IN025")->severity), message))) +
           "\n";
  for (const Audit& audit : report.audits) {
    const FindingPlaces places(audit);
    for (const Finding& finding : audit.findings)
      out += line(places.shown(finding), grade(audit, finding), finding, behind(audit, finding));
    for (const Finding& finding : audit.turned_off)
      out += line(places.shown(finding), "off", finding, finding.modifier);
  }
  return out;
}

}  // namespace clauseline::reports
