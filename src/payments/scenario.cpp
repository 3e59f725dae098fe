#include "payments/scenario.hpp"

#include "text/error.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>

namespace clauseline {
namespace {

using std::chrono::sys_days;

Error refused(std::string_view option, std::string message, std::string hint) {
  return Error({.at = {.source = std::string(option)},
                .message = std::move(message),
                .hint = std::move(hint)});
}

/// The pieces between separators.
std::vector<std::string_view> pieces(std::string_view text, char separator) {
  std::vector<std::string_view> found;
  while (!text.empty()) {
    const auto end = std::min(text.find(separator), text.size());
    if (end > 0) found.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return found;
}

enum class Edge { first, last };

/// The day of an end, or of a start, from the days of its events.
class Reckoning {
 public:
  Reckoning(const Scenario& scenario, const EventCalendar& calendar, Edge edge)
      : scenario_(scenario), calendar_(calendar), edge_(edge) {}

  sys_days day(const End& end) const {
    switch (end.kind) {
      case End::Kind::never: return never();
      case End::Kind::date:
        return (edge_ == Edge::first ? first_day(end.date) : last_day(end.date)) + end.plus;
      case End::Kind::event: return after(day_of_event(end.event), end.plus);
      case End::Kind::first:
      case End::Kind::last: break;
    }
    std::vector<sys_days> days;
    for (const End& part : end.parts)
      days.push_back(day(part));
    return end.kind == End::Kind::first ? std::ranges::min(days) : std::ranges::max(days);
  }

 private:
  static sys_days after(sys_days day, const Duration& plus) {
    return day >= never() ? never() : day + plus;
  }
  sys_days day_of_event(const std::string& event) const {
    if (event.starts_with('?')) return edge_ == Edge::first ? long_ago() : never();
    return day_of(event, scenario_, calendar_).day;
  }

  const Scenario& scenario_;
  const EventCalendar& calendar_;
  Edge edge_;
};

std::string name_of(const Scenario& scenario) {
  std::vector<std::string> events;
  for (const auto& [event, day] : scenario.events)
    events.push_back(day == never() ? event + " never" : fmt::format("{} {}", event, to_text(day)));
  return events.empty() ? "no event supposed" : fmt::format("{}", fmt::join(events, ", "));
}

Scenario read_scenario(std::string_view word, const Scenario& of_all) {
  const auto colon = word.find(':');
  if (colon == std::string_view::npos || colon == 0)
    throw refused("--scenario", fmt::format("{} has no name", word),
                  "write NAME:EVENT=DATE,EVENT=never, for example early:agi=2028-06-30");
  Scenario scenario{.name = std::string(word.substr(0, colon)), .events = of_all.events};
  Scenario own;
  for (const auto piece : pieces(word.substr(colon + 1), ','))
    read_event(piece, "--scenario", own);
  for (const auto& [event, day] : own.events)
    scenario.events.insert_or_assign(event, day);
  return scenario;
}

}  // namespace

void read_event(std::string_view word, std::string_view option, Scenario& into) {
  const auto equals = word.find('=');
  const auto event = word.substr(0, equals);
  const auto when = equals == std::string_view::npos ? "" : word.substr(equals + 1);
  const auto date = read_date(when);
  const bool is_day = date && date->precision == Date::Precision::day;
  if (event.empty() || (!is_day && when != "never"))
    throw refused(option, fmt::format("{} is no event with its day", word),
                  "write EVENT=2028-06-30, or EVENT=never");
  const auto day = is_day ? first_day(*date) : never();
  if (!into.events.try_emplace(std::string(event), day).second)
    throw refused(option, fmt::format("{} is given two days", event),
                  "write --scenario NAME:EVENT=DATE once for each day to compare them");
}

std::vector<Scenario> read_scenarios(const std::vector<std::string>& words,
                                     const std::vector<std::string>& events_of_all) {
  Scenario of_all;
  for (const std::string& word : events_of_all)
    read_event(word, "--event", of_all);
  std::vector<Scenario> scenarios;
  for (const std::string& word : words) {
    scenarios.push_back(read_scenario(word, of_all));
    if (std::ranges::count(scenarios, scenarios.back().name, &Scenario::name) > 1)
      throw refused("--scenario", fmt::format("two are called {}", scenarios.back().name),
                    "give each a name of its own");
  }
  if (scenarios.empty()) {
    of_all.name = name_of(of_all);
    scenarios.push_back(std::move(of_all));
  }
  return scenarios;
}

EventDay day_of(std::string_view event, const Scenario& scenario, const EventCalendar& calendar) {
  EventDay found{
      .event = std::string(event), .day = never(), .basis = EventBasis::after_everything};
  const auto known = calendar.find(event);
  if (const auto supposed = scenario.events.find(event); supposed != scenario.events.end()) {
    found.day = supposed->second;
    found.basis = EventBasis::supposed;
  } else if (known != calendar.end() && known->second.not_before &&
             known->second.not_before == known->second.not_after) {
    found.day = *known->second.not_before;
    found.basis = EventBasis::known;
  }
  return found;
}

sys_days last_day(const End& end, const Scenario& scenario, const EventCalendar& calendar) {
  return Reckoning(scenario, calendar, Edge::last).day(end);
}

sys_days first_day(const End& start, const Scenario& scenario, const EventCalendar& calendar) {
  return Reckoning(scenario, calendar, Edge::first).day(start);
}

}  // namespace clauseline
