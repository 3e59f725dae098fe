// For reviewdog: one DiagnosticResult of its format rdjson, whose columns count bytes as ours do.
// It has no word for what is not counted, so only what is counted stands in it.

#include "report/finding_facts.hpp"
#include "report/finding_places.hpp"
#include "report/format.hpp"
#include "report/lines.hpp"
#include "text/visible.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

namespace clauseline::reports {
namespace {

using Json = nlohmann::ordered_json;

std::string_view grade(Severity severity) {
  if (severity >= Severity::high) return "ERROR";
  return severity == Severity::medium ? "WARNING" : "INFO";
}

/// Without an end the range is the place itself.
Json diagnostic(std::string_view rule, const std::string& said, Severity severity,
                const FilePlace& place) {
  Json out{{"message", visible(bounded(said))}, {"location", {{"path", visible_line(place.path)}}}};
  if (place.at.line > 0)
    out["location"]["range"] = {{"start", {{"line", place.at.line}, {"column", place.at.column}}}};
  out["severity"] = std::string(grade(severity));
  out["code"] = {{"value", std::string(rule)}};
  return out;
}

}  // namespace

std::string rdjson(const Report& report) {
  Json out{{"source", {{"name", "clauseline"}}}, {"diagnostics", Json::array()}};
  for (const auto& [source, message] : report.failed)
    out["diagnostics"].push_back(diagnostic("IN025", "Could not be read: " + message,
                                            find_rule("IN025")->severity, {source, {}}));
  for (const Audit& audit : report.audits) {
    const FindingPlaces places(audit);
    for (const Finding& finding : audit.findings) {
      if (!is_counted(finding)) continue;
      auto said = finding.message;
      for (const auto& more : {for_whom(audit, finding), decided(audit, finding)})
        if (!more.empty()) said += "\n" + more;
      out["diagnostics"].push_back(
          diagnostic(finding.rule->code, said, settled_severity(finding), places.shown(finding)));
    }
  }
  return out.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace clauseline::reports
