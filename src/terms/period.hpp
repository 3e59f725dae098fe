#pragma once

#include "terms/order.hpp"

#include <optional>
#include <string_view>

namespace clauseline {

/// How many months the period of a limit has ("month", "quarter", "year"); nothing for the whole
/// life, for each claim, and for what is not shown.
std::optional<int> months_of(std::string_view period);

/// An amount for each period.
struct PerPeriod {
  const Money& amount;
  std::string_view period;
};

/// Are these amounts less than those, over a time that holds both periods? Nothing where that
/// cannot be said: other units, or periods of which none holds so many of the other.
std::optional<bool> less_over_time(const PerPeriod& one, const PerPeriod& other);

/// How the minimum of a share moved that is for another period now, its period with it; nothing
/// for any other field, or where an amount is not shown. A minimum for each month is no less
/// than one for the year of twelve times the amount, whatever is earned when; where it is the
/// lower one, neither is more.
std::optional<Move> order_across_periods(const Field& field, const Term& before, const Term& after);

}  // namespace clauseline
