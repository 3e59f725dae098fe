// Places are computed in whole tenths of a pixel from whole minor units: no amount becomes a
// binary fraction, and the same payments give the same bytes.

#include "report/payment_chart.hpp"

#include "report/simulation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

namespace clauseline::pages {
namespace {

// In tenths of a pixel.
constexpr int chart_width = 7200;
constexpr int chart_height = 2300;
constexpr int left = 760;
constexpr int right = 7120;
constexpr int top = 160;
constexpr int bottom = 1980;
constexpr std::size_t most_bars = 240;

std::string px(int tenths) {
  return tenths % 10 == 0 ? fmt::format("{}", tenths / 10)
                          : fmt::format("{}.{}", tenths / 10, tenths % 10);
}

/// Where the period of this number, counted from nothing, begins, of so many in all.
int x_of(std::size_t number, std::size_t count) {
  return left + static_cast<int>(static_cast<std::size_t>(right - left) * number / count);
}

/// What both versions pay in one period, and up to its end.
struct Point {
  Minor before{};
  Minor after{};
  Minor sum_before{};
  Minor sum_after{};
};

struct Points {
  std::vector<Days> days{};
  std::vector<Point> points{};
};

Points points_of(const StreamResult& result) {
  const auto by_day = [](const Days& a, const Days& b) {
    return std::pair(a.first, a.last) < std::pair(b.first, b.last);
  };
  std::map<Days, Point, decltype(by_day)> periods(by_day);
  for (const PaymentPeriod& one : result.before.payments.periods)
    periods[one.days].before = one.paid;
  for (const PaymentPeriod& one : result.after.payments.periods)
    periods[one.days].after = one.paid;
  Points found;
  Minor before = 0;
  Minor after = 0;
  for (auto& [days, point] : periods) {
    point.sum_before = before += point.before;
    point.sum_after = after += point.after;
    found.days.push_back(days);
    found.points.push_back(point);
  }
  return found;
}

/// The vertical axis: from nothing, or from what is below it, up to the highest value.
class Axis {
 public:
  Axis(const std::vector<Minor>& values, unsigned decimals) : decimals_(decimals) {
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
    for (const Unit& unit : units)
      if (high_ >= power_of_ten(unit.digits + decimals)) unit_ = unit;
  }

  int y(const Minor& value) const {
    const Minor height = (value - low_) * (bottom - top) / (high_ - low_);
    return bottom - height.convert_to<int>();
  }
  std::string unit() const { return std::string(unit_.name); }
  std::string label(const Minor& value) const {
    auto text = to_text(value, unit_.digits + decimals_);
    if (text.find('.') != std::string::npos) text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.')) text.pop_back();
    return text;
  }

  Markup lines() const {
    Markup all;
    for (Minor value = low_; value <= high_; value += step_)
      all += markup(R"(<line class="{}" x1="{}" y1="{}" x2="{}" y2="{}"/>)"
                    R"(<text x="{}" y="{}" text-anchor="end">{}</text>)"
                    "\n",
                    value == 0 ? "zero" : "grid", px(left), px(y(value)), px(right), px(y(value)),
                    px(left - 80), px(y(value) + 40), label(value));
    return all;
  }

 private:
  struct Unit {
    unsigned digits;
    std::string_view name;
  };
  static constexpr std::array<Unit, 4> units{
      {{0, ""}, {3, " thousand"}, {6, " million"}, {9, " billion"}}};

  static Minor power_of_ten(unsigned exponent) {
    return boost::multiprecision::pow(Minor(10), exponent);
  }

  unsigned decimals_;
  Minor low_ = 0;
  Minor high_ = 0;
  Minor step_ = 0;
  Unit unit_ = units[0];
};

std::string short_name(const Days& days) {
  const auto text = to_text(days);
  return text.size() <= 4 ? text : to_text(days.first);
}

/// The names of periods below the axis, as many as have room.
Markup names(const std::vector<Days>& days) {
  constexpr std::size_t most_names = 9;
  const std::size_t each = (days.size() + most_names - 1) / most_names;
  Markup all;
  for (std::size_t i = 0; i < days.size(); i += each)
    all += markup(R"(<text x="{}" y="{}" text-anchor="middle">{}</text>)",
                  px((x_of(i, days.size()) + x_of(i + 1, days.size())) / 2), px(bottom + 200),
                  short_name(days[i]));
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
                panel.title, px(chart_width), px(chart_height), panel.id, panel.id, panel.id,
                panel.title, panel.id, panel.about, inside);
}

/// Where a bar stands.
struct Place {
  int x = 0;
  int width = 0;
};

Markup bar(std::string_view css_class, const Place& at, const Axis& axis, const Minor& value) {
  const int from = axis.y(0);
  const int to = axis.y(value);
  return markup(R"(<rect class="{}" x="{}" y="{}" width="{}" height="{}"/>)", css_class, px(at.x),
                px(std::min(from, to)), px(at.width), px(std::abs(from - to)));
}

Markup bars(const Points& points, const Axis& axis) {
  const auto count = points.days.size();
  const int slot = x_of(1, count) - left;
  const int width = slot * 36 / 100;
  Markup all;
  for (std::size_t i = 0; i < points.days.size(); ++i) {
    const int x = (x_of(i, count) + x_of(i + 1, count)) / 2;
    all += bar("old", {.x = x - width - slot / 50, .width = width}, axis, points.points[i].before);
    all += bar("new", {.x = x + slot / 50, .width = width}, axis, points.points[i].after);
    all += {"\n"};
  }
  return all;
}

Markup line(std::string_view css_class, const Points& points, Minor Point::*sum, const Axis& axis) {
  const auto count = points.points.size();
  const std::size_t each = count / most_bars + 1;
  std::string places = fmt::format("{},{}", px(left), px(axis.y(0)));
  for (std::size_t i = 0; i < count; ++i)
    if (i % each == 0 || i + 1 == count)
      places += fmt::format(" {},{}", px(x_of(i + 1, count)), px(axis.y(points.points[i].*sum)));
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

Markup cap_line(const std::optional<Minor>& cap, const Axis& axis) {
  if (!cap || *cap < 0) return {};
  return markup(R"(<line class="cap" x1="{}" y1="{}" x2="{}" y2="{}"/>)"
                R"(<text class="label" x="{}" y="{}">cap {}{}</text>)"
                "\n",
                px(left), px(axis.y(*cap)), px(right), px(axis.y(*cap)), px(left + 60),
                px(axis.y(*cap) - 60), axis.label(*cap), axis.unit());
}

Markup period_panel(const Points& points, const Payments& payments, const ChartName& name) {
  std::vector<Minor> values;
  for (const Point& point : points.points) {
    values.push_back(point.before);
    values.push_back(point.after);
  }
  const Axis axis(values, payments.decimals);
  auto inside = axis.lines();
  inside += bars(points, axis);
  inside += names(points.days);
  return markup("<p class=\"panel\">Paid for each period, {}{}</p>\n{}", payments.currency,
                axis.unit(),
                drawing({.id = name.id + "-p",
                         .title = name.title + ": paid for each period",
                         .about = "Two bars for each period, the old version and the new one. The "
                                  "table of periods has the amounts."},
                        inside));
}

Markup sum_panel(const Stream& stream, const Points& points, const Payments& payments,
                 const ChartName& name) {
  const auto cap = cap_of(stream, payments);
  std::vector<Minor> values;
  for (const Point& point : points.points) {
    values.push_back(point.sum_before);
    values.push_back(point.sum_after);
  }
  if (cap) values.push_back(*cap);
  const Axis axis(values, payments.decimals);
  auto inside = axis.lines();
  inside += line("old", points, &Point::sum_before, axis);
  inside += line("new", points, &Point::sum_after, axis);
  inside += cap_line(cap, axis);
  inside += names(points.days);
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
  if (points.points.empty() || !result.difference()) return {};
  const Payments& payments = reports::paying_side(result);
  Markup inside;
  if (points.points.size() <= most_bars) inside += period_panel(points, payments, name);
  inside += sum_panel(stream, points, payments, name);
  const Markup cap{cap_of(stream, payments) ? "<li class=\"cap\">cap</li>" : ""};
  return markup(
      "<figure class=\"chart\" aria-label=\"{}\">\n<ul class=\"legend\"><li class=\"old\">old</li>"
      "<li class=\"new\">new</li>{}</ul>\n{}</figure>\n",
      name.title + ": old against new payments", cap, inside);
}

}  // namespace clauseline::pages
