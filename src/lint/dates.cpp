// Lints about dates: out of order, impossible, or read two ways.

#include "lint/bounds.hpp"
#include "lint/packs.hpp"
#include "prose/printed_date.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>

namespace clauseline::lint_packs {
namespace {

std::string_view words_of(const Passage& passage, const PrintedDate& date) {
  return std::string_view(passage.clause.words).substr(date.begin, date.end - date.begin);
}

// ---- in typed terms and records

void bounds_in_order(const Term& term, const Value& from, const Value& until, Hits& hits) {
  const auto* begins = from.get<End>();
  const auto* ends = until.get<End>();
  if (begins == nullptr || ends == nullptr) return;
  const auto first = earliest_start(*begins);
  const auto last = latest_end(*ends);
  if (first && last && *first > *last)
    hits.at(until.at,
            fmt::format("{} ends ({}) before it begins ({})", term.id, until.text, from.text));
}

void ends_before_effect(const Draft& draft, const Term& term, Hits& hits) {
  const auto effective = read_date(draft.agreement().effective());
  const auto* ends = field(term, "until") == nullptr ? nullptr : field(term, "until")->get<End>();
  if (!effective || ends == nullptr || !term.active()) return;
  const auto last = latest_end(*ends);
  if (last && *last < first_day(*effective))
    hits.at(field(term, "until")->at,
            fmt::format("{} is active and ends ({}) before the agreement takes effect ({})",
                        term.id, to_text(*ends), to_text(*effective)));
}

void order_in_term(const Draft& draft, const Term& term, Hits& hits) {
  for (const std::string_view piece : {"", "exclusivity."}) {
    const auto* from = field(term, std::string(piece) + "from");
    const auto* until = field(term, std::string(piece) + "until");
    if (from != nullptr && until != nullptr && (!piece.empty() || term.piece == 0))
      bounds_in_order(term, *from, *until, hits);
  }
  if (term.piece == 0) ends_before_effect(draft, term, hits);
}

/// Two attributes of a fact, of which the first should not come after the second.
struct Pair {
  std::string_view before;
  std::string_view after;
};

void attributes_in_order(const Fact& fact, const Pair& pair, std::string_view message, Hits& hits) {
  const auto* first = fact.find(pair.before);
  const auto* second = fact.find(pair.after);
  if (first == nullptr || second == nullptr) return;
  const auto begins = read_date(first->value);
  const auto ends = read_date(second->value);
  if (begins && ends && first_day(*begins) > last_day(*ends))
    hits.at(first->at, fmt::format("{}: {} after {}", message, first->value, second->value));
}

/// An agreement that is signed late may count from an earlier day if it says so.
bool speaks_of_the_past(const Draft& draft) {
  bool found = false;
  walk(draft.agreement().clauses, [&](const Clause& clause, const Clause*) {
    for (const std::string_view word : {"retroactive", "with effect from", "effective as of"})
      found = found || clause.words.find(word) != std::string::npos;
  });
  return found;
}

void date_order(const Draft& draft, Hits& hits) {
  for (const Term& term : draft.version().terms)
    order_in_term(draft, term, hits);
  for (const Fact& fact : draft.agreement().records) {
    if (fact.name == "event")
      attributes_in_order(fact, {"not-before", "not-after"},
                          fmt::format("the event {} has no day left", fact["id"]), hits);
    if (fact.name == "dates" && fact.find("signed") != nullptr && !speaks_of_the_past(draft))
      attributes_in_order(fact, {"signed", "effective"},
                          "the agreement was signed after it took effect, and no clause says so",
                          hits);
  }
}

std::string day_of(const Date& date) { return to_text(date_of(last_day(date))); }

void year_precision_end(const Draft&, const Term& term, Hits& hits) {
  const auto tell = [&](const Value* until) {
    const auto* end = until == nullptr ? nullptr : until->get<End>();
    if (end == nullptr) return;
    for (const Date& date : dates_in(*end))
      if (date.precision != Date::Precision::day)
        hits.at(
            until->at, fmt::format("{} ends with {}, which names no day", term.id, to_text(date)),
            fmt::format(R"(write date="{}", or the last day of the fiscal year if that is meant)",
                        day_of(date)));
  };
  if (term.piece == 0) tell(field(term, "until"));
  tell(field(term, "exclusivity.until"));
}

// ---- in words

void date_impossible(const Passage& passage, Hits& hits) {
  for (const PrintedDate& date : printed_dates(passage.clause.words)) {
    const bool either =
        exists(date.year, date.month, date.day) ||
        (date.form == PrintedDate::Form::numeric && exists(date.year, date.day, date.month));
    // "100.50.2000" and "31/31/2000" may be no dates at all.
    const bool looks =
        date.form != PrintedDate::Form::numeric ||
        (std::min(date.month, date.day) <= 12 && std::max(date.month, date.day) <= 31);
    if (!either && looks && date.day > 0 && date.month > 0)
      hits.in(passage.clause, date.begin,
              fmt::format("{} is a day that does not exist", quoted(words_of(passage, date))));
  }
  for (const Mark& mark : passage.clause.marks) {
    const auto value = mark.kind == MarkKind::date ? read_date(mark.target) : std::nullopt;
    const auto printed = printed_dates(passage.text(mark));
    if (!value || printed.size() != 1 || printed.front().form == PrintedDate::Form::numeric)
      continue;
    const auto& date = printed.front();
    const bool same =
        static_cast<int>(date.year) == static_cast<int>(value->year) &&
        (value->precision == Date::Precision::year ||
         date.month == static_cast<unsigned>(value->month)) &&
        (value->precision != Date::Precision::day || date.day == static_cast<unsigned>(value->day));
    if (!same)
      hits.in(passage.clause, mark.begin,
              fmt::format("{} is printed where the value is {}", quoted(passage.text(mark)),
                          mark.target),
              "print the date that the value says, or correct the value");
  }
}

/// Does a date in numbers read both ways, or else only with the month or the day first?
enum class Order : std::uint8_t { none, either, month_first, day_first };

Order order_of(const PrintedDate& date) {
  constexpr unsigned months = 12;
  if (date.form != PrintedDate::Form::numeric || date.month == 0 || date.day == 0)
    return Order::none;
  if (date.month > months) return date.day > months ? Order::none : Order::day_first;
  if (date.day > months) return Order::month_first;
  return date.month == date.day ? Order::none : Order::either;
}

/// Another date that reads one way alone tells how its writer counts. Each date is told once.
void date_ambiguous(const Draft& draft, Hits& hits) {
  bool month_first = false;
  bool day_first = false;
  std::map<std::string, std::pair<const Clause*, std::size_t>> open;
  walk(draft.agreement().clauses, [&](const Clause& clause, const Clause*) {
    for (const PrintedDate& date : printed_dates(clause.words)) {
      const auto order = order_of(date);
      month_first = month_first || order == Order::month_first;
      day_first = day_first || order == Order::day_first;
      if (order == Order::either)
        open.try_emplace(clause.words.substr(date.begin, date.end - date.begin), &clause,
                         date.begin);
    }
  });
  if (month_first != day_first) return;
  for (const auto& [words, place] : open)
    hits.in(*place.first, place.second,
            fmt::format("{} may be read with the day or the month first", quoted(words)));
}

/// Where dates begin and end in the words, marked ones among them.
std::vector<std::pair<std::size_t, std::size_t>> dates_of(const Passage& passage) {
  std::vector<std::pair<std::size_t, std::size_t>> found;
  for (const PrintedDate& date : printed_dates(passage.clause.words))
    if (!passage.is_marked(date.begin)) found.emplace_back(date.begin, date.end);
  for (const Mark& mark : passage.clause.marks)
    if (mark.kind == MarkKind::date) found.emplace_back(mark.begin, mark.end);
  std::ranges::sort(found);
  return found;
}

/// "until", "by" or the "to" of "from ... to", right before a date. Laws and licences write
/// "by" for other things; there only "until" is looked at.
bool leaves_open(const Passage& passage, std::size_t token) {
  if (token == 0) return false;
  const auto& before = passage.tokens[token - 1].small;
  if (before == "until" || before == "till") return true;
  if (!passage.draft.native()) return false;
  if (before == "by") return true;
  constexpr std::size_t near = 8;
  const auto first = token - 1 - std::min(token - 1, near);
  return before == "to" &&
         std::ranges::any_of(passage.tokens.begin() + static_cast<std::ptrdiff_t>(first),
                             passage.tokens.begin() + static_cast<std::ptrdiff_t>(token),
                             [](const Token& one) { return one.small == "from"; });
}

bool says_inclusive(const Passage& passage, std::size_t token) {
  constexpr std::size_t near = 4;
  const auto last = std::min(token + near, passage.tokens.size());
  for (auto i = token; i < last; ++i)
    if (passage.tokens[i].small == "inclusive" || passage.tokens[i].small == "including" ||
        passage.tokens[i].small == "excluding" || passage.tokens[i].small == "exclusive")
      return true;
  return false;
}

void until_unclear(const Passage& passage, Hits& hits) {
  for (const auto& [begin, end] : dates_of(passage)) {
    const auto token = passage.token_at(begin);
    if (!leaves_open(passage, token) || says_inclusive(passage, passage.token_at(end))) continue;
    const auto first = passage.tokens[token - 1].begin;
    hits.in(passage.clause, first,
            fmt::format("{} does not say whether the day itself still counts",
                        quoted(std::string_view(passage.clause.words).substr(first, end - first))));
  }
}

constexpr Lint rows[] = {
    {
        .code = "LN018",
        .slug = "date-order",
        .severity = Severity::high,
        .title = "Dates in the wrong order",
        .why = "A right that ends before it begins is never in force.",
        .remedy = "correct the date that is wrong",
        .example = "until 2024, effective 2025",
        .whole = date_order,
        .whole_only = true,
    },
    {
        .code = "LN019",
        .slug = "date-impossible",
        .severity = Severity::high,
        .title = "A day that does not exist, or another than its value",
        .why = "Nobody can keep such a date, and what was meant is open to dispute.",
        .remedy = "write the day that is meant",
        .example = "30 February 2027",
        .clause = date_impossible,
    },
    {
        .code = "LN020",
        .slug = "date-ambiguous",
        .severity = Severity::medium,
        .title = "A date in numbers that reads both ways",
        .why = "Americans and everybody else read it as two different days.",
        .remedy = "write the month in letters, or the date as 2026-05-04",
        .example = "04/05/2026",
        .whole = date_ambiguous,
    },
    {
        .code = "LN021",
        .slug = "year-precision-end",
        .severity = Severity::low,
        .title = "An end that names a year or a month and no day",
        .why = "The calendar year is assumed, and a fiscal year ends on another day.",
        .remedy = "write the day: 2030-12-31, or the last day of the fiscal year",
        .example = "through 2030",
        .term = year_precision_end,
    },
    {
        .code = "LN022",
        .slug = "until-inclusive-unclear",
        .severity = Severity::low,
        .title = R"("Until" a date, without saying whether that day counts)",
        .why = "The last day is in dispute where much depends on it.",
        .remedy = R"(write "through" the date, or "until and including" it)",
        .example = "until December 31, 2030",
        .clause = until_unclear,
    },
};

}  // namespace

std::span<const Lint> dates() { return rows; }

}  // namespace clauseline::lint_packs
