#pragma once

// What differs between two trees or lists of files. Not for other folders.

#include "store/object.hpp"
#include "store/repository.hpp"

#include <string>
#include <vector>

namespace clauseline::git {

/// The paths that an answer is limited to: files, and folders with all below. None means all.
class Limits {
 public:
  /// The paths are as the user wrote them.
  Limits(const OpenRepository& repository, const std::vector<std::string>& paths);

  bool take(const std::string& path) const;
  /// Whether a folder may hold a path that is taken.
  bool may_hold(const std::string& folder) const;
  const std::vector<std::string>& paths() const { return paths_; }

 private:
  std::vector<std::string> paths_;
};

/// Files that one side has and the other has not, or has with other bytes.
struct Difference {
  std::vector<Entry> removed;
  std::vector<Entry> added;
};

/// The difference of two trees; null stands for an empty one. Descends only where ids differ.
Difference difference(const OpenRepository& repository, const git_tree* before,
                      const git_tree* after, const Limits& limits);

/// Every file of a tree, in order of path.
std::vector<Entry> files_in(const OpenRepository& repository, const git_tree* root);

/// Pairs what was removed with what was added: by path, then, as a rename, by equal bytes.
std::vector<ChangedFile> paired(Difference difference);

}  // namespace clauseline::git
