// The order of ends against brute force: formulas made at random are computed for every day
// of a grid on which their events may fall.

#include "terms/end.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <random>
#include <vector>

using namespace clauseline;
using namespace std::chrono_literals;
using std::chrono::sys_days;

BOOST_AUTO_TEST_SUITE(end_law_test)

/// The days on which two events fall.
struct Days {
  sys_days a;
  sys_days b;
};

constexpr sys_days far_away = 2400y / 1 / 1;

sys_days value(const End& end, const Days& days) {
  switch (end.kind) {
    case End::Kind::date: return last_day(end.date) + end.plus;
    case End::Kind::event: return (end.event == "a" ? days.a : days.b) + end.plus;
    case End::Kind::never: return far_away;
    case End::Kind::first:
    case End::Kind::last: break;
  }
  auto found = value(end.parts.front(), days);
  for (const End& part : end.parts)
    found = end.kind == End::Kind::first ? std::min(found, value(part, days))
                                         : std::max(found, value(part, days));
  return found;
}

enum class Plus { none, days, any };

/// Makes formulas over four dates, two events and never.
class Maker {
 public:
  Maker(unsigned seed, Plus plus) : random_(seed), plus_(plus) {}

  int below(int limit) { return std::uniform_int_distribution<int>(0, limit - 1)(random_); }

  End formula(int depth) {
    if (depth == 0 || below(100) < 35) return atom();
    End joined{.kind = below(2) == 0 ? End::Kind::first : End::Kind::last};
    const int parts = 2 + (below(4) == 0 ? 1 : 0);
    for (int i = 0; i < parts; ++i)
      joined.parts.push_back(formula(depth - 1));
    return joined;
  }

 private:
  End atom() {
    const int kind = below(21);
    if (kind == 0) return never_ends();
    End end = kind < 8 ? ends_on({.year = std::chrono::year(2021 + below(4))})
                       : ends_at(kind % 2 == 0 ? "a" : "b");
    if (plus_ != Plus::none && below(3) == 0) end.plus.days = 200 * below(4);
    if (plus_ == Plus::any && below(3) == 0) end.plus.months = below(15);
    if (plus_ == Plus::any && below(3) == 0) end.plus.days = 28 + below(4);
    return end;
  }

  std::mt19937 random_;
  Plus plus_;
};

/// Every day on which something may turn round: the dates with what may be taken away in
/// steps of 200 days, the day before and the day after.
std::vector<sys_days> grid(int steps) {
  std::vector<sys_days> days{2015y / 1 / 1, 2035y / 1 / 1};
  for (int year = 2021; year < 2025; ++year)
    for (int step = -steps; step <= steps; ++step)
      for (int near = -1; near <= 1; ++near)
        days.push_back(sys_days(std::chrono::year(year) / 12 / 31) +
                       std::chrono::days(200 * step + near));
  return days;
}

std::vector<sys_days> within(const std::vector<sys_days>& days, const EventBounds& bounds) {
  auto found = days;
  if (bounds.not_before) found.push_back(*bounds.not_before);
  if (bounds.not_after) found.push_back(*bounds.not_after);
  std::erase_if(found, [&](sys_days day) {
    return (bounds.not_before && day < *bounds.not_before) ||
           (bounds.not_after && day > *bounds.not_after);
  });
  return found;
}

EndOrder brute_force(const End& before, const End& after, const EventCalendar& calendar,
                     int steps) {
  const auto days = grid(steps);
  bool not_earlier = true;
  bool not_later = true;
  for (const auto a : within(days, calendar.at("a")))
    for (const auto b : within(days, calendar.at("b"))) {
      const auto old_end = value(before, {a, b});
      const auto new_end = value(after, {a, b});
      if (new_end < old_end) not_earlier = false;
      if (new_end > old_end) not_later = false;
      if (!not_earlier && !not_later) return EndOrder::indeterminate;
    }
  if (not_earlier && not_later) return EndOrder::equal;
  return not_earlier ? EndOrder::later : EndOrder::earlier;
}

const EventCalendar unknown{{"a", {}}, {"b", {}}};

/// How often the order found departs from brute force, and how often it is decided at all.
struct Tally {
  int mismatches = 0;
  std::array<int, 4> found{};

  void count(EndOrder order, EndOrder expected) {
    ++found.at(static_cast<std::size_t>(order));
    if (order != expected) ++mismatches;
  }
};

BOOST_AUTO_TEST_CASE(holds_for_random_formulas) {
  Maker maker(1, Plus::none);
  Tally tally;
  for (int round = 0; round < 1000; ++round) {
    const auto before = maker.formula(3);
    const auto after = maker.formula(3);
    tally.count(order(before, after), brute_force(before, after, unknown, 0));
  }
  BOOST_TEST(tally.mismatches == 0);
  for (const int count : tally.found)
    BOOST_TEST(count > 10);  // a law that is never put to the test is none
}

EventBounds random_bounds(Maker& maker) {
  const auto day = [&] { return sys_days(std::chrono::year(2020 + maker.below(6)) / 6 / 1); };
  EventBounds bounds;
  if (maker.below(2) == 0) bounds.not_before = day();
  if (maker.below(2) == 0) bounds.not_after = day();
  if (bounds.not_before && bounds.not_after && *bounds.not_after < *bounds.not_before)
    std::swap(bounds.not_before, bounds.not_after);
  return bounds;
}

BOOST_AUTO_TEST_CASE(holds_for_events_of_which_something_is_known) {
  Maker maker(2, Plus::none);
  Tally tally;
  for (int round = 0; round < 1200; ++round) {
    const EventCalendar calendar{{"a", random_bounds(maker)}, {"b", random_bounds(maker)}};
    const auto before = maker.formula(3);
    const auto after = maker.formula(3);
    tally.count(order(before, after, calendar), brute_force(before, after, calendar, 0));
  }
  BOOST_TEST(tally.mismatches == 0);
}

BOOST_AUTO_TEST_CASE(holds_for_days_after_an_event) {
  Maker maker(3, Plus::days);
  Tally tally;
  for (int round = 0; round < 200; ++round) {
    const auto before = maker.formula(2);
    const auto after = maker.formula(2);
    tally.count(order(before, after), brute_force(before, after, unknown, 3));
  }
  BOOST_TEST(tally.mismatches == 0);
}

/// Months have no fixed number of days, so that not every order can be seen; but none is
/// claimed that does not hold.
BOOST_AUTO_TEST_CASE(claims_nothing_wrong_of_months_after_an_event) {
  Maker maker(4, Plus::any);
  int decided = 0;
  for (int round = 0; round < 500; ++round) {
    const EventCalendar calendar{{"a", random_bounds(maker)}, {"b", random_bounds(maker)}};
    const auto before = maker.formula(2);
    const auto after = maker.formula(2);
    const auto claim = order(before, after, calendar);
    if (claim == EndOrder::indeterminate) continue;
    ++decided;
    const auto real = brute_force(before, after, calendar, 1);
    BOOST_TEST((real == claim || real == EndOrder::equal), to_text(before)
                                                               << " -> " << to_text(after));
  }
  BOOST_TEST(decided > 100);
}

BOOST_AUTO_TEST_SUITE_END()
