// Lints about numbers: percentages that cannot be, and words that say another number than digits.

#include "lint/packs.hpp"
#include "prose/printed_number.hpp"
#include "terms/in_words.hpp"
#include "text/split.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <span>

namespace clauseline::lint_packs {
namespace {

constexpr std::int64_t million = 1'000'000;

struct Percent {
  std::string_view what;
  std::string_view value;
  Position at{};
};

/// The percentages of a term that are a share of a whole.
std::vector<Percent> shares_of(const Fact& fact) {
  std::vector<Percent> found;
  const auto take = [&](const Fact& holder, std::string_view attribute, std::string_view what) {
    if (const auto* one = holder.find(attribute))
      found.push_back({.what = what, .value = one->value, .at = one->at});
  };
  if (fact.name == "holding") take(fact, "percent", "the holding");
  if (fact.name == "audit-right") take(fact, "cost-shift-percent", "the shift of costs");
  if (fact.name != "revenue-share") return found;
  for (const Fact& part : fact.parts) {
    if (part.name == "rate") take(part, "percent", "the rate");
    if (part.name == "tier") take(part, "percent", "the rate of a tier");
  }
  return found;
}

void percent_out_of_range(const Draft&, const Term& term, Hits& hits) {
  if (term.piece > 0) return;
  for (const auto& [what, value, at] : shares_of(*term.fact)) {
    const auto percent = read_decimal(value);
    if (!percent) continue;
    if (*percent > Decimal{.whole = 100} || *percent == Decimal{})
      hits.at(at, fmt::format("{} in {} is {} percent", what, term.id, value));
  }
}

std::span<const Token> from(const Passage& passage, std::size_t token) {
  return std::span(passage.tokens).subspan(std::min(token, passage.tokens.size()));
}

/// Is "(2)" the second of a list that goes on, and no number in digits?
bool counts_items(const Passage& passage, std::size_t open) {
  const auto& digits = passage.tokens[open + 1].text;
  if (digits.size() > 2) return false;
  constexpr std::size_t near = 1000;  // bytes; items of a list stand closer
  const auto here = passage.tokens[open].begin;
  const auto around =
      std::string_view(passage.clause.words).substr(here - std::min(here, near), 2 * near);
  const auto number = std::stoi(std::string(digits));
  return around.find(fmt::format("({})", number + 1)) != std::string_view::npos ||
         around.find(fmt::format("({})", number - 1)) != std::string_view::npos;
}

bool is_unit(const Token& token) {
  constexpr std::string_view units[] = {"percent", "per", "cent",  "days", "dollars",  "months",
                                        "years",   "day", "month", "year", "business", "calendar"};
  return std::ranges::find(units, token.small) != std::end(units);
}

/// The opening bracket of "fifteen percent (20%)" behind the words, or nothing.
std::optional<std::size_t> bracket_behind(const Passage& passage, std::size_t token) {
  constexpr std::size_t most = 2;
  for (std::size_t i = 0; i <= most && token < passage.tokens.size(); ++i, ++token) {
    if (passage.tokens[token].text == "(") return token;
    if (!is_unit(passage.tokens[token])) return std::nullopt;
  }
  return std::nullopt;
}

bool is_currency_sign(const Token& token) {
  return token.text == "$" || token.text == "\u20AC" || token.text == "\u00A3";
}

/// "forty- five" and "a hundred and twenty" have their beginning before the token.
bool continues_number(const Passage& passage, std::size_t token) {
  if (token == 0) return false;
  constexpr std::string_view before[] = {"-", "hundred", "thousand", "million", "billion", "and"};
  const auto& word = passage.tokens[token - 1].small;
  return word.ends_with('-') || std::ranges::find(before, word) != std::end(before);
}

void words_and_digits(const Passage& passage, Hits& hits) {
  for (std::size_t i = 0; i < passage.tokens.size(); ++i) {
    const auto words = number_in_words(from(passage, i));
    if (!words) continue;
    if (continues_number(passage, i)) {
      i += words->tokens - 1;
      continue;
    }
    const auto begin = passage.tokens[i].begin;
    const auto open = bracket_behind(passage, i + words->tokens);
    i += words->tokens - 1;
    if (!open) continue;
    const bool sign =
        *open + 1 < passage.tokens.size() && is_currency_sign(passage.tokens[*open + 1]);
    const auto digits = number_in_digits(from(passage, *open + (sign ? 2 : 1)));
    if (!digits || digits->millionths == words->millionths) continue;
    const auto behind = *open + (sign ? 2 : 1) + digits->tokens;
    const bool closed = behind < passage.tokens.size() &&
                        (passage.tokens[behind].text == ")" || passage.tokens[behind].text == "%" ||
                         is_unit(passage.tokens[behind]));
    if (!closed || (!sign && passage.tokens[behind].text == ")" && counts_items(passage, *open)))
      continue;
    const auto last = passage.tokens[behind].text == ")"
                          ? behind
                          : std::min(behind + 1, passage.tokens.size() - 1);
    hits.in(passage.clause, begin,
            fmt::format("{} says one number in words and another in digits",
                        quoted(std::string_view(passage.clause.words)
                                   .substr(begin, passage.tokens[last].end() - begin))));
  }
}

/// The one number that marked words print, in millionths; nothing for none and for several.
std::optional<std::int64_t> number_printed(std::string_view words) {
  const auto tokens = tokens_of(words);
  std::optional<std::int64_t> found;
  for (std::size_t i = 0; i < tokens.size();) {
    const auto rest = std::span(tokens).subspan(i);
    auto number = number_in_digits(rest);
    if (!number) {
      number = number_in_words(rest);
      const char first = tokens[i].text.front();
      if (!number && first >= '0' && first <= '9') return std::nullopt;
    }
    if (!number) {
      ++i;
      continue;
    }
    if (found && *found != number->millionths) return std::nullopt;
    found = number->millionths;
    i += number->tokens;
  }
  return found;
}

/// The unit of a printed duration as a duration of one, or nothing where there are several.
std::optional<Duration> unit_printed(std::string_view words) {
  std::optional<Duration> found;
  for (const Token& token : tokens_of(words)) {
    auto word = token.small;
    if (word.ends_with('s')) word.pop_back();
    const auto unit = word == "year"    ? std::optional(Duration{.months = 12})
                      : word == "month" ? std::optional(Duration{.months = 1})
                      : word == "week"  ? std::optional(Duration{.days = 7})
                      : word == "day"   ? std::optional(Duration{.days = 1})
                                        : std::nullopt;
    if (unit && found) return std::nullopt;
    if (unit) found = unit;
  }
  return found;
}

bool agrees(const Mark& mark, std::string_view words) {
  const auto printed = number_printed(words);
  if (!printed) return true;
  if (mark.kind == MarkKind::duration) {
    const auto value = read_duration(mark.target);
    const auto unit = unit_printed(words);
    if (!value || !unit || *printed % million != 0 || *printed > 100'000 * million) return true;
    const auto count = static_cast<std::int32_t>(*printed / million);
    return *value == Duration{.months = unit->months * count, .days = unit->days * count};
  }
  const auto value = read_decimal(mark.target.substr(0, mark.target.find(' ')));
  return !value || millionths(*value).value_or(*printed) == *printed;
}

void text_and_value(const Passage& passage, Hits& hits) {
  for (const Mark& mark : passage.clause.marks) {
    const bool counts = mark.kind == MarkKind::percent || mark.kind == MarkKind::money ||
                        mark.kind == MarkKind::duration;
    if (counts && !agrees(mark, passage.text(mark)))
      hits.in(passage.clause, mark.begin,
              fmt::format("{} is printed where the value is {}", quoted(passage.text(mark)),
                          mark.target));
  }
}

void words_digits_mismatch(const Passage& passage, Hits& hits) {
  words_and_digits(passage, hits);
  text_and_value(passage, hits);
}

constexpr Lint rows[] = {
    {
        .code = "LN013",
        .slug = "percent-out-of-range",
        .severity = Severity::high,
        .title = "A share of nothing, or of more than the whole",
        .why = "A share lies between nothing and everything; here a digit or a point is wrong.",
        .remedy = "write the percentage that is meant, between 0 and 100",
        .example = R"(<rate percent="120"/>)",
        .term = percent_out_of_range,
        .reads = Reads::native,
    },
    {
        .code = "LN014",
        .slug = "words-digits-mismatch",
        .severity = Severity::high,
        .title = "Words say one number and digits another",
        .why = "Courts let one of the two count, and the parties may have meant the other.",
        .remedy = "find out which of the two is meant and write it twice",
        .example = "\"fifteen percent (20%)\"",
        .clause = words_digits_mismatch,
    },
};

}  // namespace

std::span<const Lint> quantities() { return rows; }

}  // namespace clauseline::lint_packs
