#pragma once

#include "payments/forecast.hpp"
#include "payments/share.hpp"

#include <vector>

namespace clauseline {

/// A payment period and the rows of the forecast that say something of it.
struct Slot {
  Days days{};
  std::vector<const ForecastRow*> rows{};
};

/// The payment periods of a share within a window, by day. Months that divide a year follow the
/// calendar; any other length is counted from the first day of the window. A share of which it
/// is not known how often it is paid has one period for each row. Rows outside the base of the
/// share, by asset or channel, are left out.
std::vector<Slot> timetable(const Share& share, const std::vector<const ForecastRow*>& rows,
                            const Days& window, const Register& things);

}  // namespace clauseline
