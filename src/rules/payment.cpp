// Rules about single and recurring payments and about promises on prices.

#include "rules/packs.hpp"
#include "rules/predicates.hpp"

namespace clauseline::packs {
namespace {

bool penalty(const Change& change, const Comparison&) {
  const auto& kind = (*change.term())["kind"].text;
  return kind == "liquidated-damages" || kind == "termination-fee";
}
bool no_penalty(const Change& change, const Comparison& comparison) {
  return !penalty(change, comparison);
}
bool other_currency(const Change& change, const Comparison&) {
  const auto* before = change.old_value()->get<Money>();
  const auto* after = change.new_value()->get<Money>();
  return before != nullptr && after != nullptr && before->unit != after->unit;
}
bool price_restriction(const Change& change, const Comparison&) {
  return covenant(change, "price-restriction") && !whichever_swapped(change);
}

constexpr Move moved = Move::raised | Move::lowered | Move::replaced;
constexpr Move any_value = moved | Move::stated | Move::silenced;

constexpr Rule payment_rules[] = {
    {
        .code = "PA001",
        .slug = "payment-added",
        .family = Family::payment,
        .severity = Severity::high,
        .title = "A new payment",
        .says = "{payer} now owes {payee} {amount} ({kind}).",
        .why = "It is money that was not owed before.",
        .direction = "payer - payee +",
        .mirror = "PA002",
        .old_example = "none",
        .new_example = "USD 5m prepayment",
        .on = {on("payment", "", Move::added)},
        .when = no_penalty,
    },
    {
        .code = "PA002",
        .slug = "payment-removed",
        .family = Family::payment,
        .severity = Severity::high,
        .title = "A payment is gone",
        .says = "{payer} owed {payee} {old-amount} ({kind}); it no longer does.",
        .why = "{payee} loses money that it could count on.",
        .direction = "payer + payee -",
        .mirror = "PA001",
        .old_example = "USD 5m",
        .new_example = "none",
        .on = {on("payment", "", Move::removed)},
        .when = no_penalty,
    },
    {
        .code = "PA003",
        .slug = "payment-raised",
        .family = Family::payment,
        .severity = Severity::high,
        .title = "A payment is larger",
        .says = "{payer} owed {payee} {old}; it now owes {new}.",
        .why = "{payer} pays more for the same.",
        .direction = "payer - payee +",
        .mirror = "PA004",
        .old_example = "5m",
        .new_example = "6m",
        .on = {on("payment", "amount", Move::raised)},
    },
    {
        .code = "PA004",
        .slug = "payment-lowered",
        .family = Family::payment,
        .severity = Severity::high,
        .title = "A payment is smaller",
        .says = "{payer} owed {payee} {old}; it now owes {new}.",
        .why = "{payee} receives less for the same.",
        .direction = "payer + payee -",
        .mirror = "PA003",
        .old_example = "6m",
        .new_example = "5m",
        .on = {on("payment", "amount", Move::lowered)},
    },
    {
        .code = "PA005",
        .slug = "payment-currency-changed",
        .family = Family::payment,
        .severity = Severity::high,
        .title = "A payment is in another currency",
        .says = "{payer} owed {payee} {old}; it now owes {new}.",
        .why = "Which amount is larger depends on the rate of exchange.",
        .direction = "payer ? payee ?",
        .mirror = "PA005",
        .old_example = "USD",
        .new_example = "EUR",
        .on = {on("payment", "amount", Move::replaced)},
        .when = other_currency,
    },
    {
        .code = "PA006",
        .slug = "payment-due-earlier",
        .family = Family::payment,
        .severity = Severity::medium,
        .title = "A payment is due earlier",
        .says = "The payment of {payer} was due {old}; it is now due {new}.",
        .why = "{payer} needs the money sooner.",
        .direction = "payer - payee +",
        .mirror = "PA007",
        .old_example = "2027-06",
        .new_example = "2027-01",
        .on = {on("payment", "due", Move::lowered)},
    },
    {
        .code = "PA007",
        .slug = "payment-due-later",
        .family = Family::payment,
        .severity = Severity::medium,
        .title = "A payment is due later",
        .says = "The payment of {payer} was due {old}; it is now due {new}.",
        .why = "{payee} waits longer for its money.",
        .direction = "payer + payee -",
        .mirror = "PA006",
        .old_example = "2027-01",
        .new_example = "2027-06",
        .on = {on("payment", "due", Move::raised)},
    },
    {
        .code = "PA008",
        .slug = "payment-payer-or-payee-changed",
        .family = Family::payment,
        .severity = Severity::high,
        .title = "A payment is owed by or to somebody else",
        .says = "{old-payer} owed {old-payee}; now {new-payer} owes {new-payee}.",
        .why = "Who must pay, who may claim and who may fail to pay are not the same.",
        .direction = "parties ?",
        .mirror = "PA008",
        .old_example = "openai",
        .new_example = "affiliate",
        .on = {on("payment", "payer", Move::replaced), on("payment", "payee", Move::replaced)},
        .grouping = Grouping::of_term,
    },
    {
        .code = "PA009",
        .slug = "payment-refundability-changed",
        .family = Family::payment,
        .severity = Severity::medium,
        .title = "Whether a payment is refunded changed",
        .says = "Whether {payer} gets its money back was: {old}. It is now: {new}.",
        .why = "It decides who bears the loss if what was paid for does not come.",
        .direction = "by field",
        .mirror = "PA009",
        .old_example = "yes",
        .new_example = "no",
        .on = {on("payment", "refundable", any_value)},
    },
    {
        .code = "PA010",
        .slug = "penalty-added",
        .family = Family::payment,
        .severity = Severity::high,
        .title = "A new penalty",
        .says = "{payer} now owes {payee} {amount} in a case of {kind}.",
        .why = "A fixed sum is owed without proof of a loss.",
        .direction = "payer - payee +",
        .mirror = "PA011",
        .old_example = "none",
        .new_example = "USD 1m per breach",
        .on = {on("payment", "", Move::added)},
        .when = penalty,
    },
    {
        .code = "PA011",
        .slug = "penalty-removed",
        .family = Family::payment,
        .severity = Severity::high,
        .title = "A penalty is gone",
        .says = "{payer} owed {payee} {old-amount} in a case of {kind}; it no longer does.",
        .why = "{payee} must now prove its loss.",
        .direction = "payer + payee -",
        .mirror = "PA010",
        .old_example = "the reverse",
        .new_example = "-",
        .on = {on("payment", "", Move::removed)},
        .when = penalty,
    },
    {
        .code = "PA012",
        .slug = "price-restriction-changed",
        .family = Family::payment,
        .severity = Severity::medium,
        .title = "A promise on prices changed",
        .says = "The promise of {by} to {for} on its prices was: {old}. It is now: {new}.",
        .why = "It decides how far prices may move while the agreement runs.",
        .direction = "by ? for ?",
        .mirror = "PA012",
        .old_example = "none",
        .new_example = "no increase above CPI",
        .on = {on("covenant", "", Move::added | Move::removed), on("covenant", "until", moved)},
        .when = price_restriction,
    },
    {
        .code = "PA013",
        .slug = "payment-exposure-changed",
        .family = Family::payment,
        .severity = Severity::high,
        .title = "What is paid by a forecast of the house differs, or cannot be told",
        .says = "Before, {old}. Now: {new}.",
        .why = "The policy says from which amount on a change of payments is to be looked at, and "
               "what cannot be computed may be more than that.",
        .direction = "parties ?",
        .mirror = "PA013",
        .old_example = "by forecasts/2026.csv, Ann Ltd receives USD 135.00 more than it pays",
        .new_example = "Ann Ltd receives USD 38.00 more than it pays",
        .on = {on("agreement", "exposure", Move::replaced)},
    },
    {
        .code = "PA015",
        .slug = "payment-frequency-changed",
        .family = Family::payment,
        .severity = Severity::low,
        .title = "A payment recurs at another interval",
        .says = "{payer} paid {payee} at this interval: {old}. Now: {new}.",
        .why = "{payee} waits longer or shorter for each payment.",
        .direction = "by field",
        .mirror = "PA015",
        .old_example = "P1M",
        .new_example = "P3M",
        .on = {on("payment", "every", any_value)},
    },
};

}  // namespace

std::span<const Rule> payment() { return payment_rules; }

}  // namespace clauseline::packs
