#include "report/log.hpp"

#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>

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

/// Where many are told, no version names others.
Json commits_of(const std::vector<std::size_t>& places, const PathHistory* history) {
  Json ids = Json::array();
  for (const std::size_t place : places)
    ids.push_back(history->versions.at(place).commit.id);
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

Json of_step(const PathVersion& version, const Step& step, const PathHistory* history) {
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

/// JSON whose lines stand so many columns in.
std::string dumped(const Json& json, std::size_t columns) {
  constexpr int indent = 2;
  const auto text = json.dump(indent, ' ', false, Json::error_handler_t::replace);
  std::string out;
  for (const char one : text) {
    out += one;
    if (one == '\n') out.append(columns, ' ');
  }
  return out;
}

}  // namespace

void log_json(const LogPage& page, const Sink& out) {
  Json head{{"schema", "urn:clauseline:log:1"}};
  head[page.history == nullptr ? "range" : "path"] = page.path;
  if (!page.clause.empty()) head["clause"] = page.clause;
  head["shallow"] = page.shallow;
  auto text = dumped(head, 0);
  text.resize(text.size() - std::string_view("\n}").size());
  out(text + ",\n  \"versions\": [");
  constexpr std::size_t columns = 4;
  std::string_view before = "\n    ";
  page.each([&](const PathVersion& version, const Step& step) {
    out(std::exchange(before, ",\n    "));
    out(dumped(of_step(version, step, page.history), columns));
  });
  out(page.count == 0 ? "]\n}\n" : "\n  ]\n}\n");
}

}  // namespace clauseline::reports
