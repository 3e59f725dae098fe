#include "lint/bounds.hpp"

#include "terms/scenario.hpp"

namespace clauseline {
namespace {

using Day = std::optional<std::chrono::sys_days>;

/// The moment of a day that may not be known.
Moment at(const Day& day, Moment::Kind without) {
  return day ? Moment{.kind = Moment::Kind::day, .day = *day} : Moment{.kind = without};
}

Day day_of(const Moment& moment) {
  return moment.kind == Moment::Kind::day ? Day(moment.day) : std::nullopt;
}

bool over_before(const Lifetime& a, const Lifetime& b, const EventCalendar& calendar) {
  if (a.until == nullptr || b.from == nullptr) return false;
  const auto ends = latest_end(*a.until, calendar);
  const auto begins = earliest_start(*b.from, calendar);
  return ends && begins && *ends < *begins;
}

}  // namespace

const Value* field(const Term& term, std::string_view name) {
  const Value* value = term.find(name);
  return value == nullptr || value->known == Known::absent ? nullptr : value;
}

Day latest_end(const End& end, const EventCalendar& calendar) {
  return day_of(moment_of(end, Edge::end, [&](const std::string& event) {
    const auto known = calendar.find(event);
    return known == calendar.end() ? Moment{.kind = Moment::Kind::never}
                                   : at(known->second.not_after, Moment::Kind::never);
  }));
}

Day earliest_start(const End& start, const EventCalendar& calendar) {
  return day_of(moment_of(start, Edge::start, [&](const std::string& event) {
    const auto known = calendar.find(event);
    return known == calendar.end() ? Moment{.kind = Moment::Kind::always}
                                   : at(known->second.not_before, Moment::Kind::always);
  }));
}

bool apart(const Lifetime& a, const Lifetime& b, const EventCalendar& calendar) {
  return over_before(a, b, calendar) || over_before(b, a, calendar);
}

}  // namespace clauseline
