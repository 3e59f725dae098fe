#pragma once

// What `git log --raw` prints. Not for other folders.

#include "store/commit.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace clauseline::git {

struct OpenRepository;

/// One file of a commit as `--raw` tells it. Ids are empty for a side that has no such file, or
/// something that is no file.
struct RawChange {
  std::vector<std::string> old_ids;  // one; of a combined diff one for each parent
  std::string new_id;
  std::string path;
  std::string from{};  // of what git takes for a rename: the path before
};

struct RawCommit {
  Commit commit;
  std::vector<RawChange> changes{};  // of a merge, one for each parent that differs, or combined
};

/// Is given the commits of a log one by one.
using TakeCommit = std::function<void(RawCommit&&)>;

/// The commits that git log names for these words, each with its files, as git tells them. `words`
/// say in which order and how merges are told. Throws an Error with git's reason.
void raw_log(const OpenRepository& repository, const std::vector<std::string>& words,
             const TakeCommit& take);

/// The commits that git log names for these words, children before parents, without their files.
/// Replacements (git replace) are not followed.
std::vector<Commit> commits(const OpenRepository& repository, std::vector<std::string> words);

/// The files that a commit changed, against each of its parents, and the same with renames as git
/// finds them; nothing for a root.
std::vector<RawChange> raw_changes(const OpenRepository& repository, const std::string& commit,
                                   bool renames);

}  // namespace clauseline::git
