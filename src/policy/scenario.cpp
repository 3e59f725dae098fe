#include "policy/scenario.hpp"

#include "rules/direction.hpp"
#include "text/error.hpp"
#include "text/nearest.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace clauseline {
namespace {

using Days = std::chrono::sys_days;

/// When an end falls in a scenario.
struct Moment {
  enum class Kind : std::uint8_t { day, never, unknown };

  Kind kind = Kind::unknown;
  Days day{};
  std::string missing{};  // the event without a day

  bool known() const { return kind != Kind::unknown; }
  bool operator<(const Moment& other) const {
    return std::tie(kind, day) < std::tie(other.kind, other.day);
  }
};

/// Evaluates ends with the days of a scenario, and those that the register knows exactly.
class Clock {
 public:
  Clock(const PolicyScenario& scenario, const Interpretation& version)
      : scenario_(scenario), calendar_(version.things.events()) {}

  /// The moment of an end or of a start: a start in 2027 is on the first day of that year.
  Moment when(const End& end, bool start) const {
    switch (end.kind) {
      case End::Kind::date:
        return on((start ? first_day(end.date) : last_day(end.date)) + end.plus);
      case End::Kind::never: return {.kind = Moment::Kind::never};
      case End::Kind::event: return of_event(end);
      default: return of_several(end, start);
    }
  }

 private:
  static Moment on(Days day) { return {.kind = Moment::Kind::day, .day = day}; }

  Moment of_event(const End& end) const {
    if (const auto given = scenario_.events.find(end.event); given != scenario_.events.end()) {
      if (!given->second.day) return {.kind = Moment::Kind::never};
      return on(*given->second.day + end.plus);
    }
    const auto known = calendar_.find(end.event);
    if (known != calendar_.end() && known->second.not_before &&
        known->second.not_before == known->second.not_after)
      return on(*known->second.not_before + end.plus);
    return {.missing = to_text(ends_at(end.event))};
  }

  /// The first or the last of several; not known if one of them is not.
  Moment of_several(const End& end, bool start) const {
    std::vector<Moment> all;
    for (const End& part : end.parts) {
      all.push_back(when(part, start));
      if (!all.back().known()) return all.back();
    }
    return end.kind == End::Kind::first ? *std::ranges::min_element(all, std::less{})
                                        : *std::ranges::max_element(all, std::less{});
  }

  const PolicyScenario& scenario_;
  const EventCalendar& calendar_;
};

std::string told(const Moment& moment) {
  if (moment.kind == Moment::Kind::never) return "never";
  if (!moment.known()) return fmt::format("no day for {}", moment.missing);
  return fmt::format("{:%F}", moment.day);
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

bool is_for(const PolicyScenario& scenario, const Comparison& comparison) {
  return scenario.agreement.empty() || scenario.agreement == comparison.after->agreement->id;
}

std::vector<std::string> events_of(const Comparison& comparison) {
  std::vector<std::string> known;
  for (const Interpretation* version : {comparison.after, comparison.before})
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
  const bool start = change.field.ends_with("from");
  std::vector<Outlook> all;
  for (const PolicyScenario& scenario : policy.scenarios) {
    if (!is_for(scenario, comparison)) continue;
    const auto old_day = Clock(scenario, *comparison.before).when(*before, start);
    const auto new_day = Clock(scenario, *comparison.after).when(*after, start);
    all.push_back({.scenario = scenario.name,
                   .before = told(old_day),
                   .after = told(new_day),
                   .direction = directions(finding, old_day, new_day, comparison)});
  }
  return all;
}

void check_scenarios(const Policy& policy, const Comparison& comparison) {
  const auto known = events_of(comparison);
  std::vector<Problem> problems;
  for (const PolicyScenario& scenario : policy.scenarios) {
    if (!is_for(scenario, comparison)) continue;
    for (const auto& [event, given] : scenario.events) {
      if (std::ranges::find(known, event) != known.end()) continue;
      if (scenario.agreement.empty() && nearest(event, known).empty()) continue;
      auto hint = suggestion(event, known);
      if (scenario.agreement.empty())
        hint += R"( If it is of another agreement, say so: <scenario agreement="ID">)";
      problems.push_back({.at = {.source = policy.source, .position = given.at},
                          .message = fmt::format("there is no event {} in {}", event,
                                                 comparison.after->agreement->id),
                          .hint = std::move(hint)});
    }
  }
  if (!problems.empty()) throw Error(std::move(problems));
}

}  // namespace clauseline
