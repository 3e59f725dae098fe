#pragma once

#include "ledger/settle.hpp"
#include "policy/policy.hpp"
#include "xml/element.hpp"

#include <string>
#include <vector>

namespace clauseline {

/// What the decisions of a case of a policy test come to, for each finding. The people of the case
/// hold the roles in which they decide there.
std::vector<Settlement> decided_in(const xml::Node& test_case, const std::vector<Finding>& findings,
                                   const std::string& agreement, const Policy& policy);

}  // namespace clauseline
