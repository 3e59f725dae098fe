#include "rules/payable.hpp"

#include "terms/in_words.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <vector>

namespace clauseline {
namespace {

/// The currency in which a share counts: that of its minimum, or of its tiers.
std::string currency_of(const Term& share) {
  if (const auto* minimum = share["minimum"].get<Money>()) return minimum->unit;
  const auto* tiers = share["tier"].get<Tiers>();
  return tiers == nullptr || tiers->tiers.empty() ? std::string() : tiers->tiers.front().currency;
}

/// "about 133,333.33" of "about 133333.33".
std::string in_groups(const std::string& amount) {
  const auto begin = amount.find_first_of("0123456789");
  const auto end = std::min(amount.find('.'), amount.size());
  return amount.substr(0, begin) + grouped(amount.substr(begin, end - begin)) + amount.substr(end);
}

bool same_minimum_measure(const Term& before, const Term& after) {
  const auto* a = before["minimum"].get<Money>();
  const auto* b = after["minimum"].get<Money>();
  if (a == nullptr || b == nullptr)
    return !before["minimum"].hidden() && !after["minimum"].hidden();
  return a->unit == b->unit && before["minimum.per"].text == after["minimum.per"].text;
}

bool moves_rate_or_minimum(const Change& change) {
  return change.right->name == "revenue-share" &&
         (change.field == "rate" || change.field == "minimum");
}

}  // namespace

std::optional<Payable> payable(const Term& share) {
  if (share["rate"].hidden() || share["minimum"].hidden()) return std::nullopt;
  Payable found;
  const auto* rate = share["rate"].get<Decimal>();
  found.tiers.from_first_unit = rate == nullptr ? Decimal{} : *rate;
  if (const auto* tiers = share["tier"].get<Tiers>()) found.tiers = *tiers;
  if (const auto* minimum = share["minimum"].get<Money>()) found.minimum = minimum->amount;
  found.currency = currency_of(share);
  const auto* tiers = share["tier"].get<Tiers>();
  const bool mixed =
      tiers != nullptr && !tiers->tiers.empty() && tiers->tiers.front().currency != found.currency;
  return mixed ? std::nullopt : std::optional(found);
}

bool rate_against_minimum(const Change& change) {
  if (!moves_rate_or_minimum(change) || change.old_term == nullptr || change.new_term == nullptr)
    return false;
  const Term& before = *change.old_term;
  const Term& after = *change.new_term;
  const auto* old_rate = before["rate"].get<Decimal>();
  const auto* new_rate = after["rate"].get<Decimal>();
  const auto old_paid = payable(before);
  const auto new_paid = payable(after);
  if (old_rate == nullptr || new_rate == nullptr || !old_paid || !new_paid) return false;
  if (!same_minimum_measure(before, after)) return false;
  return (*new_rate < *old_rate && new_paid->minimum > old_paid->minimum) ||
         (*new_rate > *old_rate && new_paid->minimum < old_paid->minimum);
}

std::optional<FunctionOrder> rate_with_tiers(const Change& change) {
  const bool of_rate = change.right->name == "revenue-share" && change.field == "rate" &&
                       any_of(change.move, Move::raised | Move::lowered);
  if (!of_rate || change.old_term == nullptr || change.new_term == nullptr) return std::nullopt;
  if ((*change.old_term)["tier"].text == (*change.new_term)["tier"].text) return std::nullopt;
  const auto before = payable(*change.old_term);
  const auto after = payable(*change.new_term);
  if (!before || !after) return FunctionOrder::crossing;
  return order(before->tiers, after->tiers);
}

std::string where_payments_cross(const Change& change) {
  const bool of_payments = moves_rate_or_minimum(change) || change.field == "tier";
  if (!of_payments || change.old_term == nullptr || change.new_term == nullptr) return {};
  const auto before = payable(*change.old_term);
  const auto after = payable(*change.new_term);
  if (!before || !after || !same_minimum_measure(*change.old_term, *change.new_term)) return {};
  const auto found = crossings(*before, *after);
  if (found.empty()) return {};
  const auto& currency = after->currency.empty() ? before->currency : after->currency;
  const bool more_first = found.front().less_above;
  std::vector<std::string> steps;
  steps.reserve(found.size());
  for (const Crossing& crossing : found)
    steps.push_back(fmt::format("{} above {}{}{}", crossing.less_above ? "less" : "more", currency,
                                currency.empty() ? "" : " ", in_groups(crossing.amount)));
  return fmt::format("on the base of a period: {} is due at first, {}",
                     more_first ? "more" : "less", fmt::join(steps, ", "));
}

}  // namespace clauseline
