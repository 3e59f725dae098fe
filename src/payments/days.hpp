#pragma once

#include "model/quantity.hpp"
#include "text/day.hpp"

#include <chrono>
#include <string>

namespace clauseline {

/// A stretch of days, both its ends included. Empty where the last day lies before the first.
struct Days {
  std::chrono::sys_days first{};
  std::chrono::sys_days last{};

  bool operator==(const Days&) const = default;
  bool empty() const { return last < first; }
  int count() const { return empty() ? 0 : static_cast<int>((last - first).count()) + 1; }
  bool holds(std::chrono::sys_days day) const { return first <= day && day <= last; }
};

/// The days that both have.
Days overlap(const Days& a, const Days& b);

/// Days before and after everything that is computed.
std::chrono::sys_days long_ago();
std::chrono::sys_days never();

/// Stretches of equal length that follow each other, such as quarters or years of a contract.
/// No length: one stretch without end.
struct Cycle {
  Duration length{};
  std::chrono::sys_days anchor{};  // the first day of one of them
};

/// The stretch that holds a day on or after the anchor; of a day before it, one that ends
/// before the anchor.
Days turn_of(const Cycle& cycle, std::chrono::sys_days day);

/// How many stretches end within these days.
int turns_ending_in(const Cycle& cycle, const Days& days);

/// "2026-04-27 to 2026-12-31", "2026" for a whole year.
std::string to_text(const Days& days);

}  // namespace clauseline
