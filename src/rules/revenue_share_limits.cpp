// Rules about what a revenue share comes to: caps, minimums, tiers and recoupment.

#include "rules/direction.hpp"
#include "rules/packs.hpp"
#include "rules/payable.hpp"
#include "terms/tiers.hpp"

#include <string>

namespace clauseline::packs {
namespace {

bool same_period(const Change& change, std::string_view period) {
  return (*change.old_term)[period].text == (*change.new_term)[period].text;
}
bool same_cap_period(const Change& change, const Comparison&) {
  return same_period(change, "cap.per");
}

/// The period itself, or an amount that it makes incomparable.
bool other_cap_period(const Change& change, const Comparison&) {
  return !same_period(change, "cap.per");
}

bool other_cap_currency(const Change& change, const Comparison&) {
  const auto* before = change.old_value()->get<Money>();
  const auto* after = change.new_value()->get<Money>();
  return before == nullptr || after == nullptr || before->unit != after->unit;
}

/// Do the tiers differ only in whether a rate applies to all of the base or to what is above?
bool only_application_changed(const Change& change, const Comparison&) {
  const auto* before = change.old_value()->get<Tiers>();
  const auto* after = change.new_value()->get<Tiers>();
  if (before == nullptr || after == nullptr) return false;
  auto adjusted = before->tiers;
  if (adjusted.size() != after->tiers.size()) return false;
  for (std::size_t i = 0; i < adjusted.size(); ++i)
    adjusted[i].whole = after->tiers[i].whole;
  return adjusted == after->tiers;
}
bool tiers_moved(const Change& change, const Comparison& comparison) {
  return !only_application_changed(change, comparison);
}

/// Tiers are compared as functions of the base, with the rate from which they start.
Directions who_gains_by_tiers(const Change& change, const Comparison& comparison) {
  const auto before = payable(*change.old_term);
  const auto after = payable(*change.new_term);
  const auto found = before && after ? order(before->tiers, after->tiers) : FunctionOrder::crossing;
  Directions directions;
  const auto tell = [&](std::string_view role, FunctionOrder gains) {
    for (const std::string& party : players(role, change, comparison))
      directions[party] = found == FunctionOrder::crossing ? Direction::depends
                          : found == FunctionOrder::equal  ? Direction::neutral
                          : found == gains                 ? Direction::gain
                                                           : Direction::loss;
  };
  tell("payer", FunctionOrder::lower);
  tell("payee", FunctionOrder::higher);
  return directions;
}

constexpr Move any_amount = Move::raised | Move::lowered | Move::replaced;
constexpr Move to_or_from_nothing = Move::stated | Move::silenced;

constexpr Rule revenue_share_limits_rules[] = {
    {
        .code = "RS020",
        .slug = "share-cap-added",
        .family = Family::revenue_share,
        .severity = Severity::critical,
        .title = "A revenue share got a cap",
        .says = "What {payer} pays {payee} had {old}; it now has a {new}.",
        .why = "The income of {payee} stops at the cap however much {payer} earns.",
        .direction = "payer + payee -",
        .mirror = "RS021",
        .old_example = "uncapped",
        .new_example = "subject to a total cap",
        .on = {on("revenue-share", "cap", Move::added)},
    },
    {
        .code = "RS021",
        .slug = "share-cap-removed",
        .family = Family::revenue_share,
        .severity = Severity::critical,
        .title = "A revenue share lost its cap",
        .says = "What {payer} pays {payee} had a {old}; it now has {new}.",
        .why = "{payer} now pays however much the share comes to.",
        .direction = "payer - payee +",
        .mirror = "RS020",
        .old_example = "total cap",
        .new_example = "uncapped",
        .on = {on("revenue-share", "cap", Move::removed)},
    },
    {
        .code = "RS022",
        .slug = "share-cap-raised",
        .family = Family::revenue_share,
        .severity = Severity::high,
        .title = "The cap of a revenue share rose",
        .says = "What {payer} pays {payee} had a {old}; it now has a {new}.",
        .why = "{payer} pays for longer before the cap stops it.",
        .direction = "payer - payee +",
        .mirror = "RS023",
        .old_example = "USD 10bn",
        .new_example = "USD 38bn",
        .on = {on("revenue-share", "cap", Move::raised)},
        .when = same_cap_period,
    },
    {
        .code = "RS023",
        .slug = "share-cap-lowered",
        .family = Family::revenue_share,
        .severity = Severity::high,
        .title = "The cap of a revenue share fell",
        .says = "What {payer} pays {payee} had a {old}; it now has a {new}.",
        .why = "The income of {payee} stops sooner.",
        .direction = "payer + payee -",
        .mirror = "RS022",
        .old_example = "USD 38bn",
        .new_example = "USD 30bn",
        .on = {on("revenue-share", "cap", Move::lowered)},
        .when = same_cap_period,
    },
    {
        .code = "RS024",
        .slug = "share-cap-currency-changed",
        .family = Family::revenue_share,
        .severity = Severity::high,
        .title = "The cap of a revenue share is in another currency",
        .says = "What {payer} pays {payee} had a {old}; it now has a {new}.",
        .why = "Which cap is higher depends on the rate of exchange.",
        .direction = "payer ? payee ?",
        .mirror = "RS024",
        .old_example = "USD 38bn",
        .new_example = "EUR 38bn",
        .on = {on("revenue-share", "cap", Move::replaced)},
        .when = other_cap_currency,
    },
    {
        .code = "RS025",
        .slug = "share-cap-period-changed",
        .family = Family::revenue_share,
        .severity = Severity::high,
        .title = "The cap of a revenue share is for another period",
        .says = "The cap on what {payer} pays {payee} was for this period: {old-cap.per}. Now for: "
                "{cap.per}.",
        .why = "A cap that starts anew every period limits far less than one for the whole life "
               "of the share.",
        .direction = "payer ? payee ?",
        .mirror = "RS025",
        .old_example = "lifetime",
        .new_example = "year",
        .on = {on("revenue-share", "cap", Move::raised | Move::lowered),
               on("revenue-share", "cap.per", Move::replaced)},
        .when = other_cap_period,
        .grouping = Grouping::of_term,
    },
    {
        .code = "RS026",
        .slug = "share-cap-counting-changed",
        .family = Family::revenue_share,
        .severity = Severity::high,
        .title = "Payments count towards the cap from another day",
        .says = "Payments counted towards the cap from this day: {old}. Now from: {new}.",
        .why = "An earlier start uses the cap up sooner.",
        .direction = "by field",
        .mirror = "RS026",
        .old_example = "2026-04-27",
        .new_example = "2019-07-22",
        .on = {on("revenue-share", "cap.counts-from",
                  Move::raised | Move::lowered | to_or_from_nothing)},
    },
    {
        .code = "RS027",
        .slug = "share-minimum-added",
        .family = Family::revenue_share,
        .severity = Severity::high,
        .title = "A revenue share got a minimum",
        .says = "{payer} guaranteed {payee} {old}; it now guarantees a {new}.",
        .why = "{payer} owes the minimum even if it earns nothing.",
        .direction = "payer - payee +",
        .mirror = "RS028",
        .old_example = "none",
        .new_example = "USD 1bn a year",
        .on = {on("revenue-share", "minimum", Move::added)},
    },
    {
        .code = "RS028",
        .slug = "share-minimum-removed",
        .family = Family::revenue_share,
        .severity = Severity::high,
        .title = "A revenue share lost its minimum",
        .says = "{payer} guaranteed {payee} a {old}; it now guarantees {new}.",
        .why = "{payee} now bears the risk that {payer} earns little.",
        .direction = "payer + payee -",
        .mirror = "RS027",
        .old_example = "USD 1bn a year",
        .new_example = "none",
        .on = {on("revenue-share", "minimum", Move::removed)},
    },
    {
        .code = "RS029",
        .slug = "share-minimum-raised",
        .family = Family::revenue_share,
        .severity = Severity::medium,
        .title = "The minimum of a revenue share rose",
        .says = "{payer} guaranteed {payee} a {old}; it now guarantees a {new}.",
        .why = "{payer} owes more even if it earns nothing.",
        .direction = "payer - payee +",
        .mirror = "RS030",
        .old_example = "USD 1bn",
        .new_example = "USD 2bn",
        .on = {on("revenue-share", "minimum", Move::raised)},
    },
    {
        .code = "RS030",
        .slug = "share-minimum-lowered",
        .family = Family::revenue_share,
        .severity = Severity::medium,
        .title = "The minimum of a revenue share fell",
        .says = "{payer} guaranteed {payee} a {old}; it now guarantees a {new}.",
        .why = "{payee} can count on less.",
        .direction = "payer + payee -",
        .mirror = "RS029",
        .old_example = "USD 2bn",
        .new_example = "USD 1bn",
        .on = {on("revenue-share", "minimum", Move::lowered)},
    },
    {
        .code = "RS031",
        .slug = "share-tier-changed",
        .family = Family::revenue_share,
        .severity = Severity::high,
        .title = "The tiers of a revenue share changed",
        .says = "{payer} paid {payee} by these tiers: {old}. Now by these: {new}.",
        .why = "What is due at every level of revenue must be worked out anew.",
        .direction = "payer ? payee ?",
        .mirror = "RS031",
        .old_example = "15% to 3bn, 5% above",
        .new_example = "15% to 5bn, 5% above",
        .on = {on("revenue-share", "tier", any_amount | Move::added | Move::removed)},
        .when = tiers_moved,
        .direct = who_gains_by_tiers,
    },
    {
        .code = "RS032",
        .slug = "share-tier-application-changed",
        .family = Family::revenue_share,
        .severity = Severity::high,
        .title = "The tiers of a revenue share apply to another part of the base",
        .says = "{payer} paid {payee} by these tiers: {old}. Now by these: {new}.",
        .why = "A rate on the whole base and a rate only on what is above a threshold differ by "
               "everything below it.",
        .direction = "payer ? payee ?",
        .mirror = "RS032",
        .old_example = "marginal",
        .new_example = "whole",
        .on = {on("revenue-share", "tier", any_amount)},
        .when = only_application_changed,
        .direct = who_gains_by_tiers,
    },
    {
        .code = "RS033",
        .slug = "share-recoupment-added",
        .family = Family::revenue_share,
        .severity = Severity::high,
        .title = "A payer may recoup an advance before it shares revenue",
        .says = "{payer} may now keep {recoup} out of the share until an advance is paid back.",
        .why = "{payee} receives less, or nothing, until the advance is recouped.",
        .direction = "payer + payee -",
        .mirror = "RS034",
        .old_example = "none",
        .new_example = "recoup USD 100m",
        .on = {on("revenue-share", "recoup", Move::added)},
    },
    {
        .code = "RS034",
        .slug = "share-recoupment-removed",
        .family = Family::revenue_share,
        .severity = Severity::high,
        .title = "A payer may no longer recoup an advance",
        .says = "{payer} could keep {old-recoup} out of the share until an advance was paid back; "
                "it no longer can.",
        .why = "{payer} shares revenue from the first day.",
        .direction = "payer - payee +",
        .mirror = "RS033",
        .old_example = "recoup USD 100m",
        .new_example = "none",
        .on = {on("revenue-share", "recoup", Move::removed)},
    },
};

}  // namespace

std::span<const Rule> revenue_share_limits() { return revenue_share_limits_rules; }

}  // namespace clauseline::packs
