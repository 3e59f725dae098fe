#pragma once

#include "terms/right.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

/// The rights that Clauseline knows, one table each, after schemas/agreement-1.xsd and the
/// orders of domain.md 2.2. To add a right is to add a table and a line in `rights`.
namespace clauseline {
namespace tables {

using enum More;
using enum Absent;

using Levels = std::string_view;

inline constexpr Levels exclusivity_levels[] = {"exclusive", "sole", "co-exclusive",
                                                "non-exclusive"};
inline constexpr Levels permission_levels[] = {
    "free", "affiliates", "consent-not-unreasonably-withheld", "consent", "no"};
inline constexpr Levels revocation_levels[] = {"no", "for-cause", "at-will"};
inline constexpr Levels royalty_levels[] = {"free|paid-up", "bearing"};
inline constexpr Levels measure_levels[] = {"gross-revenue", "net-revenue", "gross-profit",
                                            "net-profit"};
inline constexpr Levels yes_no[] = {"yes", "no"};
inline constexpr Levels status_levels[] = {"exclusive", "primary", "preferred", "approved", "none"};
inline constexpr Levels priority_levels[] = {"exclusive-window", "first", "simultaneous", "none"};
inline constexpr Levels first_right_levels[] = {"option", "refusal",     "last-refusal",
                                                "offer",  "negotiation", "notice"};
inline constexpr Levels egress_levels[] = {"free", "at-cost", "charged"};
inline constexpr Levels force_levels[] = {"shall", "best-efforts",
                                          "reasonable-efforts|commercially-reasonable-efforts",
                                          "good-faith", "may"};
inline constexpr Levels liability_levels[] = {"uncapped", "capped", "excluded"};
inline constexpr Levels control_levels[] = {"nothing", "notice", "consent", "termination"};

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
     .absent = nothing,
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

inline constexpr Field revenue_share_own[] = {
    {.name = "payer", .type = Type::parties},
    {.name = "payee", .type = Type::parties},
    {.name = "base.measure",
     .type = Type::level,
     .more = favours_beneficiary,
     .element = "base",
     .attribute = "measure",
     .levels = measure_levels},
    {.name = "base.of", .type = Type::parties, .element = "base", .attribute = "of"},
    {.name = "base.assets",
     .type = Type::assets,
     .more = favours_beneficiary,
     .absent = everything,
     .element = "base",
     .attribute = "assets"},
    {.name = "base.channels",
     .type = Type::slugs,
     .more = favours_beneficiary,
     .absent = everything,
     .element = "base",
     .attribute = "channels"},
    {.name = "base.deductions",
     .type = Type::slugs,
     .more = burdens_beneficiary,
     .absent = nothing,
     .element = "base",
     .attribute = "deductions"},
    {.name = "base.definition", .type = Type::ids, .element = "base", .attribute = "definition"},
    {.name = "rate",
     .type = Type::percent,
     .more = favours_beneficiary,
     .element = "rate",
     .attribute = "percent"},
    {.name = "rate.same-as", .type = Type::elsewhere, .element = "rate", .attribute = "same-as"},
    {.name = "tier",
     .type = Type::tiers,
     .more = favours_beneficiary,
     .absent = nothing,
     .element = "tier"},
    {.name = "cap",
     .type = Type::money,
     .more = favours_beneficiary,
     .absent = nothing,
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
    {.name = "minimum",
     .type = Type::money,
     .more = favours_beneficiary,
     .absent = nothing,
     .element = "minimum",
     .attribute = "amount",
     .unit = "currency"},
    {.name = "minimum.per",
     .type = Type::word,
     .element = "minimum",
     .attribute = "per",
     .fallback = "lifetime"},
    {.name = "minimum.counts-from",
     .type = Type::date,
     .more = favours_beneficiary,
     .element = "minimum",
     .attribute = "counts-from"},
    {.name = "recoup",
     .type = Type::money,
     .more = burdens_beneficiary,
     .absent = nothing,
     .element = "recoup",
     .attribute = "amount",
     .unit = "currency"},
    {.name = "recoup.percent",
     .type = Type::percent,
     .more = burdens_beneficiary,
     .element = "recoup",
     .attribute = "percent"},
    {.name = "pay.every",
     .type = Type::duration,
     .more = burdens_beneficiary,
     .element = "pay",
     .attribute = "every"},
    {.name = "pay.within",
     .type = Type::duration,
     .more = burdens_beneficiary,
     .element = "pay",
     .attribute = "within"},
    {.name = "pay.currency", .type = Type::word, .element = "pay", .attribute = "currency"},
    {.name = "pay.rounding",
     .type = Type::word,
     .element = "pay",
     .attribute = "rounding",
     .fallback = "half-up"},
    {.name = "pay.negative",
     .type = Type::word,
     .element = "pay",
     .attribute = "negative",
     .fallback = "carry"},
    {.name = "pay.offset",
     .type = Type::level,
     .more = burdens_beneficiary,
     .element = "pay",
     .attribute = "offset",
     .levels = yes_no},
    {.name = "pay.late-percent",
     .type = Type::percent,
     .more = favours_beneficiary,
     .element = "pay",
     .attribute = "late-percent"},
    {.name = "pay.late-per",
     .type = Type::duration,
     .more = burdens_beneficiary,
     .element = "pay",
     .attribute = "late-per"},
    {.name = "pay.deferred",
     .type = Type::level,
     .more = burdens_beneficiary,
     .element = "pay",
     .attribute = "deferred",
     .levels = yes_no},
};
inline constexpr auto revenue_share = join(revenue_share_own, limits);

inline constexpr Field payment_own[] = {
    {.name = "payer", .type = Type::parties},
    {.name = "payee", .type = Type::parties},
    {.name = "kind", .type = Type::word},
    {.name = "amount", .type = Type::money, .more = favours_beneficiary, .unit = "currency"},
    {.name = "due", .type = Type::date, .more = burdens_beneficiary},
    {.name = "every", .type = Type::duration, .more = burdens_beneficiary},
    {.name = "on", .type = Type::ids},
    {.name = "refundable", .type = Type::level, .more = burdens_beneficiary, .levels = yes_no},
};
inline constexpr auto payment = join(payment_own, limits);

inline constexpr Field hosting_own[] = {
    {.name = "owner", .type = Type::parties},
    {.name = "assets", .type = Type::assets},
    {.name = "mode", .type = Type::word},
    {.name = "clouds", .type = Type::clouds},
    {.name = "favours", .type = Type::parties},
    {.name = "except",
     .type = Type::parts,
     .more = burdens_beneficiary,
     .absent = nothing,
     .element = "except"},
};
inline constexpr auto hosting = join(hosting_own, limits);

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
    {.name = "except",
     .type = Type::parts,
     .more = burdens_beneficiary,
     .absent = nothing,
     .element = "except"},
};
inline constexpr auto launch = join(launch_own, limits);

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

inline constexpr Field covenant_own[] = {
    {.name = "kind", .type = Type::word},
    {.name = "by", .type = Type::parties},
    {.name = "for", .type = Type::parties},
    {.name = "over", .type = Type::assets, .more = favours_beneficiary, .absent = everything},
    {.name = "territory", .type = Type::regions, .more = favours_beneficiary, .absent = everything},
    {.name = "field", .type = Type::slugs, .more = favours_beneficiary, .absent = everything},
    {.name = "except",
     .type = Type::parts,
     .more = burdens_beneficiary,
     .absent = nothing,
     .element = "except"},
};
inline constexpr auto covenant = join(covenant_own, limits);

inline constexpr Field permission_own[] = {
    {.name = "party", .type = Type::parties},
    {.name = "act", .type = Type::word},
    {.name = "over", .type = Type::assets, .more = favours_beneficiary, .absent = everything},
    {.name = "against", .type = Type::parties},
    {.name = "except",
     .type = Type::parts,
     .more = burdens_beneficiary,
     .absent = nothing,
     .element = "except"},
};
inline constexpr auto permission = join(permission_own, limits);

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
    {.name = "except",
     .type = Type::parts,
     .more = burdens_beneficiary,
     .absent = nothing,
     .element = "except"},
};
inline constexpr auto obligation = join(obligation_own, limits);

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

inline constexpr Field liability_own[] = {
    {.name = "of", .type = Type::parties},
    {.name = "to", .type = Type::parties},
    {.name = "mode", .type = Type::level, .more = favours_beneficiary, .levels = liability_levels},
    {.name = "heads", .type = Type::slugs},
    {.name = "fees-multiple", .type = Type::number, .more = favours_beneficiary},
    {.name = "fees-window", .type = Type::duration, .more = favours_beneficiary},
    {.name = "carve-outs", .type = Type::slugs, .more = favours_beneficiary, .absent = nothing},
    {.name = "claim-within", .type = Type::duration, .more = favours_beneficiary},
    {.name = "cap",
     .type = Type::money,
     .more = favours_beneficiary,
     .absent = nothing,
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
    {.name = "except",
     .type = Type::parts,
     .more = burdens_beneficiary,
     .absent = nothing,
     .element = "except"},
};
inline constexpr auto liability = join(liability_own, limits);

inline constexpr Field indemnity_own[] = {
    {.name = "by", .type = Type::parties},
    {.name = "for", .type = Type::parties},
    {.name = "claims", .type = Type::slugs, .more = favours_beneficiary},
    {.name = "cap",
     .type = Type::money,
     .more = favours_beneficiary,
     .absent = nothing,
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
    {.name = "except",
     .type = Type::parts,
     .more = burdens_beneficiary,
     .absent = nothing,
     .element = "except"},
};
inline constexpr auto indemnity = join(indemnity_own, limits);

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
    {.name = "except",
     .type = Type::parts,
     .more = burdens_beneficiary,
     .absent = nothing,
     .element = "except"},
};
inline constexpr auto confidentiality = join(confidentiality_own, limits);

inline constexpr Field governing_law[] = {
    {.name = "law", .type = Type::word},
    {.name = "forum", .type = Type::word},
    {.name = "seat", .type = Type::word},
    {.name = "exclusive", .type = Type::word},
};

inline constexpr Field ownership_own[] = {
    {.name = "owner", .type = Type::parties},
    {.name = "assets", .type = Type::assets, .more = favours_beneficiary},
    {.name = "mode", .type = Type::word},
};
inline constexpr auto ownership = join(ownership_own, limits);

inline constexpr Field holding[] = {
    {.name = "holder", .type = Type::parties},
    {.name = "issuer", .type = Type::parties},
    {.name = "standing", .type = Type::word},
    {.name = "percent", .type = Type::percent, .more = favours_beneficiary},
    {.name = "basis", .type = Type::word},
    {.name = "value", .type = Type::money, .more = favours_beneficiary, .unit = "currency"},
    {.name = "approximate", .type = Type::word},
};

inline constexpr Field cooperation_own[] = {
    {.name = "between", .type = Type::parties},
    {.name = "areas", .type = Type::slugs},
};
inline constexpr auto cooperation = join(cooperation_own, limits);

// Records: what an agreement says of its parties, its register and itself.

inline constexpr Field party[] = {
    {.name = "role", .type = Type::slugs}, {.name = "name", .type = Type::word},
    {.name = "short", .type = Type::word}, {.name = "form", .type = Type::word},
    {.name = "seat", .type = Type::word},  {.name = "lei", .type = Type::word},
};
inline constexpr Field actor[] = {
    {.name = "name", .type = Type::word},
    {.name = "kind", .type = Type::word},
    {.name = "of", .type = Type::parties},
};
inline constexpr Field asset[] = {
    {.name = "kind", .type = Type::word},
    {.name = "label", .type = Type::word},
    {.name = "within", .type = Type::ids, .absent = nothing},
};
inline constexpr Field cloud[] = {
    {.name = "label", .type = Type::word},
    {.name = "operator", .type = Type::parties},
    {.name = "within", .type = Type::ids, .absent = nothing},
};
inline constexpr Field event[] = {
    {.name = "label", .type = Type::word},
    {.name = "declared-by", .type = Type::parties, .absent = nothing},
    {.name = "verified-by", .type = Type::parties, .absent = nothing},
    {.name = "certain", .type = Type::word, .fallback = "no"},
    {.name = "not-before", .type = Type::date, .absent = nothing},
    {.name = "not-after", .type = Type::date, .absent = nothing},
    {.name = "occurred", .type = Type::date, .absent = nothing},
    {.name = "clause", .type = Type::ids},
};
inline constexpr Field agreement[] = {
    {.name = "version", .type = Type::word},
    {.name = "lang", .type = Type::word},
    {.name = "status", .type = Type::word},
    {.name = "text", .type = Type::word},
};
inline constexpr Field dates[] = {
    {.name = "signed", .type = Type::date},
    {.name = "announced", .type = Type::date},
    {.name = "effective", .type = Type::date},
};

/// What can happen to a clause besides its typed terms; told by diff/, not read from XML.
inline constexpr Field clause[] = {
    {.name = "id", .type = Type::word},          // of a clause that is otherwise the same
    {.name = "words", .type = Type::word},       // its own words
    {.name = "typography", .type = Type::word},  // quotes, dashes, ligatures, white space only
    {.name = "heading", .type = Type::word},      {.name = "number", .type = Type::word},
    {.name = "place", .type = Type::word},  // another parent, or another order among siblings
    {.name = "defined-term", .type = Type::word}, {.name = "note", .type = Type::word},
    {.name = "joined", .type = Type::word},       {.name = "reserved", .type = Type::word},
    {.name = "split", .type = Type::word},        {.name = "merged", .type = Type::word},
    {.name = "rows", .type = Type::word},
};
inline constexpr Field precedence[] = {{.name = "order", .type = Type::word}};
inline constexpr Field signature[] = {
    {.name = "name", .type = Type::word},     {.name = "title", .type = Type::word},
    {.name = "date", .type = Type::date},     {.name = "method", .type = Type::word},
    {.name = "evidence", .type = Type::word},
};

}  // namespace tables

inline constexpr Right rights[] = {
    {.name = "grant",
     .about = "a licence",
     .beneficiary = "grantee",
     .burdened = "grantor",
     .fields = tables::grant,
     .key = "right",
     .over = "assets"},
    {.name = "revenue-share",
     .about = "a revenue share",
     .beneficiary = "payee",
     .burdened = "payer",
     .fields = tables::revenue_share},
    {.name = "payment",
     .about = "a payment",
     .beneficiary = "payee",
     .burdened = "payer",
     .fields = tables::payment,
     .key = "kind"},
    {.name = "hosting",
     .about = "a hosting right",
     .beneficiary = "favours",  // of a restriction; what the owner may do freely burdens nobody
     .burdened = "owner",
     .fields = tables::hosting,
     .over = "assets"},
    {.name = "cloud-status",
     .about = "the standing of a cloud provider",
     .beneficiary = "provider",
     .burdened = "customer",
     .fields = tables::cloud_status,
     .head = "level"},
    {.name = "launch",
     .about = "an order of launch",
     .beneficiary = "favours",
     .burdened = "owner",
     .fields = tables::launch,
     .head = "priority"},
    {.name = "commitment",
     .about = "a commitment",
     .beneficiary = "to",
     .burdened = "by",
     .fields = tables::commitment,
     .key = "kind"},
    {.name = "first-right",
     .about = "a first right",
     .beneficiary = "holder",
     .burdened = "grantor",
     .fields = tables::first_right},
    {.name = "residency",
     .about = "a data residency duty",
     .beneficiary = "for",
     .burdened = "by",
     .fields = tables::residency},
    {.name = "portability",
     .about = "a portability right",
     .beneficiary = "for",
     .burdened = "by",
     .fields = tables::portability},
    {.name = "covenant",
     .about = "a covenant",
     .beneficiary = "for",
     .burdened = "by",
     .fields = tables::covenant,
     .key = "kind"},
    {.name = "permission",
     .about = "a permission",
     .beneficiary = "party",
     .burdened = "against",
     .fields = tables::permission,
     .key = "act"},
    {.name = "obligation",
     .about = "an obligation",
     .beneficiary = "for",
     .burdened = "by",
     .fields = tables::obligation,
     .key = "act"},
    {.name = "agreement-term",
     .about = "the term of the agreement",
     .beneficiary = "",
     .burdened = "",
     .fields = tables::agreement_term},
    {.name = "trigger",
     .about = "a trigger",
     .beneficiary = "",
     .burdened = "",
     .fields = tables::trigger,
     .key = "on"},
    {.name = "termination",
     .about = "a right to terminate",
     .beneficiary = "holder",
     .burdened = "",
     .fields = tables::termination,
     .key = "ground"},
    {.name = "survival",
     .about = "a survival clause",
     .beneficiary = "",
     .burdened = "",
     .fields = tables::survival},
    {.name = "liability",
     .about = "a rule of liability",
     .beneficiary = "to",
     .burdened = "of",
     .fields = tables::liability},
    {.name = "indemnity",
     .about = "an indemnity",
     .beneficiary = "for",
     .burdened = "by",
     .fields = tables::indemnity},
    {.name = "audit-right",
     .about = "an audit right",
     .beneficiary = "holder",
     .burdened = "of",
     .fields = tables::audit_right},
    {.name = "assignment",
     .about = "a right to assign",
     .beneficiary = "by",
     .burdened = "",
     .fields = tables::assignment},
    {.name = "confidentiality",
     .about = "a duty of confidence",
     .beneficiary = "for",
     .burdened = "by",
     .fields = tables::confidentiality},
    {.name = "governing-law",
     .about = "the governing law",
     .beneficiary = "",
     .burdened = "",
     .fields = tables::governing_law},
    {.name = "ownership",
     .about = "ownership",
     .beneficiary = "owner",
     .burdened = "",
     .fields = tables::ownership},
    {.name = "holding",
     .about = "a shareholding",
     .beneficiary = "holder",
     .burdened = "issuer",
     .fields = tables::holding},
    {.name = "cooperation",
     .about = "a cooperation",
     .beneficiary = "",
     .burdened = "",
     .fields = tables::cooperation},
};

/// What an agreement says of its parties, its register and itself, in the same form.
inline constexpr Right records[] = {
    {.name = "party", .about = "a party", .fields = tables::party, .part = "parties"},
    {.name = "actor", .about = "somebody named", .fields = tables::actor, .part = "parties"},
    {.name = "asset", .about = "an asset", .fields = tables::asset, .part = "register"},
    {.name = "cloud", .about = "a cloud", .fields = tables::cloud, .part = "register"},
    {.name = "event", .about = "an event", .fields = tables::event, .part = "register"},
    {.name = "agreement", .about = "the agreement", .fields = tables::agreement, .part = "meta"},
    {.name = "clause", .about = "a provision", .fields = tables::clause, .part = "clauses"},
    {.name = "dates", .about = "the dates", .fields = tables::dates, .part = "meta"},
    {.name = "precedence",
     .about = "the order of precedence",
     .fields = tables::precedence,
     .part = "meta"},
    {.name = "signature", .about = "a signature", .fields = tables::signature, .part = "meta"},
};

constexpr const Right* find_right(std::string_view name) {
  for (const Right& right : rights)
    if (right.name == name) return &right;
  for (const Right& record : records)
    if (record.name == name) return &record;
  return nullptr;
}

/// The place of a field in its right's table, or -1.
constexpr int field_index(const Right& right, std::string_view field) {
  const auto found = std::ranges::find(right.fields, field, &Field::name);
  return found == right.fields.end() ? -1 : static_cast<int>(found - right.fields.begin());
}

/// Is there a right of this name with this field? The empty field is the right as a whole.
constexpr bool has_field(std::string_view right, std::string_view field) {
  const auto* found = find_right(right);
  return found != nullptr && (field.empty() || field_index(*found, field) >= 0);
}

}  // namespace clauseline
