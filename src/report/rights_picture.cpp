#include "report/rights_picture.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace clauseline::pages {
namespace {

using std::chrono::sys_days;

constexpr Across open_mark = 9300;

Markup edge(Across at, int middle) {
  return markup(R"(<line class="edge" x1="{0}" x2="{0}" y1="{1}" y2="{2}"/>)", percent(at),
                middle - 9, middle + 9);
}

Markup shape(Across at, int middle, std::string_view css_class, std::string_view path) {
  return markup(
      R"(<svg class="at" x="{}" y="{}" width="1" height="1"><path class="{}" d="{}"/></svg>)",
      percent(at), middle, css_class, path);
}

Markup diamond(Across at, int middle) { return shape(at, middle, "event", "M0-8 8 0 0 8-8 0z"); }

Markup arrow(Across at, int middle) { return shape(at, middle, "never", "M0-8 12 0 0 8z"); }

/// Where the bar begins: its date, else the day from which the version applies, but never behind
/// its own end.
Across begin_of(const Lane& lane, const DayScale& scale, const BarPlace& at) {
  if (lane.from.day) return scale.across(*lane.from.day - std::chrono::days(1));
  const auto begins = at.begins.value_or(scale.first());
  const bool over = lane.until.day && *lane.until.day <= begins;
  return over ? 0 : scale.across(begins);
}

/// What stands at the ends of a bar.
Markup marks(const Lane& lane, Across begin, Across end, int middle) {
  const bool closed = lane.until.day.has_value();
  Markup drawn;
  if (lane.starts && lane.from.day) drawn += edge(begin, middle);
  if (lane.from.by_event) drawn += diamond(begin, middle);
  if (closed) drawn += edge(end, middle);
  if (lane.until.by_event) drawn += diamond(closed ? (begin + end) / 2 : end, middle);
  if (lane.until.never) drawn += arrow(end, middle);
  if (lane.until.unknown)
    drawn += markup(R"(<text class="sign" x="{}" y="{}">?</text>)", percent(end + 120), middle + 5);
  return drawn;
}

Markup length(std::string_view css_class, Across begin, Across wide, const BarPlace& at) {
  return markup(R"(<rect class="{}" x="{}" y="{}" width="{}" height="{}")", css_class,
                percent(begin), at.middle - at.height / 2, percent(wide), at.height);
}

}  // namespace

std::string percent(Across across) {
  return fmt::format("{}.{:02}%", across / 100, std::max<Across>(across % 100, 0));
}

void DayScale::include(sys_days day) {
  first_ = std::min(first_, day);
  last_ = std::max(last_, day);
}

void DayScale::include(const Lane& lane) {
  for (const auto& day : {lane.from.day, lane.until.day, lane.until.at_least})
    if (day) include(*day);
}

void DayScale::close() {
  using std::chrono::year_month_day;
  const auto year = [](sys_days day) { return year_month_day(day).year(); };
  first_ = sys_days(year(first_) / std::chrono::January / 1);
  last_ = sys_days((year(last_) + std::chrono::years(1)) / std::chrono::January / 1);
}

Across DayScale::across(sys_days day) const {
  return (day - first_).count() * last_date / (last_ - first_).count();
}

std::vector<std::pair<int, Across>> DayScale::years() const {
  const std::chrono::year first = std::chrono::year_month_day(first_).year();
  const std::chrono::year last = std::chrono::year_month_day(last_).year();
  const int span = static_cast<int>((last - first).count());
  int step = 1;
  for (const int wider : {2, 5, 10, 20, 50, 100})
    if (span / step > 6) step = wider;
  std::vector<std::pair<int, Across>> found;
  for (int at = 0; at < span; at += step)
    found.emplace_back(
        static_cast<int>(first) + at,
        across(sys_days((first + std::chrono::years(at)) / std::chrono::January / 1)));
  return found;
}

Markup lane_bar(const Lane& lane, const DayScale& scale, const BarPlace& at) {
  const auto begin = begin_of(lane, scale, at);
  const bool closed = lane.until.day.has_value();
  if (lane.is_over && !closed) return shape(begin, at.middle, "cross", "M-6-6 6 6M6-6-6 6");
  const auto end = closed ? scale.across(*lane.until.day) : open_mark;
  const bool hatched = !lane.is_over && (lane.until.uncertain || lane.from.uncertain);
  auto drawn = length(lane.until.unknown ? "length unknown" : "length", begin,
                      std::max<Across>(end - begin, 20), at);
  drawn += hatched ? markup(" fill=\"url(#{})\"/>", at.hatch) : markup("/>");
  if (lane.until.at_least && *lane.until.at_least > scale.first()) {
    drawn += length("length", begin,
                    std::max<Across>(scale.across(*lane.until.at_least) - begin, 0), at);
    drawn += markup("/>");
  }
  return drawn += marks(lane, begin, end, at.middle);
}

Markup hatch_pattern(std::string_view id) {
  return markup(
      "<pattern id=\"{}\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" "
      "patternTransform=\"rotate(45)\"><rect class=\"ground\" width=\"6\" height=\"6\"/>"
      "<rect class=\"ink\" width=\"2.5\" height=\"6\"/></pattern>",
      id);
}

}  // namespace clauseline::pages
