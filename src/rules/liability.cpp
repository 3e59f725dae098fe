// Rules about who answers for losses, up to what, and who insures and warrants.

#include "rules/packs.hpp"
#include "rules/predicates.hpp"

#include <algorithm>

namespace clauseline::packs {
namespace {

std::string_view mode(const Term* term) {
  return term == nullptr || !term->active() ? std::string_view() : (*term)["mode"].text;
}

/// No rule of liability at all leaves liability as the law has it: without a cap.
bool uncapped(const Change& change, const Comparison&) {
  if (change.right->name == "indemnity") return true;
  const auto now = mode(change.new_term);
  return mode(change.old_term) == "capped" && (now == "uncapped" || now.empty());
}
bool capped(const Change& change, const Comparison&) {
  if (change.right->name == "indemnity") return true;
  const auto before = mode(change.old_term);
  return mode(change.new_term) == "capped" && (before == "uncapped" || before.empty());
}

/// Liability came to be excluded, with all that this changes in the term; or it was, and more
/// heads of loss are.
bool excludes_more(const Change& change, const Comparison&) {
  if (mode(change.new_term) != "excluded") return false;
  return mode(change.old_term) != "excluded" ||
         (change.field == "heads" && any_of(change.move, Move::raised | Move::replaced));
}
bool excludes_less(const Change& change, const Comparison&) {
  if (mode(change.old_term) != "excluded") return false;
  return mode(change.new_term) != "excluded" ||
         (change.field == "heads" && any_of(change.move, Move::lowered | Move::replaced));
}

/// What moves because the mode does is told with the mode.
bool same_mode(const Change& change, const Comparison&) {
  return mode(change.old_term) == mode(change.new_term);
}

bool by_formula(const Term& term) {
  return term.right->name == "liability" && term["fees-multiple"].known != Known::absent;
}
/// Amounts compare only for the same period, multiples only of the fees of the same time.
bool same_measure(const Change& change, const Comparison&) {
  const auto* field = change.field == "cap" ? "cap.per" : "fees-window";
  return (*change.old_term)[field].text == (*change.new_term)[field].text;
}
bool other_measure(const Change& change, const Comparison& comparison) {
  if (change.right->name == "liability" && !same_mode(change, comparison)) return false;
  if (any_of(change.move, Move::raised | Move::lowered) && change.field != "fees-window")
    return !same_measure(change, comparison);
  if (change.field != "cap" || change.right->name == "indemnity") return change.field != "cap";
  return by_formula(*change.old_term) != by_formula(*change.new_term);
}
bool other_currency(const Change& change, const Comparison&) {
  const auto* before = change.old_value()->get<Money>();
  const auto* after = change.new_value()->get<Money>();
  return before != nullptr && after != nullptr && before->unit != after->unit;
}

bool mirrors(const Term& indemnity, const Term& other) {
  return other.right == indemnity.right && other.active() &&
         other["by"].text == indemnity["for"].text && other["for"].text == indemnity["by"].text;
}
bool has_mirror(const Term& indemnity, const Interpretation& version) {
  return std::ranges::any_of(version.terms,
                             [&](const Term& other) { return mirrors(indemnity, other); });
}

/// Was something for both parties that is now for one: a party no longer named where both
/// were, or an indemnity gone of which the reverse stays?
bool became_one_way(const Change& change, const Comparison& comparison) {
  if (change.right->name == "indemnity")
    return has_mirror(*change.old_term, *comparison.before) &&
           has_mirror(*change.old_term, *comparison.after);
  const auto* before = change.old_value()->get<Names>();
  const auto* after = change.new_value()->get<Names>();
  return before != nullptr && after != nullptr && before->size() > after->size() &&
         std::ranges::includes(*before, *after);
}
bool stays_as_mutual_as_it_was(const Change& change, const Comparison& comparison) {
  return !became_one_way(change, comparison);
}

/// The party that was dropped: no longer indemnified, or no longer named.
Directions who_was_dropped(const Change& change, const Comparison& comparison) {
  Directions found;
  const auto tell = [&](const std::string& id) {
    const Party* party = find_party(*comparison.after->agreement, id);
    if (party != nullptr && party->signs) found[id] = Direction::loss;
  };
  if (change.right->name == "indemnity") {
    tell((*change.old_term)["for"].text);
    return found;
  }
  for (const std::string& id : change.names)
    tell(id);
  return found;
}

bool insurance(const Change& change, const Comparison&) {
  return (*change.term())["act"].text == "maintain-insurance" && !whichever_swapped(change);
}
bool warranty(const Change& change, const Comparison&) {
  return (*change.term())["act"].text == "warrant" && !whichever_swapped(change);
}

constexpr Move moved = Move::raised | Move::lowered | Move::replaced;
constexpr Move came_or_went = Move::added | Move::removed;
constexpr Move to_or_from_nothing = Move::stated | Move::silenced;

constexpr Rule liability_rules[] = {
    {
        .code = "LB001",
        .slug = "liability-cap-raised",
        .family = Family::liability,
        .severity = Severity::high,
        .title = "A cap on liability rose",
        .says = "What {burdened} answers for was capped so: {old}. Now: {new}.",
        .why = "{burdened} may have to pay more for the same loss.",
        .direction = "burdened - beneficiary +",
        .mirror = "LB002",
        .old_example = "USD 10m",
        .new_example = "USD 20m",
        .on = {on("liability", "cap", Move::raised), on("liability", "fees-multiple", Move::raised),
               on("indemnity", "cap", Move::raised)},
        .when = same_measure,
    },
    {
        .code = "LB002",
        .slug = "liability-cap-lowered",
        .family = Family::liability,
        .severity = Severity::high,
        .title = "A cap on liability fell",
        .says = "What {burdened} answers for was capped so: {old}. Now: {new}.",
        .why = "{beneficiary} bears more of the same loss.",
        .direction = "burdened + beneficiary -",
        .mirror = "LB001",
        .old_example = "USD 20m",
        .new_example = "USD 10m",
        .on = {on("liability", "cap", Move::lowered),
               on("liability", "fees-multiple", Move::lowered),
               on("indemnity", "cap", Move::lowered)},
        .when = same_measure,
    },
    {
        .code = "LB003",
        .slug = "liability-uncapped",
        .family = Family::liability,
        .severity = Severity::critical,
        .title = "Liability lost its cap",
        .says = "What {burdened} answers for was limited: {old}. Now: {new}.",
        .why = "{burdened} may owe more than the agreement is worth.",
        .direction = "burdened - beneficiary +",
        .mirror = "LB004",
        .old_example = "capped",
        .new_example = "uncapped",
        .on = {on("liability", "mode", Move::raised), on("liability", "", Move::removed),
               on("liability", "cap", Move::removed),
               on("liability", "fees-multiple", Move::silenced),
               on("liability", "fees-window", Move::silenced),
               on("liability", "carve-outs", Move::removed),
               on("liability", "heads", Move::silenced), on("indemnity", "cap", Move::removed)},
        .when = uncapped,
        .grouping = Grouping::of_term,
    },
    {
        .code = "LB004",
        .slug = "liability-cap-added",
        .family = Family::liability,
        .severity = Severity::critical,
        .title = "Liability got a cap",
        .says = "What {burdened} answers for was: {old}. Now: {new}.",
        .why = "{beneficiary} bears every loss above the cap.",
        .direction = "burdened + beneficiary -",
        .mirror = "LB003",
        .old_example = "uncapped",
        .new_example = "12 months of fees",
        .on = {on("liability", "mode", Move::lowered), on("liability", "", Move::added),
               on("liability", "cap", Move::added), on("liability", "fees-multiple", Move::stated),
               on("liability", "fees-window", Move::stated),
               on("liability", "carve-outs", Move::added), on("liability", "heads", Move::stated),
               on("indemnity", "cap", Move::added)},
        .when = capped,
        .grouping = Grouping::of_term,
    },
    {
        .code = "LB005",
        .slug = "liability-carve-out-added",
        .family = Family::liability,
        .severity = Severity::high,
        .title = "More is carved out of a cap on liability",
        .says = "The cap did not hold for: {old}. Now it does not for: {new}.",
        .why = "For what is carved out {of} answers without the cap.",
        .direction = "of - to +",
        .mirror = "LB006",
        .old_example = "none",
        .new_example = "ip confidentiality",
        .on = {on("liability", "carve-outs", Move::added | Move::raised | Move::replaced)},
        .when = same_mode,
    },
    {
        .code = "LB006",
        .slug = "liability-carve-out-removed",
        .family = Family::liability,
        .severity = Severity::high,
        .title = "Less is carved out of a cap on liability",
        .says = "The cap did not hold for: {old}. Now it does not for: {new}.",
        .why = "What {to} could claim in full is now within the cap.",
        .direction = "of + to -",
        .mirror = "LB005",
        .old_example = "ip confidentiality",
        .new_example = "ip",
        .on = {on("liability", "carve-outs", Move::removed | Move::lowered | Move::replaced)},
        .when = same_mode,
    },
    {
        .code = "LB007",
        .slug = "liability-head-excluded",
        .family = Family::liability,
        .severity = Severity::medium,
        .title = "Liability for a kind of loss is excluded",
        .says = "The limit to what {of} answers for was: {old}. It is now: {new}.",
        .why = "{to} bears such losses itself.",
        .direction = "of + to -",
        .mirror = "LB008",
        .old_example = "+ lost-profits excluded",
        .new_example = "-",
        .on = {on("liability", "heads", moved | to_or_from_nothing),
               on("liability", "mode", Move::lowered), on("liability", "", Move::added),
               on("liability", "cap", Move::removed),
               on("liability", "fees-multiple", Move::silenced),
               on("liability", "fees-window", Move::silenced),
               on("liability", "carve-outs", Move::removed)},
        .when = excludes_more,
        .grouping = Grouping::of_term,
    },
    {
        .code = "LB008",
        .slug = "liability-head-included",
        .family = Family::liability,
        .severity = Severity::medium,
        .title = "Liability for a kind of loss is no longer excluded",
        .says = "The limit to what {of} answers for was: {old}. It is now: {new}.",
        .why = "{of} must make such losses good.",
        .direction = "of - to +",
        .mirror = "LB007",
        .old_example = "- lost-profits excluded",
        .new_example = "-",
        .on = {on("liability", "heads", moved | to_or_from_nothing),
               on("liability", "mode", Move::raised), on("liability", "", Move::removed),
               on("liability", "cap", Move::added), on("liability", "fees-multiple", Move::stated),
               on("liability", "fees-window", Move::stated),
               on("liability", "carve-outs", Move::added)},
        .when = excludes_less,
        .grouping = Grouping::of_term,
    },
    {
        .code = "LB009",
        .slug = "liability-formula-changed",
        .family = Family::liability,
        .severity = Severity::high,
        .title = "A cap on liability is measured in another way",
        .says = "What {burdened} answers for was capped so: {old}. Now: {new}.",
        .why = "Which cap is higher depends on fees and on time.",
        .direction = "burdened ? beneficiary ?",
        .mirror = "LB009",
        .old_example = "USD 10m",
        .new_example = "2 x fees of P12M",
        .on = {on("liability", "cap", Move::added | Move::removed | Move::raised | Move::lowered),
               on("liability", "cap.per", Move::replaced),
               on("liability", "fees-multiple", to_or_from_nothing | Move::raised | Move::lowered),
               on("liability", "fees-window", moved | to_or_from_nothing),
               on("indemnity", "cap", Move::raised | Move::lowered),
               on("indemnity", "cap.per", Move::replaced)},
        .when = other_measure,
        .grouping = Grouping::of_term,
    },
    {
        .code = "LB010",
        .slug = "claim-period-shortened",
        .family = Family::liability,
        .severity = Severity::medium,
        .title = "Claims must be made sooner",
        .says = "Claims against {of} could be made within {old}; now within {new}.",
        .why = "{to} loses claims that it finds too late.",
        .direction = "of + to -",
        .mirror = "LB018",
        .old_example = "P3Y",
        .new_example = "P1Y",
        .on = {on("liability", "claim-within", Move::lowered)},
    },
    {
        .code = "LB018",
        .slug = "claim-period-lengthened",
        .family = Family::liability,
        .severity = Severity::medium,
        .title = "Claims may be made later",
        .says = "Claims against {of} could be made within {old}; now within {new}.",
        .why = "{of} must keep provisions and records for longer.",
        .direction = "of - to +",
        .mirror = "LB010",
        .old_example = "P1Y",
        .new_example = "P3Y",
        .on = {on("liability", "claim-within", Move::raised)},
    },
    {
        .code = "LB011",
        .slug = "indemnity-added",
        .family = Family::liability,
        .severity = Severity::high,
        .title = "A new indemnity",
        .says = "{by} now indemnifies {for} against: {claims}.",
        .why = "{by} pays for claims of others that {for} would have borne.",
        .direction = "by - for +",
        .mirror = "LB012",
        .old_example = "none",
        .new_example = "third-party IP claims",
        .on = {on("indemnity", "", Move::added)},
    },
    {
        .code = "LB012",
        .slug = "indemnity-removed",
        .family = Family::liability,
        .severity = Severity::high,
        .title = "An indemnity is gone",
        .says = "{by} indemnified {for} against: {claims}. It no longer does.",
        .why = "{for} bears such claims itself.",
        .direction = "by + for -",
        .mirror = "LB011",
        .old_example = "the reverse",
        .new_example = "-",
        .on = {on("indemnity", "", Move::removed)},
        .when = stays_as_mutual_as_it_was,
    },
    {
        .code = "LB013",
        .slug = "indemnity-scope-changed",
        .family = Family::liability,
        .severity = Severity::high,
        .title = "An indemnity is for other claims",
        .says = "{by} indemnified {for} against: {old}. Now against: {new}.",
        .why = "It decides which claims of others {for} bears itself.",
        .direction = "by field",
        .mirror = "LB013",
        .old_example = "ip",
        .new_example = "ip data-breach",
        .on = {on("indemnity", "claims", moved | to_or_from_nothing)},
    },
    {
        .code = "LB014",
        .slug = "mutuality-lost",
        .family = Family::liability,
        .severity = Severity::high,
        .title = "What was for both parties is now for one",
        .says = "What clause {clause} says held for both sides; it now holds for one.",
        .why = "One party keeps a protection that the other has lost.",
        .direction = "dropped party -",
        .mirror = "LB011",
        .one_way = "What the other party gets is told as its own gain: LB011.",
        .old_example = "each party",
        .new_example = "Supplier only",
        .on = {on("liability", "of", Move::replaced), on("liability", "to", Move::replaced),
               on("indemnity", "", Move::removed)},
        .when = became_one_way,
        .grouping = Grouping::of_term,
        .direct = who_was_dropped,
    },
    {
        .code = "LB015",
        .slug = "insurance-changed",
        .family = Family::liability,
        .severity = Severity::medium,
        .title = "A duty to insure changed",
        .says = "The duty of {by} to keep insurance was: {old}. It is now: {new}.",
        .why = "Without insurance a claim is worth what {by} can pay.",
        .direction = "by ? for ?",
        .mirror = "LB015",
        .old_example = "USD 5m",
        .new_example = "USD 2m",
        .on = {on("obligation", "", came_or_went), on("obligation", "until", moved),
               on("obligation", "over", moved), on("obligation", "except", came_or_went | moved)},
        .when = insurance,
    },
    {
        .code = "LB016",
        .slug = "warranty-changed",
        .family = Family::liability,
        .severity = Severity::medium,
        .title = "A warranty changed",
        .says = "The warranty of {by} was: {old}. It is now: {new}.",
        .why = "It decides what {for} may claim without proving fault.",
        .direction = "by ? for ?",
        .mirror = "LB016",
        .old_example = "P12M",
        .new_example = "P6M",
        .on = {on("obligation", "", came_or_went), on("obligation", "until", moved),
               on("obligation", "over", moved), on("obligation", "except", came_or_went | moved)},
        .when = warranty,
    },
    {
        .code = "LB017",
        .slug = "liability-currency-changed",
        .family = Family::liability,
        .severity = Severity::high,
        .title = "A cap on liability is in another currency",
        .says = "What {burdened} answers for was capped so: {old}. Now: {new}.",
        .why = "Which cap is higher depends on the rate of exchange.",
        .direction = "burdened ? beneficiary ?",
        .mirror = "LB017",
        .old_example = "USD",
        .new_example = "GBP",
        .on = {on("liability", "cap", Move::replaced), on("indemnity", "cap", Move::replaced)},
        .when = other_currency,
    },
};

}  // namespace

std::span<const Rule> liability() { return liability_rules; }

}  // namespace clauseline::packs
