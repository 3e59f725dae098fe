#pragma once

#include "policy/policy.hpp"

#include <vector>

namespace clauseline {

/// What the change of an end comes to under each scenario that is for this agreement. Empty
/// where the finding depends on no event.
std::vector<Outlook> outlooks(const Policy& policy, const Finding& finding,
                              const Comparison& comparison);

}  // namespace clauseline
