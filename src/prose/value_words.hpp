#pragma once

#include <span>
#include <string_view>

namespace clauseline {

/// A word behind or before a number, in small letters, and the unit that it stands for.
struct UnitWord {
  std::string_view word;
  std::string_view unit;
};

/// "dollars": "$", "eur": "EUR". Signs are none of them.
std::span<const UnitWord> currency_words();

/// "days": "day".
std::span<const UnitWord> period_words();

}  // namespace clauseline
