#include "report/validation.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

namespace clauseline::reports {

std::string validation_text(const std::vector<Departure>& departures) {
  std::string text;
  for (const Departure& departure : departures)
    text += told(departure.problem);
  return text;
}

std::string validation_json(const std::vector<Departure>& departures) {
  using Json = nlohmann::ordered_json;
  Json problems = Json::array();
  for (const auto& [rule, severity, problem] : departures) {
    Json one{{"rule", rule},
             {"severity", std::string(to_text(severity))},
             {"message", problem.message},
             {"location",
              {{"source", problem.at.source},
               {"line", problem.at.position.line},
               {"column", problem.at.position.column}}}};
    if (!problem.hint.empty()) one["remedy"] = problem.hint;
    problems.push_back(std::move(one));
  }
  const Json out{{"schema", "urn:clauseline:validation:1"}, {"problems", std::move(problems)}};
  constexpr int indent = 2;
  return out.dump(indent, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace clauseline::reports
