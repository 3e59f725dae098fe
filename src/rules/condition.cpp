// Rules about conditions and exceptions of rights, whichever the right.

#include "rules/packs.hpp"
#include "rules/predicates.hpp"

#include <algorithm>

namespace clauseline::packs {
namespace {

/// Rules of other families say of some rights that a condition came, went or moved.
bool told_of_exception(const Change& change) {
  const auto right = change.right->name;
  if (right == "grant" || right == "hosting" || right == "launch") return true;
  if (right != "covenant") return false;
  return covenant(change, "non-compete") || covenant(change, "most-favoured");
}
bool told_elsewhere(const Change& change, const Comparison& comparison) {
  if (joint_development(change, comparison) || source_escrow(change, comparison)) return true;
  if (change.field == "unless") return told_of_exception(change);
  return change.right->name == "grant" && any_of(change.move, Move::added | Move::removed);
}

/// The same formula without its negations, or without the numbers of its thresholds.
Condition without_negations(Condition condition) {
  while (condition.kind == Condition::Kind::negation && !condition.parts.empty()) {
    Condition inner = condition.parts.front();
    condition = std::move(inner);
  }
  for (Condition& part : condition.parts)
    part = without_negations(std::move(part));
  return condition;
}
Condition without_numbers(Condition condition) {
  if (condition.kind == Condition::Kind::threshold) {
    condition.what.resize(std::min(condition.what.find(" in "), condition.what.size()));
    condition.comparison = {};
    condition.value = {};
  }
  for (Condition& part : condition.parts)
    part = without_numbers(std::move(part));
  return condition;
}

/// What of a condition moved; each is told by one rule.
enum class Kind : std::uint8_t { numbers, negation, joins, tests };

Kind kind_of(const Change& change) {
  const auto& before = *change.old_value()->get<Condition>();
  const auto& after = *change.new_value()->get<Condition>();
  if (without_numbers(before) == without_numbers(after)) return Kind::numbers;
  if (without_negations(before) == without_negations(after)) return Kind::negation;
  return tests_of(before) == tests_of(after) ? Kind::joins : Kind::tests;
}

/// A rule on whichever right: not told elsewhere, and of this kind.
bool is(const Change& change, const Comparison& comparison, Kind kind) {
  return !told_elsewhere(change, comparison) && kind_of(change) == kind;
}

/// Are there tests that the other formula has not? Where neither formula implies the other,
/// a condition came and another went.
bool has_other_tests(const Value& value, const Value& than) {
  const auto some = tests_of(*value.get<Condition>());
  return !std::ranges::includes(tests_of(*than.get<Condition>()), some);
}

bool added(const Change& change, const Comparison& comparison) {
  if (told_elsewhere(change, comparison)) return false;
  return change.move == Move::added || (kind_of(change) == Kind::tests &&
                                        has_other_tests(*change.new_value(), *change.old_value()));
}
bool removed(const Change& change, const Comparison& comparison) {
  if (told_elsewhere(change, comparison)) return false;
  return change.move == Move::removed ||
         (kind_of(change) == Kind::tests &&
          has_other_tests(*change.old_value(), *change.new_value()));
}
bool of_tests(const Change& change, const Comparison& comparison) {
  return is(change, comparison, Kind::tests);
}
bool of_joins(const Change& change, const Comparison& comparison) {
  return is(change, comparison, Kind::joins);
}
bool of_negation(const Change& change, const Comparison& comparison) {
  return is(change, comparison, Kind::negation);
}
bool of_numbers(const Change& change, const Comparison& comparison) {
  return is(change, comparison, Kind::numbers);
}

/// May the duty now be left undone, or may it no longer?
bool to_or_from_may(const Change& change, const Comparison&) {
  return change.right->name == "prose" || change.old_value()->text == "may" ||
         change.new_value()->text == "may";
}
bool between_duties(const Change& change, const Comparison& comparison) {
  return !to_or_from_may(change, comparison);
}

constexpr Move moved = Move::raised | Move::lowered | Move::replaced;

constexpr Rule condition_rules[] = {
    {
        .code = "CO001",
        .slug = "condition-added",
        .family = Family::condition,
        .severity = Severity::high,
        .title = "A right became conditional",
        .says = "What clause {clause} gives now depends on a condition or exception: {new}.",
        .why = "Whoever holds the right loses it where the condition fails or the exception "
               "applies.",
        .direction = "beneficiary - burdened +",
        .mirror = "CO002",
        .old_example = "grant",
        .new_example = "grant while guardrails observed",
        .on = {on("*", "when", Move::added | Move::replaced),
               on("*", "unless", Move::added | Move::replaced),
               on("grant", "exclusivity.when", Move::replaced)},
        .when = added,
    },
    {
        .code = "CO002",
        .slug = "condition-removed",
        .family = Family::condition,
        .severity = Severity::high,
        .title = "A condition of a right is gone",
        .says = "What clause {clause} gives no longer depends on a condition or exception: {old}.",
        .why = "Nobody can hold the condition or exception against the right any more.",
        .direction = "beneficiary + burdened -",
        .mirror = "CO001",
        .old_example = "the reverse",
        .new_example = "-",
        .on = {on("*", "when", Move::removed | Move::replaced),
               on("*", "unless", Move::removed | Move::replaced),
               on("grant", "exclusivity.when", Move::replaced)},
        .when = removed,
    },
    {
        .code = "CO003",
        .slug = "condition-strengthened",
        .family = Family::condition,
        .severity = Severity::high,
        .title = "The condition of a right is harder to meet",
        .says = "What clause {clause} gives depended on this: {old}. Now on this: {new}.",
        .why = "There are cases in which the right held and no longer does, and none the "
               "other way round.",
        .direction = "beneficiary - burdened +",
        .mirror = "CO004",
        .old_example = "A",
        .new_example = "A and B",
        .on = {on("*", "when", Move::lowered), on("*", "unless", Move::raised),
               on("grant", "exclusivity.when", Move::lowered)},
        .when = of_tests,
    },
    {
        .code = "CO004",
        .slug = "condition-weakened",
        .family = Family::condition,
        .severity = Severity::high,
        .title = "The condition of a right is easier to meet",
        .says = "What clause {clause} gives depended on this: {old}. Now on this: {new}.",
        .why = "There are cases in which the right did not hold and now does, and none the "
               "other way round.",
        .direction = "beneficiary + burdened -",
        .mirror = "CO003",
        .old_example = "A and B",
        .new_example = "A",
        .on = {on("*", "when", Move::raised), on("*", "unless", Move::lowered),
               on("grant", "exclusivity.when", Move::raised)},
        .when = of_tests,
    },
    {
        .code = "CO005",
        .slug = "conjunction-changed",
        .family = Family::condition,
        .severity = Severity::high,
        .title = "The same conditions are joined in another way",
        .says = "What clause {clause} gives depended on this: {old}. Now on this: {new}.",
        .why = "Whether all must hold or any one will do decides when the right exists.",
        .direction = "by field",
        .mirror = "CO005",
        .old_example = "all(A,B)",
        .new_example = "any(A,B)",
        .on = {on("*", "when", moved), on("*", "unless", moved),
               on("grant", "exclusivity.when", moved)},
        .when = of_joins,
    },
    {
        .code = "CO006",
        .slug = "negation-changed",
        .family = Family::condition,
        .severity = Severity::critical,
        .title = "A condition was turned into its opposite",
        .says = "What clause {clause} gives depended on this: {old}. Now on this: {new}.",
        .why = "A \"not\" that came or went reverses when the right exists.",
        .direction = "parties ?",
        .mirror = "CO006",
        .old_example = "is in breach",
        .new_example = "is not in breach",
        .on = {on("*", "when", moved), on("*", "unless", moved),
               on("grant", "exclusivity.when", moved)},
        .when = of_negation,
    },
    {
        .code = "CO016",
        .slug = "threshold-changed",
        .family = Family::condition,
        .severity = Severity::high,
        .title = "A threshold in a condition moved",
        .says = "What clause {clause} gives depended on this: {old}. Now on this: {new}.",
        .why = "The number decides who passes the test and who does not.",
        .direction = "by field",
        .mirror = "CO016",
        .old_example = "ge 100",
        .new_example = "ge 50",
        .on = {on("*", "when", moved), on("*", "unless", moved),
               on("grant", "exclusivity.when", moved)},
        .when = of_numbers,
    },
    {
        .code = "CO018",
        .slug = "efforts-level-changed",
        .family = Family::condition,
        .severity = Severity::medium,
        .title = "How hard a party must try changed",
        .says = "The duty of {by} in clause {clause} was: {old}. It is now: {new}.",
        .why = "{for} can claim less where {by} only has to try; courts differ on how much each "
               "level asks.",
        .direction = "by field",
        .mirror = "CO018",
        .old_example = "shall",
        .new_example = "reasonable efforts",
        .on = {on("obligation", "force", moved)},
        .when = between_duties,
    },
    {
        .code = "CO019",
        .slug = "modal-changed",
        .family = Family::condition,
        .severity = Severity::high,
        .title = "A duty became an option, or an option a duty",
        .says = "What {by} does under clause {clause} was: {old}. It is now: {new}.",
        .why = "What a party may do, it may also leave undone.",
        .direction = "parties ?",
        .mirror = "CO019",
        .old_example = "shall pay",
        .new_example = "may pay",
        .on = {on("obligation", "force", moved), on("prose", "modal", Move::replaced)},
        .when = to_or_from_may,
    },
};

}  // namespace

std::span<const Rule> condition() { return condition_rules; }

}  // namespace clauseline::packs
