#include "diff/numbering.hpp"

#include "text/fold.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>

namespace clauseline {
namespace {

/// Words that a printed number may begin with, and what they count.
struct Prefix {
  std::string_view word;
  Counted counted;
};
constexpr std::array<Prefix, 14> prefixes{{
    {.word = "section", .counted = Counted::body},
    {.word = "sec.", .counted = Counted::body},
    {.word = "\u00A7", .counted = Counted::body},
    {.word = "article", .counted = Counted::body},
    {.word = "clause", .counted = Counted::body},
    {.word = "paragraph", .counted = Counted::body},
    {.word = "part", .counted = Counted::part},
    {.word = "chapter", .counted = Counted::part},
    {.word = "division", .counted = Counted::part},
    {.word = "schedule", .counted = Counted::schedule},
    {.word = "exhibit", .counted = Counted::schedule},
    {.word = "annex", .counted = Counted::schedule},
    {.word = "appendix", .counted = Counted::schedule},
    {.word = "recital", .counted = Counted::recital},
}};

bool starts_with_word(std::string_view text, std::string_view word) {
  return text.size() > word.size() &&
         std::ranges::equal(text.substr(0, word.size()), word, {}, [](unsigned char c) {
           return static_cast<char>(c < 0x80 ? std::tolower(c) : c);
         });
}

Counted counted_by_kind(ClauseKind kind) {
  if (kind == ClauseKind::schedule) return Counted::schedule;
  return kind == ClauseKind::recital ? Counted::recital : Counted::body;
}

/// A number without the word before it and the stop after it, and what it counts.
struct Bare {
  Counted counted{};
  std::string number{};
};

Bare bare(const Clause& clause) {
  Bare found{.counted = counted_by_kind(clause.kind), .number = fold(clause.number)};
  const auto first = found.number.empty() ? '(' : found.number.front();
  const bool may_have_prefix = first != '(' && (first < '0' || first > '9');
  for (const Prefix& prefix : prefixes) {
    if (!may_have_prefix) break;
    if (!starts_with_word(found.number, prefix.word)) continue;
    found.counted = prefix.counted;
    found.number.erase(0, found.number.find_first_not_of(' ', prefix.word.size()));
    break;
  }
  while (found.number.ends_with('.') || found.number.ends_with(':'))
    found.number.pop_back();
  return found;
}

std::string key_of(Counted counted, std::string_view number) {
  constexpr std::array<char, 4> letters{'b', 'p', 's', 'r'};
  return fmt::format("{}{}", letters.at(static_cast<std::size_t>(counted)), number);
}

/// "(a)" of "(a)", "a)" and "a"; what is counted within the clause around.
std::string in_brackets(std::string_view number) {
  if (number.starts_with('(')) return std::string(number);
  if (number.ends_with(')')) number.remove_suffix(1);
  return fmt::format("({})", number);
}

bool counts_within(const Clause& clause, std::string_view number) {
  const bool bracket = number.starts_with('(') || number.ends_with(')');
  const bool dotted = number.find('.') != std::string_view::npos;
  const bool small = clause.kind == ClauseKind::item || clause.kind == ClauseKind::subclause ||
                     clause.kind == ClauseKind::row;
  return bracket ? number.starts_with('(') || number.find('(') == std::string_view::npos
                 : small && !dotted;
}

/// Does a word for a clause go with what it is called? "Article 3" is the article of two
/// clauses numbered 3.
bool is_called(const Clause& clause, std::string_view kind) {
  if (kind == "article") return clause.kind == ClauseKind::article;
  if (kind == "section") return clause.kind == ClauseKind::section;
  return kind == "clause" && clause.kind == ClauseKind::clause;
}

}  // namespace

Numbering::Numbering(const Agreement& agreement) {
  walk(agreement.clauses,
       [this](const Clause& clause, const Clause* parent) { add(clause, parent); });
}

void Numbering::add(const Clause& clause, const Clause* parent) {
  Place place{.parent = parent};
  const auto [counted, number] = bare(clause);
  if (!number.empty()) {
    const auto* numbered = parent;
    while (numbered != nullptr && places_.at(numbered).key.empty())
      numbered = places_.at(numbered).parent;
    if (numbered != nullptr && counts_within(clause, number))
      place.key = places_.at(numbered).key + in_brackets(number);
    else
      place.key = key_of(counted, number);
    by_key_[place.key].push_back(&clause);
  }
  places_.try_emplace(&clause, std::move(place));
  has_articles_ = has_articles_ || (!number.empty() && clause.kind == ClauseKind::article);
  has_sections_ = has_sections_ || (!number.empty() && clause.kind == ClauseKind::section);
}

const Clause* Numbering::around(const Clause& clause) const {
  const auto place = places_.find(&clause);
  return place == places_.end() ? nullptr : place->second.parent;
}

/// The schedule that a clause stands in: schedules count for themselves.
const Clause* Numbering::schedule_around(const Clause& clause) const {
  const auto* top = &clause;
  while (top != nullptr && !places_.at(top).key.starts_with('s'))
    top = around(*top);
  return top;
}

const Clause* Numbering::find(const Printed& printed, const Clause& from) const {
  if (!printed.number.starts_with('(')) {
    const auto found = by_key_.find(key_of(printed.counted, printed.number));
    return found == by_key_.end() ? nullptr : only(found->second, printed, from);
  }
  for (const auto* scope = &from; scope != nullptr; scope = around(*scope))
    if (const auto* found = within(*scope, printed.number)) return found;
  return nullptr;
}

const Clause* Numbering::within(const Clause& around, std::string_view brackets) const {
  const auto place = places_.find(&around);
  if (place == places_.end() || place->second.key.empty()) return nullptr;
  const auto found = by_key_.find(place->second.key + std::string(brackets));
  return found != by_key_.end() && found->second.size() == 1 ? found->second.front() : nullptr;
}

/// Of several clauses with one number, the one that is called so and stands in the same
/// schedule, or like `from` in none.
const Clause* Numbering::only(const std::vector<const Clause*>& found, const Printed& printed,
                              const Clause& from) const {
  constexpr std::size_t many = 64;  // schedules that each count from 1 are fewer
  if (found.size() > many) return nullptr;
  const bool plain = printed.number.find_first_of(".(") == std::string_view::npos;
  const bool strict = plain && ((printed.kind == "article" && has_articles_) ||
                                (printed.kind == "section" && has_sections_));
  const auto* schedule = schedule_around(from);
  const auto single = [&](const auto& fits) -> const Clause* {
    const auto first = std::ranges::find_if(found, fits);
    if (first == found.end()) return nullptr;
    return std::find_if(std::next(first), found.end(), fits) == found.end() ? *first : nullptr;
  };
  const auto called = [&](const Clause* clause) { return is_called(*clause, printed.kind); };
  const auto beside = [&](const Clause* clause) { return schedule_around(*clause) == schedule; };
  if (strict) return single([&](const Clause* clause) { return called(clause) && beside(clause); });
  if (const auto* one = single([](const Clause*) { return true; })) return one;
  if (const auto* one = single(called)) return one;
  return single(beside);
}

}  // namespace clauseline
