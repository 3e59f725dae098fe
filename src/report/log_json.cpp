#include "report/log.hpp"

#include <nlohmann/json.hpp>

namespace clauseline::reports {
namespace {

using Json = nlohmann::ordered_json;
using history::Step;

Json of_person(const Person& person) {
  return {{"name", person.name}, {"email", person.email}, {"date", day_of(person)}};
}

Json of_clause(const history::ClauseStep& clause) {
  Json kinds = Json::array();
  for (const auto kind : clause.kinds)
    kinds.push_back(std::string(kind));
  Json one{{"name", clause.name},
           {"change", std::move(kinds)},
           {"old", clause.clauses.before},
           {"new", clause.clauses.after}};
  if (clause.typographic) one["typographic"] = true;
  return one;
}

Json of_finding(const history::FindingStep& finding) {
  Json direction = Json::object();
  for (const auto& [party, one] : finding.direction)
    direction[party] = std::string(to_text(one));
  return {{"rule", finding.rule},
          {"slug", finding.slug},
          {"severity", std::string(to_text(finding.severity))},
          {"title", finding.title},
          {"message", finding.message},
          {"place", finding.place},
          {"clause", {{"old", finding.clauses.before}, {"new", finding.clauses.after}}},
          {"direction", std::move(direction)}};
}

Json of_tally(const Step& step) {
  const auto sum = tally(step);
  Json clauses = Json::object();
  for (const auto& [kind, count] : sum.clauses)
    clauses[std::string(kind)] = count;
  Json findings = Json::object();
  for (auto level = sum.findings.size(); level-- > 0;)
    findings[std::string(to_text(static_cast<Severity>(level)))] = sum.findings.at(level);
  return {{"clauses", std::move(clauses)}, {"findings", std::move(findings)}};
}

Json commits_of(const std::vector<std::size_t>& places, const PathHistory& history) {
  Json ids = Json::array();
  for (const std::size_t place : places)
    ids.push_back(history.versions.at(place).commit.id);
  return ids;
}

void add_state(const Step& step, Json& one) {
  for (const auto& [name, value] : {std::pair("title", &step.title),
                                    {"version", &step.label},
                                    {"effective", &step.effective},
                                    {"status", &step.status},
                                    {"problem", &step.problem}})
    if (!value->empty()) one[name] = *value;
}

Json of_step(const Step& step, const PathHistory& history) {
  const PathVersion& version = history.versions.at(step.version);
  Json one{{"commit", version.commit.id},
           {"parents", commits_of(version.parents, history)},
           {"author", of_person(version.commit.author)},
           {"committer", of_person(version.commit.committer)},
           {"subject", version.commit.subject},
           {"path", version.path}};
  if (!version.blob.empty()) one["blob"] = version.blob;
  if (!step.from.empty()) one["renamed_from"] = step.from;
  one["change"] = std::string(to_text(step.kind));
  add_state(step, one);
  if (version.cut) one["cut"] = true;
  if (!step.skipped.empty()) one["passed_over"] = commits_of(step.skipped, history);
  one["says"] = in_short(step);
  one["summary"] = of_tally(step);
  one["clauses"] = Json::array();
  for (const history::ClauseStep& clause : step.clauses)
    one["clauses"].push_back(of_clause(clause));
  one["findings"] = Json::array();
  for (const history::FindingStep& finding : step.findings)
    one["findings"].push_back(of_finding(finding));
  return one;
}

}  // namespace

std::string log_json(const LogPage& page) {
  Json out{{"schema", "urn:clauseline:log:1"}};
  out[page.several ? "range" : "path"] = page.path;
  if (!page.clause.empty()) out["clause"] = page.clause;
  out["shallow"] = page.history.shallow;
  out["versions"] = Json::array();
  for (const Step& step : page.steps)
    out["versions"].push_back(of_step(step, page.history));
  constexpr int indent = 2;
  return out.dump(indent, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace clauseline::reports
