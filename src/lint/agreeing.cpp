// Lints that hold words against the typed terms that stand for them.

#include "lint/bounds.hpp"
#include "lint/packs.hpp"
#include "prose/printed_date.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>

namespace clauseline::lint_packs {
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

std::map<std::string_view, Ends> ends_of(const Draft& draft) {
  std::map<std::string_view, Ends> found;
  for (const Term& term : draft.version().terms) {
    if (term.status != "active") continue;
    auto& ends = found[term.right->name];
    for (const std::string_view name : {"until", "exclusivity.until"}) {
      const auto* value = field(term, name);
      const auto* end = value == nullptr ? nullptr : value->get<End>();
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

/// A row of a schedule contradicts the terms of its kind if all of them end on other days.
void compare_row(const Clause& row, const std::map<std::string_view, Ends>& ends, Hits& hits) {
  const auto cells = cells_of(row);
  if (cells.size() < 2) return;
  const auto known = ends.find(subject_of(cells.front().words));
  if (known == ends.end() || known->second.open || known->second.dates.empty()) return;
  for (const Cell& cell : cells) {
    const auto printed = end_in(cell.words);
    if (!printed || has_day(known->second, printed->date)) continue;
    hits.in(
        row, cell.begin + printed->byte,
        fmt::format("{} says {}, and {} ends {}", quoted(cells.front().words), quoted(cell.words),
                    known->second.example->id, to_text(known->second.dates.front())));
  }
}

void table_terms_disagree(const Draft& draft, Hits& hits) {
  const auto ends = ends_of(draft);
  walk(draft.agreement().clauses, [&](const Clause& clause, const Clause*) {
    if (clause.kind == ClauseKind::row) compare_row(clause, ends, hits);
  });
}

/// What prose says of a right that is in force, by its kind.
constexpr std::pair<std::string_view, std::string_view> operative[] = {
    {"revenue-share", "pay"}, {"payment", "pay"}, {"grant", "grant"}, {"commitment", "purchase"}};

/// "shall pay", "pays" or "hereby grants"; the byte where it begins, or nothing.
std::optional<std::size_t> promise_at(const Passage& passage, std::size_t token,
                                      const std::string& verb) {
  const auto& word = passage.tokens[token].small;
  const auto* before = token == 0 ? nullptr : &passage.tokens[token - 1];
  const bool noun = before != nullptr && (before->small == "the" || before->small == "of");
  if (word == verb + "s" && !noun) return passage.tokens[token].begin;
  const bool duty = before != nullptr && (before->small == "shall" || before->small == "must" ||
                                          before->small == "will");
  return word == verb && duty ? std::optional(before->begin) : std::nullopt;
}

bool denies(const Token& token) {
  constexpr std::string_view denials[] = {"no",   "not",   "longer", "ceased",  "ceases", "ended",
                                          "ends", "never", "until",  "nothing", "if",     "before"};
  return std::ranges::find(denials, token.small) != std::end(denials);
}

/// A promise in a sentence that does not deny it.
std::optional<std::size_t> still_promised(const Passage& passage, const std::string& verb) {
  std::optional<std::size_t> found;
  bool denied = false;
  for (std::size_t i = 0; i < passage.tokens.size(); ++i) {
    if (ends_sentence(passage.tokens[i])) {
      if (found && !denied) return found;
      found.reset();
      denied = false;
    }
    denied = denied || denies(passage.tokens[i]);
    if (!found) found = promise_at(passage, i, verb);
  }
  return denied ? std::nullopt : found;
}

void ceased_still_operative(const Draft& draft, const Term& term, Hits& hits) {
  const auto* verb = std::ranges::find(operative, term.right->name,
                                       &std::pair<std::string_view, std::string_view>::first);
  if (term.status != "ceased" || term.piece > 0 || verb == std::end(operative)) return;
  for (const Fact& fact : term.clause->facts)
    if (fact.name == term.right->name && fact["status"] != "ceased") return;  // it speaks of that
  const Passage passage(draft, *term.clause);
  if (const auto byte = still_promised(passage, std::string(verb->second))) {
    const auto words = std::string_view(term.clause->words).substr(*byte);
    hits.in(*term.clause, *byte,
            fmt::format("{} has ceased, and the clause still says {}", term.id,
                        quoted(words.substr(0, words.find_first_of(".;")))));
  }
}

constexpr Lint rows[] = {
    {
        .code = "LN050",
        .slug = "ceased-still-operative",
        .severity = Severity::high,
        .title = "A right has ceased in the data and is still promised in words",
        .why = "The words are the law between the parties.",
        .remedy = "take the promise out of the words, or make the term active",
        .example = R"(status="ceased", and "shall pay")",
        .term = ceased_still_operative,
        .reads = Reads::native,
    },
    {
        .code = "LN060",
        .slug = "table-terms-disagree",
        .severity = Severity::high,
        .title = "A table of key terms says another end than the terms do",
        .why = "Which of the two counts depends on the order of precedence, if there is one.",
        .remedy = "find out which is right and correct the other",
        .example = "the table says 2030, the licence ends 2032",
        .whole = table_terms_disagree,
        .reads = Reads::native,
        .whole_only = true,
    },
};

}  // namespace

std::span<const Lint> agreeing() { return rows; }

}  // namespace clauseline::lint_packs
