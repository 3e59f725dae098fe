#pragma once

#include "policy/tests.hpp"

#include <string>
#include <vector>

namespace clauseline::reports {

/// The cases of policy tests, a line each, with what is missing and extra, and a last line
/// that counts them.
std::string policy_test_text(const std::vector<CaseResult>& results);

}  // namespace clauseline::reports
