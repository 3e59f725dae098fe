#pragma once

#include "terms/end.hpp"
#include "text/source.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>

namespace clauseline {

/// When events come, as far as somebody supposes so: on a command line, or in a policy.
struct Scenario {
  struct Event {
    std::optional<std::chrono::sys_days> day{};  // nothing: it does not come
    Position at{};                               // where a policy says so
  };

  std::string name{};
  std::string agreement{};  // the id of the only one that it is for; empty: any
  std::map<std::string, Event, std::less<>> events{};
};

/// When an end or a start falls: since ever, on a day, never, or nobody knows.
struct Moment {
  enum class Kind : std::uint8_t { always, day, never, unknown };

  Kind kind = Kind::unknown;
  std::chrono::sys_days day{};
  std::string missing{};  // the event of which no day is known

  bool known() const { return kind != Kind::unknown; }
};

/// Is the one earlier than the other? Both must be known.
bool operator<(const Moment& one, const Moment& other);

/// The moment of an event: as the scenario supposes, else on the day that the register knows
/// exactly, else unknown.
Moment moment_of(const std::string& event, const Scenario& scenario, const EventCalendar& calendar);

/// A start in 2027 is on the first day of that year, an end on the last one.
enum class Edge : std::uint8_t { start, end };

/// The moment of an end or a start, from the moments of its events ("?unstated" and
/// "?undisclosed" among them). The first or last of several is not known if one part is not:
/// who counts such an event as one that never comes says so in its moment.
Moment moment_of(const End& end, Edge edge,
                 const std::function<Moment(const std::string& event)>& moment_of_event);

}  // namespace clauseline
