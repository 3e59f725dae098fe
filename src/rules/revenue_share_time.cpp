// Rules about how long a revenue share runs, and when and how it is paid.

#include "rules/packs.hpp"
#include "rules/predicates.hpp"

namespace clauseline::packs {
namespace {

/// Is the day of the end known: a date, or the first or last of dates?
bool certain(const Value* value) {
  const auto* end = value == nullptr ? nullptr : value->get<End>();
  if (end == nullptr || end->kind == End::Kind::event || end->kind == End::Kind::never)
    return false;
  return std::ranges::all_of(end->parts,
                             [](const End& part) { return part.kind == End::Kind::date; });
}
bool became_certain(const Change& change, const Comparison&) {
  return certain(change.new_value()) && !certain(change.old_value());
}
bool became_uncertain(const Change& change, const Comparison&) {
  return certain(change.old_value()) && !certain(change.new_value());
}

bool now_yes(const Change& change, const Comparison&) { return change.new_value()->text == "yes"; }
bool was_yes(const Change& change, const Comparison&) { return change.old_value()->text == "yes"; }

constexpr Move any_value = Move::raised | Move::lowered | Move::replaced | Move::stated |
                           Move::silenced | Move::hidden | Move::disclosed;

constexpr Rule revenue_share_time_rules[] = {
    {
        .code = "RS035",
        .slug = "share-ends-earlier",
        .family = Family::revenue_share,
        .severity = Severity::critical,
        .title = "A revenue share ends earlier",
        .says = "The end of the share that {payer} pays {payee} was: {old}. It is now: {new}.",
        .why = "{payee} loses the income of the time between.",
        .direction = "payer + payee -",
        .mirror = "RS036",
        .old_example = "2032",
        .new_example = "2030",
        .on = {on("revenue-share", "until", Move::lowered)},
        .when = end_moved,
    },
    {
        .code = "RS036",
        .slug = "share-ends-later",
        .family = Family::revenue_share,
        .severity = Severity::critical,
        .title = "A revenue share ends later",
        .says = "The end of the share that {payer} pays {payee} was: {old}. It is now: {new}.",
        .why = "{payer} pays for the time between.",
        .direction = "payer - payee +",
        .mirror = "RS035",
        .old_example = "2030",
        .new_example = "2032",
        .on = {on("revenue-share", "until", Move::raised)},
        .when = end_moved,
    },
    {
        .code = "RS037",
        .slug = "share-end-event-to-date",
        .family = Family::revenue_share,
        .severity = Severity::critical,
        .title = "A revenue share ends on a date, no longer with an event",
        .says = "The end of the share that {payer} pays {payee} was: {old}. It is now: {new}. "
                "Whether "
                "that is later depends on when the old end would have come.",
        .why = "A date cuts the share short if the event would have come after it, and "
               "lengthens it otherwise.",
        .direction = "payer ? payee ?",
        .mirror = "RS038",
        .old_example = "AGI verified",
        .new_example = "2030",
        .on = {on("revenue-share", "until", Move::replaced)},
        .when = became_certain,
    },
    {
        .code = "RS038",
        .slug = "share-end-date-to-event",
        .family = Family::revenue_share,
        .severity = Severity::critical,
        .title = "A revenue share ends with an event, no longer on a date",
        .says = "The end of the share that {payer} pays {payee} was: {old}. It is now: {new}. "
                "Whether "
                "that is later depends on when the new end comes.",
        .why = "An event may come early, late or never, and somebody may have a hand in it.",
        .direction = "payer ? payee ?",
        .mirror = "RS037",
        .old_example = "2030",
        .new_example = "AGI verified",
        .on = {on("revenue-share", "until", Move::replaced)},
        .when = became_uncertain,
    },
    {
        .code = "RS039",
        .slug = "share-decoupled-from-event",
        .family = Family::revenue_share,
        .severity = Severity::high,
        .title = "A revenue share no longer hangs on an event",
        .says = "The share that {payer} pays {payee} was so: {old}. Now: {new}.",
        .why = "{payer} must go on paying although the event comes.",
        .direction = "payer - payee +",
        .mirror = "RS040",
        .old_example = "ends on AGI",
        .new_example = "independent of technology progress",
        .on = {on("revenue-share", "independent-of", Move::raised)},
    },
    {
        .code = "RS040",
        .slug = "share-coupled-to-event",
        .family = Family::revenue_share,
        .severity = Severity::high,
        .title = "A revenue share now hangs on an event",
        .says = "The share that {payer} pays {payee} was so: {old}. Now: {new}.",
        .why = "The income of {payee} stops when the event comes.",
        .direction = "payer + payee -",
        .mirror = "RS039",
        .old_example = "fixed",
        .new_example = "ends on AGI",
        .on = {on("revenue-share", "independent-of", Move::lowered)},
    },
    {
        .code = "RS041",
        .slug = "share-frequency-changed",
        .family = Family::revenue_share,
        .severity = Severity::low,
        .title = "A revenue share is paid at other times",
        .says = "{payer} paid {payee} at this interval or within this time: {old}. Now: {new}.",
        .why = "{payee} waits longer or shorter for its money.",
        .direction = "by field",
        .mirror = "RS041",
        .old_example = "P3M",
        .new_example = "P1Y",
        .on = {on("revenue-share", "pay.every", any_value),
               on("revenue-share", "pay.within", any_value)},
    },
    {
        .code = "RS042",
        .slug = "share-deferred",
        .family = Family::revenue_share,
        .severity = Severity::medium,
        .title = "Payment of a revenue share is deferred",
        .says = "{payer} may now pay {payee} over a longer time.",
        .why = "{payee} lends {payer} the money meanwhile.",
        .direction = "payer + payee -",
        .mirror = "RS043",
        .old_example = "paid currently",
        .new_example = "paid over a longer period",
        .on = {on("revenue-share", "pay.deferred", Move::raised | Move::stated)},
        .when = now_yes,
    },
    {
        .code = "RS043",
        .slug = "share-accelerated",
        .family = Family::revenue_share,
        .severity = Severity::medium,
        .title = "Payment of a revenue share is no longer deferred",
        .says = "{payer} paid {payee} over a longer time; it now pays as the share falls due.",
        .why = "{payer} needs the money sooner.",
        .direction = "payer - payee +",
        .mirror = "RS042",
        .old_example = "deferred",
        .new_example = "paid quarterly",
        .on = {on("revenue-share", "pay.deferred", Move::lowered | Move::silenced)},
        .when = was_yes,
    },
    {
        .code = "RS044",
        .slug = "share-rounding-changed",
        .family = Family::revenue_share,
        .severity = Severity::low,
        .title = "A revenue share is rounded in another way",
        .says = "Amounts were rounded {old}; they are now rounded {new}.",
        .why = "Small differences add up over many payments.",
        .direction = "payer ? payee ?",
        .mirror = "RS044",
        .old_example = "half-up",
        .new_example = "down",
        .on = {on("revenue-share", "pay.rounding", Move::replaced)},
    },
    {
        .code = "RS045",
        .slug = "share-offset-allowed",
        .family = Family::revenue_share,
        .severity = Severity::medium,
        .title = "A payer of a revenue share may set off",
        .says = "{payer} may now set off what {payee} owes it.",
        .why = "{payee} may receive less than its share and must argue for the rest.",
        .direction = "payer + payee -",
        .mirror = "RS046",
        .old_example = "no set-off",
        .new_example = "may set off",
        .on = {on("revenue-share", "pay.offset", Move::raised | Move::stated)},
        .when = now_yes,
    },
    {
        .code = "RS046",
        .slug = "share-offset-forbidden",
        .family = Family::revenue_share,
        .severity = Severity::medium,
        .title = "A payer of a revenue share may no longer set off",
        .says = "{payer} could set off what {payee} owes it; it no longer can.",
        .why = "{payer} must pay in full and claim its own money apart.",
        .direction = "payer - payee +",
        .mirror = "RS045",
        .old_example = "may set off",
        .new_example = "without set-off",
        .on = {on("revenue-share", "pay.offset", Move::lowered | Move::silenced)},
        .when = was_yes,
    },
    {
        .code = "RS047",
        .slug = "share-late-interest-changed",
        .family = Family::revenue_share,
        .severity = Severity::medium,
        .title = "Interest on a late revenue share changed",
        .says = "Interest on late payments of {payer} was: {old}. Now: {new}.",
        .why = "The interest decides what it costs {payer} to pay late.",
        .direction = "by field",
        .mirror = "RS047",
        .old_example = "8 a year",
        .new_example = "12 a year",
        .on = {on("revenue-share", "pay.late-percent", any_value),
               on("revenue-share", "pay.late-per", any_value)},
    },
    {
        .code = "RS048",
        .slug = "share-negative-treatment-changed",
        .family = Family::revenue_share,
        .severity = Severity::medium,
        .title = "A negative base is treated in another way",
        .says = "A period in which the base is negative was treated so: {old}. Now: {new}.",
        .why = "Whether losses are carried, paid back or forgotten decides later payments.",
        .direction = "payer ? payee ?",
        .mirror = "RS048",
        .old_example = "carry",
        .new_example = "zero",
        .on = {on("revenue-share", "pay.negative", Move::replaced)},
    },
    {
        .code = "RS049",
        .slug = "share-currency-changed",
        .family = Family::revenue_share,
        .severity = Severity::high,
        .title = "A revenue share is paid in another currency",
        .says = "{payer} paid {payee} in this currency: {old}. Now in: {new}.",
        .why = "Somebody else now bears the risk of the rate of exchange.",
        .direction = "payer ? payee ?",
        .mirror = "RS049",
        .old_example = "USD",
        .new_example = "EUR",
        .on = {on("revenue-share", "pay.currency", Move::replaced | Move::stated | Move::silenced)},
    },
};

}  // namespace

std::span<const Rule> revenue_share_time() { return revenue_share_time_rules; }

}  // namespace clauseline::packs
