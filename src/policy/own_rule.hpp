#pragma once

#include "policy/blame.hpp"
#include "policy/policy.hpp"

namespace clauseline {

/// Reads a <rule> of a policy file into `policy`, which owns what the rule is made of.
void read_own_rule(const xml::Node& node, Policy& policy, Blame& blame);

}  // namespace clauseline
