// Rights over time for a terminal: each right with what happened to it, oldest first.

#include "report/lines.hpp"
#include "report/log.hpp"
#include "report/text_page.hpp"
#include "report/timeline.hpp"
#include "text/visible.hpp"

#include <fmt/format.h>

namespace clauseline::reports {
namespace {

using history::RightLine;
using history::RightMove;

/// Writes lines that begin with a date, a commit and what happened.
class EventPage {
 public:
  EventPage(const PathHistory& history, bool color, unsigned width)
      : history_(history), page_(settings_) {
    settings_.color = color;
    settings_.width = width;
  }

  TextPage& page() { return page_; }
  const Commit& commit(std::size_t version) const { return history_.versions.at(version).commit; }

  void event(std::string_view start, const RightMove& move, std::string_view whose = {}) {
    constexpr std::size_t indent = 8;
    const Commit& made = commit(move.version);
    page_.line(fmt::format("  {}{:5}  {}  committed {}", start, to_text(move.event),
                           page_.inked(short_id(made.id), Ink::strong), day_of(made.author)));
    page_.paragraph(fmt::format("{}{}", whose, move_words(move)), indent);
  }

  std::string finish() {
    if (const auto notice = cut_notice(history_); !notice.empty()) {
      page_.line();
      page_.paragraph(notice, 0, Ink::alarm);
    }
    return page_.finish();
  }

 private:
  const PathHistory& history_;
  Report settings_{};
  TextPage page_;
};

}  // namespace

std::string move_words(const RightMove& move) {
  const auto field = move.field.empty() ? std::string() : move.field + ": ";
  const auto asset = move.asset.empty() ? std::string() : fmt::format(" ({})", move.asset);
  const auto& [before, after] = std::pair(move.before, move.after);
  if (before.empty() || after.empty())
    return fmt::format("{}{}{}", field, before.empty() ? after : before, asset);
  return fmt::format("{}{} -> {}{}", field, before, after, asset);
}

std::string timeline_text(const TimelinePage& page) {
  EventPage events(page.history, page.color, page.width);
  TextPage& out = events.page();
  out.paragraph(fmt::format("{}: {} rights over {} versions", visible_line(page.path),
                            page.timeline.rights.size(), page.history.versions.size()),
                0, Ink::strong);
  out.paragraph(
      "Each event with the day from which its version applies, and its commit, whose "
      "date is what the commit claims.",
      0, Ink::faint);
  if (page.timeline.rights.empty())
    out.paragraph("No version has typed terms, from which rights are read.", 0);
  for (const RightLine& line : page.timeline.rights) {
    out.line();
    out.item(fmt::format("{} {} ({}){}", line.right, line.term, line.clause,
                         line.stands ? "" : ", ended"),
             Ink::strong);
    for (const RightMove& move : line.moves) {
      const auto& effective = page.timeline.versions.at(move.version).effective;
      events.event(fmt::format("{:12}", effective.empty() ? "undated" : effective), move,
                   move.term == line.term ? "" : move.term + ": ");
    }
  }
  return events.finish();
}

std::string when_text(const WhenPage& page) {
  EventPage events(page.history, page.color, page.width);
  TextPage& out = events.page();
  out.paragraph(fmt::format("{}: when {}", visible_line(page.path), page.question), 0, Ink::strong);
  if (page.answers.answers.empty()) out.paragraph("In no version that can be read.", 0);
  for (const history::WhenAnswer& answer : page.answers.answers) {
    out.line();
    events.event("", answer.move);
    constexpr std::size_t indent = 8;
    out.paragraph(fmt::format("{} {} ({})", answer.right, answer.term, answer.clause), indent);
    const Commit& commit = events.commit(answer.move.version);
    out.paragraph(
        fmt::format("{}: {}", visible_line(commit.author.name), visible_line(commit.subject)),
        indent, Ink::faint);
  }
  return events.finish();
}

}  // namespace clauseline::reports
