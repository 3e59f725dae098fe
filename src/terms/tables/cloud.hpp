// On which clouds, in which order and with which commitments a service is offered.

#pragma once

#include "terms/tables/common.hpp"

namespace clauseline::tables {

inline constexpr Levels status_levels[] = {"exclusive", "primary", "preferred", "approved", "none"};

inline constexpr Levels priority_levels[] = {"exclusive-window", "first", "simultaneous", "none"};

inline constexpr Levels first_right_levels[] = {"option", "refusal",     "last-refusal",
                                                "offer",  "negotiation", "notice"};

inline constexpr Levels egress_levels[] = {"free", "at-cost", "charged"};

inline constexpr Field hosting_own[] = {
    {.name = "owner", .type = Type::parties},   {.name = "assets", .type = Type::assets},
    {.name = "mode", .type = Type::word},       {.name = "clouds", .type = Type::clouds},
    {.name = "favours", .type = Type::parties},
};
inline constexpr auto hosting = join(hosting_own, except, limits);

inline constexpr Field cloud_status_own[] = {
    {.name = "customer", .type = Type::parties},
    {.name = "provider", .type = Type::parties},
    {.name = "cloud", .type = Type::clouds},
    {.name = "level",
     .type = Type::level,
     .more = favours_beneficiary,
     .levels = status_levels,
     .floor = "none"},
};
inline constexpr auto cloud_status = join(cloud_status_own, limits);

inline constexpr Field launch_own[] = {
    {.name = "owner", .type = Type::parties},
    {.name = "cloud", .type = Type::clouds},
    {.name = "assets", .type = Type::assets, .more = favours_beneficiary},
    {.name = "priority",
     .type = Type::level,
     .more = favours_beneficiary,
     .levels = priority_levels,
     .floor = "none"},
    {.name = "lead", .type = Type::duration, .more = favours_beneficiary},
    {.name = "favours", .type = Type::parties},
};
inline constexpr auto launch = join(launch_own, except, limits);

inline constexpr Field commitment_own[] = {
    {.name = "by", .type = Type::parties},
    {.name = "to", .type = Type::parties},
    {.name = "kind", .type = Type::word},
    {.name = "amount", .type = Type::money, .more = favours_beneficiary, .unit = "currency unit"},
    {.name = "assets", .type = Type::assets, .absent = everything},
    {.name = "incremental", .type = Type::level, .more = favours_beneficiary, .levels = yes_no},
    {.name = "take-or-pay", .type = Type::level, .more = favours_beneficiary, .levels = yes_no},
    {.name = "per", .type = Type::duration, .more = burdens_beneficiary},
};
inline constexpr auto commitment = join(commitment_own, limits);

inline constexpr Field first_right_own[] = {
    {.name = "holder", .type = Type::parties},
    {.name = "grantor", .type = Type::parties},
    {.name = "kind",
     .type = Type::level,
     .more = favours_beneficiary,
     .levels = first_right_levels},
    {.name = "over", .type = Type::assets, .more = favours_beneficiary},
    {.name = "respond-within", .type = Type::duration, .more = favours_beneficiary},
};
inline constexpr auto first_right = join(first_right_own, limits);

inline constexpr Field residency_own[] = {
    {.name = "by", .type = Type::parties},
    {.name = "for", .type = Type::parties},
    {.name = "assets", .type = Type::assets, .more = favours_beneficiary},
    {.name = "regions", .type = Type::regions, .more = burdens_beneficiary},
    {.name = "covers", .type = Type::slugs, .more = favours_beneficiary},
};
inline constexpr auto residency = join(residency_own, limits);

inline constexpr Field portability_own[] = {
    {.name = "by", .type = Type::parties},
    {.name = "for", .type = Type::parties},
    {.name = "assets", .type = Type::assets, .more = favours_beneficiary, .absent = everything},
    {.name = "notice", .type = Type::duration, .more = burdens_beneficiary},
    {.name = "transition", .type = Type::duration, .more = burdens_beneficiary},
    {.name = "retrieval", .type = Type::duration, .more = favours_beneficiary},
    {.name = "egress", .type = Type::level, .more = favours_beneficiary, .levels = egress_levels},
};
inline constexpr auto portability = join(portability_own, limits);

}  // namespace clauseline::tables
