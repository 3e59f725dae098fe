// Rules about who else may do what a licence allows.

#include "rules/packs.hpp"
#include "rules/predicates.hpp"

namespace clauseline::packs {
namespace {

bool became_non_exclusive(const Change& change, const Comparison&) {
  return change.new_value()->text == "non-exclusive";
}
bool stayed_above_non_exclusive(const Change& change, const Comparison&) {
  return change.new_value()->text != "non-exclusive";
}
bool was_non_exclusive(const Change& change, const Comparison&) {
  return change.old_value()->text == "non-exclusive";
}
bool was_above_non_exclusive(const Change& change, const Comparison&) {
  return change.old_value()->text != "non-exclusive";
}

bool other_ends(const Change& change, const Comparison& comparison) {
  return !date_to_event(change, comparison) && !event_to_date(change, comparison);
}

/// A grant that stays may be exclusive in several pieces; one of them that comes or goes is a
/// change of scope. A piece that only says "non-exclusive" excludes nobody.
bool of_scope(const Change& change, const Comparison&) {
  return !change.field.empty() ||
         (change.term()->piece > 0 && (*change.term())["exclusivity"].text != "non-exclusive");
}

constexpr Rule exclusivity_rules[] = {
    {
        .code = "EX001",
        .slug = "exclusivity-ended",
        .family = Family::exclusivity,
        .severity = Severity::critical,
        .title = "An exclusive licence became non-exclusive",
        .says = "The licence of {grantee} was {old}; it is now {new}.",
        .why = "{grantor} may now grant the same rights to rivals of {grantee}.",
        .direction = "grantee - grantor +",
        .old_example = "level=\"exclusive\" until AGI",
        .new_example = "level=\"non-exclusive\"",
        .on = {on("grant", "exclusivity", Move::lowered)},
        .when = became_non_exclusive,
    },
    {
        .code = "EX002",
        .slug = "exclusivity-created",
        .family = Family::exclusivity,
        .severity = Severity::critical,
        .title = "A non-exclusive licence became exclusive",
        .says = "The licence of {grantee} was {old}; it is now {new}.",
        .why = "{grantor} may no longer grant the same rights freely to others.",
        .direction = "grantee + grantor -",
        .old_example = "non-exclusive licence",
        .new_example = "exclusive licence",
        .on = {on("grant", "exclusivity", Move::raised)},
        .when = was_non_exclusive,
    },
    {
        .code = "EX003",
        .slug = "exclusivity-lowered",
        .family = Family::exclusivity,
        .severity = Severity::high,
        .title = "A licence became less exclusive",
        .says = "The licence of {grantee} was {old}; it is now {new}.",
        .why = "{grantee} keeps some exclusivity, but has to share the rights with more others.",
        .direction = "grantee - grantor +",
        .old_example = "exclusive",
        .new_example = "sole",
        .on = {on("grant", "exclusivity", Move::lowered)},
        .when = stayed_above_non_exclusive,
    },
    {
        .code = "EX004",
        .slug = "exclusivity-raised",
        .family = Family::exclusivity,
        .severity = Severity::high,
        .title = "A licence became more exclusive",
        .says = "The licence of {grantee} was {old}; it is now {new}.",
        .why = "{grantor} has to keep more others, or itself, away from the licensed rights.",
        .direction = "grantee + grantor -",
        .old_example = "co-exclusive",
        .new_example = "sole",
        .on = {on("grant", "exclusivity", Move::raised)},
        .when = was_above_non_exclusive,
    },
    {
        .code = "EX005",
        .slug = "exclusivity-ends-earlier",
        .family = Family::exclusivity,
        .severity = Severity::high,
        .title = "The exclusivity of a licence ends earlier",
        .says = "The end of the exclusivity of {grantee} was: {old}. It is now: {new}.",
        .why = "{grantor} may grant the same rights to others sooner.",
        .direction = "grantee - grantor +",
        .old_example = "until 2032",
        .new_example = "until 2030",
        .on = {on("grant", "exclusivity.until", Move::lowered)},
        .when = end_moved,
    },
    {
        .code = "EX006",
        .slug = "exclusivity-ends-later",
        .family = Family::exclusivity,
        .severity = Severity::high,
        .title = "The exclusivity of a licence ends later",
        .says = "The end of the exclusivity of {grantee} was: {old}. It is now: {new}.",
        .why = "{grantor} has to wait longer before it may grant the same rights to others.",
        .direction = "grantee + grantor -",
        .old_example = "until 2030",
        .new_example = "until 2032",
        .on = {on("grant", "exclusivity.until", Move::raised)},
        .when = end_moved,
    },
    {
        .code = "EX007",
        .slug = "exclusivity-end-date-to-event",
        .family = Family::exclusivity,
        .severity = Severity::high,
        .title = "An event instead of a date now ends the exclusivity",
        .says = "The end of the exclusivity of {grantee} was: {old}. It is now: {new}.",
        .why = "Nobody can say any more on which day the exclusivity ends, or whether it does.",
        .direction = "grantee ? grantor ?",
        .old_example = "until 2030",
        .new_example = "until AGI",
        .on = {on("grant", "exclusivity.until", Move::replaced)},
        .when = date_to_event,
    },
    {
        .code = "EX008",
        .slug = "exclusivity-end-event-to-date",
        .family = Family::exclusivity,
        .severity = Severity::high,
        .title = "A date instead of an event now ends the exclusivity",
        .says = "The end of the exclusivity of {grantee} was: {old}. It is now: {new}.",
        .why = "Whether this is longer or shorter depends on when the event would have come.",
        .direction = "grantee ? grantor ?",
        .old_example = "until AGI",
        .new_example = "until 2030",
        .on = {on("grant", "exclusivity.until", Move::replaced)},
        .when = event_to_date,
    },
    {
        .code = "EX009",
        .slug = "exclusivity-end-incomparable",
        .family = Family::exclusivity,
        .severity = Severity::high,
        .title = "The end of the exclusivity changed and cannot be compared",
        .says = "The end of the exclusivity of {grantee} was: {old}. It is now: {new}.",
        .why = "Either end may come first, so somebody has to decide which one matters.",
        .direction = "grantee ? grantor ?",
        .old_example = "first(AGI, 2030)",
        .new_example = "AGI + P1Y",
        .on = {on("grant", "exclusivity.until", Move::replaced)},
        .when = other_ends,
    },
    {
        .code = "EX010",
        .slug = "exclusivity-scope-narrowed",
        .family = Family::exclusivity,
        .severity = Severity::high,
        .title = "The exclusivity of a licence covers less",
        .says = "The exclusivity of {grantee} no longer covers all that it did: {old}, now {new}.",
        .why = "{grantor} may grant to others what the exclusivity no longer covers.",
        .direction = "grantee - grantor +",
        .old_example = "world",
        .new_example = "US CA",
        .on = {on("grant", "exclusivity.assets", Move::lowered | Move::replaced),
               on("grant", "exclusivity.territory", Move::lowered | Move::replaced),
               on("grant", "exclusivity.field", Move::lowered | Move::replaced),
               on("grant", "", Move::removed)},
        .when = of_scope,
    },
    {
        .code = "EX011",
        .slug = "exclusivity-scope-widened",
        .family = Family::exclusivity,
        .severity = Severity::high,
        .title = "The exclusivity of a licence covers more",
        .says = "The exclusivity of {grantee} covers what it did not before: {old}, now {new}.",
        .why = "{grantor} may no longer grant to others what the exclusivity now covers.",
        .direction = "grantee + grantor -",
        .old_example = "field healthcare",
        .new_example = "any field",
        .on = {on("grant", "exclusivity.assets", Move::raised | Move::replaced),
               on("grant", "exclusivity.territory", Move::raised | Move::replaced),
               on("grant", "exclusivity.field", Move::raised | Move::replaced),
               on("grant", "", Move::added)},
        .when = of_scope,
    },
    {
        .code = "EX012",
        .slug = "exclusivity-exception-added",
        .family = Family::exclusivity,
        .severity = Severity::high,
        .title = "Exclusivity got an exception",
        .says = "The exclusivity of {grantee} has an exception that it did not have: {old}, now "
                "{new}.",
        .why = "Within the exception {grantor} may deal with others.",
        .direction = "grantee - grantor +",
        .old_example = "exclusive",
        .new_example = "exclusive except existing licensees",
        .on = {on("grant", "exclusivity.except", Move::added | Move::replaced),
               on("grant", "exclusivity.unless", Move::added | Move::replaced)},
    },
    {
        .code = "EX013",
        .slug = "exclusivity-exception-removed",
        .family = Family::exclusivity,
        .severity = Severity::high,
        .title = "Exclusivity lost an exception, or part of one",
        .says = "The exclusivity of {grantee} no longer has an exception that it had: {old}, now "
                "{new}.",
        .why = "What the exception left open to {grantor} is now reserved to {grantee}.",
        .direction = "grantee + grantor -",
        .old_example = "exclusive except research use",
        .new_example = "exclusive",
        .on = {on("grant", "exclusivity.except", Move::removed | Move::lowered | Move::replaced),
               on("grant", "exclusivity.unless", Move::removed | Move::lowered | Move::replaced)},
    },
    {
        .code = "EX014",
        .slug = "exclusivity-exception-widened",
        .family = Family::exclusivity,
        .severity = Severity::medium,
        .title = "An exception to exclusivity got wider",
        .says = "The exception to the exclusivity of {grantee} applies in more cases: {old}, now "
                "{new}.",
        .why = "{grantor} may deal with others in cases that the old exception did not cover.",
        .direction = "grantee - grantor +",
        .old_example = "unless A and B",
        .new_example = "unless A or B",
        .on = {on("grant", "exclusivity.except", Move::raised),
               on("grant", "exclusivity.unless", Move::raised)},
    },
    {
        .code = "EX015",
        .slug = "exclusivity-became-conditional",
        .family = Family::exclusivity,
        .severity = Severity::high,
        .title = "Exclusivity now depends on a condition",
        .says = "The licence of {grantee} is exclusive only when {new}.",
        .why = "If the condition fails, {grantor} may grant the same rights to others.",
        .direction = "grantee - grantor +",
        .old_example = "exclusive",
        .new_example = "exclusive while minimum purchases are met",
        .on = {on("grant", "exclusivity.when", Move::added)},
    },
    {
        .code = "EX016",
        .slug = "exclusivity-became-unconditional",
        .family = Family::exclusivity,
        .severity = Severity::high,
        .title = "Exclusivity no longer depends on a condition",
        .says = "The licence of {grantee} was exclusive only when {old}; the condition is gone.",
        .why = "{grantor} can no longer end the exclusivity by pointing at the condition.",
        .direction = "grantee + grantor -",
        .old_example = "exclusive while minimums are met",
        .new_example = "exclusive",
        .on = {on("grant", "exclusivity.when", Move::removed)},
    },
    {
        .code = "EX017",
        .slug = "co-exclusive-licensees-increased",
        .family = Family::exclusivity,
        .severity = Severity::medium,
        .title = "More licensees may share the rights",
        .says = "The rights of {grantee} could be shared by {old} licensees; now by {new}.",
        .why = "Each further licensee is a further competitor of {grantee}.",
        .direction = "grantee - grantor +",
        .old_example = "2 licensees",
        .new_example = "3 licensees",
        .on = {on("grant", "exclusivity.max-licensees", Move::raised)},
    },
    {
        .code = "EX018",
        .slug = "exclusivity-left-unstated",
        .family = Family::exclusivity,
        .severity = Severity::medium,
        .title = "The agreement no longer says whether a licence is exclusive",
        .says = "The licence of {grantee} was {old}; whether it is exclusive is no longer said.",
        .why = "Without words, the law and the rest of the agreement decide whether others may "
               "be licensed.",
        .direction = "grantee ? grantor ?",
        .old_example = "level=\"exclusive\"",
        .new_example = "level=\"unstated\"",
        .on = {on("grant", "exclusivity", Move::silenced)},
    },
};

}  // namespace

std::span<const Rule> exclusivity() { return exclusivity_rules; }

}  // namespace clauseline::packs
