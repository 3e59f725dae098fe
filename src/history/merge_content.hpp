#pragma once

#include "review/audit.hpp"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace clauseline::history {

/// The versions of an agreement around a merge.
struct MergedVersions {
  /// The version at a commit; null where it has none.
  std::function<std::unique_ptr<const Version>(const std::string& commit)> at;
  /// What the parents come to without a person; null where a person must decide.
  std::function<std::unique_ptr<const Version>()> joined;
};

/// The clauses of a merge, by name, that are as in none of its parents, nor as these come to
/// without a person.
std::vector<std::string> content_of(const Commit& merge, const MergedVersions& versions);

}  // namespace clauseline::history
