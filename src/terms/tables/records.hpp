// What an agreement says of its parties, its register and itself, and what can happen to a
// clause besides its typed terms.

#pragma once

#include "terms/tables/common.hpp"

namespace clauseline::tables {

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

/// A group of countries. What it holds is told by the terms whose territory it is.
inline constexpr Field territory[] = {
    {.name = "label", .type = Type::word},
    {.name = "regions", .type = Type::regions},
    {.name = "as-of", .type = Type::date, .absent = nothing},
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

/// The first four are read from XML. The others are told: "file.content" by diff/, of a version
/// whose file was changed in place; the rest by review/, from what git says of the change.
inline constexpr Field agreement[] = {
    {.name = "version", .type = Type::word},
    {.name = "lang", .type = Type::word},
    {.name = "status", .type = Type::word},
    {.name = "text", .type = Type::word},
    {.name = "file.content", .type = Type::word},
    {.name = "file.path", .type = Type::word},
    {.name = "file.schema", .type = Type::word},       // namespace, schemas, dialects
    {.name = "file.gate", .type = Type::word},         // policy, detectors, who may sign
    {.name = "unsigned-commit", .type = Type::word},   // where the house wants signatures
    {.name = "untrusted-commit", .type = Type::word},  // signed, but not by whom the house trusts
    {.name = "merge-content", .type = Type::word},     // what a merge says and no parent of it
    {.name = "dropped-commit", .type = Type::word},    // of a history that was rewritten
    {.name = "source-digest", .type = Type::word},     // of a stored source that is another now
    // What decisions on findings are found wanting in: told by review/, from what ledger/ settles.
    {.name = "self-approval", .type = Type::word},
    {.name = "approval-missing", .type = Type::word},
    {.name = "stale-approval", .type = Type::word},
    {.name = "expired-waiver", .type = Type::word},
    {.name = "broad-waiver", .type = Type::word},
    {.name = "changed-decision", .type = Type::word},  // a file of the ledger edited or removed
    {.name = "forged-decision", .type = Type::word},   // in a name, or of a day, that is not proved
    {.name = "exposure", .type = Type::word},          // what is paid by a forecast of the house
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
    {.name = "term-use", .type = Type::word},    // the definition that the same words use
    {.name = "reference", .type = Type::word},   // the clause that the same words point to
    {.name = "reference-number", .type = Type::word},  // as printed, of the same clause
    {.name = "parts", .type = Type::word},             // what stands within a definition
    {.name = "reused-id", .type = Type::word},         // of another clause, which was removed
    {.name = "value", .type = Type::word},             // the value that the same words stand for
    {.name = "heading", .type = Type::word},
    {.name = "number", .type = Type::word},
    {.name = "place", .type = Type::word},  // another parent, or another order among siblings
    {.name = "defined-term", .type = Type::word},
    {.name = "note", .type = Type::word},
    {.name = "joined", .type = Type::word},
    {.name = "reserved", .type = Type::word},
    {.name = "split", .type = Type::word},
    {.name = "merged", .type = Type::word},
    {.name = "rows", .type = Type::word},
};

/// What the words of a clause say, by topic, as signals find it (prose/); told by diff/. Of a topic
/// whose words carry numbers further fields are what they are. Signals of no topic are
/// called by their group.
inline constexpr Field prose[] = {
    {.name = "exclusivity", .type = Type::word},
    {.name = "revenue-share", .type = Type::word},
    {.name = "revenue-share.percent", .type = Type::word},
    {.name = "revenue-share.value", .type = Type::word},
    {.name = "cloud-rights", .type = Type::word},
    {.name = "licence", .type = Type::word},
    {.name = "liability-cap", .type = Type::word},
    {.name = "liability-cap.value", .type = Type::word},
    {.name = "term", .type = Type::word},
    {.name = "term.value", .type = Type::word},
    {.name = "termination", .type = Type::word},
    {.name = "termination.value", .type = Type::word},
    {.name = "assignment", .type = Type::word},
    {.name = "most-favoured", .type = Type::word},
    {.name = "non-compete", .type = Type::word},
    {.name = "governing-law", .type = Type::word},
    {.name = "audit-right", .type = Type::word},
    {.name = "ip-ownership", .type = Type::word},
    {.name = "minimum-commitment", .type = Type::word},
    {.name = "minimum-commitment.value", .type = Type::word},
    {.name = "payment", .type = Type::word},
    {.name = "payment.value", .type = Type::word},
    {.name = "first-right", .type = Type::word},
    {.name = "covenant", .type = Type::word},
    {.name = "indemnity", .type = Type::word},
    {.name = "warranty", .type = Type::word},
    {.name = "modal", .type = Type::word},
    {.name = "discretion", .type = Type::word},
    {.name = "deemed-consent", .type = Type::word},
    {.name = "taxes", .type = Type::word},
    {.name = "amendment-formality", .type = Type::word},
    {.name = "third-party-beneficiary", .type = Type::word},
    {.name = "notice-details", .type = Type::word},
    {.name = "override", .type = Type::word},
    {.name = "subordinate", .type = Type::word},
    {.name = "enumeration", .type = Type::word},
    {.name = "value-format", .type = Type::word},  // the same values, printed in another way
    {.name = "overridden", .type = Type::word},    // what overrides a provision that is the same
    {.name = "outranked", .type = Type::word},     // which of two provisions in conflict counts
    {.name = "beside-typed", .type = Type::word},  // words changed beside a typed term that did not
    {.name = "typed-alone", .type = Type::word},   // a typed term changed beside words that did not
};

inline constexpr Field precedence[] = {{.name = "order", .type = Type::word}};

inline constexpr Field signature[] = {
    {.name = "name", .type = Type::word},     {.name = "title", .type = Type::word},
    {.name = "date", .type = Type::date},     {.name = "method", .type = Type::word},
    {.name = "evidence", .type = Type::word},
};

}  // namespace clauseline::tables
