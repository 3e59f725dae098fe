#include "report/validation.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

namespace clauseline::reports {

namespace {

/// A departure from the schema is an error; a lint says how grave it is and who speaks.
std::string told_as(const Departure& departure) {
  if (departure.slug.empty()) return told(departure.problem);
  auto problem = departure.problem;
  problem.message += fmt::format(" [{}]", departure.rule);
  return told(problem, to_text(departure.severity));
}

}  // namespace

std::string validation_text(const std::vector<Departure>& departures) {
  std::string text;
  for (const Departure& departure : departures)
    text += told_as(departure);
  return text;
}

std::string validation_json(const std::vector<Departure>& departures) {
  using Json = nlohmann::ordered_json;
  Json problems = Json::array();
  for (const auto& [rule, slug, severity, problem] : departures) {
    Json one{{"rule", rule},
             {"severity", std::string(to_text(severity))},
             {"message", problem.message},
             {"location",
              {{"source", problem.at.source},
               {"line", problem.at.position.line},
               {"column", problem.at.position.column}}}};
    if (!slug.empty()) one["slug"] = slug;
    if (!problem.hint.empty()) one["remedy"] = problem.hint;
    problems.push_back(std::move(one));
  }
  const Json out{{"schema", "urn:clauseline:validation:1"}, {"problems", std::move(problems)}};
  constexpr int indent = 2;
  return out.dump(indent, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace clauseline::reports
