#pragma once

// The staged files, and the files of the work tree that they stand for. Not for other folders.

#include "store/object.hpp"

#include <string>
#include <vector>

namespace clauseline::git {

/// One line of the index.
struct Staged {
  Entry entry;
  bool conflict = false;       // one of the sides of an unfinished merge
  bool intent_to_add = false;  // git add -N: the name is staged, the bytes are not
  bool skip = false;           // sparse checkout: no file is wanted in the work tree
  bool known = false;          // whether `seen` is filled
  git_index_entry seen{};      // size and times of the file when it was staged; has no path
};

/// The index, in order of path. Falls back on the git program for kinds of index that
/// libgit2 cannot read.
std::vector<Staged> staged_entries(const OpenRepository& repository);

/// The files of the work tree that git tracks, with the ids of their bytes as they are now.
/// A file that git's filters (line ends) would store unchanged has the id of what is staged.
/// A tracked file that became a symbolic link is an Error.
std::vector<Entry> tracked_files(const OpenRepository& repository,
                                 const std::vector<Staged>& staged);

}  // namespace clauseline::git
