// Who answers for what, who may look, who may leave, and under which law.

#pragma once

#include "terms/tables/common.hpp"

namespace clauseline::tables {

inline constexpr Levels liability_levels[] = {"uncapped", "capped", "excluded"};

inline constexpr Levels control_levels[] = {"nothing", "notice", "consent", "termination"};

inline constexpr Field liability_own[] = {
    {.name = "of", .type = Type::parties},
    {.name = "to", .type = Type::parties},
    {.name = "mode", .type = Type::level, .more = favours_beneficiary, .levels = liability_levels},
    {.name = "heads", .type = Type::slugs},
    {.name = "fees-multiple", .type = Type::number, .more = favours_beneficiary},
    {.name = "fees-window", .type = Type::duration, .more = favours_beneficiary},
    {.name = "carve-outs", .type = Type::slugs, .more = favours_beneficiary, .absent = nothing},
    {.name = "claim-within", .type = Type::duration, .more = favours_beneficiary},
};
inline constexpr auto liability = join(liability_own, cap, except, limits);

inline constexpr Field indemnity_own[] = {
    {.name = "by", .type = Type::parties},
    {.name = "for", .type = Type::parties},
    {.name = "claims", .type = Type::slugs, .more = favours_beneficiary},
};
inline constexpr auto indemnity = join(indemnity_own, cap, except, limits);

inline constexpr Field audit_right_own[] = {
    {.name = "holder", .type = Type::parties},
    {.name = "of", .type = Type::parties},
    {.name = "over", .type = Type::assets, .more = favours_beneficiary, .absent = everything},
    {.name = "notice", .type = Type::duration, .more = burdens_beneficiary},
    {.name = "per-year", .type = Type::number, .more = favours_beneficiary},
    {.name = "lookback", .type = Type::duration, .more = favours_beneficiary},
    {.name = "cost-shift-percent", .type = Type::percent, .more = burdens_beneficiary},
};
inline constexpr auto audit_right = join(audit_right_own, limits);

inline constexpr Field assignment_own[] = {
    {.name = "by", .type = Type::parties},
    {.name = "level",
     .type = Type::level,
     .more = favours_beneficiary,
     .levels = permission_levels},
    {.name = "on-change-of-control",
     .type = Type::level,
     .more = favours_beneficiary,
     .levels = control_levels},
};
inline constexpr auto assignment = join(assignment_own, limits);

inline constexpr Field confidentiality_own[] = {
    {.name = "by", .type = Type::parties},
    {.name = "for", .type = Type::parties},
    {.name = "care", .type = Type::word},
};
inline constexpr auto confidentiality = join(confidentiality_own, except, limits);

inline constexpr Field governing_law[] = {
    {.name = "law", .type = Type::word},
    {.name = "forum", .type = Type::word},
    {.name = "seat", .type = Type::word},
    {.name = "exclusive", .type = Type::word},
};

}  // namespace clauseline::tables
