#include "store/object.hpp"

#include "store/compare.hpp"
#include "store/file.hpp"
#include "store/process.hpp"
#include "store/repository.hpp"
#include "text/nearest.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <atomic>
#include <filesystem>

namespace clauseline::git {
namespace {

std::atomic<bool>& blobs_are_checked_alone() {
  static std::atomic<bool> said{false};
  return said;
}

/// Has git fetch an object that a partial clone left at the remote. libgit2 cannot.
void fetch(const OpenRepository& repository, const git_oid& id, const std::string& subject) {
  const Outcome outcome = run_git(repository.directory, {"cat-file", "-e", hex(id)});
  if (outcome.status == 0) return;
  if (outcome.status == 127)
    fail(subject,
         fmt::format("object {} is not here, and there is no git program to fetch it", hex(id)),
         "install git, or use a full clone");
  if (outcome.error.empty())
    fail(subject, fmt::format("the repository lacks object {}", hex(id)),
         "git fsck tells what else is missing; a fresh clone has it all");
  fail(subject, fmt::format("git could not bring object {}: {}", hex(id), complaint(outcome)),
       "in a partial clone the bytes of old versions stay at the remote: it must be in reach");
}

/// An object that is here, or can be had.
ObjectHandle object(const OpenRepository& repository, const git_oid& id, git_object_t type) {
  git_object* found = nullptr;
  int status = git_object_lookup(&found, repository.get(), &id, type);
  if (status == GIT_ENOTFOUND) {
    fetch(repository, id, repository.name());
    status = git_object_lookup(&found, repository.get(), &id, type);
  }
  check(status, repository.name(), "git fsck checks the repository for damage");
  return ObjectHandle(found);
}

std::vector<std::string> known_revisions(const OpenRepository& repository) {
  constexpr std::string_view folders[] = {"refs/heads/", "refs/tags/", "refs/remotes/"};
  git_strarray all{};
  std::vector<std::string> names;
  if (git_reference_list(&all, repository.get()) < 0) return names;
  for (std::size_t i = 0; i < all.count; ++i) {
    const std::string_view name = all.strings[i];
    for (const std::string_view folder : folders)
      if (name.starts_with(folder)) names.emplace_back(name.substr(folder.size()));
  }
  git_strarray_dispose(&all);
  std::ranges::sort(names);
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

[[noreturn]] void unknown_revision(const OpenRepository& repository, const std::string& name) {
  if (git_repository_head_unborn(repository.get()) == 1 && name.starts_with("HEAD"))
    fail(name, fmt::format("{} has no commit yet", repository.name()), "commit a version first");
  const auto known = known_revisions(repository);
  const std::string base = name.substr(0, name.find_first_of("~^@:"));
  const bool base_known = base == "HEAD" || std::ranges::find(known, base) != known.end();
  git_object* found = nullptr;
  if (base_known && git_revparse_single(&found, repository.get(), base.c_str()) < 0)
    fail(name, fmt::format("what {} names cannot be read: {}", base, last_words()),
         "git fsck checks the repository for damage");
  git_object_free(found);
  std::string hint = base_known ? std::string() : suggestion(base, known);
  if (const std::string shallow = shallow_hint(repository); !shallow.empty())
    hint += (hint.empty() ? "" : "; ") + shallow;
  if (hint.empty()) hint = "git log --oneline --all lists what there is";
  fail(name, fmt::format("{} has no such revision", repository.name()), hint);
}

/// What git rev-parse says; it knows a few forms that libgit2 does not, such as @{push}. Asked
/// for 40 digits alone it would give them back unseen, hence the suffix.
ObjectHandle ask_git(const OpenRepository& repository, const std::string& name) {
  const Outcome outcome = run_git(
      repository.directory, {"rev-parse", "--verify", "--end-of-options", name + "^{object}"});
  const auto id = parse_id(outcome.out);
  if (outcome.status == 0 && id) return object(repository, *id, GIT_OBJECT_ANY);
  if (outcome.error.find("is ambiguous") != std::string::npos)
    fail(name, "several objects begin with these digits", "write more digits of the commit id");
  unknown_revision(repository, name);
}

/// The commit behind a tag, or null.
ObjectHandle commit_of(const git_object* named) {
  git_object* peeled = nullptr;
  if (git_object_peel(&peeled, named, GIT_OBJECT_COMMIT) < 0) return nullptr;
  return ObjectHandle(peeled);
}

/// The nearest of many long paths: the same file name in another folder, else nearest in all.
std::string nearest_path(const std::string& path, const std::vector<std::string>& known) {
  const auto name = std::filesystem::path(path).filename();
  const auto same = std::ranges::find_if(
      known, [&](const std::string& one) { return std::filesystem::path(one).filename() == name; });
  return same != known.end() ? *same : nearest(path, known);
}

std::string link_hint(const std::string& path, const std::string& target,
                      const std::string& start) {
  const std::filesystem::path from(path);
  const auto end = (from.parent_path() / target).lexically_normal().string();
  if (end.starts_with('/') || end == ".." || end.starts_with("../"))
    return "it leaves the repository, and Clauseline does not follow it there";
  return fmt::format("name the file itself: {}{}", start, end);
}

}  // namespace

ObjectHandle resolve(const OpenRepository& repository, const std::string& name) {
  git_object* found = nullptr;
  if (const auto pin = repository.pinned.find(name); pin != repository.pinned.end())
    return object(repository, parse_id(pin->second).value(), GIT_OBJECT_ANY);
  if (git_revparse_single(&found, repository.get(), name.c_str()) == 0) return ObjectHandle(found);
  return ask_git(repository, name);
}

Revision revision(const OpenRepository& repository, const std::string& name) {
  const ObjectHandle named = resolve(repository, name);
  Revision result{.name = name};
  if (const ObjectHandle commit = commit_of(named.get())) {
    result.commit = *git_object_id(commit.get());
    // The object is a commit: commit_of() asked for nothing else.
    const auto* held = reinterpret_cast<const git_commit*>(commit.get());
    result.tree = tree(repository, *git_commit_tree_id(held));
    return result;
  }
  git_object* peeled = nullptr;
  if (git_object_peel(&peeled, named.get(), GIT_OBJECT_TREE) < 0)
    fail(name, "this names a file, not a version of the repository",
         "name a branch, a tag or a commit; a file in it is named REV:path");
  const ObjectHandle held(peeled);
  result.tree = tree(repository, *git_object_id(held.get()));
  return result;
}

git_oid commit_id(const OpenRepository& repository, const std::string& name) {
  const ObjectHandle named = resolve(repository, name);
  const ObjectHandle commit = commit_of(named.get());
  if (commit == nullptr) fail(name, "this names no commit", "name a branch, a tag or a commit");
  return *git_object_id(commit.get());
}

TreeHandle tree(const OpenRepository& repository, const git_oid& id) {
  // object() gives what it was asked for or throws.
  return TreeHandle(reinterpret_cast<git_tree*>(object(repository, id, GIT_OBJECT_TREE).release()));
}

TreeHandle head_tree(const OpenRepository& repository) {
  const bool is_pinned = repository.pinned.contains("HEAD");
  if (!is_pinned && git_repository_head_unborn(repository.get()) == 1) return nullptr;
  return revision(repository, "HEAD").tree;
}

std::optional<Entry> entry_at(const OpenRepository& repository, const git_tree* root,
                              const std::string& path) {
  Entry found{.path = path, .id = *git_tree_id(root), .mode = GIT_FILEMODE_TREE};
  TreeHandle held;
  const git_tree* here = root;
  for (const std::filesystem::path& step : std::filesystem::path(path)) {
    if (step.empty() || step == "/") continue;
    if (found.mode != GIT_FILEMODE_TREE) return std::nullopt;
    if (here == nullptr) {
      held = tree(repository, found.id);
      here = held.get();
    }
    const git_tree_entry* entry = git_tree_entry_byname(here, step.c_str());
    if (entry == nullptr) return std::nullopt;
    found.id = *git_tree_entry_id(entry);
    found.mode = git_tree_entry_filemode_raw(entry);
    here = nullptr;
  }
  return found;
}

Source blob_bytes(const OpenRepository& repository, const git_oid& id, std::string name) {
  git_odb* odb = nullptr;
  check(git_repository_odb(&odb, repository.get()), name);
  const OdbHandle store(odb);
  std::size_t size = 0;
  git_object_t type = GIT_OBJECT_INVALID;
  int status = git_odb_read_header(&size, &type, store.get(), &id);
  if (status == GIT_ENOTFOUND) {
    fetch(repository, id, name);
    status = git_odb_read_header(&size, &type, store.get(), &id);
  }
  check(status, name, "git fsck checks the repository for damage");
  if (type != GIT_OBJECT_BLOB)
    fail(name, fmt::format("object {} is no file", hex(id)), "name a blob, as git ls-tree -r does");
  if (size > largest_file)
    fail(name, fmt::format("{} MiB is too large for an agreement", size >> 20U),
         fmt::format("the limit is {} MiB", largest_file >> 20U));
  git_odb_object* read = nullptr;
  check(git_odb_read(&read, store.get(), &id), name, "git fsck checks the repository for damage");
  const OdbObjectHandle held(read);
  const auto* bytes = static_cast<const char*>(git_odb_object_data(held.get()));
  std::string own(bytes, git_odb_object_size(held.get()));
  if (blobs_are_checked_alone() && blob_id(own) != hex(id))
    fail(std::move(name), fmt::format("object {} is damaged: its bytes are not its own", hex(id)),
         "git fsck checks the repository for damage; a fresh clone has it whole");
  return {std::move(name), std::move(own)};
}

void check_blobs_alone() {
  // Once, before any thread reads: an option is of the whole process.
  [[maybe_unused]] static const bool told = [] {
    // libgit2 offers its options in this way only.
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-vararg)
    git_libgit2_opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, 0);
    blobs_are_checked_alone() = true;
    return true;
  }();
}

void require_file(const OpenRepository& repository, const Entry& entry, const std::string& start) {
  if (is_file(entry.mode)) return;
  const std::string subject = start + entry.path;
  if (entry.mode == GIT_FILEMODE_COMMIT)
    fail(subject, "this is a submodule: a repository of its own",
         fmt::format("open it instead: --repo {}", entry.path));
  if (entry.mode == GIT_FILEMODE_LINK) {
    const Source target = blob_bytes(repository, entry.id, subject);
    fail(subject, fmt::format("this is a symbolic link to {}", target.bytes()),
         link_hint(entry.path, std::string(target.bytes()), start));
  }
  constexpr std::size_t few = 3;
  std::vector<std::string> samples;
  for (const Entry& one : files_in(repository, tree(repository, entry.id).get())) {
    if (!one.path.ends_with(".xml")) continue;
    samples.push_back(start + (entry.path.empty() ? "" : entry.path + "/") + one.path);
    if (samples.size() == few) break;
  }
  fail(subject, "this is a folder",
       samples.empty() ? "name a file in it"
                       : fmt::format("name a file in it, such as {}", fmt::join(samples, ", ")));
}

std::string path_hint(const std::string& path, const std::vector<std::string>& known,
                      const std::string& start) {
  if (const auto best = nearest_path(path, known); !best.empty())
    return fmt::format("did you mean {}{}?", start, best);
  return suggestion(path, known);
}

}  // namespace clauseline::git
