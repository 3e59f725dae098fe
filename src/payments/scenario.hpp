#pragma once

#include "payments/days.hpp"
#include "terms/end.hpp"

#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace clauseline {

/// When events happen, as far as somebody supposes so. An event that is not named comes on the
/// day that the register gives, else after everything that is computed.
struct Scenario {
  std::string name;
  std::map<std::string, std::chrono::sys_days, std::less<>> events{};  // never(): does not come
};

/// Reads "ID=DATE" or "ID=never" into a scenario. Throws Error that begins with `option`.
void read_event(std::string_view word, std::string_view option, Scenario& into);

/// The scenarios of "NAME:ID=DATE,..." words, each with the events of all; one that is called
/// by its events where there are no such words.
std::vector<Scenario> read_scenarios(const std::vector<std::string>& words,
                                     const std::vector<std::string>& events_of_all);

/// Where the day of an event is from.
enum class EventBasis { supposed, known, after_everything };

/// The day of an event in a scenario; never() if none is supposed or known.
struct EventDay {
  std::string event;
  std::chrono::sys_days day{};
  EventBasis basis{};
};
EventDay day_of(std::string_view event, const Scenario& scenario, const EventCalendar& calendar);

/// The last day of something that goes on until `end`; never() if nothing ends it.
std::chrono::sys_days last_day(const End& end, const Scenario& scenario,
                               const EventCalendar& calendar);

/// The first day of something that begins at `start`; a start that is not stated is long ago.
std::chrono::sys_days first_day(const End& start, const Scenario& scenario,
                                const EventCalendar& calendar);

}  // namespace clauseline
