#include "prose/value.hpp"

#include "model/quantity.hpp"
#include "prose/printed_date.hpp"
#include "prose/printed_number.hpp"
#include "prose/tokens.hpp"
#include "prose/value_words.hpp"
#include "text/fold.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>
#include <vector>

namespace clauseline {
namespace {

using Kind = ProseToken::Kind;
using Text = std::string_view;

constexpr std::array<UnitWord, 10> signs{{{"US$", "USD"},
                                          {"CA$", "CAD"},
                                          {"C$", "CAD"},
                                          {"AU$", "AUD"},
                                          {"A$", "AUD"},
                                          {"HK$", "HKD"},
                                          {"$", "$"},
                                          {"\u20AC", "EUR"},
                                          {"\u00A3", "GBP"},
                                          {"\u00A5", "\u00A5"}}};

/// The sign of a currency at the beginning of an amount, if there is one.
UnitWord sign_of(Text words) {
  const auto* const found =
      std::ranges::find_if(signs, [&](const UnitWord& one) { return words.starts_with(one.word); });
  return found == signs.end() ? UnitWord{} : *found;
}

Text unit_of(Text word, std::span<const UnitWord> known) {
  const auto found = std::ranges::find(known, word, &UnitWord::word);
  return found == known.end() ? Text() : found->unit;
}

Text currency_of(std::span<const Token> tokens) {
  for (const Token& token : tokens) {
    if (token.small == "us") return "USD";  // "US dollars"
    if (const auto unit = unit_of(token.small, currency_words()); !unit.empty()) return unit;
  }
  return "";
}

/// "business day" and "calendar day" are other units than "day".
std::string period_of(std::span<const Token> tokens) {
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Text word = tokens[i].small;
    const auto unit = unit_of(word.substr(0, word.find('\'')), period_words());  // "a year's"
    if (unit.empty()) continue;
    const bool business =
        i > 0 && (tokens[i - 1].small == "business" || tokens[i - 1].small == "working");
    return fmt::format("{}{}", business ? "business " : "", unit);
  }
  return "";
}

/// The number in digits or in words; nothing where the two do not say the same.
std::optional<std::int64_t> number_of(std::span<const Token> tokens) {
  std::optional<std::int64_t> digits;
  std::optional<std::int64_t> words;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].text.front() >= '0' && tokens[i].text.front() <= '9' && !digits) {
      const auto number = number_in_digits(tokens.subspan(i));
      if (!number) return std::nullopt;
      digits = number->millionths;
    } else if (const auto number = number_in_words(tokens.subspan(i));
               number && !words && !digits) {
      words = number->millionths;
    }
  }
  if (digits && words && *digits != *words) return std::nullopt;
  return digits ? digits : words;
}

std::optional<ProseValue> date_of(Text words) {
  std::string plain(words);  // "31st day of March" is "31st March"
  if (const auto at = plain.find(" day of "); at != std::string::npos) plain.erase(at, 7);
  const auto dates = printed_dates(plain);
  if (dates.empty() || dates.front().form == PrintedDate::Form::numeric) return std::nullopt;
  const auto& day = dates.front();
  return ProseValue{.kind = Kind::date,
                    .unit = fmt::format("{:04}-{:02}-{:02}", day.year, day.month, day.day)};
}

/// "60-day" is "60 day".
std::string spaced(Text words) {
  std::string text(words);
  std::ranges::replace(text, '-', ' ');
  return text;
}

ProseValue as_written(Kind kind, Text words) {
  return {.kind = kind, .unit = fold(words), .is_read = false};
}

}  // namespace

std::optional<ProseValue> read_value(Kind kind, Text words) {
  if (kind == Kind::reference || kind == Kind::word) return std::nullopt;
  if (kind == Kind::date) return date_of(words).value_or(as_written(kind, words));
  const auto sign = sign_of(words);
  const auto plain = kind == Kind::duration ? spaced(words) : std::string(words);
  const auto tokens = tokens_of(Text(plain).substr(sign.word.size()));
  const bool is_fraction = words.find('/') != Text::npos;
  const auto number = is_fraction ? std::nullopt : number_of(tokens);
  if (!number) return as_written(kind, words);
  ProseValue value{.kind = kind, .millionths = *number};
  if (kind == Kind::money)
    value.unit = sign.unit.empty() ? std::string(currency_of(tokens)) : std::string(sign.unit);
  if (kind == Kind::percent && !tokens.empty() && tokens.back().small.starts_with("point"))
    value.unit = "points";
  if (kind == Kind::duration) value.unit = period_of(tokens);
  return value;
}

std::string_view to_text(Kind kind) {
  constexpr std::array<Text, 7> names{"word", "number",   "percent",  "money",
                                      "date", "duration", "reference"};
  return names[static_cast<std::size_t>(kind)];
}

std::string to_text(const ProseValue& value) {
  constexpr std::int64_t million = 1'000'000;
  if (value.kind == Kind::date || !value.is_read) return value.unit;
  std::string number = fmt::format("{}", value.millionths / million);
  if (const auto rest = value.millionths % million; rest != 0) {
    auto digits = fmt::format("{:06}", rest);
    digits.erase(digits.find_last_not_of('0') + 1);
    number += "." + digits;
  }
  if (value.kind == Kind::percent)
    return value.unit.empty() ? number + "%" : number + " percentage points";
  if (value.kind == Kind::duration)
    return fmt::format("{} {}{}", number, value.unit, number == "1" ? "" : "s");
  return value.unit.empty() ? number : fmt::format("{} {}", number, value.unit);
}

}  // namespace clauseline
