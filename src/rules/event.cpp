// Rules about the events that rights hang on: who declares and verifies them, what they mean
// and what they touch.

#include "rules/packs.hpp"
#include "rules/targets.hpp"

#include <algorithm>
#include <iterator>

namespace clauseline::packs {
namespace {

const Names& targets(const Term* trigger) {
  static const Names none;
  const auto* of = trigger == nullptr ? nullptr : (*trigger)["of"].get<Names>();
  return of == nullptr ? none : *of;
}

Names only_in(const Names& these, const Names& those) {
  Names rest;
  std::ranges::set_difference(these, those, std::inserter(rest, rest.end()));
  return rest;
}

/// What a trigger that is not in force touches is nothing.
const Term* in_force(const Term* trigger) {
  return trigger != nullptr && trigger->active() ? trigger : nullptr;
}
Names freed(const Change& change) {
  return only_in(targets(in_force(change.old_term)), targets(in_force(change.new_term)));
}
Names caught(const Change& change) {
  return only_in(targets(in_force(change.new_term)), targets(in_force(change.old_term)));
}
bool frees(const Change& change, const Comparison&) { return !freed(change).empty(); }
bool catches(const Change& change, const Comparison&) { return !caught(change).empty(); }

Direction opposite(Direction direction) {
  if (direction == Direction::gain) return Direction::loss;
  return direction == Direction::loss ? Direction::gain : direction;
}

/// What it does to those who hold a right that an event touches it.
Direction effect_on_holders(std::string_view effect) {
  if (effect == "ends" || effect == "suspends") return Direction::loss;
  return effect == "starts" ? Direction::gain : Direction::depends;
}

/// Those who hold what an event no longer ends gain, and those who owe it lose.
Directions who_gains_by_release(const Change& change, const Comparison& comparison) {
  const auto holders = opposite(effect_on_holders((*change.old_term)["effect"].text));
  return outcome_for(active_terms_named(freed(change), *comparison.after), *comparison.after,
                     {.holders = holders, .owers = opposite(holders)});
}
Directions who_gains_by_capture(const Change& change, const Comparison& comparison) {
  const auto holders = effect_on_holders((*change.new_term)["effect"].text);
  return outcome_for(active_terms_named(caught(change), *comparison.after), *comparison.after,
                     {.holders = holders, .owers = opposite(holders)});
}

constexpr Move any_value = Move::raised | Move::lowered | Move::replaced | Move::stated |
                           Move::silenced | Move::added | Move::removed;

constexpr Rule event_rules[] = {
    {
        .code = "CO007",
        .slug = "event-redefined",
        .family = Family::condition,
        .severity = Severity::high,
        .title = "An event means something else",
        .says = "What is known of {label} was: {old}. It is now: {new}.",
        .why = "Every right that hangs on the event may begin or end at another time.",
        .direction = "parties ?",
        .mirror = "CO007",
        .old_example = "AGI definition text changed",
        .new_example = "-",
        .on = {on("event", "label", any_value), on("event", "certain", any_value),
               on("event", "not-before", any_value), on("event", "not-after", any_value),
               on("event", "clause", any_value)},
        .grouping = Grouping::of_term,
    },
    {
        .code = "CO008",
        .slug = "event-verifier-added",
        .family = Family::condition,
        .severity = Severity::high,
        .title = "Somebody must now verify an event",
        .says = "{label} counts only if {verified-by} verifies it.",
        .why = "{declared-by} can no longer bring the event about by its own word.",
        .direction = "declared-by - others +",
        .mirror = "CO009",
        .old_example = "OpenAI declares",
        .new_example = "panel verifies",
        .on = {on("event", "verified-by", Move::added)},
    },
    {
        .code = "CO009",
        .slug = "event-verifier-removed",
        .family = Family::condition,
        .severity = Severity::critical,
        .title = "Nobody verifies an event any more",
        .says = "{label} counted only if {old} verified it; now nobody does.",
        .why = "{declared-by} may bring the event about by its own word.",
        .direction = "declared-by + others -",
        .mirror = "CO008",
        .old_example = "panel verifies",
        .new_example = "OpenAI declares",
        .on = {on("event", "verified-by", Move::removed)},
    },
    {
        .code = "CO010",
        .slug = "event-verifier-changed",
        .family = Family::condition,
        .severity = Severity::high,
        .title = "Somebody else verifies an event",
        .says = "{label} was verified by {old}; it is now verified by {new}.",
        .why = "Who verifies decides whether and when the event counts.",
        .direction = "parties ?",
        .mirror = "CO010",
        .old_example = "expert-panel",
        .new_example = "openai-board",
        .on = {on("event", "verified-by", Move::replaced)},
    },
    {
        .code = "CO011",
        .slug = "event-declarer-changed",
        .family = Family::condition,
        .severity = Severity::critical,
        .title = "Somebody else declares an event",
        .says = "{label} was declared by: {old}. It is now declared by: {new}.",
        .why = "Who declares the event decides when the rights that hang on it begin or end.",
        .direction = "old-declared-by - new-declared-by +",
        .mirror = "CO011",
        .old_example = "openai",
        .new_example = "microsoft",
        .on = {on("event", "declared-by", Move::replaced | Move::added | Move::removed)},
    },
    {
        .code = "CO012",
        .slug = "event-occurred",
        .family = Family::condition,
        .severity = Severity::high,
        .title = "An event has occurred",
        .says = "The day of {label} was: {old}. It is now: {new}.",
        .why = "Every end and condition that hangs on the event now has a date.",
        .direction = "parties ?",
        .mirror = "CO012",
        .old_example = "-",
        .new_example = "2028-03-01",
        .on = {on("event", "occurred", any_value)},
    },
    {
        .code = "CO013",
        .slug = "trigger-effect-changed",
        .family = Family::condition,
        .severity = Severity::high,
        .title = "An event has another effect",
        .says = "When {on} comes, it had this effect on {of}: {old}. Now: {new}.",
        .why = "What was to end may go on, or the reverse.",
        .direction = "parties ?",
        .mirror = "CO013",
        .old_example = "ends",
        .new_example = "suspends",
        .on = {on("trigger", "effect", Move::replaced)},
    },
    {
        .code = "CO014",
        .slug = "trigger-target-removed",
        .family = Family::condition,
        .severity = Severity::high,
        .title = "An event no longer touches a right",
        .says = "{on} used to touch {old-of}. Now it touches {new-of}.",
        .why = "What the event would have ended goes on although it comes.",
        .direction = "payee/holder of that term +",
        .mirror = "CO015",
        .old_example = "share, research",
        .new_example = "research",
        .on = {on("trigger", "of", Move::lowered | Move::replaced),
               on("trigger", "", Move::removed)},
        .when = frees,
        .direct = who_gains_by_release,
    },
    {
        .code = "CO015",
        .slug = "trigger-target-added",
        .family = Family::condition,
        .severity = Severity::high,
        .title = "An event now touches another right",
        .says = "When {on} comes, it touches these terms: {of}. Before: {old}.",
        .why = "What went on whatever happened may now end with the event.",
        .direction = "payee/holder of that term -",
        .mirror = "CO014",
        .old_example = "research",
        .new_example = "research, share",
        .on = {on("trigger", "of", Move::raised | Move::replaced), on("trigger", "", Move::added)},
        .when = catches,
        .direct = who_gains_by_capture,
    },
};

}  // namespace

std::span<const Rule> event() { return event_rules; }

}  // namespace clauseline::packs
