#pragma once

#include "cli/command.hpp"
#include "policy/policy.hpp"

#include <memory>
#include <string>

namespace clauseline::cli {

/// Where the files of a house lie in a repository.
inline constexpr auto policy_path = ".clauseline/policy.xml";
inline constexpr auto tests_folder = ".clauseline/tests";

/// The policy that --policy names; null where it names none.
std::unique_ptr<const Policy> named_policy(const Request& request);

}  // namespace clauseline::cli
