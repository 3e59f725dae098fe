#pragma once

#include "payments/exchange.hpp"
#include "payments/timetable.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace clauseline {

/// What one payment period comes to, in the currency of payment.
struct PaymentPeriod {
  Days days{};
  std::chrono::sys_days payday{};
  int counted = 0;  // days of it on which the share ran, within the window
  Exact base{};
  Minor due{};         // rounded, before the cap
  Minor paid{};        // after it
  Minor cumulative{};  // with what was paid before the window
  std::optional<Minor> cap_left{};
  Minor interest{};  // on a late payment, where that was asked for
};

/// A stretch of a cap that a payment used up.
struct CapReached {
  std::chrono::sys_days payday{};
  std::optional<Days> stretch{};  // nothing: the whole life
  Minor above_cap{};              // due in it, but not paid
};

/// What a share pays over a window.
struct Payments {
  std::string currency{};
  unsigned decimals = 0;
  std::vector<PaymentPeriod> periods{};
  Minor total{};
  Minor above_cap{};  // due, but not paid
  Minor interest{};
  std::vector<CapReached> caps_reached{};  // by day
  Exact carried{};  // less than nothing: left over at the end, to come off later payments
};

/// What a share is computed from besides its own words.
struct Setting {
  Days window{};
  Days running{};       // from the first to the last day of the share in a scenario
  Exact paid_before{};  // in the currency of the cap, against which it counts
  int days_late = 0;    // of every payment, for interest
};

/// Computes a share: base by days, rate and tiers, recoupment, one rounding for each period,
/// what is below nothing, the minimum, and the cap. Share::currency must be one
/// that has minor units.
Payments schedule(const Share& share, const std::vector<Slot>& slots, const Setting& setting,
                  Exchange& exchange);

}  // namespace clauseline
