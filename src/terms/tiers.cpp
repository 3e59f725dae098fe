#include "terms/tiers.hpp"

#include <boost/multiprecision/cpp_int.hpp>
#include <fmt/format.h>

#include <algorithm>

namespace clauseline {
namespace {

using Exact = boost::multiprecision::cpp_int;  // in millionths, of a unit or of a percent

Exact exact(const std::optional<Decimal>& decimal) {
  Exact value = decimal->whole;
  value *= 1'000'000;
  return value + decimal->millionths;
}

bool all_shown(const Tiers& tiers) {
  return tiers.from_first_unit && std::ranges::all_of(tiers.tiers, [](const Tier& tier) {
           return tier.over && tier.percent;
         });
}

std::string number(const std::optional<Decimal>& decimal) {
  return decimal ? to_text(*decimal) : "undisclosed";
}

std::string rate(const std::optional<Decimal>& percent) {
  return percent ? to_text(*percent) + "%" : "undisclosed";
}

/// What is paid for a base amount, in millionths of millionths of a percent of a unit.
Exact pay(const Tiers& tiers, const Exact& amount) {
  Exact rate = exact(tiers.from_first_unit);
  Exact from = 0;
  Exact paid = 0;
  for (const Tier& tier : tiers.tiers) {
    const Exact over = exact(tier.over);
    if (amount <= over) break;
    if (tier.whole)
      paid = exact(tier.percent) * over;
    else
      paid += rate * (over - from);
    rate = exact(tier.percent);
    from = over;
  }
  return paid + rate * (amount - from);
}

Exact last_rate(const Tiers& tiers) {
  return tiers.tiers.empty() ? exact(tiers.from_first_unit) : exact(tiers.tiers.back().percent);
}

bool same_currency(const Tiers& before, const Tiers& after) {
  std::string known;
  for (const Tiers* side : {&before, &after})
    for (const Tier& tier : side->tiers) {
      if (known.empty()) known = tier.currency;
      if (tier.currency != known) return false;
    }
  return true;
}

}  // namespace

FunctionOrder order(const Tiers& before, const Tiers& after) {
  if (!all_shown(before) || !all_shown(after) || !same_currency(before, after))
    return FunctionOrder::crossing;
  std::vector<Exact> amounts{1};
  for (const Tiers* side : {&before, &after})
    for (const Tier& tier : side->tiers) {
      amounts.push_back(exact(tier.over));
      amounts.emplace_back(exact(tier.over) + 1);
    }
  amounts.emplace_back(*std::ranges::max_element(amounts) + 1'000'000);
  bool higher = last_rate(after) > last_rate(before);
  bool lower = last_rate(after) < last_rate(before);
  for (const Exact& amount : amounts) {
    const Exact difference = pay(after, amount) - pay(before, amount);
    if (difference > 0) higher = true;
    if (difference < 0) lower = true;
  }
  if (higher && lower) return FunctionOrder::crossing;
  if (higher) return FunctionOrder::higher;
  return lower ? FunctionOrder::lower : FunctionOrder::equal;
}

std::string to_text(const Tiers& tiers) {
  std::string text = rate(tiers.from_first_unit);
  for (const Tier& tier : tiers.tiers)
    text += fmt::format(" to {} {}, {}{}", number(tier.over), tier.currency, rate(tier.percent),
                        tier.whole ? " of the whole" : "");
  return tiers.tiers.empty() ? text : text + " above";
}

}  // namespace clauseline
