#pragma once

#include "policy/policy.hpp"

namespace clauseline {

/// Is this a change of the threshold's field by less than it says? Never of what is not stated
/// on both sides, nor of values that cannot be subtracted.
bool is_small(const Change& change, const Threshold& threshold);

}  // namespace clauseline
