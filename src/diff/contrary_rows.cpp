#include "diff/contrary_rows.hpp"

#include "prose/printed_date.hpp"
#include "prose/tokens.hpp"

#include <algorithm>
#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <utility>

namespace clauseline {
namespace {

/// What a row of a table speaks of, by a word in its first cell.
constexpr std::pair<std::string_view, std::string_view> subjects[] = {
    {"licence", "grant"},    {"license", "grant"},         {"revenue share", "revenue-share"},
    {"payment", "payment"},  {"commitment", "commitment"}, {"confidentiality", "confidentiality"},
    {"exclusivity", "grant"}};

std::string small(std::string_view text) {
  std::string found(text);
  std::ranges::transform(found, found.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return found;
}

std::string_view subject_of(std::string_view cell) {
  const auto words = small(cell);
  std::string_view found;
  for (const auto& [word, right] : subjects) {
    if (words.find(word) == std::string::npos) continue;
    if (!found.empty() && found != right) return {};  // of two subjects
    found = right;
  }
  return found;
}

/// The year in "Through 2032" or "until December 31, 2032", where a cell names one end.
struct PrintedEnd {
  std::size_t byte = 0;  // of the cell
  Date date{};
};

std::optional<PrintedEnd> end_in(std::string_view cell) {
  const auto tokens = tokens_of(cell);
  std::optional<PrintedEnd> found;
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    if (tokens[i].small != "through" && tokens[i].small != "until") continue;
    if (found) return std::nullopt;
    const auto at = tokens[i + 1].begin;
    for (const PrintedDate& date : printed_dates(cell))
      if (date.begin == at && date.form != PrintedDate::Form::numeric)
        found = {.byte = at,
                 .date = {.year = std::chrono::year(static_cast<int>(date.year)),
                          .month = std::chrono::month(date.month),
                          .day = std::chrono::day(date.day)}};
    const auto year = read_date(tokens[i + 1].text);
    if (!found && year && year->precision == Date::Precision::year)
      found = {.byte = at, .date = *year};
  }
  return found;
}

/// The days on which the terms of a kind may end; nothing if one of them has no date at all.
struct Ends {
  std::vector<Date> dates{};
  const Term* example = nullptr;
  bool open = false;
};

std::map<std::string_view, Ends> ends_of(const std::vector<Term>& terms) {
  std::map<std::string_view, Ends> found;
  for (const Term& term : terms) {
    if (term.status != "active") continue;
    auto& ends = found[term.right->name];
    for (const std::string_view name : {"until", "exclusivity.until"}) {
      const auto* end = term.get<End>(name);
      const auto dates = end == nullptr ? std::vector<Date>() : dates_in(*end);
      ends.open = ends.open || (name == "until" && dates.empty());
      ends.dates.insert(ends.dates.end(), dates.begin(), dates.end());
      if (!dates.empty() && ends.example == nullptr) ends.example = &term;
    }
  }
  return found;
}

/// The words of the cells of a row.
struct Cell {
  std::string_view words{};
  std::size_t begin = 0;  // of the words of the row
};

std::vector<Cell> cells_of(const Clause& row) {
  std::vector<Cell> cells;
  for (const Mark& mark : row.marks)
    if (mark.kind == MarkKind::cell)
      cells.push_back(
          {.words = std::string_view(row.words).substr(mark.begin, mark.end - mark.begin),
           .begin = mark.begin});
  return cells;
}

bool has_day(const Ends& ends, const Date& date) {
  return std::ranges::any_of(ends.dates,
                             [&](const Date& one) { return last_day(one) == last_day(date); });
}

/// A row contradicts the terms of its kind if all of them end on other days.
void compare_row(const Clause& row, const std::map<std::string_view, Ends>& ends,
                 std::vector<ContraryRow>& found) {
  const auto cells = cells_of(row);
  if (cells.size() < 2) return;
  const auto known = ends.find(subject_of(cells.front().words));
  if (known == ends.end() || known->second.open || known->second.dates.empty()) return;
  for (const Cell& cell : cells) {
    const auto printed = end_in(cell.words);
    if (printed && !has_day(known->second, printed->date))
      found.push_back({.row = &row,
                       .subject = cells.front().words,
                       .says = cell.words,
                       .byte = cell.begin + printed->byte,
                       .term = known->second.example,
                       .end = known->second.dates.front()});
  }
}

}  // namespace

std::vector<ContraryRow> contrary_rows(const Agreement& agreement, const std::vector<Term>& terms) {
  const auto ends = ends_of(terms);
  std::vector<ContraryRow> found;
  walk(agreement.clauses, [&](const Clause& clause, const Clause*) {
    if (clause.kind == ClauseKind::row) compare_row(clause, ends, found);
  });
  return found;
}

}  // namespace clauseline
