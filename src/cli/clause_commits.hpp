#pragma once

#include "review/audit.hpp"
#include "review/circumstances.hpp"

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace clauseline::cli {

/// The agreement as it is at a commit; null where it is not there.
using ReadAt = std::function<std::unique_ptr<const Version>(const std::string& commit)>;

/// Which commits changed which clause, by the ids that it has before and after each of them, as
/// places in `commits`, newest first. A merge changes nothing that its parents did not. Empty for
/// one commit, which changed all, for more than are worth the time, and where one cannot be read.
std::map<std::string, std::vector<std::size_t>, std::less<>> commits_by_clause(
    const std::vector<SignedCommit>& commits, const ReadAt& read);

}  // namespace clauseline::cli
