#pragma once

// Names to objects: revisions, trees, files in them. Objects that a partial clone lacks are
// fetched by the git program. Not for other folders.

#include "store/git.hpp"
#include "text/source.hpp"

#include <optional>
#include <string>
#include <vector>

namespace clauseline::git {

/// What a revision stands for. A tag of a tree has no commit.
struct Revision {
  std::string name;
  std::optional<git_oid> commit{};
  TreeHandle tree{};
};

/// What a tree, or the index, holds under a name.
struct Entry {
  std::string path;
  git_oid id{};
  unsigned mode = GIT_FILEMODE_BLOB;
};

/// A file with bytes of its own: no folder, link or submodule.
constexpr bool is_file(unsigned mode) { return (mode & 0170000U) == 0100000U; }

/// What the user's words name: a commit, a tree, a file, or a tag of one. An Error names the
/// nearest known revision.
ObjectHandle resolve(const OpenRepository& repository, const std::string& name);

/// The revision that the user wrote; an Error as above.
Revision revision(const OpenRepository& repository, const std::string& name);

/// The commit that the user wrote, and nothing else will do.
git_oid commit_id(const OpenRepository& repository, const std::string& name);

TreeHandle tree(const OpenRepository& repository, const git_oid& id);

/// The tree of HEAD; null before the first commit.
TreeHandle head_tree(const OpenRepository& repository);

/// What `root` holds at `path`, if it holds anything there. An empty path is the tree itself.
std::optional<Entry> entry_at(const OpenRepository& repository, const git_tree* root,
                              const std::string& path);

/// The bytes of a blob; `name` is how errors and reports call them.
Source blob_bytes(const OpenRepository& repository, const git_oid& id, std::string name);

/// See Repository::check_blobs_alone.
void check_blobs_alone();

/// Refuses what is no file with a reason: a folder, a submodule, a symbolic link.
/// `start` is what stands before the path in the user's words, such as "v1:".
void require_file(const OpenRepository& repository, const Entry& entry, const std::string& start);

/// A hint for a path that is not among the known ones; names them with `start` before.
std::string path_hint(const std::string& path, const std::vector<std::string>& known,
                      const std::string& start);

}  // namespace clauseline::git
