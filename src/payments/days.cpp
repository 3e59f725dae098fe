#include "payments/days.hpp"

#include <algorithm>
#include <cstdint>

namespace clauseline {
namespace {

using std::chrono::sys_days;

/// The first day of a stretch, counted from the one that begins at the anchor. Counting from
/// the anchor keeps the 31st the last day of months, which adding step by step would not.
sys_days beginning_of(const Cycle& cycle, int turn) {
  const Duration whole{.months = cycle.length.months * turn, .days = cycle.length.days * turn};
  return cycle.anchor + whole;
}

/// The number of the stretch that holds a day.
int turn_number(const Cycle& cycle, sys_days day) {
  constexpr std::int64_t most_days_of_month = 31;
  const auto length = cycle.length.months * most_days_of_month + cycle.length.days;
  int turn = static_cast<int>((day - cycle.anchor).count() / length);
  while (beginning_of(cycle, turn) > day)
    --turn;
  while (beginning_of(cycle, turn + 1) <= day)
    ++turn;
  return turn;
}

}  // namespace

Days overlap(const Days& a, const Days& b) {
  return {std::max(a.first, b.first), std::min(a.last, b.last)};
}

std::chrono::sys_days long_ago() { return sys_days(std::chrono::year(1) / 1 / 1); }
std::chrono::sys_days never() { return sys_days(std::chrono::year(9999) / 12 / 31); }

Days turn_of(const Cycle& cycle, std::chrono::sys_days day) {
  if (cycle.length == Duration{}) return {long_ago(), never()};
  const int turn = turn_number(cycle, day);
  return {beginning_of(cycle, turn), beginning_of(cycle, turn + 1) - std::chrono::days(1)};
}

int turns_ending_in(const Cycle& cycle, const Days& days) {
  if (cycle.length == Duration{} || days.empty()) return 0;
  const auto after = [](sys_days day) { return day + std::chrono::days(1); };
  return turn_number(cycle, after(days.last)) - turn_number(cycle, days.first);
}

std::string to_text(const Days& days) {
  const std::chrono::year_month_day first(days.first);
  const std::chrono::year_month_day last(days.last);
  using std::chrono::December;
  using std::chrono::January;
  const bool whole_year = first.year() == last.year() && first == first.year() / January / 1 &&
                          last == last.year() / December / 31;
  if (whole_year) return to_text(Date{.year = first.year(), .precision = Date::Precision::year});
  return to_text(days.first) + " to " + to_text(days.last);
}

}  // namespace clauseline
