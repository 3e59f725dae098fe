#pragma once

#include "payments/days.hpp"
#include "terms/scenario.hpp"

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace clauseline {

/// Reads "ID=DATE" or "ID=never" into a scenario. Throws Error that begins with `option`.
void read_event(std::string_view word, std::string_view option, Scenario& into);

/// The scenarios of "NAME:ID=DATE,..." words, and of words that name one of the house, each with
/// the events of all. Without words, and without events of all, those of the house; where it has
/// none, one that is called by its events.
std::vector<Scenario> read_scenarios(const std::vector<std::string>& words,
                                     const std::vector<std::string>& events_of_all,
                                     const std::vector<Scenario>& house = {});

/// The same scenario, but for the day of one event; never() if that does not come.
Scenario supposing(Scenario scenario, const std::string& event, std::chrono::sys_days day);

/// Where the day of an event is from.
enum class EventBasis { supposed, known, after_everything };

/// The day of an event in a scenario; never() if none is supposed or known.
struct EventDay {
  std::string event;
  std::chrono::sys_days day{};
  EventBasis basis{};
};
EventDay day_of(const std::string& event, const Scenario& scenario, const EventCalendar& calendar);

/// The last day of something that goes on until `end`; never() if nothing ends it.
std::chrono::sys_days last_day(const End& end, const Scenario& scenario,
                               const EventCalendar& calendar);

/// The first day of something that begins at `start`; a start that is not stated is long ago.
std::chrono::sys_days first_day(const End& start, const Scenario& scenario,
                                const EventCalendar& calendar);

}  // namespace clauseline
