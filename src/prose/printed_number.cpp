#include "prose/printed_number.hpp"

#include <algorithm>
#include <string>

namespace clauseline {
namespace {

constexpr std::int64_t million = 1'000'000;
constexpr std::int64_t most = million * million;  // before it is counted in millionths

struct Word {
  std::string_view text;
  std::int64_t value;
};

constexpr Word small_numbers[] = {
    {"one", 1},      {"two", 2},        {"three", 3},     {"four", 4},      {"five", 5},
    {"six", 6},      {"seven", 7},      {"eight", 8},     {"nine", 9},      {"ten", 10},
    {"eleven", 11},  {"twelve", 12},    {"thirteen", 13}, {"fourteen", 14}, {"fifteen", 15},
    {"sixteen", 16}, {"seventeen", 17}, {"eighteen", 18}, {"nineteen", 19}, {"twenty", 20},
    {"thirty", 30},  {"forty", 40},     {"fifty", 50},    {"sixty", 60},    {"seventy", 70},
    {"eighty", 80},  {"ninety", 90}};

constexpr Word scales[] = {{"thousand", 1'000},
                           {"million", million},
                           {"billion", 1'000 * million},
                           {"trillion", million* million}};

std::optional<std::int64_t> value_of(std::string_view word, std::span<const Word> words) {
  const auto found = std::ranges::find(words, word, &Word::text);
  return found == words.end() ? std::nullopt : std::optional(found->value);
}

/// "twenty-five" or "five"
std::optional<std::int64_t> below_hundred(std::string_view word) {
  const auto hyphen = word.find('-');
  const auto first = value_of(word.substr(0, hyphen), small_numbers);
  if (!first || hyphen == std::string_view::npos) return first;
  const auto second = value_of(word.substr(hyphen + 1), small_numbers);
  if (!second || *first < 20 || *second > 9) return std::nullopt;
  return *first + *second;
}

std::int64_t scale_behind(std::span<const Token> tokens, std::size_t at) {
  return at < tokens.size() ? value_of(tokens[at].small, scales).value_or(0) : 0;
}

/// Digits with commas between groups of three and a point before what is less than one.
std::optional<std::int64_t> read_digits(std::string_view text) {
  const auto point = text.find('.');
  const auto whole = text.substr(0, point);
  std::string digits;
  const auto comma = whole.find(',');
  for (std::size_t i = 0; i < whole.size(); ++i) {
    const bool grouped = comma != std::string_view::npos && (whole.size() - i) % 4 == 0;
    if (grouped != (whole[i] == ',')) return std::nullopt;
    if (whole[i] != ',') digits += whole[i];
  }
  if (point != std::string_view::npos) {
    // "1.234" may be twelve hundred or little more than one.
    const auto fraction = text.substr(point + 1);
    if (fraction.size() == 3 || fraction.find_first_not_of("0123456789") != std::string_view::npos)
      return std::nullopt;
    digits += text.substr(point);
  }
  const auto decimal = read_decimal(digits);
  return decimal ? millionths(*decimal) : std::nullopt;
}

}  // namespace

std::optional<PrintedNumber> number_in_words(std::span<const Token> tokens) {
  std::int64_t total = 0;
  std::int64_t group = 0;
  std::size_t used = 0;
  for (std::size_t i = 0; i < tokens.size() && total < most; ++i) {
    const auto& word = tokens[i].small;
    const bool joins = word == "and" && used > 0 && i + 1 < tokens.size() &&
                       below_hundred(tokens[i + 1].small).has_value() && group % 100 == 0;
    if (joins) continue;
    if (const auto value = below_hundred(word); value && group % 100 == 0) {
      group += *value;
    } else if (value && group % 10 == 0 && group % 100 >= 20 && *value < 10) {
      group += *value;  // "twenty five"
    } else if (word == "hundred" && group > 0 && group < 100) {
      group *= 100;
    } else if (const auto scale = value_of(word, scales); scale && group > 0) {
      total += group * *scale;
      group = 0;
    } else {
      break;
    }
    used = i + 1;
  }
  total += group;
  if (used == 0 || total > most) return std::nullopt;
  return PrintedNumber{.millionths = total * million, .tokens = used};
}

std::optional<PrintedNumber> number_in_digits(std::span<const Token> tokens) {
  if (tokens.empty() || tokens.front().text.front() < '0' || tokens.front().text.front() > '9')
    return std::nullopt;
  const auto value = read_digits(tokens.front().text);
  if (!value) return std::nullopt;
  const auto scale = scale_behind(tokens, 1);
  if (scale == 0) return PrintedNumber{.millionths = *value, .tokens = 1};
  if (*value > most * million / scale) return std::nullopt;
  return PrintedNumber{.millionths = *value * scale, .tokens = 2};
}

std::optional<std::int64_t> millionths(const Decimal& decimal) {
  if (decimal.whole > most) return std::nullopt;
  return decimal.whole * million + decimal.millionths;
}

}  // namespace clauseline
