#include "terms/exact.hpp"

#include "terms/in_words.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace clauseline {
namespace {

constexpr std::size_t most_digits = 30;

Minor power_of_ten(std::size_t exponent) {
  return boost::multiprecision::pow(Minor(10), static_cast<unsigned>(exponent));
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Does what is left over, `twice` over `whole`, turn the quotient into the next number?
bool goes_up(const Minor& quotient, const Minor& rest, const Minor& whole, Rounding mode) {
  const Minor twice = 2 * rest;
  switch (mode) {
    case Rounding::down: return false;
    case Rounding::up: return rest > 0;
    case Rounding::half_up: return twice >= whole;
    case Rounding::half_even: break;
  }
  return twice > whole || (twice == whole && quotient % 2 != 0);
}

}  // namespace

Rounding read_rounding(std::string_view word) {
  using Pair = std::pair<std::string_view, Rounding>;
  constexpr std::array<Pair, 3> others{
      {{"half-even", Rounding::half_even}, {"down", Rounding::down}, {"up", Rounding::up}}};
  const auto* found = std::ranges::find(others, word, &Pair::first);
  return found == others.end() ? Rounding::half_up : found->second;
}

Exact exact(const Decimal& decimal) {
  constexpr int millionths = 1'000'000;
  return {Minor(decimal.whole) * millionths + decimal.millionths, millionths};
}

std::optional<Exact> read_exact(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  const auto point = text.find('.');
  std::string digits(text);
  if (point != std::string_view::npos) digits.erase(point, 1);
  const bool bare = text.empty() || text.front() == '.' || text.back() == '.';
  if (bare || digits.size() > most_digits || !std::ranges::all_of(digits, is_digit))
    return std::nullopt;
  digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size() - 1));  // 0... is octal
  const Exact number(Minor(digits), power_of_ten(decimals_of(text)));
  return negative ? -number : number;
}

std::size_t decimals_of(std::string_view number) {
  const auto point = number.find('.');
  return point == std::string_view::npos ? 0 : number.size() - point - 1;
}

Minor rounded(const Exact& amount, unsigned decimals, Rounding mode) {
  const Exact scaled = abs(amount) * power_of_ten(decimals);
  const Minor whole = denominator(scaled);
  Minor quotient;
  Minor rest;
  divide_qr(numerator(scaled), whole, quotient, rest);
  if (goes_up(quotient, rest, whole, mode)) ++quotient;
  return amount < 0 ? -quotient : quotient;
}

Exact exact(const Minor& minor, unsigned decimals) { return Exact(minor) / power_of_ten(decimals); }

std::string to_text(const Minor& minor, unsigned decimals) {
  std::string digits = abs(minor).str();
  if (digits.size() <= decimals) digits.insert(0, decimals + 1 - digits.size(), '0');
  if (decimals > 0) digits.insert(digits.size() - decimals, ".");
  return minor < 0 ? "-" + digits : digits;
}

std::string grouped(const Minor& minor, unsigned decimals) {
  const auto text = to_text(abs(minor), decimals);
  const auto point = std::min(text.find('.'), text.size());
  const auto whole = grouped(std::string_view(text).substr(0, point));
  return (minor < 0 ? "-" : "") + whole + text.substr(point);
}

std::string to_text(const Exact& number) { return number.str(); }

}  // namespace clauseline
