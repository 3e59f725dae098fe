#pragma once

#include "store/commit.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace clauseline {

/// One version of a file: a commit that gave it other bytes, another path or an end, or a merge
/// that brought several versions together.
struct PathVersion {
  Commit commit;
  std::string path;
  std::string blob{};                  // git's id of the bytes; empty: the commit deleted the file
  std::vector<std::size_t> parents{};  // places in the history of the versions before this one
  bool cut = false;  // what came before is missing: this is the edge of a shallow clone
};

/// The versions of one file, newest first by topology: each before all that it descends from.
struct PathHistory {
  std::vector<PathVersion> versions{};
  bool shallow = false;  // of a shallow clone
};

/// What these bytes are known by wherever they lie, such as the id of an agreement; or empty.
using Identity = std::function<std::string(std::string_view bytes)>;

/// A file as one commit changed it. What was added has no path before, what was deleted none
/// after.
struct FileStep {
  std::string old_path;
  std::string new_path;
  std::vector<std::string> old_ids;  // git's ids of the bytes before, one for each parent
  std::string new_id;
};

/// A commit, and the files that it changed, in order of path. Of a merge these are only the files
/// that are as in none of its parents.
struct CommitSteps {
  Commit commit;
  std::vector<FileStep> files{};
};

/// Is given commits one by one.
using TakeSteps = std::function<void(CommitSteps&&)>;

/// The commits that `after` has and `before` (empty: none) has not, and the paths that are looked
/// at, from the root; none: all.
struct CommitRange {
  std::string before{};
  std::string after{};
  std::vector<std::string> paths{};
};

namespace git {

struct OpenRepository;

/// The history of `path`, which is as git knows it, from `revision` backwards through merges and
/// renames. A file came from another that its commit deleted if the bytes are equal, or the
/// identity, or, of what has no identity, if git takes it for a rename. Empty where no commit had
/// such a file.
PathHistory history(const OpenRepository& repository, const std::string& revision,
                    const std::string& path, const Identity& identity);

/// The commits that `after` has and `before` has not (empty: all), children before parents, with
/// the files that each changed, at or below these paths; without any, all files. They are given as
/// git tells them.
void steps(const OpenRepository& repository, const CommitRange& range, const TakeSteps& take);

}  // namespace git

}  // namespace clauseline
