// Lints about revenue shares.

#include "lint/bounds.hpp"
#include "lint/packs.hpp"
#include "terms/in_words.hpp"
#include "terms/period.hpp"
#include "terms/unread_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace clauseline::lint_packs {
namespace {

bool is_share(const Term& term) { return term.right->name == "revenue-share"; }

std::string text_in(const Term& term, std::string_view name) {
  const auto* value = field(term, name);
  return value == nullptr ? std::string() : value->text;
}

void cap_below_minimum(const Draft&, const Term& term, Hits& hits) {
  if (!is_share(term)) return;
  const auto* cap = field(term, "cap");
  const auto* minimum = field(term, "minimum");
  if (cap == nullptr || minimum == nullptr) return;
  const auto* most = cap->get<Money>();
  const auto* least = minimum->get<Money>();
  if (most == nullptr || least == nullptr || most->unit != least->unit) return;
  if (!cap->stated() || !minimum->stated()) return;
  const auto cap_per = text_in(term, "cap.per");
  const auto minimum_per = text_in(term, "minimum.per");
  // A cap for each year may be below a minimum for the whole time, but not the reverse.
  const bool as_written = cap_per == minimum_per || cap_per == "lifetime";
  const bool below = as_written ? most->amount < least->amount
                                : less_over_time({*most, cap_per}, {*least, minimum_per}) == true;
  const auto told = [](const Value& limit, const std::string& per) {
    return months_of(per) ? fmt::format("{} a {}", in_words(limit), per) : in_words(limit);
  };
  if (below)
    hits.at(cap->at, fmt::format("the cap of {} ({}) is below its minimum ({})", term.id,
                                 told(*cap, cap_per), told(*minimum, minimum_per)));
}

void part_repeated(const Draft&, const Term& term, Hits& hits) {
  if (!is_share(term)) return;
  for (const Fact* part : unread_parts(term))
    hits.at(part->at,
            fmt::format("{} has a second {}, and only the first is read", term.id, part->name));
}

void tiers_unordered(const Draft&, const Term& term, Hits& hits) {
  if (!is_share(term)) return;
  const Fact* before = nullptr;
  for (const Fact& tier : term.fact->parts) {
    if (tier.name != "tier") continue;
    const auto over = read_decimal(tier["over"]);
    if (before == nullptr && over && *over > Decimal{} && term.fact->part("rate") == nullptr)
      hits.at(tier.at, fmt::format("the tiers of {} begin over {}, and nothing says what is due "
                                   "below",
                                   term.id, tier["over"]));
    if (before != nullptr && (*before)["currency"] != tier["currency"])
      hits.at(tier.at, fmt::format("a tier of {} counts in {} and the one before it in {}", term.id,
                                   tier["currency"], (*before)["currency"]));
    const auto lower = before == nullptr ? std::nullopt : read_decimal((*before)["over"]);
    if (lower && over && *over <= *lower)
      hits.at(tier.at, fmt::format("a tier of {} begins over {}, and the one before it over {}",
                                   term.id, tier["over"], (*before)["over"]));
    before = &tier;
  }
}

void share_without_base(const Draft&, const Term& term, Hits& hits) {
  if (is_share(term) && term.active() && term.fact->part("base") == nullptr)
    hits.at(term.at(), fmt::format("{} does not say of what the share is paid", term.id));
}

void share_without_audit(const Draft& draft, Hits& hits) {
  std::set<std::pair<std::string, std::string>> audits;
  for (const Term& term : draft.version().terms)
    if (term.right->name == "audit-right" && term.active())
      audits.emplace(text_in(term, "holder"), text_in(term, "of"));
  for (const Term& term : draft.version().terms) {
    if (!is_share(term) || !term.active()) continue;
    const auto payer = text_in(term, "payer");
    const auto payee = text_in(term, "payee");
    if (!audits.contains({payee, payer}))
      hits.at(term.at(), fmt::format("{} gets a share ({}) and has no right to audit {}",
                                     draft.name_of(payee), term.id, draft.name_of(payer)));
  }
}

/// What several shares would take from the same base at the same time, in millionths of a percent.
void share_over_total(const Draft& draft, Hits& hits) {
  struct Total {
    std::int64_t millionths = 0;
    bool told = false;
  };
  std::map<std::string, Total, std::less<>> totals;
  for (const Term& term : draft.version().terms) {
    const auto* rate = is_share(term) && term.active() ? field(term, "rate") : nullptr;
    const auto* percent = rate == nullptr ? nullptr : rate->get<Decimal>();
    if (percent == nullptr || term.fact->part("base") == nullptr) continue;
    std::string key = text_in(term, "payer");
    for (const std::string_view name :
         {"base.measure", "base.of", "base.assets", "base.channels", "base.definition", "from"})
      key += "|" + text_in(term, name);
    auto& total = totals[key];
    constexpr std::int64_t million = 1'000'000;
    constexpr std::int64_t whole = 100 * million;
    constexpr std::int64_t enough = 1'000;  // percent; more is LN013 and would add up too far
    total.millionths += std::min(percent->whole, enough) * million + percent->millionths;
    if (total.millionths <= whole || total.told || percent->whole > 100) continue;
    total.told = true;
    hits.at(rate->at,
            fmt::format(
                "with {2}, {0} owes {1} percent of the same base",
                draft.name_of(text_in(term, "payer")),
                to_text(Decimal{.whole = total.millionths / million,
                                .millionths = static_cast<std::int32_t>(total.millionths % million),
                                .scale = percent->scale}),
                term.id));
  }
}

constexpr Lint rows[] = {
    {
        .code = "LN045",
        .slug = "cap-below-minimum",
        .severity = Severity::high,
        .title = "A cap below the minimum",
        .why = "The payer owes at least the one and at most the other.",
        .remedy = "raise the cap or lower the minimum, or say which of the two counts",
        .example = "cap 1,000,000, minimum 2,000,000",
        .term = cap_below_minimum,
    },
    {
        .code = "LN046",
        .slug = "tiers-unordered",
        .severity = Severity::high,
        .title = "Tiers that do not rise, or leave a gap",
        .why = "For some amounts two rates are owed, or none.",
        .remedy = "put the tiers in order, in one currency, with a rate from the first unit",
        .example = "over 3bn, then over 1bn",
        .term = tiers_unordered,
    },
    {
        .code = "LN047",
        .slug = "share-without-base",
        .severity = Severity::medium,
        .title = "A revenue share of nothing in particular",
        .why = "Gross or net, whose and of which products decides what is paid.",
        .remedy = "add <base> with the measure, or the definition that gives it",
        .example = "20 percent, of what is not said",
        .term = share_without_base,
    },
    {
        .code = "LN048",
        .slug = "share-without-audit",
        .severity = Severity::low,
        .title = "A revenue share that its payee cannot check",
        .why = "Only the payer knows what the share is computed on.",
        .remedy = "give the payee an audit right over the payer",
        .example = "a share, and no audit-right",
        .whole = share_without_audit,
        .whole_only = true,
    },
    {
        .code = "LN049",
        .slug = "share-over-100-total",
        .severity = Severity::high,
        .title = "Shares of one base that add up to more than all of it",
        .why = "The payer owes more than it receives.",
        .remedy = "lower the rates, or say that one comes off before the other is computed",
        .example = "60 percent and 50 percent of the same revenue",
        .whole = share_over_total,
        .whole_only = true,
    },
    {
        .code = "LN061",
        .slug = "share-part-repeated",
        .severity = Severity::high,
        .title = "A revenue share with a second cap, base or rate",
        .why = "Only the first is read: what the second says is neither judged nor reckoned.",
        .remedy = "keep one of them, or write what another base or rate pays as a share of its own",
        .example = "cap 1,000,000 a year, cap 5,000,000 in all",
        .term = part_repeated,
    },
};

}  // namespace

std::span<const Lint> shares() { return rows; }

}  // namespace clauseline::lint_packs
