#pragma once

#include "store/commit.hpp"
#include "store/history.hpp"
#include "store/signature.hpp"
#include "store/tag.hpp"
#include "text/source.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace clauseline {

namespace git {
struct OpenRepository;
}

/// Bytes that a name stands for, and the evidence of where they came from. What is not
/// known is empty: a file in the working tree has no commit.
struct Blob {
  Source source;           // its name is as the user wrote it: "v1:agreements/a.xml"
  std::string revision{};  // the part before the colon; empty for files and the index
  std::string commit{};    // 40 hex digits
  std::string id{};        // 40 hex digits: git's id of the bytes
};

/// A file that differs between two sides of a range, in order of path.
struct ChangedFile {
  std::string path;      // the new path, or the old one of a deleted file
  std::string old_path;  // empty: added. Differs from `path` if git sees a rename of equal bytes
  std::string new_path;  // empty: deleted
  std::string old_id;
  std::string new_id;
};

/// The id of a tree that holds nothing: it stands for what was before the first commit. git and
/// libgit2 know it without being given it.
inline constexpr auto empty_tree = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";

/// A git repository to read from: no checkout, no write, no lock. The only code that knows
/// libgit2 and the git program is behind it. Every failure is an Error that names the thing
/// asked for and what to do about it.
class Repository {
 public:
  /// Opens the repository that holds `directory`: a work tree, a folder in one, a bare
  /// repository or a linked worktree. An empty `directory` means here, and then GIT_DIR,
  /// GIT_INDEX_FILE and the quarantine of a push are respected as git does it.
  static Repository open(const std::string& directory);
  /// The same, or nothing where no repository is found; still throws if one is found that
  /// cannot be read.
  static std::optional<Repository> find(const std::string& directory);

  Repository(const Repository&) = delete;
  Repository& operator=(const Repository&) = delete;
  Repository(Repository&& other) noexcept;
  Repository& operator=(Repository&& other) noexcept;
  ~Repository();

  /// The file `path` at `revision` (anything that git rev-parse takes; empty means staged).
  /// As in git the path is from the root, unless it begins with "./" or "../". Unknown
  /// revisions and paths are errors that name the nearest known. Replacements (git replace)
  /// are not followed.
  Blob at(const std::string& revision, const std::string& path) const;
  /// The same, or nothing where the revision has no such file; HEAD has none before the first
  /// commit.
  std::optional<Blob> find_at(const std::string& revision, const std::string& path) const;
  /// The files right in a folder at a revision whose names end so, by name; none where the
  /// revision has no such folder, and for HEAD before the first commit.
  std::vector<Blob> all_at(const std::string& revision, const std::string& folder,
                           std::string_view ending) const;
  /// The files in a folder and in all folders below it, whose names end so, by path; each is named
  /// as at() names it. None where the revision has no such folder, and for HEAD before the first
  /// commit.
  std::vector<Blob> all_below(const std::string& revision, const std::string& folder,
                              std::string_view ending) const;
  /// The staged file: ":path".
  Blob staged(const std::string& path) const;
  /// The same, or nothing where no such file is staged.
  std::optional<Blob> find_staged(const std::string& path) const;
  /// The bytes of a blob that changed_files() named; `name` is how errors and reports call it.
  Source read(const std::string& id, std::string name) const;

  /// From here on read() itself sees to it that the bytes of a blob are those of its id, and
  /// libgit2 checks no object. For those who read thousands of versions: its own check, which takes
  /// longer than all else of reading, also looks for collisions, as git does when objects come in
  /// and does not when it reads them. Holds for the whole process.
  static void check_blobs_alone();

  /// From here on a name of a revision stands for the object with this id, whatever the refs say:
  /// for who asks again what was asked before branches went on. find_object() is not touched.
  void pin(const std::string& revision, const std::string& id);
  /// The object that a revision names, without following tags to what they stand for: 40 hex
  /// digits.
  std::string object_of(const std::string& revision) const;
  /// The same as the refs have it, or nothing where it names none that is here.
  std::optional<std::string> find_object(const std::string& revision) const;
  /// Whether a branch, tag or other ref leads to a commit.
  bool is_in_refs(const std::string& commit) const;

  /// 40 hex digits of the commit that a revision names.
  std::string commit(const std::string& revision) const;
  /// The same, or nothing where it names no commit, as HEAD before the first one.
  std::optional<std::string> find_commit(const std::string& revision) const;
  /// The first parent of a commit, or `empty_tree` for one that has none.
  std::string first_parent(const std::string& revision) const;
  /// When a commit (40 hex digits) was made, as its committer's clock had it: seconds since 1970.
  /// Nothing where the repository lacks it.
  std::optional<long long> committed_at(const std::string& id) const;
  /// The commit, or else the tree, that an object or a tag of it stands for; nothing for a file.
  /// An Error where the repository lacks the object.
  std::optional<std::string> version_of(const std::string& id) const;
  /// The commit that a revision names, with who made it and when.
  Commit describe(const std::string& revision) const;
  /// The commits that `after` has and `before` has not, children before parents; an empty `before`
  /// is none, and then all that `after` descends from.
  std::vector<Commit> commits_between(const std::string& before, const std::string& after) const;
  /// A path as the user wrote it, relative to the directory that was opened, as git knows it: from
  /// the root. Empty for the root itself. An error for one outside the repository.
  std::string path_from_root(const std::string& path) const;
  /// The history of a file, whose path is from the root, from a revision backwards; see
  /// git::history.
  PathHistory history(const std::string& revision, const std::string& path,
                      const Identity& identity) const;
  /// The commits of a range, children before parents, with the files that each changed, given as
  /// git tells them.
  void steps(const CommitRange& range, const TakeSteps& take) const;
  /// What the signatures of these commits are worth, in their order. Whose count is said by the
  /// bytes of a file; see git::AllowedSigners.
  std::vector<Signature> signatures(const std::vector<std::string>& commits,
                                    std::string_view allowed_signers) const;
  /// The annotated tag that a revision names, with its signature judged in the same way; nothing
  /// where it names another thing.
  std::optional<SignedTag> find_tag(const std::string& revision,
                                    std::string_view allowed_signers) const;
  /// The tags, by name, with the commits that they stand for.
  std::vector<std::pair<std::string, std::string>> tags() const;
  /// The best common ancestor of two revisions; an error if there is none.
  std::string merge_base(const std::string& a, const std::string& b) const;
  /// The same, or nothing.
  std::optional<std::string> find_merge_base(const std::string& a, const std::string& b) const;
  /// The best common ancestor of a commit and all that is known of a remote's branches: those of
  /// every remote where none has this name. Nothing where they share none.
  std::optional<std::string> known_to_remote(const std::string& commit,
                                             const std::string& remote) const;
  /// True if a commit has the same history here as everywhere: the clone is not shallow, and no
  /// grafts change it.
  bool is_whole() const;
  /// True if the clone is.
  bool is_shallow() const;
  /// Whether there is any branch.
  bool has_branches() const;

  /// Files that differ between two revisions, between HEAD and the index, and between HEAD
  /// and the tracked files of the working tree, whose bytes read_file(work_tree() + path) gives.
  /// Links, submodules and modes are not looked at; a link that took a tracked file's place in
  /// the working tree is an Error. Paths limit the answer, and empty means all; they are relative
  /// to the directory that was opened, and an Error if neither side has them.
  std::vector<ChangedFile> changed_files(const std::string& old_revision,
                                         const std::string& new_revision,
                                         const std::vector<std::string>& paths) const;
  std::vector<ChangedFile> changed_in_index(const std::vector<std::string>& paths) const;
  std::vector<ChangedFile> changed_in_work_tree(const std::vector<std::string>& paths) const;

  /// Absolute path of the folder that all work trees of the repository share, ".git" as a rule,
  /// with a trailing slash.
  std::string git_folder() const;

  /// Absolute path of the work tree, with a trailing slash; empty for a bare repository.
  std::string work_tree() const;

 private:
  explicit Repository(std::unique_ptr<git::OpenRepository> opened);
  std::unique_ptr<git::OpenRepository> opened_;
};

/// 40 hex digits: the id that git gives these bytes as a blob (SHA-1 of a header and them).
std::string blob_id(std::string_view bytes);

}  // namespace clauseline
