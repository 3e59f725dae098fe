#pragma once

#include <cstdint>

namespace clauseline {

/// What a word is to the reader of values, apart from the patterns that ask for it.
enum class TokenRole : std::uint16_t {
  none = 0,
  numeral = 1U << 0U,        // "twenty", "hundred"
  scale = 1U << 1U,          // "million"
  percent = 1U << 2U,        // "percent"
  unit = 1U << 3U,           // "days"
  qualifier = 1U << 4U,      // "calendar" of days
  month = 1U << 5U,          // "December"
  currency = 1U << 6U,       // "dollars", "USD"
  reference = 1U << 7U,      // "Section"
  negator = 1U << 8U,        // "not"
  limit = 1U << 9U,          // "except": a negation before it does not reach behind it
  harmless = 1U << 11U,      // "limitation" behind "without", which then denies nothing
  abbreviation = 1U << 10U,  // "Inc": the point behind it ends no sentence by itself
  last_word = 1U << 12U      // "Inc" again: an abbreviation that a sentence may end with
};

constexpr bool has(std::uint16_t roles, TokenRole role) {
  return (roles & static_cast<std::uint16_t>(role)) != 0;
}

}  // namespace clauseline
