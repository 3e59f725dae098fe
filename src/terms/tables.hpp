#pragma once

#include "terms/right.hpp"
#include "terms/tables/cloud.hpp"
#include "terms/tables/conduct.hpp"
#include "terms/tables/licence.hpp"
#include "terms/tables/life.hpp"
#include "terms/tables/money.hpp"
#include "terms/tables/records.hpp"
#include "terms/tables/risk.hpp"

#include <algorithm>
#include <span>
#include <string_view>

/// The rights that Clauseline knows, one table each, after schemas/agreement-1.xsd. To add a
/// right is to add a table and a line in `rights`.
namespace clauseline {

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
    {.name = "territory",
     .about = "a group of countries",
     .fields = tables::territory,
     .part = "register"},
    {.name = "event", .about = "an event", .fields = tables::event, .part = "register"},
    {.name = "agreement", .about = "the agreement", .fields = tables::agreement, .part = "meta"},
    {.name = "clause", .about = "a provision", .fields = tables::clause, .part = "clauses"},
    {.name = "prose", .about = "what words say", .fields = tables::prose, .part = "clauses"},
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

/// The field of this name, or null.
constexpr const Field* find_field(const Right& right, std::string_view field) {
  const auto found = std::ranges::find(right.fields, field, &Field::name);
  return found == right.fields.end() ? nullptr : &*found;
}

/// Is there a right of this name with this field? The empty field is the right as a whole.
/// No pointer is compared with null here: under g++'s sanitizers that is no constant.
constexpr bool has_field(std::string_view right, std::string_view field) {
  const auto has = [&](const Right& one) {
    return one.name == right && (field.empty() || field_index(one, field) >= 0);
  };
  return std::ranges::any_of(rights, has) || std::ranges::any_of(records, has);
}

}  // namespace clauseline
