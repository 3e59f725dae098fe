// What several tables share: ladders of levels, and time and conditions.

#pragma once

#include "terms/right.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace clauseline::tables {

using enum More;
using enum Absent;

using Levels = std::string_view;

inline constexpr Levels permission_levels[] = {
    "free", "affiliates", "consent-not-unreasonably-withheld", "consent", "no"};

inline constexpr Levels yes_no[] = {"yes", "no"};

/// A table made of several: what a right has of its own, and what others have too.
template <std::size_t... N>
consteval auto join(const Field (&... parts)[N]) {
  std::array<Field, (N + ...)> all{};
  auto end = all.begin();
  ((end = std::copy_n(parts, N, end)), ...);
  return all;
}

/// Time and conditions, which every typed term but a few may carry.
inline constexpr Field limits[] = {
    {.name = "from", .type = Type::end, .more = burdens_beneficiary, .element = "from"},
    {.name = "until", .type = Type::end, .more = favours_beneficiary, .element = "until"},
    {.name = "when",
     .type = Type::condition,
     .more = favours_beneficiary,
     .absent = unlimited,
     .element = "when"},
    {.name = "unless",
     .type = Type::condition,
     .more = burdens_beneficiary,
     .absent = nothing,
     .element = "unless"},
    {.name = "independent-of",
     .type = Type::ids,
     .absent = nothing,
     .element = "independent-of",
     .attribute = "event"},
};

inline constexpr Field except[] = {
    {.name = "except",
     .type = Type::parts,
     .more = burdens_beneficiary,
     .absent = nothing,
     .element = "except"},
};

/// The most that is owed, and over which time.
inline constexpr Field cap[] = {
    {.name = "cap",
     .type = Type::money,
     .more = favours_beneficiary,
     .absent = unlimited,
     .element = "cap",
     .attribute = "amount",
     .unit = "currency"},
    {.name = "cap.per",
     .type = Type::word,
     .element = "cap",
     .attribute = "per",
     .fallback = "lifetime"},
    {.name = "cap.counts-from",
     .type = Type::date,
     .more = favours_beneficiary,
     .element = "cap",
     .attribute = "counts-from"},
};

}  // namespace clauseline::tables
