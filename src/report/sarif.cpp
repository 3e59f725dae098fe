// For code scanning: a SARIF log of one run, in which every agreement is a file that was looked
// at. No address of a repository is known, and none is invented: versionControlProvenance would
// need one, so the commits stand beside the files.

#include "report/finding_facts.hpp"
#include "report/finding_places.hpp"
#include "report/sarif_text.hpp"
#include "report/view.hpp"
#include "review/fingerprint.hpp"
#include "text/visible.hpp"

#include <fmt/format.h>

namespace clauseline::reports {
namespace {

using sarif::Json;

constexpr auto new_root = "SRCROOT";
constexpr auto old_root = "OLDROOT";

/// What a reader needs to mark a place; columns in characters, as columnKind says.
Json physical(const Report& report, const Version& version, const FilePlace& place,
              std::string_view base) {
  Json out{{"artifactLocation", sarif::artifact_location(place.path, base)}};
  const auto columns = report.columns.find(version.evidence.digest);
  out["region"] = {{"startLine", place.at.line}};
  if (columns != report.columns.end())
    out["region"]["startColumn"] = columns->second.column(place.at);
  return out;
}

/// The results of one audit.
class Results {
 public:
  Results(const Report& report, const Audit& audit, const sarif::Rules& rules)
      : report_(report), audit_(audit), rules_(rules), places_(audit) {}

  void add_to(Json& results) const {
    for (std::size_t i = 0; i < audit_.findings.size(); ++i)
      results.push_back(judged(audit_.findings[i], audit_.fingerprints[i]));
    for (const Finding& finding : audit_.turned_off)
      results.push_back(suppressed(finding));
  }

 private:
  Json judged(const Finding& finding, const std::string& fingerprint) const {
    auto out = result(finding, fingerprint);
    if (!audit_.settlements.empty()) settle(finding, out);
    if (is_counted(finding)) return out;
    out["kind"] = "informational";  // and then the level must be "none" (3.27.10)
    out["level"] = "none";
    out["properties"]["foldedUnder"] =
        audit_.fingerprints[static_cast<std::size_t>(finding.folded_under)];
    return out;
  }

  /// Where anything was decided every result says whether it is suppressed (3.27.23). A reader that
  /// knows no suppressions goes by the level.
  void settle(const Finding& finding, Json& out) const {
    const Settlement& one = settlement_of(audit_, finding);
    const std::string state(to_text(one.state));
    const auto said = visible(decided(audit_, finding));
    out["level"] = std::string(sarif::level(settled_severity(finding)));
    out["suppressions"] = Json::array();
    if (lets_pass(one.state))
      out["suppressions"].push_back({{"kind", "external"},
                                     {"status", "accepted"},
                                     {"justification", said},
                                     {"properties", {{"state", state}}}});
    out["properties"]["review"] = state;
    if (!said.empty()) out["properties"]["decision"] = said;
  }

  /// What the policy turns off, whose reason is the modifier.
  Json suppressed(const Finding& finding) const {
    auto out = result(finding, fingerprint(finding, audit_.id()));
    out["suppressions"] = Json::array({{{"kind", "external"},
                                        {"status", "accepted"},
                                        {"justification", visible(finding.modifier)}}});
    return out;
  }

  Json result(const Finding& finding, const std::string& fingerprint) const {
    Json out{{"ruleId", std::string(finding.rule->code)},
             {"ruleIndex", rules_.index(*finding.rule)},
             {"kind", "fail"},
             {"level", std::string(sarif::level(finding.severity))},
             {"message", sarif::message(finding.message)},
             {"locations", Json::array({location(finding)})}};
    if (auto related = related_locations(finding); !related.empty())
      out["relatedLocations"] = std::move(related);
    out["partialFingerprints"] = {{"clauseline/v1", fingerprint}};
    out["properties"] = properties(finding);
    return out;
  }

  Json location(const Finding& finding) const {
    Json out = Json::object();
    const auto place = places_.shown(finding);
    if (place.path != "-")
      out["physicalLocation"] =
          physical(report_, audit_.subject(), place, audit_.deleted ? old_root : new_root);
    const auto [before, after] = clauses_of(finding);
    const Clause* clause = after == nullptr ? before : after;
    Json logical{{"name", visible_line(place_of(finding))},
                 {"kind", clause == nullptr ? "part" : "clause"}};
    if (clause != nullptr) logical["fullyQualifiedName"] = visible_line(clause->id);
    out["logicalLocations"] = Json::array({std::move(logical)});
    return out;
  }

  /// Where it stood, unless that is where it stands.
  Json related_locations(const Finding& finding) const {
    const auto before = places_.before(finding);
    if (audit_.deleted || before.at.line == 0 || before.path == "-") return Json::array();
    const Evidence& from = audit_.before->evidence;
    const auto said =
        from.revision.empty() ? "As it stood before" : "As it stood in " + from.revision;
    Json out{{"id", 1},
             {"physicalLocation", physical(report_, *audit_.before, before, old_root)},
             {"message", sarif::message(said)}};
    if (!from.commit.empty()) out["properties"] = {{"commit", from.commit}};
    return Json::array({std::move(out)});
  }

  Json properties(const Finding& finding) const {
    Json out{{"severity", std::string(to_text(finding.severity))},
             {"family", std::string(to_text(finding.family))},
             {"basis", std::string(basis_of(finding))},
             {"agreement", visible_line(audit_.subject().agreement.id)},
             {"directions", Json::object()}};
    for (const auto& [party, direction] : finding.direction)
      out["directions"][visible_line(party)] = std::string(to_text(direction));
    if (!finding.change.before.empty()) out["old"] = visible(finding.change.before);
    if (!finding.change.after.empty()) out["new"] = visible(finding.change.after);
    return out;
  }

  const Report& report_;
  const Audit& audit_;
  const sarif::Rules& rules_;
  FindingPlaces places_;
};

/// A file that was read, with all that tells its bytes from others.
Json artifact(const std::string& path, const Evidence& from, std::string_view base) {
  Json out{{"location", sarif::artifact_location(path, base)},
           {"roles", Json::array({"analysisTarget"})}};
  if (!from.digest.empty()) out["hashes"] = {{"sha-256", from.digest}};
  Json known = Json::object();
  if (!from.revision.empty()) known["revision"] = visible_line(from.revision);
  if (!from.commit.empty()) known["commit"] = from.commit;
  if (!from.blob.empty()) known["blob"] = from.blob;
  if (!known.empty()) out["properties"] = std::move(known);
  return out;
}

Json artifacts(const Report& report) {
  Json out = Json::array();
  for (const Audit& audit : report.audits) {
    const FindingPlaces places(audit);
    if (!audit.added) out.push_back(artifact(places.old_path(), audit.before->evidence, old_root));
    if (!audit.deleted) out.push_back(artifact(places.path(), audit.after->evidence, new_root));
  }
  return out;
}

Json house_file(const Evidence& from) {
  return {{"source", visible_line(from.source)}, {"sha256", from.digest}};
}

/// What could not be read, as the run that met it; that run's exit code is that of the program.
Json invocation(const Report& report) {
  constexpr int unusable = 2;
  Json out{{"executionSuccessful", report.failed.empty()}};
  if (report.failed.empty()) return out;
  out["exitCode"] = unusable;
  for (const auto& [source, message] : report.failed)
    out["toolExecutionNotifications"].push_back(
        {{"descriptor", {{"id", "IN025"}, {"index", 0}}},
         {"level", "error"},
         {"message", sarif::message(fmt::format("{} could not be read: {}", source, message))},
         {"locations",
          Json::array({{{"physicalLocation",
                         {{"artifactLocation", sarif::artifact_location(source, new_root)}}}}})}});
  return out;
}

Json driver(const Report& report, const sarif::Rules& rules) {
  Json out{{"name", "Clauseline"},
           {"version", std::string(tool_version())},
           {"semanticVersion", std::string(tool_version())},
           {"rules", rules.json()}};
  if (!report.failed.empty())
    out["notifications"] = Json::array(
        {{{"id", "IN025"}, {"shortDescription", sarif::message(find_rule("IN025")->title)}}});
  return out;
}

}  // namespace

std::string sarif_log(const Report& report) {
  const sarif::Rules rules(report);
  Json results = Json::array();
  for (const Audit& audit : report.audits)
    Results(report, audit, rules).add_to(results);
  Json properties{{"rules", std::string(rules_version())}};
  if (const Evidence* policy = policy_of(report)) properties["policy"] = house_file(*policy);
  for (const Evidence& from : detectors_of(report))
    properties["detectors"].push_back(house_file(from));
  if (auto manifest = manifest_line(report, "sarif"); !manifest.empty())
    properties["manifest"] = std::move(manifest);
  const auto root = [](std::string_view text) {
    return Json{{"description", sarif::message(text)}};
  };
  const Json run{{"tool", {{"driver", driver(report, rules)}}},
                 {"invocations", Json::array({invocation(report)})},
                 {"columnKind", "unicodeCodePoints"},
                 {"originalUriBaseIds",
                  {{new_root, root("The root of the repository, as the newer version has it.")},
                   {old_root, root("The root of the repository, as the older version had it.")}}},
                 {"artifacts", artifacts(report)},
                 {"results", std::move(results)},
                 {"properties", std::move(properties)}};
  const Json log{{"$schema",
                  "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"
                  "sarif-schema-2.1.0.json"},
                 {"version", "2.1.0"},
                 {"runs", Json::array({run})}};
  return log.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace clauseline::reports
