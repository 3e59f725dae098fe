// How long each right ran and runs: for every right that changed the bars of both versions, the
// earlier above. Words stand beside the bars and not in them, so that they wrap and can be read
// aloud; no date is invented.

#include "report/html_parts.hpp"
#include "report/html_pieces.hpp"
#include "report/rights_names.hpp"
#include "report/rights_picture.hpp"
#include "report/running_rights.hpp"

#include <array>

namespace clauseline::pages {
namespace {

constexpr std::size_t most_rights = 100;  // of a page; more are counted
constexpr std::size_t most_at_once = 40;
constexpr int strip_height = 20;
constexpr int bar_height = 9;
constexpr int part_height = 5;

std::optional<std::chrono::sys_days> beginning(const Version& version) {
  const auto effective = read_date(version.agreement.effective());
  return effective ? std::optional(first_day(*effective)) : std::nullopt;
}

class Timeline {
 public:
  explicit Timeline(const Page& page)
      : page_(page),
        begins_before_(beginning(*page.audit.before)),
        begins_after_(beginning(*page.audit.after)),
        hatches_{page.id("hatch-before"), page.id("hatch-after")},
        rights_(running_rights(page.audit, most_rights)) {
    measure();
  }

  Markup draw() const {
    if (rights_.shown.empty()) return {};
    std::vector<Markup> changed;
    std::vector<Markup> same;
    for (const RunningRight& one : rights_.shown)
      (one.changed ? changed : same).push_back(row(one));
    auto all = patterns();
    if (!changed.empty()) all += list(changed);
    if (!same.empty())
      all += markup("<details class=\"fold same\"><summary>{} as before</summary>{}</details>\n",
                    counted(same.size(), "right runs", "rights run"), list(same));
    if (rights_.left_out > 0)
      all += markup("<p class=\"quiet\">{} not drawn.</p>\n",
                    counted(rights_.left_out, "more right is", "more rights are"));
    return all += key();
  }

 private:
  void measure() {
    std::vector<std::chrono::sys_days> days;
    for (const auto& day : {begins_before_, begins_after_})
      if (day) days.push_back(*day);
    for (const RunningRight& one : rights_.shown)
      for (const RunningSide* side : {&one.before, &one.after})
        for (const Lane& lane : side->lanes)
          for (const auto& day : {lane.from.day, lane.until.day, lane.until.at_least})
            if (day) days.push_back(*day);
    if (days.empty()) return;
    scale_.emplace(days.front());
    for (const auto day : days)
      scale_->include(day);
    scale_->close();
  }

  Markup row(const RunningRight& right) const {
    auto lanes = grid();
    if (!right.changed && right.before.term != nullptr && right.after.term != nullptr) {
      lanes += strips(right.after, "Both", "after", 1);
    } else {
      lanes += strips(right.before, "Before", "before", 0);
      lanes += strips(right.after, "After", "after", 1);
    }
    return markup("<li><div>{}</div><div class=\"lanes\">{}</div></li>\n", name(right), lanes);
  }

  Markup strips(const RunningSide& side, std::string_view version, std::string_view css_class,
                std::size_t place) const {
    if (side.term == nullptr)
      return markup("<p class=\"{0}\"><span><b>{1}</b> no such right</span></p>\n", css_class,
                    version);
    Markup all;
    for (const Lane& lane : side.lanes) {
      const auto lead = lane.is_part ? Markup{} : markup("<b>{}</b> ", version);
      all += markup("<p class=\"{}\"><span>{}<bdi>{}</bdi></span></p>\n", css_class, lead,
                    lane.short_label);
      all += strip(lane, css_class, place);
    }
    return all;
  }

  Markup strip(const Lane& lane, std::string_view css_class, std::size_t place) const {
    if (!scale_) return {};
    const auto& begins = place == 0 || lane.is_over ? begins_before_ : begins_after_;
    return markup(
        R"(<svg class="timeline strip {} {}" width="100%" height="{}" aria-hidden="true">{}</svg>)"
        "\n",
        css_class, lane.css_class, strip_height,
        lane_bar(lane, *scale_,
                 {.begins = begins,
                  .middle = strip_height / 2,
                  .height = lane.is_part ? part_height : bar_height,
                  .hatch = hatches_.at(place)}));
  }

  /// What the right is, over what, whose it is, and where it stands.
  Markup name(const RunningRight& right) const {
    const RunningSide& side = right.shown();
    const bool gone = right.after.term == nullptr;
    const Version& version = gone ? *page_.audit.before : *page_.audit.after;
    const auto title = side.told.what.substr(0, side.told.what.find(": "));
    auto more = objects(right);
    more += markup("<span><bdi>{}</bdi></span>", between(*side.term, version));
    return markup("<h{0} class=\"right\">{1}</h{0}><p class=\"who\">{2}{3}</p>", page_.level + 1,
                  title, more, place(right));
  }

  static std::string over(const RunningSide& side) {
    for (const reports::Detail& detail : side.told.details)
      if (detail.name == "over") return detail.value;
    return {};
  }

  /// What the right is about: "API Products → OpenAI Products".
  static Markup objects(const RunningRight& right) {
    const auto before = over(right.before);
    const auto after = over(right.after);
    const bool same = before == after || before.empty() || after.empty();
    if (!same) return markup("<span><bdi>{}</bdi> → <bdi>{}</bdi></span>", before, after);
    if (before.empty() && after.empty()) return {};
    return markup("<span><bdi>{}</bdi></span>", after.empty() ? before : after);
  }

  /// "for Microsoft, from OpenAI".
  static std::string between(const Term& term, const Version& version) {
    const auto names = [&](std::string_view word, const std::vector<std::string>& ids) {
      std::vector<std::string> called;
      for (const std::string& id : ids)
        called.push_back(reports::labelled(id, version));
      return called.empty() ? std::string() : fmt::format("{} {}", word, reports::listed(called));
    };
    const auto theirs = beneficiaries(term, version.interpretation);
    const auto others = burdened(term, version.interpretation);
    const auto holders = names("for", theirs);
    const auto owing = theirs == others ? std::string() : names("from", others);
    return holders + (holders.empty() || owing.empty() ? "" : ", ") + owing;
  }

  Markup place(const RunningRight& right) const {
    const Term* before = right.before.term;
    const Term* after = right.after.term;
    const Clause* old_clause = before == nullptr ? nullptr : before->clause;
    const Clause* new_clause = after == nullptr ? nullptr : after->clause;
    if (old_clause == nullptr && new_clause == nullptr) return {};
    const auto numbers = numbers_of(old_clause, new_clause);
    const auto* card =
        page_.card_of(page_.places.change_of(new_clause == nullptr ? old_clause : new_clause));
    return markup("<span>{}</span>", card == nullptr ? numbers : link(card->id, numbers));
  }

  /// The years behind the bars of a row, and the day from which the new version applies.
  Markup grid() const {
    if (!scale_) return {};
    Markup lines;
    const auto line = [&](std::string_view css_class, Across at) {
      lines += markup(R"(<line class="{0}" x1="{1}" x2="{1}" y1="0" y2="100%"/>)", css_class,
                      percent(at));
    };
    for (const auto& [year, across] : scale_->years())
      line("year", across);
    line("year", last_date);
    if (begins_after_) line("today", scale_->across(*begins_after_));
    return markup(
        R"(<svg class="timeline grid" width="100%" height="100%" aria-hidden="true">{}</svg>)"
        "\n",
        lines);
  }

  Markup axis() const {
    if (!scale_) return {};
    Markup names;
    for (const auto& [year, across] : scale_->years())
      names += markup(R"(<text class="quiet" x="{}" y="12">{}</text>)", percent(across), year);
    names += markup(R"(<text class="quiet end" x="100%" y="12">no date</text>)");
    return markup(R"(<li class="axis" aria-hidden="true"><div></div><div class="lanes">)"
                  R"(<svg class="timeline" width="100%" height="18">{}</svg></div></li>)"
                  "\n",
                  names);
  }

  Markup list(const std::vector<Markup>& rows) const {
    return in_pieces(rows, {.begin = markup("<ul class=\"running\">\n{}", axis()),
                            .begin_of_rest = markup("<ul class=\"running rest\">\n"),
                            .end = markup("</ul>\n"),
                            .longest = most_at_once,
                            .at_once = most_at_once / 4});
  }

  Markup patterns() const {
    Markup defs;
    constexpr std::array<std::string_view, 2> classes{"before", "after"};
    for (std::size_t i = 0; i < classes.size(); ++i)
      defs += markup(R"(<g class="{}">{}</g>)", classes.at(i), hatch_pattern(hatches_.at(i)));
    return markup(
        R"(<svg class="timeline hidden" width="0" height="0" aria-hidden="true"><defs>{}</defs></svg>)"
        "\n",
        defs);
  }

  /// What the shapes mean.
  Markup key() const {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 6> meanings{
        {{"solid", "to a known date"},
         {"hatched", "may end sooner, with an event"},
         {"diamond", "an event whose day is not known"},
         {"dashed", "end unstated or undisclosed"},
         {"hollow", "ended, or not begun"},
         {"dayline", "the new version applies"}}};
    Markup items;
    for (const auto& [css_class, words] : meanings) {
      if (css_class == "dayline" && !begins_after_) continue;
      const auto day = css_class == "dayline"
                           ? fmt::format(": {}", to_text(date_of(*begins_after_)))
                           : std::string();
      items += markup(R"(<li><span class="swatch {}"></span>{}{}</li>)", css_class, words, day);
    }
    return markup("<ul class=\"shapes\">{}</ul>\n", items);
  }

  const Page& page_;
  std::optional<std::chrono::sys_days> begins_before_;
  std::optional<std::chrono::sys_days> begins_after_;
  std::array<std::string, 2> hatches_;
  RunningRights rights_;
  std::optional<DayScale> scale_{};
};

}  // namespace

Markup timeline(const Page& page) {
  if (page.report.depth == Depth::clauses) return {};
  const auto drawn = Timeline(page).draw();
  if (drawn.empty()) return drawn;
  auto all = heading(page.level, "part", page.id("timeline"), markup("Timeline of rights"));
  all += markup(
      "<p class=\"lead\">What each version promises, the earlier above. An end that hangs on an "
      "event has no date, and none is drawn.</p>\n");
  all += drawn;
  return markup("<section class=\"times\">{}</section>\n", all);
}

}  // namespace clauseline::pages
