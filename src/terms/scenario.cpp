#include "terms/scenario.hpp"

#include <algorithm>
#include <tuple>
#include <vector>

namespace clauseline {
namespace {

Moment later_by(Moment moment, const Duration& plus) {
  if (moment.kind == Moment::Kind::day) moment.day = moment.day + plus;
  return moment;
}

Moment of_several(End::Kind kind, const std::vector<Moment>& parts) {
  for (const Moment& part : parts)
    if (!part.known()) return part;
  const auto earlier = [](const Moment& one, const Moment& other) { return one < other; };
  return kind == End::Kind::first ? *std::ranges::min_element(parts, earlier)
                                  : *std::ranges::max_element(parts, earlier);
}

}  // namespace

bool operator<(const Moment& one, const Moment& other) {
  return std::tie(one.kind, one.day) < std::tie(other.kind, other.day);
}

Moment moment_of(const std::string& event, const Scenario& scenario,
                 const EventCalendar& calendar) {
  if (const auto supposed = scenario.events.find(event); supposed != scenario.events.end()) {
    const auto& day = supposed->second.day;
    return day ? Moment{.kind = Moment::Kind::day, .day = *day}
               : Moment{.kind = Moment::Kind::never};
  }
  const auto known = calendar.find(event);
  if (known != calendar.end() && known->second.not_before &&
      known->second.not_before == known->second.not_after)
    return {.kind = Moment::Kind::day, .day = *known->second.not_before};
  return {.missing = event};
}

Moment moment_of(const End& end, Edge edge,
                 const std::function<Moment(const std::string& event)>& moment_of_event) {
  switch (end.kind) {
    case End::Kind::never: return {.kind = Moment::Kind::never};
    case End::Kind::event: return later_by(moment_of_event(end.event), end.plus);
    case End::Kind::date: {
      const auto day = edge == Edge::start ? first_day(end.date) : last_day(end.date);
      return later_by({.kind = Moment::Kind::day, .day = day}, end.plus);
    }
    case End::Kind::first:
    case End::Kind::last: break;
  }
  std::vector<Moment> parts;
  parts.reserve(end.parts.size());
  for (const End& part : end.parts)
    parts.push_back(moment_of(part, edge, moment_of_event));
  return of_several(end.kind, parts);
}

}  // namespace clauseline
