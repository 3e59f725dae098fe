// What is said of any right where no rule of its own speaks: the order of each field says whom a
// change favours, so that a new right or field is judged before somebody writes rules for it.

#include "rules/packs.hpp"

namespace clauseline::packs {
namespace {

More more_of(const Change& change) {
  const Field* field = find_field(*change.right, change.field);
  return field == nullptr ? More::neutral : field->more;
}

bool up(const Change& change) {
  const Field* field = find_field(*change.right, change.field);
  return field != nullptr && gives_more(*field, change.move);
}

/// Is the field one that has an order, and does the change favour who holds the right?
bool strengthens(const Change& change, const Comparison&) {
  const auto more = more_of(change);
  return more != More::neutral && (more == More::favours_beneficiary) == up(change);
}
bool weakens(const Change& change, const Comparison&) {
  const auto more = more_of(change);
  return more != More::neutral && (more == More::favours_beneficiary) != up(change);
}

/// Has the field an order in which the two values have no place beside each other?
bool ordered(const Change& change, const Comparison&) { return more_of(change) != More::neutral; }

/// That an event does not matter is told by the end or the trigger that no longer names it.
bool no_link_to_an_event(const Change& change, const Comparison&) {
  return change.field != "independent-of";
}

bool end_of_right(const Change& change, const Comparison&) {
  const Field* field = find_field(*change.right, change.field);
  return field != nullptr && field->type == Type::end;
}

constexpr Move moved = Move::raised | Move::lowered | Move::added | Move::removed;

constexpr Rule any_right_rules[] = {
    {
        .code = "AR001",
        .slug = "right-added",
        .family = Family::any,
        .severity = Severity::medium,
        .title = "A right or duty is new",
        .says = "{clause} now says: {new}.",
        .why = "Whoever is bound by it was free before.",
        .direction = "beneficiary + others -",
        .mirror = "AR002",
        .old_example = "none",
        .new_example = "customer owns the data",
        .on = {on("*", "", Move::added)},
        .last_resort = true,
    },
    {
        .code = "AR002",
        .slug = "right-removed",
        .family = Family::any,
        .severity = Severity::medium,
        .title = "A right or duty is gone",
        .says = "{clause} said: {old}. It no longer does.",
        .why = "Whoever relied on it has nothing in its place.",
        .direction = "beneficiary - others +",
        .mirror = "AR001",
        .old_example = "customer owns the data",
        .new_example = "none",
        .on = {on("*", "", Move::removed)},
        .last_resort = true,
    },
    {
        .code = "AR003",
        .slug = "right-strengthened",
        .family = Family::any,
        .severity = Severity::medium,
        .title = "A right or duty grew",
        .says = "The {field} of {about} in {clause} was {old}; it is now {new}.",
        .why = "Who holds it can ask for more than before.",
        .direction = "by field",
        .mirror = "AR004",
        .old_example = "two audits a year",
        .new_example = "three audits a year",
        .on = {on("*", "*", moved)},
        .when = strengthens,
        .last_resort = true,
    },
    {
        .code = "AR004",
        .slug = "right-weakened",
        .family = Family::any,
        .severity = Severity::medium,
        .title = "A right or duty shrank",
        .says = "The {field} of {about} in {clause} was {old}; it is now {new}.",
        .why = "Who holds it can ask for less than before.",
        .direction = "by field",
        .mirror = "AR003",
        .old_example = "an option over the software",
        .new_example = "an option over the plug-ins",
        .on = {on("*", "*", moved)},
        .when = weakens,
        .last_resort = true,
    },
    {
        .code = "AR005",
        .slug = "end-incomparable",
        .family = Family::any,
        .severity = Severity::medium,
        .title = "A right ends or begins at another moment, and which is later depends",
        .says = "The {field} of {about} in {clause} was {old}; it is now {new}.",
        .why = "Who gains depends on events that have not come.",
        .direction = "by field",
        .mirror = "AR005",
        .old_example = "until the sale of the business",
        .new_example = "through 2032",
        .on = {on("*", "*", Move::replaced)},
        .when = end_of_right,
        .last_resort = true,
    },
    {
        .code = "AR006",
        .slug = "right-incomparable",
        .family = Family::any,
        .severity = Severity::medium,
        .title = "A right covers something else, neither more nor less",
        .says = "The {field} of {about} in {clause} was {old}; it is now {new}.",
        .why = "Something was lost and something else gained, and only a person can weigh them.",
        .direction = "by field",
        .mirror = "AR006",
        .old_example = "an option over the software",
        .new_example = "an option over the data",
        .on = {on("*", "*", Move::replaced)},
        .when = ordered,
        .last_resort = true,
    },
    {
        .code = "AR007",
        .slug = "value-stated",
        .family = Family::any,
        .severity = Severity::medium,
        .title = "What was left unsaid is now said",
        .says = "The {field} of {about} in {clause} was not said; it is now {new}.",
        .why = "What the law or the practice supplied before no longer counts.",
        .direction = "by field",
        .mirror = "AR008",
        .old_example = "nothing about sublicences",
        .new_example = "sublicences with consent",
        .on = {on("*", "*", Move::stated)},
        .last_resort = true,
    },
    {
        .code = "AR008",
        .slug = "value-unstated",
        .family = Family::any,
        .severity = Severity::medium,
        .title = "What was said is now left unsaid",
        .says = "The {field} of {about} in {clause} was {old}; nothing is said of it now.",
        .why = "The law or the practice decides what the agreement no longer does.",
        .direction = "by field",
        .mirror = "AR007",
        .old_example = "sublicences with consent",
        .new_example = "nothing about sublicences",
        .on = {on("*", "*", Move::silenced)},
        .last_resort = true,
    },
    {
        .code = "ST029",
        .slug = "redaction-added",
        .family = Family::structure,
        .severity = Severity::medium,
        .title = "A value is no longer shown",
        .says = "The {field} of {about} in {clause} was {old}; it is now {new}.",
        .why = "Nobody who reads the agreement can check the value any more.",
        .direction = "parties ?",
        .mirror = "ST030",
        .old_example = "20 percent",
        .new_example = "redacted",
        .on = {on("*", "*", Move::hidden)},
        .last_resort = true,
    },
    {
        .code = "ST030",
        .slug = "redaction-removed",
        .family = Family::structure,
        .severity = Severity::medium,
        .title = "A value is now shown",
        .says = "The {field} of {about} in {clause} was {old}; it is now {new}.",
        .why = "What was agreed without being shown can be checked now.",
        .direction = "parties ?",
        .mirror = "ST029",
        .old_example = "redacted",
        .new_example = "20 percent",
        .on = {on("*", "*", Move::disclosed)},
        .last_resort = true,
    },
    {
        .code = "UN001",
        .slug = "uninterpreted",
        .family = Family::any,
        .severity = Severity::high,
        .title = "A typed term changed in a way that no order judges",
        .says = "The {field} of {about} in {clause} was {old}; it is now {new}.",
        .why = "Nothing says what this means, so that somebody must.",
        .direction = "parties ?",
        .mirror = "UN001",
        .old_example = "ends on the launch",
        .new_example = "ends on the sale",
        .on = {on("*", "*", moved | Move::replaced), on("*", "", Move::replaced)},
        .when = no_link_to_an_event,
        .last_resort = true,
    },
};

}  // namespace

std::span<const Rule> any_right() { return any_right_rules; }

}  // namespace clauseline::packs
