// Licences and ownership.

#pragma once

#include "terms/tables/common.hpp"

namespace clauseline::tables {

inline constexpr Levels exclusivity_levels[] = {"exclusive", "sole", "co-exclusive",
                                                "non-exclusive"};

inline constexpr Levels revocation_levels[] = {"no", "for-cause", "at-will"};

inline constexpr Levels royalty_levels[] = {"free|paid-up", "bearing"};

inline constexpr Field grant_own[] = {
    {.name = "grantor", .type = Type::parties},
    {.name = "grantee", .type = Type::parties},
    {.name = "assets", .type = Type::assets, .more = favours_beneficiary},
    {.name = "right", .type = Type::word, .fallback = "licence"},
    {.name = "uses", .type = Type::slugs, .more = favours_beneficiary, .absent = everything},
    {.name = "field", .type = Type::slugs, .more = favours_beneficiary, .absent = everything},
    {.name = "territory", .type = Type::regions, .more = favours_beneficiary, .absent = everything},
    {.name = "transfer",
     .type = Type::level,
     .more = favours_beneficiary,
     .levels = permission_levels},
    {.name = "sublicence",
     .type = Type::level,
     .more = favours_beneficiary,
     .levels = permission_levels},
    {.name = "revoke",
     .type = Type::level,
     .more = favours_beneficiary,
     .levels = revocation_levels},
    {.name = "royalty", .type = Type::level, .more = favours_beneficiary, .levels = royalty_levels},
    {.name = "exclusivity",
     .type = Type::level,
     .more = favours_beneficiary,
     .element = "exclusivity",
     .attribute = "level",
     .levels = exclusivity_levels,
     .floor = "non-exclusive"},
    {.name = "exclusivity.max-licensees",
     .type = Type::number,
     .more = burdens_beneficiary,
     .element = "exclusivity",
     .attribute = "max-licensees"},
    {.name = "exclusivity.assets",
     .type = Type::assets,
     .more = favours_beneficiary,
     .absent = everything,
     .element = "exclusivity",
     .attribute = "assets"},
    {.name = "exclusivity.territory",
     .type = Type::regions,
     .more = favours_beneficiary,
     .absent = everything,
     .element = "exclusivity",
     .attribute = "territory"},
    {.name = "exclusivity.field",
     .type = Type::slugs,
     .more = favours_beneficiary,
     .absent = everything,
     .element = "exclusivity",
     .attribute = "field"},
    {.name = "exclusivity.from",
     .type = Type::end,
     .more = burdens_beneficiary,
     .element = "exclusivity"},
    {.name = "exclusivity.until",
     .type = Type::end,
     .more = favours_beneficiary,
     .element = "exclusivity"},
    {.name = "exclusivity.when",
     .type = Type::condition,
     .more = favours_beneficiary,
     .absent = unlimited,
     .element = "exclusivity"},
    {.name = "exclusivity.unless",
     .type = Type::condition,
     .more = burdens_beneficiary,
     .absent = nothing,
     .element = "exclusivity"},
    {.name = "exclusivity.except",
     .type = Type::parts,
     .more = burdens_beneficiary,
     .absent = nothing,
     .element = "exclusivity"},
    {.name = "includes",
     .type = Type::parts,
     .more = favours_beneficiary,
     .absent = nothing,
     .element = "includes"},
    {.name = "excludes",
     .type = Type::parts,
     .more = burdens_beneficiary,
     .absent = nothing,
     .element = "excludes"},
};
inline constexpr auto grant = join(grant_own, limits);

inline constexpr Field ownership_own[] = {
    {.name = "owner", .type = Type::parties},
    {.name = "assets", .type = Type::assets, .more = favours_beneficiary},
    {.name = "mode", .type = Type::word},
};
inline constexpr auto ownership = join(ownership_own, limits);

}  // namespace clauseline::tables
