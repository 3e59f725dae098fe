#pragma once

// libgit2 as the other files of this folder use it: handles that free themselves, failures
// as Errors, and a repository that is open. Not for other folders.

#include "store/libgit2.hpp"
#include "text/error.hpp"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace clauseline::git {

template <auto& release>
struct Release {
  void operator()(auto* held) const { release(held); }
};

using RepositoryHandle = std::unique_ptr<git_repository, Release<git_repository_free>>;
using ObjectHandle = std::unique_ptr<git_object, Release<git_object_free>>;
using CommitHandle = std::unique_ptr<git_commit, Release<git_commit_free>>;
using TreeHandle = std::unique_ptr<git_tree, Release<git_tree_free>>;
using OdbHandle = std::unique_ptr<git_odb, Release<git_odb_free>>;
using OdbObjectHandle = std::unique_ptr<git_odb_object, Release<git_odb_object_free>>;
using IndexHandle = std::unique_ptr<git_index, Release<git_index_free>>;
using FilterHandle = std::unique_ptr<git_filter_list, Release<git_filter_list_free>>;
using ReferenceHandle = std::unique_ptr<git_reference, Release<git_reference_free>>;
using SignatureHandle = std::unique_ptr<git_signature, Release<git_signature_free>>;

/// libgit2, which the first of these starts, for as long as the program runs.
class Library {
 public:
  Library();
};

/// Throws an Error about `subject`.
[[noreturn]] void fail(std::string subject, std::string message, std::string hint);

/// libgit2's words for what failed last.
std::string last_words();

/// Turns a libgit2 status into an Error that says it in libgit2's words.
void check(int status, const std::string& subject, const std::string& hint = {});

std::string hex(const git_oid& id);

/// The id that 40 hex digits, maybe followed by a line feed, spell.
std::optional<git_oid> parse_id(std::string_view digits);

/// A repository that is open, and how to find it again for the git program.
struct OpenRepository {
  Library library{};
  RepositoryHandle handle{};
  std::string directory{};  // as asked; empty: here, as the environment says
  /// What names of revisions stand for, whatever the refs say: ids of objects. See pin().
  std::map<std::string, std::string, std::less<>> pinned{};
  std::string prefix{};  // where `directory` is in the work tree: "a/b/", or empty

  git_repository* get() const { return handle.get(); }
  /// How messages call it.
  std::string name() const;
  bool is_shallow() const { return git_repository_is_shallow(get()) == 1; }
};

/// Opens as Repository::find says; null where there is none.
std::unique_ptr<OpenRepository> open_repository(const std::string& directory);

/// What to do about a history that a shallow clone cut off; empty for a whole one.
std::string shallow_hint(const OpenRepository& repository);

/// A path as the user wrote it, from the root of the repository: "./a" and "../a" are taken
/// from the folder that was asked for; with `always_relative` every other path is too.
std::string from_root(const OpenRepository& repository, const std::string& path,
                      bool always_relative);

}  // namespace clauseline::git
