// What a party must, may and may not do.

#pragma once

#include "terms/tables/common.hpp"

namespace clauseline::tables {

inline constexpr Levels force_levels[] = {"shall", "best-efforts",
                                          "reasonable-efforts|commercially-reasonable-efforts",
                                          "good-faith", "may"};

inline constexpr Field covenant_own[] = {
    {.name = "kind", .type = Type::word},
    {.name = "by", .type = Type::parties},
    {.name = "for", .type = Type::parties},
    {.name = "over", .type = Type::assets, .more = favours_beneficiary, .absent = everything},
    {.name = "territory", .type = Type::regions, .more = favours_beneficiary, .absent = everything},
    {.name = "field", .type = Type::slugs, .more = favours_beneficiary, .absent = everything},
};
inline constexpr auto covenant = join(covenant_own, except, limits);

inline constexpr Field permission_own[] = {
    {.name = "party", .type = Type::parties},
    {.name = "act", .type = Type::word},
    {.name = "over", .type = Type::assets, .more = favours_beneficiary, .absent = everything},
    {.name = "against", .type = Type::parties},
};
inline constexpr auto permission = join(permission_own, except, limits);

inline constexpr Field obligation_own[] = {
    {.name = "by", .type = Type::parties},
    {.name = "for", .type = Type::parties},
    {.name = "act", .type = Type::word},
    {.name = "over", .type = Type::assets, .more = favours_beneficiary, .absent = everything},
    {.name = "force",
     .type = Type::level,
     .more = favours_beneficiary,
     .fallback = "shall",
     .levels = force_levels},
};
inline constexpr auto obligation = join(obligation_own, except, limits);

inline constexpr Field cooperation_own[] = {
    {.name = "between", .type = Type::parties},
    {.name = "areas", .type = Type::slugs},
};
inline constexpr auto cooperation = join(cooperation_own, limits);

}  // namespace clauseline::tables
