#pragma once

#include "ledger/approval_rules.hpp"
#include "policy/blame.hpp"
#include "xml/element.hpp"

namespace clauseline {

/// Reads the lines of a policy that say who must agree to what: <require>, <waiver>, <segregation>
/// and <approvals>. What is wrong with them is added to the blame.
void read_approvals(const xml::Node& policy, ApprovalRules& into, Blame& blame);

}  // namespace clauseline
