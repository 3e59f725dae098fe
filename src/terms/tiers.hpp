#pragma once

#include "model/quantity.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace clauseline {

/// The rate above an amount. Marginal tiers apply to what lies above it, whole ones to
/// everything once it is passed. A number that is not shown is missing.
struct Tier {
  std::optional<Decimal> over{};
  std::string currency{};
  std::optional<Decimal> percent{};
  bool whole = false;

  bool operator==(const Tier&) const = default;
};

/// A share as a function of the base amount: a rate from the first unit, and tiers.
struct Tiers {
  std::optional<Decimal> from_first_unit{};  // percent
  std::vector<Tier> tiers{};                 // by `over`, lowest first
};

enum class FunctionOrder : std::uint8_t { equal, higher, lower, crossing };

/// How what is paid under `after` stands to what is paid under `before`, over every base
/// amount. Both are piecewise linear, so both sides of every threshold and the last slope
/// decide exactly. Different currencies cross, and so does what is not shown.
FunctionOrder order(const Tiers& before, const Tiers& after);

/// A share of one period: what its tiers come to, but no less than the minimum.
struct Payable {
  Tiers tiers{};
  Decimal minimum{};
  std::string currency{};  // of both; empty where neither has any
};

/// A base amount, as printed ("5000000000", "about 333333.33"), below which `after` pays more
/// than `before` and above which it pays less, or the reverse.
struct Crossing {
  std::string amount;
  bool less_above = false;
};

/// Every crossing, lowest first; none where one of the two is not shown in full, or where they
/// count in different currencies.
std::vector<Crossing> crossings(const Payable& before, const Payable& after);

/// "15% to 3000000000 USD, 5% above", "20% to undisclosed USD, 10% above".
std::string to_text(const Tiers& tiers);

}  // namespace clauseline
