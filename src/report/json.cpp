// The JSON report, version 1, as schemas/report-1.schema.json describes it. Fields are only ever
// added.

#include "report/finding_facts.hpp"
#include "report/manifest_json.hpp"
#include "report/places.hpp"
#include "report/review_json.hpp"
#include "report/signature_json.hpp"
#include "report/view.hpp"

#include <fmt/format.h>

#include <chrono>
#include <cmath>
#include <cstdlib>
#include <nlohmann/json.hpp>

namespace clauseline::reports {
namespace {

/// Absent means not applicable: empty text is not written.
void put(Json& into, const char* name, const std::string& text) {
  if (!text.empty()) into[name] = text;
}

Json tool() {
  return {{"name", "clauseline"},
          {"version", std::string(tool_version())},
          {"rules", std::string(rules_version())}};
}

Json agreement(const Agreement& agreement) {
  Json parties = Json::array();
  for (const Party& party : agreement.parties)
    if (party.signs) parties.push_back({{"id", party.id}, {"name", party.name}});
  Json out{{"id", agreement.id}};
  put(out, "title", agreement.title);
  out["parties"] = std::move(parties);
  return out;
}

Json side(const Version& version) {
  Json out{{"source", version.evidence.source}};
  put(out, "revision", version.evidence.revision);
  put(out, "commit", version.evidence.commit);
  put(out, "blob", version.evidence.blob);
  put(out, "sha256", version.evidence.digest);
  put(out, "dialect", version.agreement.dialect);
  put(out, "version", version.agreement.version);
  put(out, "status", version.agreement.status);
  put(out, "effective", version.agreement.effective());
  if (!version.agreement.notices.empty()) out["notices"] = version.agreement.notices;
  if (!version.agreement.remarks.empty()) out["remarks"] = version.agreement.remarks;
  return out;
}

/// A file of the house.
Json house_file(const Evidence& from) {
  Json out{{"source", from.source}};
  put(out, "revision", from.revision);
  put(out, "commit", from.commit);
  put(out, "blob", from.blob);
  put(out, "sha256", from.digest);
  return out;
}

/// What the policy does not want told, so that silence can be told from nothing to tell.
Json turned_off(const Audit& audit) {
  Json out = Json::array();
  for (const Finding& finding : audit.turned_off)
    out.push_back({{"rule", std::string(finding.rule->code)},
                   {"severity", std::string(to_text(finding.severity))},
                   {"message", finding.message},
                   {"reason", finding.modifier}});
  return out;
}

Json directions(const Directions& all) {
  Json out = Json::object();
  for (const auto& [party, direction] : all)
    out[party] = std::string(to_text(direction));
  return out;
}

Json outlooks(const std::vector<Outlook>& all) {
  Json out = Json::array();
  for (const Outlook& one : all)
    out.push_back({{"scenario", one.scenario},
                   {"old", one.before},
                   {"new", one.after},
                   {"direction", directions(one.direction)}});
  return out;
}

Json summary(const Audit& audit) {
  const auto sum = tally(audit);
  Json clauses;
  for (const char* kind :
       {"unchanged", "edited", "added", "removed", "moved", "renumbered", "split", "merged"}) {
    const auto found = sum.clauses.find(kind);
    clauses[kind] = found == sum.clauses.end() ? 0U : found->second;
  }
  Json findings;
  for (auto level = sum.findings.size(); level-- > 0;)
    findings[std::string(to_text(static_cast<Severity>(level)))] = sum.findings.at(level);
  Json parties = Json::object();
  for (const Party& party : audit.subject().agreement.parties) {
    const auto found = sum.parties.find(party.id);
    if (found == sum.parties.end()) continue;
    for (const auto direction : {Direction::gain, Direction::loss, Direction::depends,
                                 Direction::mixed, Direction::neutral, Direction::unknown})
      parties[party.id][std::string(to_text(direction))] =
          found->second.at(static_cast<std::size_t>(direction));
  }
  Json out{{"clauses", std::move(clauses)},
           {"findings", std::move(findings)},
           {"parties", std::move(parties)}};
  if (!audit.settlements.empty()) out["reviews"] = reviews_json(tally_reviews(audit));
  return out;
}

Json both(const std::string* before, const std::string* after) {
  Json out = Json::object();
  if (before != nullptr) out["old"] = *before;
  if (after != nullptr) out["new"] = *after;
  return out;
}

Json clause_ids(const Change& change) {
  return both(change.old_clause == nullptr ? nullptr : &change.old_clause->id,
              change.new_clause == nullptr ? nullptr : &change.new_clause->id);
}

Json place(const std::string& source, Position position) {
  return {{"source", source}, {"line", position.line}, {"column", position.column}};
}

Json location(const Audit& audit, const Finding& finding) {
  const auto [before, after] = positions_of(finding);
  Json out = Json::object();
  if (before.line > 0) out["old"] = place(audit.before->evidence.source, before);
  if (after.line > 0) out["new"] = place(audit.after->evidence.source, after);
  return out;
}

/// What a changed definition reaches; `through` leads back to it step by step.
Json reach_json(const std::vector<Reached>& reach) {
  Json out = Json::array();
  for (const Reached& one : reach) {
    out.push_back({{"clause", one.clause->id}});
    if (one.term != nullptr) out.back()["term"] = one.term->id;
    out.back()["through"] = one.through->id;
  }
  return out;
}

Json finding_json(const Audit& audit, std::size_t index) {
  const Finding& finding = audit.findings[index];
  const Change& change = finding.change;
  const Rule& rule = *finding.rule;
  Json out{{"rule", std::string(rule.code)},
           {"slug", std::string(rule.slug)},
           {"family", std::string(to_text(finding.family))},
           {"severity", std::string(to_text(finding.severity))},
           {"title", std::string(rule.title)},
           {"message", finding.message},
           {"basis", std::string(basis_of(finding))}};
  if (const auto part = part_of(finding); !part.empty())
    out["part"] = std::string(part);
  else
    out["clause"] = clause_ids(change);
  if (!finding.also.empty() && !out.contains("part"))
    for (const Change& one : finding.also)
      out["also"].push_back(clause_ids(one));
  if (change.term() != nullptr)
    out["term"] = both(change.old_term == nullptr ? nullptr : &change.old_term->id,
                       change.new_term == nullptr ? nullptr : &change.new_term->id);
  if (const auto reach = reached(change, audit.comparison); !reach.empty())
    out["reaches"] = reach_json(reach);
  put(out, "asset", change.asset);
  put(out, "old", change.before);
  put(out, "new", change.after);
  out["direction"] = directions(finding.direction);
  put(out, "depends_on", finding.depends);
  if (!finding.outlooks.empty()) out["scenarios"] = outlooks(finding.outlooks);
  put(out, "severity_reason", finding.modifier);
  out["location"] = location(audit, finding);
  if (finding.folded_under >= 0)
    out["folded_under"] = audit.fingerprints[static_cast<std::size_t>(finding.folded_under)];
  out["fingerprint"] = audit.fingerprints[index];
  out["review"] = review_json(audit, index);
  return out;
}

Json provision(const Clause& clause) {
  Json out{{"id", clause.id}};
  put(out, "number", clause.number);
  put(out, "heading", clause.heading);
  out["path"] = clause.path;
  out["line"] = clause.at.line;
  return out;
}

Json redline_json(const std::vector<Edit>& edits) {
  Json out = Json::array();
  for (const Edit& edit : edits) {
    const char* op = edit.kind == EditKind::equal      ? "equal"
                     : edit.kind == EditKind::deletion ? "delete"
                                                       : "insert";
    out.push_back({{"op", op}, {"text", edit.text}});
  }
  return out;
}

/// Where a clause stands: the ids of the clause around it and of the one before it there.
Json standing(const Clause& clause, const Places& places) {
  const auto id = [](const Clause* one) { return one == nullptr ? Json() : Json(one->id); };
  const Place& place = places[clause];
  return {{"parent", id(place.around)}, {"after", id(place.previous)}};
}

Json clause_json(const ClauseChange& change, const Places& places) {
  Json out;
  for (const auto kind : kinds(change))
    out["change"].push_back(std::string(kind));
  for (const Clause* clause : change.pairing.before)
    out["old"].push_back(provision(*clause));
  for (const Clause* clause : change.pairing.after)
    out["new"].push_back(provision(*clause));
  if (change.pairing.moved)
    out["moved"] = {{"from", standing(*change.before(), places)},
                    {"to", standing(*change.after(), places)}};
  constexpr double thousand = 1000.0;
  out["similarity"] = std::round(change.pairing.similarity * thousand) / thousand;
  out["why"] = std::string(change.pairing.why);
  out["redline"] = redline_json(redline_of(change));
  return out;
}

/// "2026-04-27T12:00:00+02:00": what the clock of this person showed.
std::string time_of(const Person& person) {
  using namespace std::chrono;
  const sys_seconds shown{seconds(person.seconds) + minutes(person.minutes_east)};
  const hh_mm_ss of_day{shown - floor<days>(shown)};
  const auto zone = std::abs(person.minutes_east);
  constexpr int hour = 60;
  return fmt::format("{}T{:02}:{:02}:{:02}{}{:02}:{:02}", day_of(person), of_day.hours().count(),
                     of_day.minutes().count(), of_day.seconds().count(),
                     person.minutes_east < 0 ? '-' : '+', zone / hour, zone % hour);
}

Json person_json(const Person& person) {
  return {{"name", person.name}, {"email", person.email}, {"date", time_of(person)}};
}

Json commit_json(const SignedCommit& one) {
  return {{"commit", one.commit.id},
          {"parents", one.commit.parents},
          {"author", person_json(one.commit.author)},
          {"committer", person_json(one.commit.committer)},
          {"subject", one.commit.subject},
          {"signature", signature_json(one.signature)}};
}

Json tag_json(const SignedTag& one) {
  return {{"tag", one.name},        {"id", one.id},
          {"target", one.target},   {"tagger", person_json(one.tagger)},
          {"subject", one.subject}, {"signature", signature_json(one.signature)}};
}

void put_manifest(const Report& report, Json& into) {
  if (!report.manifest.command.empty()) into["manifest"] = manifest_json(report, "json");
}

Json audit_json(const Audit& audit, const Report& report) {
  Json out{{"schema", "urn:clauseline:report:1"}, {"tool", tool()}};
  if (!report.several) put_manifest(report, out);
  if (!audit.settlements.empty()) out["evaluated_on"] = report.evaluated_on;
  if (const Evidence* from = policy_of(report)) out["policy"] = house_file(*from);
  if (report.roster && !audit.settlements.empty())
    out["roster"] = house_file(report.roster->evidence);
  for (const Evidence& from : detectors_of(report))
    out["detectors"].push_back(house_file(from));
  if (!audit.turned_off.empty()) out["turned_off"] = turned_off(audit);
  out["agreement"] = agreement(audit.subject().agreement);
  if (!audit.added) out["old"] = side(*audit.before);
  if (!audit.deleted) out["new"] = side(*audit.after);
  for (const SignedTag& one : audit.circumstances.tags)
    out["tags"].push_back(tag_json(one));
  for (const SignedCommit& one : audit.circumstances.commits)
    out["commits"].push_back(commit_json(one));
  out["summary"] = summary(audit);
  out["findings"] = Json::array();
  for (std::size_t i = 0; i < audit.findings.size(); ++i)
    out["findings"].push_back(finding_json(audit, i));
  out["clauses"] = Json::array();
  const Places places(audit);
  for (const Entry& entry : entries(audit, places))
    if (!entry.pointer && (report.with_unchanged || !entry.change->unchanged()))
      out["clauses"].push_back(clause_json(*entry.change, places));
  return out;
}

std::string written(const Json& json) {
  constexpr int indent = 2;
  return json.dump(indent, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace

std::string json(const Report& report) {
  if (!report.several && report.audits.size() == 1)
    return written(audit_json(report.audits.front(), report));
  Json out{{"schema", "urn:clauseline:reports:1"}};
  put_manifest(report, out);
  out["reports"] = Json::array();
  out["failed"] = Json::array();
  for (const Audit& audit : report.audits)
    out["reports"].push_back(audit_json(audit, report));
  for (const Failure& failure : report.failed)
    out["failed"].push_back({{"rule", "IN025"},
                             {"severity", std::string(to_text(find_rule("IN025")->severity))},
                             {"source", failure.source},
                             {"message", failure.message}});
  return written(out);
}

}  // namespace clauseline::reports
