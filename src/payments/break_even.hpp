#pragma once

#include "payments/simulate.hpp"

#include <chrono>
#include <functional>
#include <string>
#include <vector>

namespace clauseline {

/// What each party nets if an event comes on a day.
using NetsOn = std::function<std::vector<Net>(std::chrono::sys_days)>;

/// Tries every day of the window for an event, and never, and tells on which stretches of days
/// each party is better or worse off under the new version. Exact, for what is paid need not
/// rise or fall steadily with the day: minimums, carried losses and tiers of the whole jump.
/// Throws Error if parties are paid in several currencies, which cannot be weighed.
std::vector<BreakEven> break_even(const Days& window, const NetsOn& nets_on);

}  // namespace clauseline
