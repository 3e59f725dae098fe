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

template <std::size_t M, std::size_t N>
consteval std::array<Field, M + N> join(const Field (&own)[M], const Field (&more)[N]) {
  std::array<Field, M + N> all{};
  std::copy_n(own, M, all.begin());
  std::copy_n(more, N, all.begin() + M);
  return all;
}

/// Time and conditions, which every typed term but a few may carry.
inline constexpr Field limits[] = {
    {.name = "from", .type = Type::end, .more = burdens_beneficiary, .element = "from"},
    {.name = "until", .type = Type::end, .more = favours_beneficiary, .element = "until"},
    {.name = "when",
     .type = Type::condition,
     .more = favours_beneficiary,
     .absent = nothing,
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

}  // namespace clauseline::tables
