#include "terms/period.hpp"

#include "terms/exact.hpp"

namespace clauseline {
namespace {

Move order_of_minimums(const PerPeriod& before, const PerPeriod& after) {
  const auto falls_short = less_over_time(before, after);
  const auto exceeds = less_over_time(after, before);
  if (!falls_short || !exceeds) return Move::replaced;
  if (*months_of(before.period) < *months_of(after.period))
    return *falls_short ? Move::replaced : Move::lowered;
  return *exceeds ? Move::replaced : Move::raised;
}

}  // namespace

std::optional<int> months_of(std::string_view period) {
  if (period == "month") return 1;
  if (period == "quarter") return 3;
  if (period == "year") return 12;
  return std::nullopt;
}

std::optional<bool> less_over_time(const PerPeriod& one, const PerPeriod& other) {
  const auto months = months_of(one.period);
  const auto other_months = months_of(other.period);
  if (one.amount.unit != other.amount.unit || !months || !other_months) return std::nullopt;
  return exact(one.amount.amount) * *other_months < exact(other.amount.amount) * *months;
}

std::optional<Move> order_across_periods(const Field& field, const Term& before,
                                         const Term& after) {
  if (field.name != "minimum" && field.name != "minimum.per") return std::nullopt;
  const auto& old_period = before["minimum.per"].text;
  const auto& new_period = after["minimum.per"].text;
  const Value& was = before["minimum"];
  const Value& is = after["minimum"];
  const auto* old_amount = was.get<Money>();
  const auto* new_amount = is.get<Money>();
  const bool shown = was.stated() && is.stated() && old_amount != nullptr && new_amount != nullptr;
  if (old_period == new_period || !shown) return std::nullopt;
  if (field.name == "minimum.per") return Move::none;  // told with the amount
  return order_of_minimums({*old_amount, old_period}, {*new_amount, new_period});
}

}  // namespace clauseline
