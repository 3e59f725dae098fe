#include "terms/end.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>

namespace clauseline {
namespace {

using Terms = std::vector<std::vector<const End*>>;  // of atoms

constexpr std::size_t most_terms = 4096;

bool is_atom(const End& end) { return end.kind != End::Kind::first && end.kind != End::Kind::last; }

/// Every choice of one term from each list, joined.
std::optional<Terms> product(const std::vector<Terms>& lists) {
  Terms all{{}};
  for (const Terms& list : lists) {
    if (all.size() * list.size() > most_terms) return std::nullopt;
    Terms next;
    for (const auto& chosen : all)
      for (const auto& term : list) {
        next.push_back(chosen);
        next.back().insert(next.back().end(), term.begin(), term.end());
      }
    all = std::move(next);
  }
  return all;
}

/// The end as an `outer` of terms of the other kind: outer last gives a maximum of minima,
/// outer first a minimum of maxima.
std::optional<Terms> normal_form(const End& end, End::Kind outer) {
  if (is_atom(end)) return Terms{{&end}};
  std::vector<Terms> parts;
  for (const End& part : end.parts) {
    auto form = normal_form(part, outer);
    if (!form) return std::nullopt;
    parts.push_back(std::move(*form));
  }
  if (end.kind != outer) return product(parts);
  Terms joined;
  for (Terms& part : parts)
    joined.insert(joined.end(), part.begin(), part.end());
  return joined.size() > most_terms ? std::nullopt : std::optional(std::move(joined));
}

std::optional<std::chrono::sys_days> bound(
    const End& atom, const EventCalendar& calendar,
    std::optional<std::chrono::sys_days> EventBounds::*side) {
  if (atom.kind == End::Kind::date) return last_day(atom.date) + atom.plus;
  const auto known = calendar.find(atom.event);
  if (known == calendar.end() || !(known->second.*side)) return std::nullopt;
  return *(known->second.*side) + atom.plus;
}

/// True if `a` is no later than `b` on every calendar.
bool no_later(const End& a, const End& b, const EventCalendar& calendar) {
  if (b.kind == End::Kind::never) return true;
  if (a.kind == End::Kind::never) return false;
  const bool same_event = a.kind == End::Kind::event && b.kind == a.kind && a.event == b.event;
  if (same_event && a.plus <= b.plus) return true;
  const auto latest = bound(a, calendar, &EventBounds::not_after);
  const auto earliest = bound(b, calendar, &EventBounds::not_before);
  return latest && earliest && *latest <= *earliest;
}

/// Is some atom of a minimum no later than some atom of a maximum?
bool any_no_later(const std::vector<const End*>& minimum, const std::vector<const End*>& maximum,
                  const EventCalendar& calendar) {
  for (const End* a : minimum)
    for (const End* b : maximum)
      if (no_later(*a, *b, calendar)) return true;
  return false;
}

bool no_later(const Terms& minima, const Terms& maxima, const EventCalendar& calendar) {
  for (const auto& minimum : minima)
    for (const auto& maximum : maxima)
      if (!any_no_later(minimum, maximum, calendar)) return false;
  return true;
}

std::optional<bool> formula_no_later(const End& a, const End& b, const EventCalendar& calendar) {
  const auto minima = normal_form(a, End::Kind::last);
  const auto maxima = normal_form(b, End::Kind::first);
  if (!minima || !maxima) return std::nullopt;
  return no_later(*minima, *maxima, calendar);
}

}  // namespace

End ends_on(const Date& date) { return {.kind = End::Kind::date, .date = date}; }
End ends_at(std::string event) { return {.kind = End::Kind::event, .event = std::move(event)}; }
End never_ends() { return {.kind = End::Kind::never, .open = "perpetual"}; }
End unstated_end() { return ends_at("?unstated"); }

EndOrder order(const End& before, const End& after, const EventCalendar& calendar) {
  const auto not_earlier = formula_no_later(before, after, calendar);
  const auto not_later = formula_no_later(after, before, calendar);
  if (!not_earlier || !not_later) return EndOrder::indeterminate;
  if (*not_earlier && *not_later) return EndOrder::equal;
  if (*not_earlier) return EndOrder::later;
  return *not_later ? EndOrder::earlier : EndOrder::indeterminate;
}

std::set<std::string> events_of(const End& end) {
  if (end.kind == End::Kind::event && !end.event.starts_with('?')) return {end.event};
  std::set<std::string> events;
  for (const End& part : end.parts)
    events.merge(events_of(part));
  return events;
}

std::vector<Date> dates_in(const End& end) {
  if (end.kind == End::Kind::date) return {end.date};
  std::vector<Date> dates;
  for (const End& part : end.parts) {
    const auto more = dates_in(part);
    dates.insert(dates.end(), more.begin(), more.end());
  }
  return dates;
}

std::string to_text(const End& end) {
  std::string text;
  switch (end.kind) {
    case End::Kind::date: text = to_text(end.date); break;
    case End::Kind::event:
      text = end.event.starts_with('?') ? end.event.substr(1) : end.event;
      break;
    case End::Kind::never: return end.open;
    case End::Kind::first:
    case End::Kind::last: {
      std::vector<std::string> parts;
      for (const End& part : end.parts)
        parts.push_back(to_text(part));
      return fmt::format("{}({})", end.kind == End::Kind::first ? "first" : "last",
                         fmt::join(parts, ", "));
    }
  }
  if (end.plus != Duration{}) text += " + " + to_text(end.plus);
  return text;
}

}  // namespace clauseline
