// Rules about where a licence stops: its end, what it leaves out, its conditions; and about who
// owns what is licensed.

#include "rules/packs.hpp"
#include "rules/predicates.hpp"

namespace clauseline::packs {
namespace {

bool was_endless(const Change& change, const Comparison&) { return never_ends(change.old_value()); }
bool is_endless(const Change& change, const Comparison&) { return never_ends(change.new_value()); }
bool ends_earlier(const Change& change, const Comparison& comparison) {
  return !was_endless(change, comparison) && end_moved(change, comparison);
}
bool ends_later(const Change& change, const Comparison& comparison) {
  return !is_endless(change, comparison) && end_moved(change, comparison);
}

/// What a licence includes changes its conditions only where the same is included.
bool of_conditions(const Change& change, const Comparison& comparison) {
  return change.field != "includes" || only_conditions_differ(change, comparison);
}

/// Places alone are a matter of the territory: LI011 and LI012.
bool of_more_than_places(const Change& change, const Comparison& comparison) {
  return !only_places_left_out_differ(change, comparison);
}

bool is_joint(const Term* term) { return term != nullptr && (*term)["mode"].text == "joint"; }
bool to_or_from_joint(const Change& change, const Comparison&) {
  return is_joint(change.old_term) != is_joint(change.new_term);
}
bool changes_hands(const Change& change, const Comparison& comparison) {
  return !to_or_from_joint(change, comparison) &&
         (*change.old_term)["owner"].text != (*change.new_term)["owner"].text;
}

bool no_challenge(const Change& change, const Comparison&) {
  return covenant(change, "not-to-sue") || covenant(change, "no-challenge");
}

/// Not which assets a licence names, but what one of them means.
bool of_meaning(const Change& change, const Comparison&) { return !change.asset.empty(); }

constexpr Move came_or_went = Move::added | Move::removed;
constexpr Move moved = Move::raised | Move::lowered | Move::replaced;
constexpr Move grown = Move::added | Move::raised | Move::replaced;
constexpr Move shrunk = Move::removed | Move::lowered | Move::replaced;

constexpr Rule licence_limits_rules[] = {
    {
        .code = "LI021",
        .slug = "licence-ends-earlier",
        .family = Family::licence,
        .severity = Severity::critical,
        .title = "A licence ends earlier",
        .says = "The end of the licence of {grantee} was: {old}. It is now: {new}.",
        .why = "{grantee} has less time to use what it built on the licence.",
        .direction = "grantee - grantor +",
        .mirror = "LI022",
        .old_example = "2032",
        .new_example = "2030",
        .on = {on("grant", "until", Move::lowered)},
        .when = ends_earlier,
    },
    {
        .code = "LI022",
        .slug = "licence-ends-later",
        .family = Family::licence,
        .severity = Severity::high,
        .title = "A licence ends later",
        .says = "The end of the licence of {grantee} was: {old}. It is now: {new}.",
        .why = "{grantor} gives its rights away for longer.",
        .direction = "grantee + grantor -",
        .mirror = "LI021",
        .old_example = "2030",
        .new_example = "2032",
        .on = {on("grant", "until", Move::raised)},
        .when = ends_later,
    },
    {
        .code = "LI023",
        .slug = "licence-perpetual-to-fixed",
        .family = Family::licence,
        .severity = Severity::critical,
        .title = "A perpetual licence now ends",
        .says = "The end of the licence of {grantee} was: {old}. It is now: {new}.",
        .why = "{grantee} loses rights that were meant to stay for ever.",
        .direction = "grantee - grantor +",
        .mirror = "LI024",
        .old_example = "perpetual",
        .new_example = "2032",
        .on = {on("grant", "until", Move::lowered)},
        .when = was_endless,
    },
    {
        .code = "LI024",
        .slug = "licence-fixed-to-perpetual",
        .family = Family::licence,
        .severity = Severity::high,
        .title = "A licence became perpetual",
        .says = "The end of the licence of {grantee} was: {old}. It is now: {new}.",
        .why = "{grantor} gives its rights away for ever.",
        .direction = "grantee + grantor -",
        .mirror = "LI023",
        .old_example = "2032",
        .new_example = "perpetual",
        .on = {on("grant", "until", Move::raised)},
        .when = is_endless,
    },
    {
        .code = "LI025",
        .slug = "licence-end-incomparable",
        .family = Family::licence,
        .severity = Severity::high,
        .title = "The end of a licence changed and cannot be compared",
        .says = "The end of the licence of {grantee} was: {old}. It is now: {new}.",
        .why = "Either end may come first, so somebody has to decide which one matters.",
        .direction = "grantee ? grantor ?",
        .mirror = "LI025",
        .old_example = "first(AGI, 2030)",
        .new_example = "2029 + event",
        .on = {on("grant", "until", Move::replaced)},
    },
    {
        .code = "LI026",
        .slug = "licence-exclusion-added",
        .family = Family::licence,
        .severity = Severity::high,
        .title = "A licence leaves out more",
        .says = "The licence of {grantee} leaves out what it did not before: {old}, now {new}.",
        .why = "{grantee} may not use what is left out, even where other words seem to cover it.",
        .direction = "grantee - grantor +",
        .mirror = "LI027",
        .old_example = "none",
        .new_example = "excludes consumer-hardware",
        .on = {on("grant", "excludes", grown)},
        .when = of_more_than_places,
    },
    {
        .code = "LI027",
        .slug = "licence-exclusion-removed",
        .family = Family::licence,
        .severity = Severity::high,
        .title = "A licence leaves out less",
        .says = "The licence of {grantee} no longer leaves out all that it did: {old}, now {new}.",
        .why = "What was left out may now be covered by the licence.",
        .direction = "grantee + grantor -",
        .mirror = "LI026",
        .old_example = "excludes consumer-hardware",
        .new_example = "none",
        .on = {on("grant", "excludes", shrunk)},
        .when = of_more_than_places,
    },
    {
        .code = "LI028",
        .slug = "licence-condition-added",
        .family = Family::licence,
        .severity = Severity::medium,
        .title = "A licence now depends on a condition, or on more",
        .says = "The licence of {grantee} depends on more than before: {old}, now {new}.",
        .why = "If the condition fails, {grantee} loses the licence or a part of it.",
        .direction = "grantee - grantor +",
        .mirror = "LI029",
        .old_example = "post-AGI models",
        .new_example = "subject to safety guardrails",
        .on = {on("grant", "when", Move::added), on("grant", "unless", grown),
               on("grant", "includes", Move::lowered | Move::replaced)},
        .when = of_conditions,
    },
    {
        .code = "LI029",
        .slug = "licence-condition-removed",
        .family = Family::licence,
        .severity = Severity::medium,
        .title = "A licence no longer depends on a condition, or on less",
        .says = "The licence of {grantee} depends on less than before: {old}, now {new}.",
        .why = "{grantor} can no longer hold the condition against {grantee}.",
        .direction = "grantee + grantor -",
        .mirror = "LI028",
        .old_example = "the reverse",
        .new_example = "-",
        .on = {on("grant", "when", Move::removed), on("grant", "unless", shrunk),
               on("grant", "includes", Move::raised | Move::replaced)},
        .when = of_conditions,
    },
    {
        .code = "LI030",
        .slug = "ownership-reassigned",
        .family = Family::licence,
        .severity = Severity::critical,
        .title = "Ownership changes hands",
        .says = "The owner of {assets} was {old-owner}; it is now {owner}.",
        .why = "The new owner decides who may use the assets, and on which terms.",
        .direction = "old-owner - new-owner +",
        .mirror = "LI030",
        .old_example = "Supplier retains",
        .new_example = "assigned to Customer",
        .on = {on("ownership", "owner", Move::replaced), on("ownership", "mode", Move::replaced)},
        .when = changes_hands,
        .grouping = Grouping::of_term,
    },
    {
        .code = "LI031",
        .slug = "joint-ownership-changed",
        .family = Family::licence,
        .severity = Severity::high,
        .title = "Joint ownership begins or ends",
        .says = "Ownership of {assets} was {old-mode} ({old-owner}); it is now {mode} ({owner}).",
        .why = "Whether co-owners may use, license or sell alone differs from country to country.",
        .direction = "parties ?",
        .mirror = "LI031",
        .old_example = "retained",
        .new_example = "joint",
        .on = {on("ownership", "owner", Move::replaced), on("ownership", "mode", Move::replaced)},
        .when = to_or_from_joint,
        .grouping = Grouping::of_term,
    },
    {
        .code = "LI032",
        .slug = "no-challenge-changed",
        .family = Family::licence,
        .severity = Severity::medium,
        .title = "A duty not to sue or not to challenge changed",
        .says = "The duty of {by} towards {for} ({kind}) changed: {old}, now {new}.",
        .why = "Such a duty decides whether rights can be attacked, and competition law may "
               "limit it.",
        .direction = "by ? for ?",
        .mirror = "LI032",
        .old_example = "none",
        .new_example = "shall not challenge validity",
        .on = {on("covenant", "", came_or_went)},
        .when = no_challenge,
    },
    {
        .code = "LI033",
        .slug = "licensed-asset-redefined",
        .family = Family::licence,
        .severity = Severity::high,
        .title = "What a licence is about means something else now",
        .says = "A licence speaks of {asset}, which means something else now: {new}.",
        .why = "The licence reads as before, but it covers other things.",
        .direction = "grantee ? grantor ?",
        .mirror = "LI033",
        .old_example = "\"Licensed IP\" ...",
        .new_example = "... excluding weights",
        .on = {on("grant", "assets", Move::replaced)},
        .when = of_meaning,
    },
    {
        .code = "LI034",
        .slug = "licence-affiliates-changed",
        .family = Family::licence,
        .severity = Severity::medium,
        .title = "Affiliates entered or left a licence",
        .says = "The parties to the licence to {assets} changed with their affiliates: {old}, "
                "now {new}.",
        .why = "Affiliates come and go, so the circle of those who may use the rights does too.",
        .direction = "old-grantee ? new-grantee ? old-grantor ? new-grantor ?",
        .mirror = "LI034",
        .old_example = "Licensee",
        .new_example = "Licensee and its Affiliates",
        .on = {on("grant", "grantee", Move::replaced), on("grant", "grantor", Move::replaced)},
        .when = group_joined_or_left,
    },
    {
        .code = "LI035",
        .slug = "source-escrow-changed",
        .family = Family::licence,
        .severity = Severity::medium,
        .title = "The deposit of source code changed",
        .says = "The duty of {by} to deposit source code changed: {old}, now {new}.",
        .why = "The deposit decides whether {for} can go on if {by} fails.",
        .direction = "by ? for ?",
        .mirror = "LI035",
        .old_example = "none",
        .new_example = "deposit in escrow",
        .on = {on("obligation", "", came_or_went), on("obligation", "when", came_or_went | moved),
               on("obligation", "unless", came_or_went | moved), on("obligation", "until", moved)},
        .when = source_escrow,
    },
};

}  // namespace

std::span<const Rule> licence_limits() { return licence_limits_rules; }

}  // namespace clauseline::packs
