#pragma once

#include "diff/change.hpp"
#include "terms/tiers.hpp"

#include <optional>
#include <string>

namespace clauseline {

/// What a revenue share pays in one period, by its rate or tiers and its minimum. Nothing where
/// the rate of the first unit or the minimum is not shown.
std::optional<Payable> payable(const Term& share);

/// Is it a move of the rate or the minimum of a revenue share against which the other one moves, so
/// that which version pays more depends on the base? Minimums of different currencies or periods
/// do not compare.
bool rate_against_minimum(const Change& change);

/// How payments move by a rate where the tiers of the share change with it: only the two together
/// say what is due. Nothing where the tiers stay, or for another field.
std::optional<FunctionOrder> rate_with_tiers(const Change& change);

/// "on the base of a period: more is due at first, less above USD 5,000,000,000"; empty where no
/// crossing can be told.
std::string where_payments_cross(const Change& change);

}  // namespace clauseline
