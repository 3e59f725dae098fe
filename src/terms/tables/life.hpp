// How long the agreement and its terms live.

#pragma once

#include "terms/tables/common.hpp"

namespace clauseline::tables {

inline constexpr Field agreement_term_own[] = {
    {.name = "renewal.mode", .type = Type::word, .element = "renewal", .attribute = "mode"},
    {.name = "renewal.for", .type = Type::duration, .element = "renewal", .attribute = "for"},
    {.name = "renewal.times", .type = Type::number, .element = "renewal", .attribute = "times"},
    {.name = "renewal.notice", .type = Type::duration, .element = "renewal", .attribute = "notice"},
    {.name = "renewal.holder", .type = Type::parties, .element = "renewal", .attribute = "holder"},
};
inline constexpr auto agreement_term = join(agreement_term_own, limits);

inline constexpr Field trigger_own[] = {
    {.name = "on", .type = Type::ids},
    {.name = "effect", .type = Type::word},
    {.name = "of", .type = Type::ids},
};
inline constexpr auto trigger = join(trigger_own, limits);

inline constexpr Field termination_own[] = {
    {.name = "holder", .type = Type::parties},
    {.name = "ground", .type = Type::word},
    {.name = "notice", .type = Type::duration, .more = burdens_beneficiary},
    {.name = "cure", .type = Type::duration, .more = burdens_beneficiary},
    {.name = "on", .type = Type::ids},
    {.name = "fee",
     .type = Type::money,
     .more = burdens_beneficiary,
     .absent = nothing,
     .unit = "currency"},
};
inline constexpr auto termination = join(termination_own, limits);

inline constexpr Field survival[] = {
    {.name = "of", .type = Type::ids},
    {.name = "for", .type = Type::duration},
};

}  // namespace clauseline::tables
