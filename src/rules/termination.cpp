// Rules about who may end the agreement, and about what outlives it.

#include "rules/packs.hpp"
#include "rules/targets.hpp"

#include <algorithm>
#include <iterator>

namespace clauseline::packs {
namespace {

bool for_convenience(const Change& change, const Comparison&) {
  return (*change.term())["ground"].text == "convenience";
}
bool on_another_ground(const Change& change, const Comparison& comparison) {
  return !for_convenience(change, comparison);
}

Names names_of(const Term* term, std::string_view field) {
  const auto* names = term == nullptr ? nullptr : (*term)[field].get<Names>();
  return names == nullptr ? Names() : *names;
}
Names only_in(const Names& these, const Names& those) {
  Names rest;
  std::ranges::set_difference(these, those, std::inserter(rest, rest.end()));
  return rest;
}

/// Who may no longer terminate loses and who now may gains. Those who keep the right gain
/// where others only lost it, and lose where others only got it.
Directions who_gains_by_holder(const Change& change, const Comparison& comparison) {
  const auto before = names_of(change.old_term, "holder");
  const auto after = names_of(change.new_term, "holder");
  const auto left = only_in(before, after);
  const auto entered = only_in(after, before);
  Directions found;
  for (const Party& party : comparison.after->agreement->parties) {
    if (!party.signs) continue;
    const bool keeps = before.contains(party.id) && after.contains(party.id);
    if (left.contains(party.id) || (keeps && left.empty())) found[party.id] = Direction::loss;
    if (entered.contains(party.id) || (keeps && entered.empty())) found[party.id] = Direction::gain;
  }
  return found;
}

/// What survives now and did not, or did and does not. A clause that ceased survives nothing.
Names survivors(const Term* survival) {
  return survival != nullptr && survival->active() ? names_of(survival, "of") : Names();
}
Names gained(const Change& change) {
  return only_in(survivors(change.new_term), survivors(change.old_term));
}
Names lost(const Change& change) {
  return only_in(survivors(change.old_term), survivors(change.new_term));
}
bool more_survives(const Change& change, const Comparison&) { return !gained(change).empty(); }
bool less_survives(const Change& change, const Comparison&) { return !lost(change).empty(); }

constexpr Outcome open_outcome{.holders = Direction::depends, .owers = Direction::depends};

/// Those who hold and owe what survives: whether they gain hangs on what else is agreed.
Directions who_is_touched(const Change& change, const Comparison& comparison) {
  Names touched = gained(change);
  touched.merge(lost(change));
  return outcome_for(active_terms_named(touched, *comparison.after), *comparison.after,
                     open_outcome);
}

/// Those who hold what survives for another time.
Directions who_is_touched_in_time(const Change& change, const Comparison& comparison) {
  auto found = outcome_for(
      active_terms_named(survivors(change.new_term), *comparison.after), *comparison.after,
      {.holders = change.move == Move::raised ? Direction::gain : Direction::loss,
       .owers = Direction::neutral});
  std::erase_if(found, [](const auto& one) { return one.second == Direction::neutral; });
  return found;
}

constexpr Move any_amount = Move::raised | Move::lowered | Move::replaced | Move::added |
                            Move::removed | Move::hidden | Move::disclosed;

constexpr Rule termination_rules[] = {
    {
        .code = "TM009",
        .slug = "termination-for-convenience-added",
        .family = Family::term,
        .severity = Severity::critical,
        .title = "A party may now leave without a reason",
        .says = "{holder} may now end the agreement without giving a reason.",
        .why = "The other side can no longer count on the agreement running its course.",
        .direction = "holder + others -",
        .mirror = "TM010",
        .old_example = "none",
        .new_example = "either party on P30D notice",
        .on = {on("termination", "", Move::added)},
        .when = for_convenience,
    },
    {
        .code = "TM010",
        .slug = "termination-for-convenience-removed",
        .family = Family::term,
        .severity = Severity::high,
        .title = "A party may no longer leave without a reason",
        .says = "{holder} could end the agreement without giving a reason; it no longer can.",
        .why = "{holder} is bound until the end unless another ground arises.",
        .direction = "holder - others +",
        .mirror = "TM009",
        .old_example = "the reverse",
        .new_example = "-",
        .on = {on("termination", "", Move::removed)},
        .when = for_convenience,
    },
    {
        .code = "TM011",
        .slug = "termination-ground-added",
        .family = Family::term,
        .severity = Severity::high,
        .title = "A new ground for termination",
        .says = "{holder} may now end the agreement on this ground: {ground}.",
        .why = "The agreement can end in a case in which it could not before.",
        .direction = "holder + others -",
        .mirror = "TM012",
        .old_example = "breach",
        .new_example = "breach, insolvency",
        .on = {on("termination", "", Move::added)},
        .when = on_another_ground,
    },
    {
        .code = "TM012",
        .slug = "termination-ground-removed",
        .family = Family::term,
        .severity = Severity::high,
        .title = "A ground for termination is gone",
        .says = "{holder} could end the agreement on this ground: {ground}. It no longer can.",
        .why = "{holder} stays bound in a case in which it could leave before.",
        .direction = "holder - others +",
        .mirror = "TM011",
        .old_example = "breach, change-of-control",
        .new_example = "breach",
        .on = {on("termination", "", Move::removed)},
        .when = on_another_ground,
    },
    {
        .code = "TM013",
        .slug = "termination-notice-shortened",
        .family = Family::term,
        .severity = Severity::medium,
        .title = "Notice of termination is shorter",
        .says = "{holder} had to give notice of {old}; now of {new}.",
        .why = "The other side has less time to prepare for the end.",
        .direction = "holder + others -",
        .mirror = "TM014",
        .old_example = "P90D",
        .new_example = "P30D",
        .on = {on("termination", "notice", Move::lowered)},
    },
    {
        .code = "TM014",
        .slug = "termination-notice-lengthened",
        .family = Family::term,
        .severity = Severity::medium,
        .title = "Notice of termination is longer",
        .says = "{holder} had to give notice of {old}; now of {new}.",
        .why = "{holder} is bound for longer after it decides to leave.",
        .direction = "holder - others +",
        .mirror = "TM013",
        .old_example = "P30D",
        .new_example = "P90D",
        .on = {on("termination", "notice", Move::raised)},
    },
    {
        .code = "TM015",
        .slug = "cure-period-shortened",
        .family = Family::term,
        .severity = Severity::medium,
        .title = "There is less time to put a breach right",
        .says = "A breach could be put right within {old}; now within {new}.",
        .why = "{holder} may end the agreement sooner.",
        .direction = "holder + others -",
        .mirror = "TM016",
        .old_example = "P60D",
        .new_example = "P10D",
        .on = {on("termination", "cure", Move::lowered)},
    },
    {
        .code = "TM016",
        .slug = "cure-period-lengthened",
        .family = Family::term,
        .severity = Severity::medium,
        .title = "There is more time to put a breach right",
        .says = "A breach could be put right within {old}; now within {new}.",
        .why = "{holder} must wait longer before it may end the agreement.",
        .direction = "holder - others +",
        .mirror = "TM015",
        .old_example = "P10D",
        .new_example = "P60D",
        .on = {on("termination", "cure", Move::raised)},
    },
    {
        .code = "TM017",
        .slug = "termination-fee-changed",
        .family = Family::term,
        .severity = Severity::high,
        .title = "The price of termination changed",
        .says = "To end the agreement cost {holder} this fee: {old}. Now: {new}.",
        .why = "The fee decides whether leaving is worth it.",
        .direction = "by field",
        .mirror = "TM017",
        .old_example = "USD 1m",
        .new_example = "USD 5m",
        .on = {on("termination", "fee", any_amount)},
    },
    {
        .code = "TM018",
        .slug = "survival-added",
        .family = Family::term,
        .severity = Severity::medium,
        .title = "More outlives the agreement",
        .says = "This outlives the agreement: {of}. Before: {old}.",
        .why = "Duties that the end would have lifted go on.",
        .direction = "by ? for ?",
        .mirror = "TM019",
        .old_example = "none",
        .new_example = "confidentiality survives P5Y",
        .on = {on("survival", "", Move::added),
               on("survival", "of", Move::raised | Move::replaced)},
        .when = more_survives,
        .direct = who_is_touched,
    },
    {
        .code = "TM019",
        .slug = "survival-removed",
        .family = Family::term,
        .severity = Severity::high,
        .title = "Less outlives the agreement",
        .says = "This outlived the agreement: {old-of}. Now: {new}.",
        .why = "Rights that would have gone on end with the agreement.",
        .direction = "by ? for ?",
        .mirror = "TM018",
        .old_example = "audit survives",
        .new_example = "does not",
        .on = {on("survival", "", Move::removed),
               on("survival", "of", Move::lowered | Move::replaced)},
        .when = less_survives,
        .direct = who_is_touched,
    },
    {
        .code = "TM020",
        .slug = "survival-shortened",
        .family = Family::term,
        .severity = Severity::medium,
        .title = "What outlives the agreement does so for less time",
        .says = "This outlived the agreement for {old}: {of}. Now for {new}.",
        .why = "Whoever holds these rights loses them sooner after the end.",
        .direction = "beneficiary -",
        .mirror = "TM024",
        .old_example = "P5Y",
        .new_example = "P2Y",
        .on = {on("survival", "for", Move::lowered)},
        .direct = who_is_touched_in_time,
    },
    {
        .code = "TM024",
        .slug = "survival-lengthened",
        .family = Family::term,
        .severity = Severity::medium,
        .title = "What outlives the agreement does so for longer",
        .says = "This outlived the agreement for {old}: {of}. Now for {new}.",
        .why = "Whoever is bound by these rights is free later after the end.",
        .direction = "beneficiary +",
        .mirror = "TM020",
        .old_example = "P2Y",
        .new_example = "P5Y",
        .on = {on("survival", "for", Move::raised)},
        .direct = who_is_touched_in_time,
    },
    {
        .code = "TM023",
        .slug = "termination-holder-changed",
        .family = Family::term,
        .severity = Severity::high,
        .title = "Somebody else may end the agreement",
        .says = "The agreement could be ended by {old-holder}; now by {new-holder}.",
        .why = "Whoever may leave has the stronger hand in every dispute.",
        .direction = "old-holder - new-holder +",
        .mirror = "TM023",
        .old_example = "either party",
        .new_example = "Microsoft",
        .on = {on("termination", "holder", Move::replaced)},
        .direct = who_gains_by_holder,
    },
};

}  // namespace

std::span<const Rule> termination() { return termination_rules; }

}  // namespace clauseline::packs
