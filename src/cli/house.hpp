#pragma once

#include "cli/command.hpp"
#include "review/audit.hpp"

#include <memory>
#include <string>

namespace clauseline::cli {

/// Where the files of a house lie in a repository.
inline constexpr auto policy_path = ".clauseline/policy.xml";
inline constexpr auto tests_folder = ".clauseline/tests";

class VersionFinder;

/// The policy that counts for the versions that are asked for; null where there is none.
std::unique_ptr<const PolicyVersion> policy_in_force(VersionFinder& finder);

/// The policy that --policy names; null where it names none.
std::unique_ptr<const Policy> named_policy(const Request& request);

}  // namespace clauseline::cli
