#pragma once

#include "review/audit.hpp"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace clauseline::history {

/// Reads a version of the agreement at a commit; null where the commit has none.
using ReadAt = std::function<std::unique_ptr<const Version>(const std::string& commit)>;

/// The clauses of a merge that are as in none of its parents, by name.
std::vector<std::string> content_of(const Commit& merge, const ReadAt& read);

}  // namespace clauseline::history
