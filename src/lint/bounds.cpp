#include "lint/bounds.hpp"

#include "terms/tables.hpp"

#include <algorithm>

namespace clauseline {
namespace {

using Day = std::optional<std::chrono::sys_days>;

Day earlier(const Day& a, const Day& b) { return !a ? b : !b ? a : std::min(*a, *b); }

bool over_before(const Lifetime& a, const Lifetime& b, const EventCalendar& calendar) {
  if (a.until == nullptr || b.from == nullptr) return false;
  const auto ends = latest_end(*a.until, calendar);
  const auto begins = earliest_start(*b.from, calendar);
  return ends && begins && *ends < *begins;
}

void gather(const End& end, std::vector<Date>& dates) {
  if (end.kind == End::Kind::date) dates.push_back(end.date);
  for (const End& part : end.parts)
    gather(part, dates);
}

}  // namespace

const Value* field(const Term& term, std::string_view name) {
  const auto index = field_index(*term.right, name);
  if (index < 0) return nullptr;
  const auto& value = term.values[static_cast<std::size_t>(index)];
  return value.known == Known::absent ? nullptr : &value;
}

Day latest_end(const End& end, const EventCalendar& calendar) {
  switch (end.kind) {
    case End::Kind::date: return last_day(end.date) + end.plus;
    case End::Kind::never: return std::nullopt;
    case End::Kind::event: {
      const auto event = calendar.find(end.event);
      if (event == calendar.end() || !event->second.not_after) return std::nullopt;
      return *event->second.not_after + end.plus;
    }
    case End::Kind::first: {
      Day first;
      for (const End& part : end.parts)
        first = earlier(first, latest_end(part, calendar));
      return first;
    }
    case End::Kind::last: break;
  }
  Day last;
  for (const End& part : end.parts) {
    const auto day = latest_end(part, calendar);
    if (!day) return std::nullopt;
    last = last ? std::max(*last, *day) : *day;
  }
  return last;
}

Day earliest_start(const End& start, const EventCalendar& calendar) {
  switch (start.kind) {
    case End::Kind::date: return first_day(start.date) + start.plus;
    case End::Kind::never: return std::nullopt;
    case End::Kind::event: {
      const auto event = calendar.find(start.event);
      if (event == calendar.end() || !event->second.not_before) return std::nullopt;
      return *event->second.not_before + start.plus;
    }
    case End::Kind::last: {
      Day last;
      for (const End& part : start.parts)
        if (const auto day = earliest_start(part, calendar))
          last = last ? std::max(*last, *day) : *day;
      return last;
    }
    case End::Kind::first: break;
  }
  Day first;
  for (const End& part : start.parts) {
    const auto day = earliest_start(part, calendar);
    if (!day) return std::nullopt;
    first = earlier(first, day);
  }
  return first;
}

bool apart(const Lifetime& a, const Lifetime& b, const EventCalendar& calendar) {
  return over_before(a, b, calendar) || over_before(b, a, calendar);
}

std::vector<Date> dates_in(const End& end) {
  std::vector<Date> dates;
  gather(end, dates);
  return dates;
}

}  // namespace clauseline
