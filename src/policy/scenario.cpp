#include "policy/scenario.hpp"

#include "rules/direction.hpp"
#include "text/day.hpp"
#include "text/error.hpp"
#include "text/nearest.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace clauseline {
namespace {

Moment moment_in(const Scenario& scenario, const Interpretation& version, const End& end,
                 Edge edge) {
  return moment_of(end, edge, [&](const std::string& event) {
    return moment_of(event, scenario, version.things.events());
  });
}

std::string told(const Moment& moment) {
  if (moment.kind == Moment::Kind::never) return "never";
  if (!moment.known()) return fmt::format("no day for {}", to_text(ends_at(moment.missing)));
  return to_text(moment.day);
}

/// Who gains if the end comes later, or earlier, as the table of the right has it.
Directions direction_if(Change change, Move move, const Comparison& comparison) {
  Rule by_field{};
  by_field.direction = "by field";
  change.move = move;
  return direction_of(by_field, change, comparison);
}

Directions directions(const Finding& finding, const Moment& before, const Moment& after,
                      const Comparison& comparison) {
  if (!before.known() || !after.known()) return {};
  if (before < after) return direction_if(finding.change, Move::raised, comparison);
  if (after < before) return direction_if(finding.change, Move::lowered, comparison);
  Directions same;
  for (const auto& [party, direction] : finding.direction)
    same.try_emplace(party, Direction::neutral);
  return same;
}

bool is_for(const Scenario& scenario, const Interpretation& version) {
  return scenario.agreement.empty() || scenario.agreement == version.agreement->id;
}

std::vector<std::string> events_of(const Sides& sides) {
  std::vector<std::string> known;
  for (const Interpretation* version : {&sides.after, &sides.before})
    for (const auto& [event, bounds] : version->things.events())
      if (std::ranges::find(known, event) == known.end()) known.push_back(event);
  return known;
}

}  // namespace

std::vector<Outlook> outlooks(const Policy& policy, const Finding& finding,
                              const Comparison& comparison) {
  const Change& change = finding.change;
  const auto* before = change.old_value() == nullptr ? nullptr : change.old_value()->get<End>();
  const auto* after = change.new_value() == nullptr ? nullptr : change.new_value()->get<End>();
  if (finding.depends.empty() || before == nullptr || after == nullptr) return {};
  const auto edge = change.field.ends_with("from") ? Edge::start : Edge::end;
  std::vector<Outlook> all;
  for (const Scenario& scenario : policy.scenarios) {
    if (!is_for(scenario, *comparison.after)) continue;
    const auto old_day = moment_in(scenario, *comparison.before, *before, edge);
    const auto new_day = moment_in(scenario, *comparison.after, *after, edge);
    all.push_back({.scenario = scenario.name,
                   .before = told(old_day),
                   .after = told(new_day),
                   .direction = directions(finding, old_day, new_day, comparison)});
  }
  return all;
}

void check_scenarios(const Policy& policy, const Sides& sides) {
  const auto known = events_of(sides);
  std::vector<Problem> problems;
  for (const Scenario& scenario : policy.scenarios) {
    if (!is_for(scenario, sides.after)) continue;
    for (const auto& [event, given] : scenario.events) {
      if (std::ranges::find(known, event) != known.end()) continue;
      if (scenario.agreement.empty() && nearest(event, known).empty()) continue;
      auto hint = suggestion(event, known);
      if (scenario.agreement.empty())
        hint += R"( If it is of another agreement, say so: <scenario agreement="ID">)";
      problems.push_back(
          {.at = {.source = policy.source, .position = given.at},
           .message = fmt::format("there is no event {} in {}", event, sides.after.agreement->id),
           .hint = std::move(hint)});
    }
  }
  if (!problems.empty()) throw Error(std::move(problems));
}

std::vector<Scenario> scenarios_for(const Policy& policy, const Sides& sides) {
  const auto known = events_of(sides);
  std::vector<Scenario> found;
  for (const Scenario& scenario : policy.scenarios) {
    if (!is_for(scenario, sides.after)) continue;
    found.push_back(scenario);
    std::erase_if(found.back().events, [&](const auto& event) {
      return std::ranges::find(known, event.first) == known.end();
    });
  }
  return found;
}

}  // namespace clauseline
