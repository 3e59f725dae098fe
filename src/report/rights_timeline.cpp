#include "report/rights_timeline.hpp"

#include "report/lines.hpp"
#include "report/rights_picture.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <optional>
#include <utility>
#include <vector>

namespace clauseline::pages {
namespace {

constexpr int axis_height = 40;
constexpr int lane_height = 38;
constexpr int group_height = 30;
constexpr int bar_top = 19;
constexpr int bar_height = 10;
constexpr int part_height = 6;
constexpr std::size_t label_width = 120;
constexpr std::size_t narrow_width = 48;  // on a small screen

class Picture {
 public:
  Picture(const reports::RightsPage& page, std::vector<LaneGroup> groups, Ids& ids)
      : page_(page),
        groups_(std::move(groups)),
        title_(ids.take("timeline-title")),
        about_(ids.take("timeline-about")),
        hatch_(ids.take("timeline-hatch")),
        scale_(first_day(page.query.as_of)) {
    if (const auto effective = read_date(page.version.agreement.effective()))
      begins_ = first_day(*effective);
    if (begins_) scale_.include(*begins_);
    for (const LaneGroup& group : groups_)
      for (const Lane& lane : group.lanes)
        scale_.include(lane);
    scale_.close();
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
  Markup defs() const { return markup("<defs>{}</defs>\n", hatch_pattern(hatch_)); }

  /// Years along the top, the day that was asked for, and the field of what has no date.
  Markup axis() const {
    Markup marks;
    for (const auto& [year, across] : scale_.years())
      marks += markup(R"(<line class="year" x1="{0}" x2="{0}" y1="36" y2="{1}"/>)"
                      R"(<text class="quiet" x="{0}" y="32">{2}</text>)",
                      percent(across), y_, year);
    marks += markup(R"(<line class="year" x1="{0}" x2="{0}" y1="36" y2="{1}"/>)"
                    R"(<text class="quiet end" x="100%" y="32">no date</text>)",
                    percent(last_date), y_);
    const auto today = scale_.across(first_day(page_.query.as_of));
    marks += markup(R"(<line class="today" x1="{0}" x2="{0}" y1="18" y2="{1}"/>)"
                    R"(<text class="now {2}" x="{0}" y="12">{3}</text>)",
                    percent(today), y_, today > last_date / 2 ? "end" : "start",
                    to_text(page_.query.as_of));
    marks.html += '\n';
    return marks;
  }

  Markup draw(const Lane& lane) const {
    auto drawn = markup(R"(<g class="lane {}">)", lane.css_class);
    for (const auto& [css_class, width] :
         {std::pair("wide", label_width), {"narrow", narrow_width}})
      drawn += markup(R"(<text class="{}" x="{}" y="{}">{}</text>)", css_class,
                      lane.is_part ? "1em" : "0", y_ + 13, reports::cut(lane.label, width));
    drawn += lane_bar(lane, scale_,
                      {.begins = begins_,
                       .middle = y_ + bar_top + bar_height / 2,
                       .height = lane.is_part ? part_height : bar_height,
                       .hatch = hatch_});
    return drawn += markup("</g>\n");
  }

  const reports::RightsPage& page_;
  std::vector<LaneGroup> groups_;
  std::string title_;
  std::string about_;
  std::string hatch_;
  std::optional<std::chrono::sys_days> begins_{};
  DayScale scale_;
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
