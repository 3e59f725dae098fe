#include "payments/scenario.hpp"

#include "text/error.hpp"
#include "text/nearest.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>
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

/// A bound for which an event without a day comes after everything, and of which what is not
/// stated neither delays the start nor brings the end.
Moment moment(const End& end, Edge edge, const Scenario& scenario, const EventCalendar& calendar) {
  return moment_of(end, edge, [&](const std::string& event) -> Moment {
    if (event.starts_with('?'))
      return {.kind = edge == Edge::start ? Moment::Kind::always : Moment::Kind::never};
    auto known = moment_of(event, scenario, calendar);
    if (!known.known()) known.kind = Moment::Kind::never;
    return known;
  });
}

sys_days day_of(const Moment& moment) {
  switch (moment.kind) {
    case Moment::Kind::always: return long_ago();
    case Moment::Kind::day: return std::min(moment.day, never());
    case Moment::Kind::never:
    case Moment::Kind::unknown: break;
  }
  return never();
}

std::string name_of(const Scenario& scenario) {
  std::vector<std::string> events;
  for (const auto& [event, supposed] : scenario.events)
    events.push_back(supposed.day ? fmt::format("{} {}", event, to_text(*supposed.day))
                                  : event + " never");
  return events.empty() ? "no event supposed" : fmt::format("{}", fmt::join(events, ", "));
}

constexpr auto form = "write NAME:EVENT=DATE,EVENT=never, for example early:agi=2028-06-30";

/// The scenario of the house that a word names.
const Scenario& named(const std::string& word, const std::vector<Scenario>& house) {
  if (house.empty())
    throw refused("--scenario", fmt::format("{} does not say when an event comes", word),
                  fmt::format("{}; a name alone is that of a scenario of the policy, which has "
                              "none for this agreement",
                              form));
  std::vector<std::string> known;
  for (const Scenario& one : house) {
    if (one.name == word) return one;
    known.push_back(one.name);
  }
  const auto hint = suggestion(word, known);
  throw refused("--scenario", fmt::format("the policy has no scenario {} for this agreement", word),
                hint.empty() ? form : hint);
}

Scenario read_scenario(const std::string& word, const Scenario& of_all,
                       const std::vector<Scenario>& house) {
  const auto colon = word.find(':');
  if (colon == 0) throw refused("--scenario", fmt::format("{} has no name", word), form);
  Scenario own;
  if (colon == std::string::npos) {
    own = named(word, house);
  } else {
    own.name = word.substr(0, colon);
    for (const auto piece : pieces(std::string_view(word).substr(colon + 1), ','))
      read_event(piece, "--scenario", own);
  }
  own.events.insert(of_all.events.begin(), of_all.events.end());
  return own;
}

}  // namespace

void read_event(std::string_view word, std::string_view option, Scenario& into) {
  const auto equals = word.find('=');
  const auto event = word.substr(0, equals);
  if (event.empty() || equals == std::string_view::npos)
    throw refused(option, fmt::format("{} does not say on which day an event comes", word),
                  "write EVENT=2028-06-30, or EVENT=never");
  const auto when = word.substr(equals + 1);
  const auto date = read_date(when);
  const bool is_day = date && date->precision == Date::Precision::day;
  if (!is_day && when != "never")
    throw refused(
        option,
        fmt::format("{} is not the day on which {} comes", when.empty() ? "nothing" : when, event),
        fmt::format("a day is written YYYY-MM-DD: {}={}, or {}=never", event,
                    date ? to_text(last_day(*date)) : "2028-06-30", event));
  const Scenario::Event supposed{.day = is_day ? std::optional(first_day(*date)) : std::nullopt};
  if (!into.events.try_emplace(std::string(event), supposed).second)
    throw refused(option, fmt::format("{} is given two days", event),
                  "write --scenario NAME:EVENT=DATE once for each day to compare them");
}

std::vector<Scenario> read_scenarios(const std::vector<std::string>& words,
                                     const std::vector<std::string>& events_of_all,
                                     const std::vector<Scenario>& house) {
  if (words.empty() && events_of_all.empty() && !house.empty()) return house;
  Scenario of_all;
  for (const std::string& word : events_of_all)
    read_event(word, "--event", of_all);
  std::vector<Scenario> scenarios;
  for (const std::string& word : words) {
    scenarios.push_back(read_scenario(word, of_all, house));
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

Scenario supposing(Scenario scenario, const std::string& event, std::chrono::sys_days day) {
  const auto supposed = day == never() ? std::nullopt : std::optional(day);
  scenario.events.insert_or_assign(event, Scenario::Event{.day = supposed});
  return scenario;
}

EventDay day_of(const std::string& event, const Scenario& scenario, const EventCalendar& calendar) {
  const auto moment = moment_of(event, scenario, calendar);
  const auto basis = scenario.events.contains(event) ? EventBasis::supposed
                     : moment.known()                ? EventBasis::known
                                                     : EventBasis::after_everything;
  return {.event = event, .day = day_of(moment), .basis = basis};
}

sys_days last_day(const End& end, const Scenario& scenario, const EventCalendar& calendar) {
  return day_of(moment(end, Edge::end, scenario, calendar));
}

sys_days first_day(const End& start, const Scenario& scenario, const EventCalendar& calendar) {
  return day_of(moment(start, Edge::start, scenario, calendar));
}

}  // namespace clauseline
