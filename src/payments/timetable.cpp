#include "payments/timetable.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace clauseline {
namespace {

constexpr int months_of_year = 12;

bool is_in_base(const ForecastRow& row, const Share& share, const Register& things) {
  const bool asset = row.asset.empty() || !share.assets || things.covers(*share.assets, row.asset);
  const bool channel =
      row.channel.empty() || !share.channels || share.channels->contains(row.channel);
  return asset && channel;
}

std::chrono::sys_days new_year(std::chrono::sys_days day) {
  return std::chrono::year_month_day(day).year() / std::chrono::January / 1;
}

std::vector<Slot> one_for_each_row(const std::vector<const ForecastRow*>& rows) {
  std::map<std::pair<std::chrono::sys_days, std::chrono::sys_days>, Slot> by_days;
  for (const ForecastRow* row : rows) {
    Slot& slot = by_days[{row->days.first, row->days.last}];
    slot.days = row->days;
    slot.rows.push_back(row);
  }
  std::vector<Slot> slots;
  slots.reserve(by_days.size());
  for (auto& [days, slot] : by_days)
    slots.push_back(std::move(slot));
  return slots;
}

std::vector<Slot> regular(const Duration& every, const Days& window) {
  const bool calendar = every.days == 0 && months_of_year % every.months == 0;
  const Cycle cycle{.length = every, .anchor = calendar ? new_year(window.first) : window.first};
  std::vector<Slot> slots;
  for (auto days = turn_of(cycle, window.first); days.first <= window.last;
       days = turn_of(cycle, days.last + std::chrono::days(1)))
    slots.push_back({.days = days});
  return slots;
}

void place(const ForecastRow& row, std::vector<Slot>& slots) {
  auto slot = std::ranges::lower_bound(slots, row.days.first, {},
                                       [](const Slot& one) { return one.days.last; });
  for (; slot != slots.end() && slot->days.first <= row.days.last; ++slot)
    slot->rows.push_back(&row);
}

}  // namespace

std::vector<Slot> timetable(const Share& share, const std::vector<const ForecastRow*>& rows,
                            const Days& window, const Register& things) {
  std::vector<const ForecastRow*> counted;
  for (const ForecastRow* row : rows)
    if (!overlap(row->days, window).empty() && is_in_base(*row, share, things))
      counted.push_back(row);
  if (!share.every) return one_for_each_row(counted);
  auto slots = regular(*share.every, window);
  for (const ForecastRow* row : counted)
    place(*row, slots);
  return slots;
}

}  // namespace clauseline
