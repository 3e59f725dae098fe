#pragma once

#include "payments/simulate.hpp"

#include <optional>
#include <string>
#include <vector>

namespace clauseline {

/// What one party nets in one scenario, under both versions.
struct Exposure {
  std::string scenario{};
  Net net{};
};

/// Where a simulation differs most in a currency: the party and the scenario in which the new
/// version nets most more or less than the old one, the first of equals. Nothing where no party
/// nets anything else.
std::optional<Exposure> largest_exposure(const Simulation& simulation, const std::string& currency);

/// A currency, none of these, in which any party nets something else; empty: there is none.
std::string other_currency(const Simulation& simulation,
                           const std::vector<std::string>& currencies);

}  // namespace clauseline
