// Rights over the days from which their versions apply, as a picture that needs nothing else: a
// lane for each right, a mark for each event, a line for each version. Versions that say no such
// day stand where their commit claims to have been made.

#include "model/quantity.hpp"
#include "report/html_markup.hpp"
#include "report/lines.hpp"
#include "report/log.hpp"
#include "report/timeline.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <optional>
#include <set>
#include <string>

namespace clauseline::reports {
namespace {

using history::RightEvent;
using history::RightLine;
using history::RightMove;
using pages::Markup;
using pages::markup;
using std::chrono::sys_days;

constexpr int whole = 960;
constexpr int first_x = 24;
constexpr int last_x = 920;
constexpr int head_height = 84;
constexpr int lane_height = 44;
constexpr int bar_height = 10;
constexpr std::size_t label_width = 110;

constexpr std::string_view style =
    "svg{font:400 13px/1 system-ui,sans-serif;background:#fcfbf8}"
    "text{fill:#1b1a18}.quiet{fill:#65615a;font-size:12px}.end{text-anchor:end}"
    ".title{font-weight:600;font-size:15px}.version{stroke:#e3dfd6}"
    ".bar{fill:#1b1a18}.over{fill:#fcfbf8;stroke:#65615a}"
    ".began,.ended{stroke:#1b1a18;stroke-width:2.5}.moved{fill:#1d4e89;stroke:#fcfbf8}"
    "@media(prefers-color-scheme:dark){svg{background:#151618}text{fill:#e9e6df}"
    ".quiet{fill:#a09b91}.version{stroke:#303237}.bar{fill:#e9e6df}"
    ".over{fill:#151618;stroke:#a09b91}.began,.ended{stroke:#e9e6df}"
    ".moved{fill:#9cc0ee;stroke:#151618}}";

class Picture {
 public:
  explicit Picture(const TimelinePage& page) : page_(page) {
    for (const RightLine& line : page.timeline.rights)
      for (const RightMove& move : line.moves)
        days_.insert(day_of_version(move.version));
    if (days_.empty()) days_.insert(sys_days{});
  }

  std::string draw() const {
    const auto& rights = page_.timeline.rights;
    const int height = head_height + lane_height * static_cast<int>(rights.size()) + 16;
    Markup lanes;
    int y = head_height;
    for (const RightLine& line : rights) {
      lanes += lane(line, y);
      y += lane_height;
    }
    return markup(R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {1}" width="{0}" )"
                  "height=\"{1}\" role=\"img\" aria-labelledby=\"title about\">\n"
                  "<title id=\"title\">{2}: rights over time</title>\n"
                  "<desc id=\"about\">{3}</desc>\n<style>{4}</style>\n{5}{6}{7}</svg>\n",
                  whole, height, page_.path, about(), Markup{std::string(style)}, head(),
                  versions(height), lanes)
        .html;
  }

 private:
  /// The day from which a version applies, or on which its commit claims to have been made.
  sys_days day_of_version(std::size_t version) const {
    const auto date = read_date(page_.timeline.versions.at(version).effective);
    if (date) return first_day(*date);
    const auto committed = read_date(day_of(page_.history.versions.at(version).commit.author));
    return committed ? first_day(*committed) : sys_days{};
  }

  int x(sys_days day) const {
    const long long span = std::max<long long>((*days_.rbegin() - *days_.begin()).count(), 1);
    const long long at = (day - *days_.begin()).count();
    // What stands now goes on behind the last event.
    constexpr long long last_event = last_x - 120;
    return static_cast<int>(first_x + at * (last_event - first_x) / span);
  }

  std::string about() const {
    std::string text;
    for (const RightLine& line : page_.timeline.rights) {
      text += fmt::format("{} {}: ", line.right, line.term);
      for (const RightMove& move : line.moves)
        text += fmt::format("{} {}, ", to_text(move.event), text_of(day_of_version(move.version)));
      text += line.stands ? "stands. " : "ended. ";
    }
    return text;
  }

  static std::string text_of(sys_days day) { return to_text(date_of(day)); }

  Markup head() const {
    const auto notice = cut_notice(page_.history);
    return markup(
        "<text class=\"title\" x=\"{}\" y=\"26\">{}</text>\n"
        "<text class=\"quiet\" x=\"{}\" y=\"46\">{}</text>\n",
        first_x, cut(page_.path, label_width), first_x,
        notice.empty() ? "By the day from which each version applies. Solid: stands. "
                         "Hollow: ended. A circle: a field moved."
                       : notice);
  }

  Markup versions(int height) const {
    Markup drawn;
    constexpr int room = 84;
    int free_from = 0;
    for (const sys_days day : days_) {
      const int at = x(day);
      drawn += markup(R"(<line class="version" x1="{0}" x2="{0}" y1="{1}" y2="{2}"/>)", at,
                      head_height - 10, height - 8);
      if (at < free_from) continue;
      drawn += markup("<text class=\"quiet\" x=\"{}\" y=\"{}\">{}</text>\n", at, head_height - 14,
                      text_of(day));
      free_from = at + room;
    }
    return drawn;
  }

  Markup lane(const RightLine& line, int y) const {
    const int middle = y + 28;
    const int begin = x(day_of_version(line.moves.front().version));
    const int end =
        std::max(line.stands ? last_x : x(day_of_version(line.moves.back().version)), begin + 4);
    auto drawn = markup(
        R"(<g><text x="{}" y="{}">{}</text>)", first_x, y + 14,
        cut(fmt::format("{} {} \u00B7 {}", line.right, line.term, line.clause), label_width));
    drawn += markup(R"(<rect class="{}" x="{}" y="{}" width="{}" height="{}"/>)",
                    line.stands ? "bar" : "over", begin, middle - bar_height / 2, end - begin,
                    bar_height);
    for (const RightMove& move : line.moves)
      drawn += mark(move, middle);
    return drawn += markup("</g>\n");
  }

  Markup mark(const RightMove& move, int middle) const {
    const int at = x(day_of_version(move.version));
    const auto says = fmt::format(
        "{} {}, commit {}: {}", text_of(day_of_version(move.version)), to_text(move.event),
        short_id(page_.history.versions.at(move.version).commit.id), move_words(move));
    if (move.event == RightEvent::moved)
      return markup(R"(<circle class="moved" cx="{}" cy="{}" r="6"><title>{}</title></circle>)", at,
                    middle, says);
    return markup(R"(<line class="{0}" x1="{1}" x2="{1}" y1="{2}" y2="{3}"><title>{4}</title>)"
                  "</line>",
                  to_text(move.event), at, middle - 9, middle + 9, says);
  }

  const TimelinePage& page_;
  std::set<sys_days> days_{};
};

}  // namespace

std::string timeline_svg(const TimelinePage& page) { return Picture(page).draw(); }

}  // namespace clauseline::reports
