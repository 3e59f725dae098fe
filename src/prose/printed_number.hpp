#pragma once

#include "model/quantity.hpp"
#include "prose/tokens.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace clauseline {

/// A number as prose prints it, in words or in digits, and how many tokens it takes.
struct PrintedNumber {
  std::int64_t millionths = 0;  // the number times a million; exact
  std::size_t tokens = 0;
};

/// "fifteen", "twenty-five", "one hundred and twenty", "two million"; nothing for other words
/// and for what passes a million million.
std::optional<PrintedNumber> number_in_words(std::span<const Token> tokens);

/// "15", "2.5", "38,000", "38 billion"; nothing where the digits may be read two ways.
std::optional<PrintedNumber> number_in_digits(std::span<const Token> tokens);

/// The same number as a decimal, or nothing if it has more digits than one holds.
std::optional<std::int64_t> millionths(const Decimal& decimal);

}  // namespace clauseline
