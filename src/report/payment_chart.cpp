#include "report/payment_chart.hpp"

#include "report/chart_axes.hpp"
#include "report/simulation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>

namespace clauseline::pages {
namespace {

using std::chrono::sys_days;

constexpr std::size_t most_bars = 240;

/// What both versions pay on one day, and up to it.
struct Point {
  Minor before{};
  Minor after{};
  Minor sum_before{};
  Minor sum_after{};
};

/// Payments by the day on which they are due, and the days that they are drawn on: from the
/// first that is computed to the last, or to the last payment.
struct Points {
  Days days{never(), long_ago()};
  std::map<sys_days, Point> by_day{};
};

void add(const Payments& payments, Minor Point::*version, Points& points) {
  for (const PaymentPeriod& one : payments.periods) {
    points.days.first = std::min(points.days.first, one.days.first);
    points.days.last = std::max(points.days.last, one.days.last);
    if (one.counted == 0) continue;
    points.days.last = std::max(points.days.last, one.payday);
    points.by_day[one.payday].*version += one.paid;
  }
}

Points points_of(const StreamResult& result) {
  Points points;
  add(result.before.payments, &Point::before, points);
  add(result.after.payments, &Point::after, points);
  Minor before = 0;
  Minor after = 0;
  for (auto& [day, point] : points.by_day) {
    point.sum_before = before += point.before;
    point.sum_after = after += point.after;
  }
  return points;
}

std::vector<Minor> values(const Points& points, Minor Point::*one, Minor Point::*other) {
  std::vector<Minor> all;
  for (const auto& [day, point] : points.by_day) {
    all.push_back(point.*one);
    all.push_back(point.*other);
  }
  return all;
}

struct Panel {
  std::string id;
  std::string title;
  std::string about;
};

Markup drawing(const Panel& panel, const Markup& inside) {
  return markup(R"(<div class="scroll" role="region" tabindex="0" aria-label="{}">)"
                R"(<svg viewBox="0 0 {} {}" role="img" aria-labelledby="{}-t {}-d">)"
                "<title id=\"{}-t\">{}</title><desc id=\"{}-d\">{}</desc>\n{}</svg></div>\n",
                panel.title, px(ChartField::width), px(ChartField::height), panel.id, panel.id,
                panel.id, panel.title, panel.id, panel.about, inside);
}

/// Where a bar stands.
struct Place {
  int x = 0;
  int width = 0;
};

Markup bar(std::string_view css_class, const Place& at, const AmountAxis& axis,
           const Minor& value) {
  const int from = axis.y(0);
  const int to = axis.y(value);
  return markup(R"(<rect class="{}" x="{}" y="{}" width="{}" height="{}"/>)", css_class, px(at.x),
                px(std::min(from, to)), px(at.width), px(std::abs(from - to)));
}

/// As wide as the days of payment leave room for.
int bar_width(const Points& points, const DayAxis& days) {
  constexpr int least = 8;
  constexpr int most = 250;
  int room = most * 3;
  std::optional<int> before;
  for (const auto& [day, point] : points.by_day) {
    const int x = days.x(day);
    if (before) room = std::min(room, x - *before);
    before = x;
  }
  return std::clamp(room * 36 / 100, least, most);
}

/// The bars of a day: old to the left of it, new to the right.
Markup bars(const Points& points, const DayAxis& days, const AmountAxis& axis) {
  const int width = bar_width(points, days);
  const int gap = width / 18;
  Markup all;
  for (const auto& [day, point] : points.by_day) {
    const int x = days.x(day);
    all += bar("old", {.x = x - width - gap, .width = width}, axis, point.before);
    all += bar("new", {.x = x + gap, .width = width}, axis, point.after);
    all += {"\n"};
  }
  return all;
}

/// A sum stays what it is until the next payment.
Markup line(std::string_view css_class, const Points& points, Minor Point::*sum,
            const AmountAxis& axis) {
  const DayAxis days(points.days);
  const std::size_t each = points.by_day.size() / most_bars + 1;
  int y = axis.y(0);
  std::string places = fmt::format("{},{}", px(days.x(points.days.first)), px(y));
  std::size_t i = 0;
  for (const auto& [day, point] : points.by_day) {
    if (i++ % each != 0 && i != points.by_day.size()) continue;
    const auto x = px(days.x(day));
    places += fmt::format(" {},{}", x, px(y));
    y = axis.y(point.*sum);
    places += fmt::format(" {},{}", x, px(y));
  }
  places += fmt::format(" {},{}", px(days.x(points.days.last)), px(y));
  return markup("<polyline class=\"{}\" points=\"{}\"/>\n", css_class, places);
}

/// What the cap of the new version leaves within the window; nothing where it is no cap on the
/// whole, or in another currency.
std::optional<Minor> cap_of(const Stream& stream, const Payments& payments) {
  if (!stream.after || !stream.after->cap) return std::nullopt;
  const Limit& cap = *stream.after->cap;
  if (cap.length != Duration{} || cap.currency != payments.currency) return std::nullopt;
  return rounded(cap.amount - stream.paid_before, payments.decimals, Rounding::down);
}

Markup cap_line(const std::optional<Minor>& cap, const AmountAxis& axis) {
  if (!cap || *cap < 0) return {};
  return markup(R"(<line class="cap" x1="{}" y1="{}" x2="{}" y2="{}"/>)"
                R"(<text class="label" x="{}" y="{}">cap {}{}</text>)"
                "\n",
                px(ChartField::left), px(axis.y(*cap)), px(ChartField::right), px(axis.y(*cap)),
                px(ChartField::left + 60), px(axis.y(*cap) - 60), axis.label(*cap), axis.unit());
}

Markup day_panel(const Points& points, const Payments& payments, const ChartName& name) {
  const AmountAxis axis(values(points, &Point::before, &Point::after), payments.decimals);
  const DayAxis days(points.days);
  auto inside = axis.lines();
  inside += bars(points, days, axis);
  inside += days.names();
  return markup("<p class=\"panel\">Paid on each day of payment, {}{}</p>\n{}", payments.currency,
                axis.unit(),
                drawing({.id = name.id + "-p",
                         .title = name.title + ": paid on each day of payment",
                         .about = "Two bars at each day of payment, the old version to the left "
                                  "and the new one to the right. The table of periods has the "
                                  "amounts."},
                        inside));
}

Markup sum_panel(const Stream& stream, const Points& points, const Payments& payments,
                 const ChartName& name) {
  const auto cap = cap_of(stream, payments);
  auto all = values(points, &Point::sum_before, &Point::sum_after);
  if (cap) all.push_back(*cap);
  const AmountAxis axis(all, payments.decimals);
  auto inside = axis.lines();
  inside += line("old", points, &Point::sum_before, axis);
  inside += line("new", points, &Point::sum_after, axis);
  inside += cap_line(cap, axis);
  inside += DayAxis(points.days).names();
  return markup("<p class=\"panel\">Paid in all, {}{}</p>\n{}", payments.currency, axis.unit(),
                drawing({.id = name.id + "-s",
                         .title = name.title + ": paid in all",
                         .about = "A dashed line for the old version, a solid one for the new one, "
                                  "a dotted one for the cap of the new version if it has one."},
                        inside));
}

}  // namespace

Markup payment_chart(const Stream& stream, const StreamResult& result, const ChartName& name) {
  const auto points = points_of(result);
  if (points.by_day.empty() || !result.difference()) return {};
  const Payments& payments = reports::paying_side(result);
  Markup inside;
  if (points.by_day.size() <= most_bars) inside += day_panel(points, payments, name);
  inside += sum_panel(stream, points, payments, name);
  const Markup cap{cap_of(stream, payments) ? "<li class=\"cap\">cap</li>" : ""};
  return markup(
      "<figure class=\"chart\" aria-label=\"{}\">\n<ul class=\"legend\"><li class=\"old\">old</li>"
      "<li class=\"new\">new</li>{}</ul>\n{}</figure>\n",
      name.title + ": old against new payments", cap, inside);
}

}  // namespace clauseline::pages
