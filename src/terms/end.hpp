#pragma once

#include "model/quantity.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace clauseline {

/// What is known of the day of an event, from the register. Days not known are empty.
struct EventBounds {
  std::optional<std::chrono::sys_days> not_before{};
  std::optional<std::chrono::sys_days> not_after{};
};

using EventCalendar = std::map<std::string, EventBounds, std::less<>>;

/// When something ends: a date (through its last day), an event, never, or the first or last
/// of several ends. What is unstated or undisclosed is an event of its own, of which nothing
/// is known.
struct End {
  enum class Kind : std::uint8_t { date, event, never, first, last };

  Kind kind = Kind::never;
  Date date{};
  std::string event{};  // an id; "?unstated" and "?undisclosed" for what is not said
  Duration plus{};      // this long after the date or event
  std::string open{};   // "perpetual" or "indefinite", for a never
  std::vector<End> parts{};

  bool operator==(const End&) const = default;
};

End ends_on(const Date& date);
End ends_at(std::string event);
End never_ends();
End unstated_end();

/// How a new end stands to an old one for every possible day of every event.
enum class EndOrder : std::uint8_t { equal, later, earlier, indeterminate };

/// Decides by the min-max normal forms: the order holds exactly if every conjunct of the
/// one, written as a maximum of minima, has an atom that is no later than some atom of every
/// disjunct of the other, written as a minimum of maxima. Formulas whose normal form would
/// pass 4,096 terms are indeterminate.
EndOrder order(const End& before, const End& after, const EventCalendar& calendar = {});

/// The events that the end hangs on, without the unstated and undisclosed ones.
std::set<std::string> events_of(const End& end);

/// All dates in an end, those of its parts too.
std::vector<Date> dates_in(const End& end);

/// "2032", "agi-verified", "first(agi-verified, 2030)", "perpetual", "unstated".
std::string to_text(const End& end);

}  // namespace clauseline
