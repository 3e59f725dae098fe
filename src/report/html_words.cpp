// Words of clauses as redlines: real <ins> and <del>, a deletion before its insertion, one
// paragraph for each block of words.

#include "diff/redline.hpp"
#include "report/html_parts.hpp"

#include <algorithm>
#include <utility>

namespace clauseline::pages {
namespace {

/// White space that changed alone would be invisible: it gets a sign of its own.
std::string with_signs(std::string_view text) {
  constexpr std::string_view no_break_space = "\xC2\xA0";
  std::string signs;
  while (!text.empty()) {
    const bool no_break = text.starts_with(no_break_space);
    if (no_break)
      signs += "[U+00A0]";
    else if (text.front() == '\n')
      signs += "¶\n";
    else if (text.front() == ' ')
      signs += "␣";
    else
      return {};
    text.remove_prefix(no_break ? no_break_space.size() : 1);
  }
  return signs;
}

Markup run(EditKind kind, std::string_view text) {
  switch (kind) {
    case EditKind::deletion: return markup("<del>{}</del>", text);
    case EditKind::insertion: return markup("<ins>{}</ins>", text);
    case EditKind::equal: break;
  }
  return markup("{}", text);
}

/// Gathers runs of words into paragraphs.
class Paragraphs {
 public:
  /// Where nothing but typography changed, white space that changed gets signs.
  explicit Paragraphs(bool typographic = false) : typographic_(typographic) {}

  void add(EditKind kind, std::string_view text) {
    std::string signs;
    if (typographic_ && kind != EditKind::equal) signs = with_signs(text);
    if (!signs.empty()) text = signs;
    while (!text.empty()) {
      const auto end = std::min(text.find('\n'), text.size());
      if (end > 0) open_ += run(kind, text.substr(0, end));
      if (end == text.size()) return;
      close();
      text.remove_prefix(end + 1);
    }
  }

  Markup finish() {
    close();
    return std::move(done_);
  }

 private:
  void close() {
    if (!open_.empty()) done_ += markup(R"(<p dir="auto">{}</p>)", open_);
    open_ = {};
  }

  bool typographic_;
  Markup done_{};
  Markup open_{};
};

std::string words_of(const std::vector<const Clause*>& side) {
  std::string text;
  for (const Clause* clause : side)
    text += (text.empty() ? "" : "\n") + clause->words;
  return text;
}

/// Is the first line of the edits a heading that both sides have?
bool begins_with_heading(const ClauseChange& change) {
  const auto line = change.after()->heading + "\n";
  const Edit& first = change.redline.front();
  return line.size() > 1 && change.before()->heading == change.after()->heading &&
         first.kind == EditKind::equal && first.text.starts_with(line);
}

/// The edits of the words. A heading that did not change stands above them already, and so
/// do all headings of a merge or a split.
std::vector<Edit> edits(const ClauseChange& change) {
  const auto before = words_of(change.pairing.before);
  const auto after = words_of(change.pairing.after);
  if (change.added()) return {{.kind = EditKind::insertion, .text = after}};
  if (change.removed()) return {{.kind = EditKind::deletion, .text = before}};
  if (change.split() || change.merged()) return redline(before, after);
  if (change.redline.empty()) return {{.kind = EditKind::equal, .text = after}};
  auto found = change.redline;
  if (begins_with_heading(change)) found.front().text.erase(0, change.after()->heading.size() + 1);
  return found;
}

std::vector<std::string_view> cells_of(const Clause& row) {
  std::vector<std::string_view> cells;
  for (const Mark& mark : row.marks)
    if (mark.kind == MarkKind::cell && mark.begin <= mark.end && mark.end <= row.words.size())
      cells.push_back(std::string_view(row.words).substr(mark.begin, mark.end - mark.begin));
  if (cells.empty()) cells.emplace_back(row.words);
  return cells;
}

/// The words of one cell; null on the side that has no such cell.
Markup cell(const std::string_view* before, const std::string_view* after) {
  Paragraphs words;
  if (before == nullptr)
    words.add(EditKind::insertion, *after);
  else if (after == nullptr)
    words.add(EditKind::deletion, *before);
  else
    for (const Edit& edit : redline(*before, *after))
      words.add(edit.kind, edit.text);
  return markup("<td>{}</td>", words.finish());
}

Markup row_of(const ClauseChange& row) {
  std::vector<std::string_view> before;
  std::vector<std::string_view> after;
  if (!row.added()) before = cells_of(*row.before());
  if (!row.removed()) after = cells_of(*row.after());
  Markup cells;
  for (std::size_t i = 0; i < std::max(before.size(), after.size()); ++i)
    cells += cell(i < before.size() ? &before[i] : nullptr, i < after.size() ? &after[i] : nullptr);
  return markup("<tr>{}</tr>\n", cells);
}

bool stayed(const ClauseChange& row) { return row.unchanged() && !row.typographic; }

Markup stretch_of(std::size_t rows) {
  if (rows == 0) return {};
  return markup("<tr><td class=\"quiet\">{} without change</td></tr>\n",
                counted(rows, "row", "rows"));
}

}  // namespace

Markup redlined(const ClauseChange& change) {
  Paragraphs words(change.typographic);
  for (const Edit& edit : edits(change))
    words.add(edit.kind, edit.text);
  const auto text = words.finish();
  return text.empty() ? text : markup("<div class=\"redline\">{}</div>\n", text);
}

Markup redlined(std::string_view before, std::string_view after) {
  Paragraphs words;
  for (const Edit& edit : redline(before, after))
    words.add(edit.kind, edit.text);
  return words.finish();
}

Markup redlined_table(const Card& table) {
  constexpr std::size_t most_rows = 40;  // of a longer table only what changed is shown
  if (table.rows.empty()) return {};
  const bool all = table.rows.size() <= most_rows;
  Markup rows;
  std::size_t left_out = 0;
  for (const ClauseChange* row : table.rows) {
    if (!all && stayed(*row)) {
      ++left_out;
      continue;
    }
    rows += stretch_of(std::exchange(left_out, 0));
    rows += row_of(*row);
  }
  rows += stretch_of(left_out);
  return markup(R"(<div class="redline scroll" tabindex="0" role="group" aria-label="Rows of the )"
                "table\"><table class=\"cells\">{}</table></div>\n",
                rows);
}

}  // namespace clauseline::pages
