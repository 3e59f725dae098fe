// Rules about who shares revenue with whom, at which rate and out of what.

#include "rules/packs.hpp"
#include "rules/payable.hpp"

namespace clauseline::packs {
namespace {

/// Has the payer become the payee, and the payee the payer?
bool reversed(const Change& change, const Comparison&) {
  const Term& before = *change.old_term;
  const Term& after = *change.new_term;
  return before["payer"].text == after["payee"].text && before["payee"].text == after["payer"].text;
}
bool not_reversed(const Change& change, const Comparison& comparison) {
  return !reversed(change, comparison);
}

/// Does the new rate say that it equals the rate of the old term, or what the old term says?
/// "#id" and "work@version#id" both point at a term.
bool same_as_before(const Change& change, const Comparison& comparison) {
  const auto& said = (*change.new_term)["rate.same-as"].text;
  if (!said.empty() && said == (*change.old_term)["rate.same-as"].text) return true;
  const auto& id = change.old_term->id;
  const Agreement& old_version = *comparison.before->agreement;
  return said == "#" + id || said == "@" + old_version.version + "#" + id ||
         said == old_version.id + "@" + old_version.version + "#" + id;
}
bool not_same_as_before(const Change& change, const Comparison& comparison) {
  return !same_as_before(change, comparison);
}

/// Do both versions say what the share is taken from?
bool both_have_base(const Change& change, const Comparison&) {
  return change.old_term->fact->part("base") != nullptr &&
         change.new_term->fact->part("base") != nullptr;
}
/// A base that only one version states is told as a whole; where both do, what no order holds.
bool base_without_order(const Change& change, const Comparison& comparison) {
  if (!both_have_base(change, comparison)) return true;
  return change.field == "base.measure" || change.field == "base.of" ||
         (change.field == "base.assets" && change.move == Move::replaced);
}

std::string_view told_with_tiers(const Change& change, const Comparison&) {
  return rate_with_tiers(change) ? "lowered: the tiers change with the rate and decide what is due"
                                 : "";
}

constexpr Move to_or_from_nothing = Move::stated | Move::silenced;
constexpr Move to_or_from_hidden = Move::hidden | Move::disclosed;

bool was_suspended(const Change& change, const Comparison&) {
  return change.old_term != nullptr && change.old_term->status == "suspended";
}
bool was_paid(const Change& change, const Comparison& comparison) {
  return !was_suspended(change, comparison);
}
bool is_suspended(const Change& change, const Comparison&) {
  return change.new_term != nullptr && change.new_term->status == "suspended";
}
bool is_paid(const Change& change, const Comparison& comparison) {
  return !is_suspended(change, comparison);
}

constexpr Rule revenue_share_rules[] = {
    {
        .code = "RS001",
        .slug = "share-payer-removed",
        .family = Family::revenue_share,
        .severity = Severity::critical,
        .title = "A revenue share ended",
        .says = "{payer} shared revenue with {payee}; it no longer does.",
        .why = "{payee} loses income that budgets and covenants may count on.",
        .direction = "payer + payee -",
        .mirror = "RS002",
        .old_example = "Microsoft pays OpenAI",
        .new_example = "no longer pays",
        .on = {on("revenue-share", "", Move::removed)},
        .when = was_paid,
    },
    {
        .code = "RS002",
        .slug = "share-stream-added",
        .family = Family::revenue_share,
        .severity = Severity::critical,
        .title = "A new revenue share",
        .says = "{payer} now shares revenue with {payee}.",
        .why = "{payer} owes a part of what it earns that it did not owe before.",
        .direction = "payer - payee +",
        .mirror = "RS001",
        .old_example = "none",
        .new_example = "10% of Net Revenue",
        .on = {on("revenue-share", "", Move::added)},
        .when = is_paid,
    },
    {
        .code = "RS050",
        .slug = "suspended-share-ended",
        .family = Family::revenue_share,
        .severity = Severity::medium,
        .title = "A suspended revenue share ended",
        .says = "The share that {payer} paid {payee} was suspended; it has now ended.",
        .why = "Nothing was paid, but {payee} could count on the share being resumed.",
        .direction = "payer + payee -",
        .mirror = "RS051",
        .old_example = "status=\"suspended\"",
        .new_example = "status=\"ceased\"",
        .on = {on("revenue-share", "", Move::removed)},
        .when = was_suspended,
    },
    {
        .code = "RS051",
        .slug = "suspended-share-added",
        .family = Family::revenue_share,
        .severity = Severity::medium,
        .title = "A new revenue share, suspended for now",
        .says = "{payer} is to share revenue with {payee}, but not while the share is suspended.",
        .why = "Nothing is owed yet; what ends the suspension decides from when on it is.",
        .direction = "payer - payee +",
        .mirror = "RS050",
        .old_example = "none",
        .new_example = "status=\"suspended\"",
        .on = {on("revenue-share", "", Move::added)},
        .when = is_suspended,
    },
    {
        .code = "RS003",
        .slug = "share-direction-reversed",
        .family = Family::revenue_share,
        .severity = Severity::critical,
        .title = "A revenue share changed direction",
        .says = "{old-payer} paid {old-payee}; now {new-payer} pays {new-payee}.",
        .why = "The money of the same share now flows the other way.",
        .direction = "old-payer + old-payee -",
        .mirror = "RS003",
        .old_example = "OpenAI pays Microsoft",
        .new_example = "Microsoft pays OpenAI",
        .on = {on("revenue-share", "payer", Move::replaced),
               on("revenue-share", "payee", Move::replaced)},
        .when = reversed,
        .grouping = Grouping::of_term,
    },
    {
        .code = "RS004",
        .slug = "share-payer-changed",
        .family = Family::revenue_share,
        .severity = Severity::high,
        .title = "Another party pays a revenue share",
        .says = "{old-payer} paid the share; now {new-payer} pays it.",
        .why = "Who can pay, and whom {payee} can sue, is not the same.",
        .direction = "old-payer + new-payer -",
        .mirror = "RS004",
        .old_example = "OpenAI",
        .new_example = "OpenAI affiliate",
        .on = {on("revenue-share", "payer", Move::replaced)},
        .when = not_reversed,
    },
    {
        .code = "RS005",
        .slug = "share-payee-changed",
        .family = Family::revenue_share,
        .severity = Severity::high,
        .title = "Another party is paid a revenue share",
        .says = "{payer} paid {old-payee}; now it pays {new-payee}.",
        .why = "The income goes to somebody else.",
        .direction = "old-payee - new-payee +",
        .mirror = "RS005",
        .old_example = "Microsoft",
        .new_example = "Microsoft affiliate",
        .on = {on("revenue-share", "payee", Move::replaced)},
        .when = not_reversed,
    },
    {
        .code = "RS006",
        .slug = "share-rate-raised",
        .family = Family::revenue_share,
        .severity = Severity::critical,
        .title = "The rate of a revenue share rose",
        .says = "{payer} paid {payee} {old} of the base; it now pays {new}.",
        .why = "{payer} pays more out of the same revenue.",
        .direction = "payer - payee +",
        .mirror = "RS007",
        .old_example = "15",
        .new_example = "20",
        .on = {on("revenue-share", "rate", Move::raised),
               on("prose", "revenue-share.percent", Move::raised)},
        .lighter = told_with_tiers,
        .lighter_severity = Severity::medium,
    },
    {
        .code = "RS007",
        .slug = "share-rate-lowered",
        .family = Family::revenue_share,
        .severity = Severity::critical,
        .title = "The rate of a revenue share fell",
        .says = "{payer} paid {payee} {old} of the base; it now pays {new}.",
        .why = "{payee} receives less out of the same revenue.",
        .direction = "payer + payee -",
        .mirror = "RS006",
        .old_example = "20",
        .new_example = "8",
        .on = {on("revenue-share", "rate", Move::lowered),
               on("prose", "revenue-share.percent", Move::lowered)},
        .lighter = told_with_tiers,
        .lighter_severity = Severity::medium,
    },
    {
        .code = "RS008",
        .slug = "share-rate-hidden",
        .family = Family::revenue_share,
        .severity = Severity::medium,
        .title = "The rate of a revenue share is no longer shown",
        .says = "The rate that {payer} pays {payee} was {old}; it is now {new}.",
        .why = "Nobody who reads this version can tell whether the rate moved.",
        .direction = "payer ? payee ?",
        .mirror = "RS009",
        .old_example = "20",
        .new_example = "undisclosed",
        .on = {on("revenue-share", "rate", Move::hidden)},
    },
    {
        .code = "RS009",
        .slug = "share-rate-disclosed",
        .family = Family::revenue_share,
        .severity = Severity::medium,
        .title = "The rate of a revenue share is now shown",
        .says = "The rate that {payer} pays {payee} was {old}; it is now {new}.",
        .why = "Whether the rate moved can be told only by those who know the old one.",
        .direction = "payer ? payee ?",
        .mirror = "RS008",
        .old_example = "undisclosed",
        .new_example = "20",
        .on = {on("revenue-share", "rate", Move::disclosed)},
    },
    {
        .code = "RS010",
        .slug = "share-rate-same-undisclosed",
        .family = Family::revenue_share,
        .severity = Severity::info,
        .title = "An undisclosed rate stays as it was",
        .says = "The rate that {payer} pays {payee} is not shown, and is stated to be the same "
                "as before.",
        .why = "The number is not public, but the agreement says that it did not move.",
        .direction = "payer = payee =",
        .mirror = "RS010",
        .old_example = "undisclosed",
        .new_example = "undisclosed, same-as old",
        .on = {on("revenue-share", "rate", Move::unproven)},
        .when = same_as_before,
    },
    {
        .code = "RS011",
        .slug = "share-rate-unprovable",
        .family = Family::revenue_share,
        .severity = Severity::medium,
        .title = "An undisclosed rate may have moved",
        .says = "The rate that {payer} pays {payee} is not shown in either version, and nothing "
                "says that it is the same.",
        .why = "A change of the rate would not be visible here; ask for the number.",
        .direction = "payer ? payee ?",
        .mirror = "RS011",
        .old_example = "undisclosed",
        .new_example = "undisclosed",
        .on = {on("revenue-share", "rate", Move::unproven)},
        .when = not_same_as_before,
    },
    {
        .code = "RS012",
        .slug = "share-base-narrowed",
        .family = Family::revenue_share,
        .severity = Severity::high,
        .title = "A revenue share is taken from less",
        .says = "The share of {payee} was taken from: {old}. It is now taken from: {new}.",
        .why = "The same percentage of a smaller base is less money for {payee}.",
        .direction = "payer + payee -",
        .mirror = "RS013",
        .old_example = "gross-revenue",
        .new_example = "net-revenue",
        .on = {on("revenue-share", "base.measure", Move::lowered),
               on("revenue-share", "base.assets", Move::lowered)},
        .when = both_have_base,
    },
    {
        .code = "RS013",
        .slug = "share-base-widened",
        .family = Family::revenue_share,
        .severity = Severity::high,
        .title = "A revenue share is taken from more",
        .says = "The share of {payee} was taken from: {old}. It is now taken from: {new}.",
        .why = "The same percentage of a larger base is more money from {payer}.",
        .direction = "payer - payee +",
        .mirror = "RS012",
        .old_example = "net-revenue",
        .new_example = "gross-revenue",
        .on = {on("revenue-share", "base.measure", Move::raised),
               on("revenue-share", "base.assets", Move::raised)},
        .when = both_have_base,
    },
    {
        .code = "RS014",
        .slug = "share-base-incomparable",
        .family = Family::revenue_share,
        .severity = Severity::high,
        .title = "A revenue share is taken from something else",
        .says = "The share of {payee} was taken from: {old}. It is now taken from: {new}.",
        .why = "Neither base is certain to be the larger one; compare the amounts.",
        .direction = "payer ? payee ?",
        .mirror = "RS014",
        .old_example = "receipts",
        .new_example = "units",
        .on = {on("revenue-share", "base.measure",
                  Move::replaced | to_or_from_hidden | to_or_from_nothing),
               on("revenue-share", "base.assets", Move::raised | Move::lowered | Move::replaced),
               on("revenue-share", "base.of", Move::replaced | to_or_from_nothing),
               on("revenue-share", "base.channels", Move::raised | Move::lowered),
               on("revenue-share", "base.deductions", Move::added | Move::removed),
               on("revenue-share", "base.definition", to_or_from_nothing)},
        .when = base_without_order,
        .grouping = Grouping::of_term,
    },
    {
        .code = "RS015",
        .slug = "share-base-definition-changed",
        .family = Family::revenue_share,
        .severity = Severity::critical,
        .title = "The definition behind a revenue share changed",
        .says = "The share that {payer} pays {payee} is taken from a defined base; its "
                "definition was: {old}. Now: {new}.",
        .why = "The percentage stays, but it is a percentage of something else.",
        .direction = "payer ? payee ?",
        .mirror = "RS015",
        .old_example = "\"Shared Revenue\" excludes taxes",
        .new_example = "excludes taxes and hosting cost",
        .on = {on("revenue-share", "base.definition", Move::replaced | to_or_from_nothing)},
        .when = both_have_base,
    },
    {
        .code = "RS016",
        .slug = "share-deduction-added",
        .family = Family::revenue_share,
        .severity = Severity::high,
        .title = "More is deducted before revenue is shared",
        .says = "{payer} deducted this before it shared: {old}. Now: {new}.",
        .why = "Every deduction makes the base, and so the income of {payee}, smaller.",
        .direction = "payer + payee -",
        .mirror = "RS017",
        .old_example = "refunds",
        .new_example = "refunds chargebacks hosting",
        .on = {on("revenue-share", "base.deductions", Move::added | Move::raised | Move::replaced)},
        .when = both_have_base,
    },
    {
        .code = "RS017",
        .slug = "share-deduction-removed",
        .family = Family::revenue_share,
        .severity = Severity::high,
        .title = "Less is deducted before revenue is shared",
        .says = "{payer} deducted this before it shared: {old}. Now: {new}.",
        .why = "What {payer} no longer deducts is shared with {payee}.",
        .direction = "payer - payee +",
        .mirror = "RS016",
        .old_example = "refunds taxes",
        .new_example = "refunds",
        .on = {on("revenue-share", "base.deductions",
                  Move::removed | Move::lowered | Move::replaced)},
        .when = both_have_base,
    },
    {
        .code = "RS018",
        .slug = "share-channel-removed",
        .family = Family::revenue_share,
        .severity = Severity::high,
        .title = "A sales channel left a revenue share",
        .says = "Revenue from these channels was shared: {old}. Now: {new}.",
        .why = "{payer} may keep what it sells through the channel that left.",
        .direction = "payer + payee -",
        .mirror = "RS019",
        .old_example = "direct third-party-cloud",
        .new_example = "direct",
        .on = {on("revenue-share", "base.channels", Move::lowered | Move::replaced)},
        .when = both_have_base,
    },
    {
        .code = "RS019",
        .slug = "share-channel-added",
        .family = Family::revenue_share,
        .severity = Severity::high,
        .title = "A sales channel entered a revenue share",
        .says = "Revenue from these channels was shared: {old}. Now: {new}.",
        .why = "{payer} must now share what it sells through the new channel.",
        .direction = "payer - payee +",
        .mirror = "RS018",
        .old_example = "direct",
        .new_example = "direct third-party-cloud",
        .on = {on("revenue-share", "base.channels", Move::raised | Move::replaced)},
        .when = both_have_base,
    },
};

}  // namespace

std::span<const Rule> revenue_share() { return revenue_share_rules; }

}  // namespace clauseline::packs
