#include "report/tracked.hpp"

#include "diff/redline.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace clauseline::reports {
namespace {

using office::Paragraph;
using office::Run;
using office::Tracking;
using Edits = std::vector<Edit>;
using Side = std::vector<Printed>;
using Trackings = std::array<Tracking, 3>;  // by EditKind

constexpr Trackings in_place{Tracking::none, Tracking::deleted, Tracking::inserted};
constexpr Trackings at_new_place{Tracking::moved_to, Tracking::dropped, Tracking::inserted};
constexpr Trackings at_old_place{Tracking::none, Tracking::moved_from, Tracking::none};

/// How the paragraphs of a side look.
struct Looks {
  explicit Looks(const Side& side) {
    for (const Printed& one : side)
      styles.insert(styles.end(), one.styles.begin(), one.styles.end());
    if (!side.empty()) language = side.front().language;
  }
  std::string_view next() { return at < styles.size() ? styles[at++] : std::string_view("Text1"); }

  std::vector<std::string_view> styles{};
  std::string language{};
  std::size_t at = 0;
};

/// Cuts runs of words at their line feeds, each of which ends a paragraph.
class Paragraphs {
 public:
  Paragraphs(const Side& before, const Side& after, const Trackings& trackings)
      : before_(before), after_(after), trackings_{trackings} {}

  void add(const Edits& edits) {
    for (const auto& [kind, text] : edits)
      add(kind, text);
  }
  std::vector<Paragraph> finish() { return std::move(done_); }

 private:
  void add(EditKind kind, std::string_view text) {
    while (!text.empty()) {
      const auto end = std::min(text.find('\n'), text.size());
      add_run(kind, text.substr(0, end));
      if (end == text.size()) return;
      end_paragraph(kind);
      text.remove_prefix(end + 1);
    }
  }

  void add_run(EditKind kind, std::string_view text) {
    if (text.empty()) return;
    const auto tracking = trackings_.at(static_cast<std::size_t>(kind));
    const auto& language = kind == EditKind::deletion ? before_.language : after_.language;
    auto& runs = open_.runs;
    if (!runs.empty() && runs.back().tracking == tracking && runs.back().language == language)
      runs.back().text += text;
    else
      runs.push_back({.text = std::string(text), .tracking = tracking, .language = language});
  }

  /// The end of a paragraph that came with a move and went there is no end of any paragraph.
  void end_paragraph(EditKind kind) {
    const auto old_style = kind == EditKind::insertion ? std::string_view() : before_.next();
    const auto tracking = trackings_.at(static_cast<std::size_t>(kind));
    if (tracking == Tracking::dropped) return add_run(kind, " ");
    open_.style = kind == EditKind::deletion ? old_style : after_.next();
    if (tracking == Tracking::none) open_.old_style = old_style;
    open_.end = tracking;
    done_.push_back(std::exchange(open_, {}));
  }

  Looks before_;
  Looks after_;
  Trackings trackings_;
  Paragraph open_{};
  std::vector<Paragraph> done_{};
};

void change(Edits& edits, std::string_view before, std::string_view after) {
  if (before == after) {
    edits.push_back({.kind = EditKind::equal, .text = std::string(after)});
    return;
  }
  edits.push_back({.kind = EditKind::deletion, .text = std::string(before)});
  edits.push_back({.kind = EditKind::insertion, .text = std::string(after)});
}

/// The numbers are compared as a whole; the tab behind them stays where both have one.
void change_number(Edits& edits, std::string_view before, std::string_view after) {
  const bool both = before.ends_with('\t') && after.ends_with('\t');
  change(edits, before.substr(0, before.size() - both), after.substr(0, after.size() - both));
  if (both) edits.push_back({.kind = EditKind::equal, .text = "\t"});
}

/// The difference of what is printed, with the end of the last paragraph.
Edits difference(const Printed& before, const Printed& after) {
  Edits edits;
  change_number(edits, before.number, after.number);
  const bool same = before.heading == after.heading && before.words == after.words;
  const auto words =
      same ? Edits{{.kind = EditKind::equal, .text = after.heading + after.words}}
           : redline(Parts{before.heading, before.words}, Parts{after.heading, after.words});
  edits.insert(edits.end(), words.begin(), words.end());
  change(edits, before.empty() ? "" : "\n", after.empty() ? "" : "\n");
  return edits;
}

std::string joined(const Side& side) {
  std::string text;
  for (const Printed& one : side)
    if (!one.empty()) text += (text.empty() ? "" : "\n") + one.text();
  return text;
}

Edits difference(const Side& before, const Side& after) {
  if (before.size() == 1 && after.size() == 1) return difference(before.front(), after.front());
  const auto old_text = joined(before);
  const auto new_text = joined(after);
  auto edits = redline(old_text, new_text);
  change(edits, old_text.empty() ? "" : "\n", new_text.empty() ? "" : "\n");
  return edits;
}

std::vector<Paragraph> in_move(std::vector<Paragraph> paragraphs, std::size_t move) {
  for (Paragraph& paragraph : paragraphs)
    paragraph.move = move;
  return paragraphs;
}

}  // namespace

std::vector<Paragraph> tracked(const Side& before, const Side& after) {
  Paragraphs made(before, after, in_place);
  made.add(difference(before, after));
  return made.finish();
}

std::vector<Paragraph> tracked_move(const Side& before, const Side& after, std::size_t move) {
  Paragraphs made(before, after, at_new_place);
  made.add(difference(before, after));
  return in_move(made.finish(), move);
}

std::vector<Paragraph> moved_away(const Side& before, std::size_t move) {
  Paragraphs made(before, {}, at_old_place);
  made.add({{.kind = EditKind::deletion, .text = joined(before) + "\n"}});
  return in_move(made.finish(), move);
}

std::vector<Paragraph> tracked_lines(const Side& before, const Side& after) {
  if (before.size() != after.size()) {
    const auto lines = [](const Side& side) {
      std::vector<std::string> found{""};  // a text begins with its heading; this one has none
      for (const Printed& one : side)
        found.push_back(one.text() + "\n");
      return found;
    };
    const auto old_lines = lines(before);
    const auto new_lines = lines(after);
    Paragraphs made(before, after, in_place);
    made.add(redline(Parts(old_lines.begin(), old_lines.end()),
                     Parts(new_lines.begin(), new_lines.end())));
    return made.finish();
  }
  std::vector<Paragraph> all;
  for (std::size_t i = 0; i < before.size(); ++i)
    std::ranges::move(tracked({before[i]}, {after[i]}), std::back_inserter(all));
  return all;
}

std::vector<Paragraph> tracked_words(std::string_view before, std::string_view after,
                                     std::string_view style) {
  const auto side = [style](std::string_view text) {
    Printed one{.words = std::string(text)};
    one.styles.assign(1 + static_cast<std::size_t>(std::ranges::count(text, '\n')), style);
    return Side{std::move(one)};
  };
  return tracked(side(before), side(after));
}

}  // namespace clauseline::reports
