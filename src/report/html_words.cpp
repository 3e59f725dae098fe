// Words of clauses as redlines: real <ins> and <del>, a deletion before its insertion, one
// paragraph for each block of words.

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
    if (!typographic_ && text.find_first_not_of(" \n") == std::string_view::npos)
      kind = EditKind::equal;  // beside changed words a mark without ink only disturbs
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

/// The words of one version: what stayed, and what only it has.
Markup side(const std::vector<Edit>& edits, EditKind own, bool typographic) {
  Paragraphs words(typographic);
  for (const Edit& edit : edits)
    if (edit.kind == EditKind::equal || edit.kind == own) words.add(edit.kind, edit.text);
  const auto text = words.finish();
  return text.empty() ? markup(R"(<p class="quiet">Not in this version.</p>)") : text;
}

Markup row_of(const ClauseChange& row) {
  Markup cells;
  for (const auto& edits : reports::cells_of(row)) {
    Paragraphs words;
    for (const Edit& edit : edits)
      words.add(edit.kind, edit.text);
    cells += markup("<td>{}</td>", words.finish());
  }
  return markup("<tr>{}</tr>\n", cells);
}

bool stayed(const ClauseChange& row) { return row.unchanged() && !row.typographic; }

Markup stretch_of(std::size_t rows) {
  if (rows == 0) return {};
  return markup("<tr><td class=\"quiet\">{} without change</td></tr>\n",
                counted(rows, "row", "rows"));
}

}  // namespace

Markup redlined(const ClauseChange& change, bool beside) {
  const auto edits = reports::words_of(change);
  Paragraphs words(change.typographic);
  for (const Edit& edit : edits)
    words.add(edit.kind, edit.text);
  const auto text = words.finish();
  if (text.empty()) return text;
  if (!beside) return markup("<div class=\"redline\">{}</div>\n", text);
  const auto before = side(edits, EditKind::deletion, change.typographic);
  const auto after = side(edits, EditKind::insertion, change.typographic);
  return markup(
      "<div class=\"redline\"><div class=\"inline\">{}</div>\n<div class=\"beside\">"
      R"(<div><p class="caption">Before</p>{}</div><div><p class="caption">After</p>{}</div></div>)"
      "</div>\n",
      text, before, after);
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
