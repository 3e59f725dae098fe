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

/// For whom it goes how, or why it is not counted.
std::string behind(const Audit& audit, const Finding& finding) {
  const auto other = explained_by(audit, finding);
  return other.empty() ? for_whom(audit, finding) : fmt::format("explained by {}", other);
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
      out += line(places.shown(finding), is_counted(finding) ? to_text(finding.severity) : "folded",
                  finding, behind(audit, finding));
    for (const Finding& finding : audit.turned_off)
      out += line(places.shown(finding), "off", finding, finding.modifier);
  }
  return out;
}

}  // namespace clauseline::reports
