// For the merge requests of GitLab: a Code Quality report. It has no word for what is not
// counted, so only what is counted stands in it.

#include "report/finding_facts.hpp"
#include "report/finding_places.hpp"
#include "report/format.hpp"
#include "report/lines.hpp"
#include "text/digest.hpp"
#include "text/visible.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <set>

namespace clauseline::reports {
namespace {

using Json = nlohmann::ordered_json;

std::string_view grade(Severity severity) {
  switch (severity) {
    case Severity::critical: return "blocker";
    case Severity::high: return "critical";
    case Severity::medium: return "major";
    case Severity::low: return "minor";
    case Severity::info: break;
  }
  return "info";
}

Json issue(std::string_view rule, const std::string& said, Severity severity,
           const FilePlace& place) {
  return {
      {"description", visible_line(bounded(said))},
      {"check_name", std::string(rule)},
      {"fingerprint", ""},
      {"severity", std::string(grade(severity))},
      {"location", {{"path", visible_line(place.path)}, {"lines", {{"begin", place.at.line}}}}}};
}

/// Two copies of one agreement have the same findings; GitLab would show one of them.
std::string unique(const std::string& fingerprint, std::set<std::string>& taken) {
  auto one = fingerprint;
  for (int copy = 2; !taken.insert(one).second; ++copy)
    one = fmt::format("{}-{}", fingerprint, copy);
  return one;
}

}  // namespace

std::string code_quality(const Report& report) {
  Json out = Json::array();
  std::set<std::string> taken;
  const auto add = [&](Json one, const std::string& fingerprint) {
    one["fingerprint"] = unique(fingerprint, taken);
    out.push_back(std::move(one));
  };
  for (const auto& [source, message] : report.failed)
    add(issue("IN025", "Could not be read: " + message, find_rule("IN025")->severity,
              {source, {.line = 1, .column = 1}}),
        sha256("IN025\n" + source).substr(0, 32));
  for (const Audit& audit : report.audits) {
    const FindingPlaces places(audit);
    for (std::size_t i = 0; i < audit.findings.size(); ++i) {
      const Finding& finding = audit.findings[i];
      if (!is_counted(finding)) continue;
      auto said = finding.message;
      for (const auto& more : {for_whom(audit, finding), decided(audit, finding)})
        if (!more.empty()) said += fmt::format(" [{}]", more);
      add(issue(finding.rule->code, said, settled_severity(finding), places.shown(finding)),
          audit.fingerprints[i]);
    }
  }
  return out.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace clauseline::reports
