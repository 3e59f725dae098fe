#pragma once

#include "terms/exact.hpp"

#include <vector>

namespace clauseline {

/// A tier of which all is known. Percent of the base.
struct Band {
  Exact over{};
  Exact percent{};
  bool whole = false;
};

/// What is due on a base amount by a rate in percent and the bands above it, lowest first,
/// exactly. Less than nothing is due, at the rate of the first unit, on a base below nothing.
Exact due_on(const Exact& base, Exact rate, const std::vector<Band>& bands);

}  // namespace clauseline
