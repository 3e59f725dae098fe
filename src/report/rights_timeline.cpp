#include "report/rights_timeline.hpp"

#include "report/lines.hpp"
#include "report/rights_lanes.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <optional>
#include <utility>
#include <vector>

namespace clauseline::pages {
namespace {

using std::chrono::sys_days;

/// A place across the picture, in hundredths of a percent of its width, so that labels keep
/// their size however narrow it is.
using Across = long;

constexpr Across last_date = 8600;  // behind it lies the field of what has no known date
constexpr Across open_mark = 9300;
constexpr Across whole = 10000;

constexpr int axis_height = 40;
constexpr int lane_height = 38;
constexpr int group_height = 30;
constexpr int bar_top = 19;
constexpr int bar_height = 10;
constexpr int part_height = 6;
constexpr std::size_t label_width = 120;
constexpr std::size_t narrow_width = 48;  // on a small screen

std::string percent(Across across) {
  return fmt::format("{}.{:02}%", across / 100, std::max<Across>(across % 100, 0));
}

class Picture {
 public:
  Picture(const reports::RightsPage& page, std::vector<LaneGroup> groups, Ids& ids)
      : page_(page),
        groups_(std::move(groups)),
        title_(ids.take("timeline-title")),
        about_(ids.take("timeline-about")),
        hatch_(ids.take("timeline-hatch")) {
    const auto effective = read_date(page.version.agreement.effective());
    if (effective) begins_ = first_day(*effective);
    find_range();
  }

  Markup draw() {
    Markup lanes;
    std::string words;
    for (const LaneGroup& group : groups_) {
      lanes += markup(R"(<text class="who" x="0" y="{}">{}</text>)", y_ + 20, group.name);
      lanes.html += '\n';
      words += group.name + ". ";
      y_ += group_height;
      for (const Lane& lane : group.lanes) {
        lanes += draw(lane);
        words += lane.words + " ";
        y_ += lane_height;
      }
    }
    return markup(
        "<svg class=\"timeline\" role=\"img\" aria-labelledby=\"{} {}\" width=\"100%\" "
        "height=\"{}\">\n<title id=\"{}\">Until when each right runs, as of {}</title>\n"
        "<desc id=\"{}\">{}</desc>\n{}{}{}</svg>\n",
        title_, about_, y_ + 8, title_, to_text(page_.query.as_of), about_, words, defs(), axis(),
        lanes);
  }

 private:
  void find_range() {
    first_ = begins_.value_or(first_day(page_.query.as_of));
    last_ = first_;
    include(first_day(page_.query.as_of));
    for (const LaneGroup& group : groups_)
      for (const Lane& lane : group.lanes)
        for (const auto& day : {lane.from.day, lane.until.day, lane.until.at_least})
          if (day) include(*day);
    using std::chrono::year_month_day;
    const auto year = [](sys_days day) { return year_month_day(day).year(); };
    first_ = sys_days(year(first_) / std::chrono::January / 1);
    last_ = sys_days((year(last_) + std::chrono::years(1)) / std::chrono::January / 1);
  }

  void include(sys_days day) {
    first_ = std::min(first_, day);
    last_ = std::max(last_, day);
  }

  Across across(sys_days day) const {
    return (day - first_).count() * last_date / (last_ - first_).count();
  }

  Markup defs() const {
    return markup(
        "<defs><pattern id=\"{}\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" "
        "patternTransform=\"rotate(45)\"><rect class=\"ground\" width=\"6\" height=\"6\"/>"
        "<rect class=\"ink\" width=\"2.5\" height=\"6\"/></pattern></defs>\n",
        hatch_);
  }

  /// Years along the top, the day that was asked for, and the field of what has no date.
  Markup axis() const {
    using std::chrono::years;
    const std::chrono::year first = std::chrono::year_month_day(first_).year();
    const std::chrono::year last = std::chrono::year_month_day(last_).year();
    const int span = static_cast<int>((last - first).count());
    int step = 1;
    for (const int wider : {2, 5, 10, 20, 50, 100})
      if (span / step > 6) step = wider;
    Markup marks;
    for (int at = 0; at < span; at += step) {
      const auto x = percent(across(sys_days((first + years(at)) / std::chrono::January / 1)));
      marks += markup(R"(<line class="year" x1="{0}" x2="{0}" y1="36" y2="{1}"/>)"
                      R"(<text class="quiet" x="{0}" y="32">{2}</text>)",
                      x, y_, static_cast<int>(first) + at);
    }
    marks += markup(R"(<line class="year" x1="{0}" x2="{0}" y1="36" y2="{1}"/>)"
                    R"(<text class="quiet end" x="100%" y="32">no date</text>)",
                    percent(last_date), y_);
    const auto today = across(first_day(page_.query.as_of));
    marks += markup(R"(<line class="today" x1="{0}" x2="{0}" y1="18" y2="{1}"/>)"
                    R"(<text class="now {2}" x="{0}" y="12">{3}</text>)",
                    percent(today), y_, today > last_date / 2 ? "end" : "start",
                    to_text(page_.query.as_of));
    marks.html += '\n';
    return marks;
  }

  /// Where the bar begins: its date, else the day from which the version applies, but never
  /// behind its own end.
  Across begin_of(const Lane& lane) const {
    if (lane.from.day) return across(*lane.from.day - std::chrono::days(1));
    const auto begins = begins_.value_or(first_);
    const bool over = lane.until.day && *lane.until.day <= begins;
    return over ? 0 : across(begins);
  }

  Markup draw(const Lane& lane) const {
    const auto middle = y_ + bar_top + bar_height / 2;
    auto drawn = markup(R"(<g class="lane {}">)", lane.css_class);
    for (const auto& [css_class, width] :
         {std::pair("wide", label_width), {"narrow", narrow_width}})
      drawn += markup(R"(<text class="{}" x="{}" y="{}">{}</text>)", css_class,
                      lane.is_part ? "1em" : "0", y_ + 13, reports::cut(lane.label, width));
    const bool unknown_end = lane.is_over && !lane.until.day;
    drawn += unknown_end ? shape(begin_of(lane), middle, "cross", "M-6-6 6 6M6-6-6 6")
                         : bar(lane, middle);
    return drawn += markup("</g>\n");
  }

  Markup bar(const Lane& lane, int middle) const {
    const auto height = lane.is_part ? part_height : bar_height;
    const auto begin = begin_of(lane);
    const bool closed = lane.until.day.has_value();
    const auto end = closed ? across(*lane.until.day) : open_mark;
    const bool hatched = !lane.is_over && (lane.until.uncertain || lane.from.uncertain);
    auto drawn = markup(R"(<rect class="length{}" x="{}" y="{}" width="{}" height="{}")",
                        lane.until.unknown ? " unknown" : "", percent(begin), middle - height / 2,
                        percent(std::max<Across>(end - begin, 20)), height);
    drawn += hatched ? markup(" fill=\"url(#{})\"/>", hatch_) : markup("/>");
    if (lane.until.at_least && *lane.until.at_least > first_)
      drawn += markup(R"(<rect class="length" x="{}" y="{}" width="{}" height="{}"/>)",
                      percent(begin), middle - height / 2,
                      percent(std::max<Across>(across(*lane.until.at_least) - begin, 0)), height);
    if (lane.starts && lane.from.day) drawn += edge(begin, middle);
    if (lane.from.by_event) drawn += diamond(begin, middle);
    if (closed) drawn += edge(end, middle);
    if (lane.until.by_event) drawn += diamond(closed ? (begin + end) / 2 : end, middle);
    if (lane.until.never) drawn += arrow(end, middle);
    if (lane.until.unknown)
      drawn +=
          markup(R"(<text class="sign" x="{}" y="{}">?</text>)", percent(end + 120), middle + 5);
    return drawn;
  }

  static Markup edge(Across at, int middle) {
    return markup(R"(<line class="edge" x1="{0}" x2="{0}" y1="{1}" y2="{2}"/>)", percent(at),
                  middle - 9, middle + 9);
  }

  static Markup shape(Across at, int middle, std::string_view css_class, std::string_view path) {
    return markup(
        R"(<svg class="at" x="{}" y="{}" width="1" height="1"><path class="{}" d="{}"/></svg>)",
        percent(at), middle, css_class, path);
  }

  static Markup diamond(Across at, int middle) {
    return shape(at, middle, "event", "M0-8 8 0 0 8-8 0z");
  }

  static Markup arrow(Across at, int middle) {
    return shape(at, middle, "never", "M0-8 12 0 0 8z");
  }

  const reports::RightsPage& page_;
  std::vector<LaneGroup> groups_;
  std::string title_;
  std::string about_;
  std::string hatch_;
  std::optional<sys_days> begins_{};
  sys_days first_{};
  sys_days last_{};
  int y_ = axis_height;
};

/// What the shapes mean; the picture says it in words already.
Markup key() {
  struct Meaning {
    std::string_view css_class;
    std::string_view words;
  };
  constexpr std::array<Meaning, 8> meanings{{{"solid", "stands, to a known date"},
                                             {"hatched", "may end on any day, with an event"},
                                             {"diamond", "an event whose day is not known"},
                                             {"dashed", "end unstated or undisclosed"},
                                             {"hollow", "ended, or not begun"},
                                             {"crossed", "ended on a day not said"},
                                             {"dotted", "suspended or reserved"},
                                             {"dayline", "the day asked for"}}};
  Markup items;
  for (const auto& [css_class, words] : meanings)
    items += markup(R"(<li><span class="swatch {}"></span>{}</li>)", css_class, words);
  return markup("<ul class=\"shapes\">{}</ul>\n", items);
}

}  // namespace

Markup rights_timeline(const reports::RightsPage& page, Ids& ids) {
  auto groups = lane_groups(page);
  if (groups.empty()) return {};
  return markup("<figure>\n{}<figcaption>{}</figcaption></figure>\n",
                Picture(page, std::move(groups), ids).draw(), key());
}

}  // namespace clauseline::pages
