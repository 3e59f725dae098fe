#include "report/chart_axes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace clauseline::pages {
namespace {

using std::chrono::sys_days;

Minor power_of_ten(unsigned exponent) { return boost::multiprecision::pow(Minor(10), exponent); }

constexpr int months_of_year = 12;

/// The first day of a month, counted from the first of the year nothing.
sys_days month_start(int month) {
  return std::chrono::year(month / months_of_year) /
         std::chrono::month(static_cast<unsigned>(month % months_of_year + 1)) / 1;
}

int month_of(sys_days day) {
  const std::chrono::year_month_day date(day);
  return static_cast<int>(date.year()) * months_of_year +
         static_cast<int>(static_cast<unsigned>(date.month())) - 1;
}

/// "2026-04", "2026 Q2", "2026", "2026-30": the stretch of so many months that begins with this
/// one.
std::string name(int month, int months) {
  const auto first = to_text(month_start(month));
  if (months == 1) return first.substr(0, 7);
  if (months < months_of_year)
    return fmt::format("{} {}{}", first.substr(0, 4), months == 3 ? 'Q' : 'H',
                       month % months_of_year / months + 1);
  const auto last = to_text(month_start(month + months - 1));
  return months == months_of_year ? first.substr(0, 4)
                                  : fmt::format("{}-{}", first.substr(0, 4), last.substr(2, 2));
}

/// How many months a name stands for, so that no more than nine are needed.
int months_apart(int months) {
  constexpr int most_names = 9;
  for (const int step : {1, 3, 6, 12, 24, 60, 120, 240, 600})
    if (months <= step * most_names) return step;
  return 1200;
}

}  // namespace

std::string px(int tenths) {
  return tenths % 10 == 0 ? fmt::format("{}", tenths / 10)
                          : fmt::format("{}.{}", tenths / 10, tenths % 10);
}

AmountAxis::AmountAxis(const std::vector<Minor>& values, unsigned decimals) : decimals_(decimals) {
  Minor most = 1;
  for (const Minor& value : values) {
    most = std::max(most, value);
    low_ = std::min(low_, value);
  }
  constexpr int most_steps = 5;
  constexpr std::array<int, 3> steps{1, 2, 5};
  for (Minor power = 1; step_ == 0; power *= 10)
    for (const int times : steps)
      if (step_ == 0 && power * times * most_steps >= most - low_) step_ = power * times;
  low_ = -(-low_ + step_ - 1) / step_ * step_;
  high_ = (most + step_ - 1) / step_ * step_;
  constexpr std::array<Unit, 4> units{
      {{0, ""}, {3, " thousand"}, {6, " million"}, {9, " billion"}}};
  for (const Unit& unit : units)
    if (high_ >= power_of_ten(unit.digits + decimals)) unit_ = unit;
}

int AmountAxis::y(const Minor& value) const {
  const Minor height = (value - low_) * (ChartField::bottom - ChartField::top) / (high_ - low_);
  return ChartField::bottom - height.convert_to<int>();
}

std::string AmountAxis::label(const Minor& value) const {
  auto text = to_text(value, unit_.digits + decimals_);
  if (text.find('.') != std::string::npos) text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text;
}

Markup AmountAxis::lines() const {
  Markup all;
  for (Minor value = low_; value <= high_; value += step_)
    all += markup(R"(<line class="{}" x1="{}" y1="{}" x2="{}" y2="{}"/>)"
                  R"(<text x="{}" y="{}" text-anchor="end">{}</text>)"
                  "\n",
                  value == 0 ? "zero" : "grid", px(ChartField::left), px(y(value)),
                  px(ChartField::right), px(y(value)), px(ChartField::left - 80), px(y(value) + 40),
                  label(value));
  return all;
}

int DayAxis::x(sys_days day) const {
  constexpr auto from = ChartField::left + margin;
  constexpr auto room = ChartField::right - margin - from;
  const auto length = std::max<long>(1, (days_.last - days_.first).count());
  return from + static_cast<int>(room * (day - days_.first).count() / length);
}

Markup DayAxis::names() const {
  constexpr int mark = 60;
  constexpr int below = 200;
  constexpr int room_for_name = 400;
  const int step = months_apart(month_of(days_.last) - month_of(days_.first));
  const sys_days end = days_.last + std::chrono::days(1);
  Markup all;
  for (int month = month_of(days_.first) / step * step; month_start(month) < end; month += step) {
    const auto from = x(std::max(month_start(month), days_.first));
    const auto to = x(std::min(month_start(month + step), end));
    all += markup(R"(<line class="zero" x1="{}" y1="{}" x2="{}" y2="{}"/>)", px(from),
                  px(ChartField::bottom), px(from), px(ChartField::bottom + mark));
    if (to - from >= room_for_name)
      all += markup(R"(<text x="{}" y="{}" text-anchor="middle">{}</text>)", px((from + to) / 2),
                    px(ChartField::bottom + below), name(month, step));
  }
  return all += {"\n"};
}

}  // namespace clauseline::pages
