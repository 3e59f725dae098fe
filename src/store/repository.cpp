#include "store/repository.hpp"

#include "store/compare.hpp"
#include "store/git.hpp"
#include "store/index.hpp"
#include "store/object.hpp"
#include "store/process.hpp"
#include "store/raw_log.hpp"
#include "text/digest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <utility>

namespace clauseline {

using namespace git;

namespace {

std::vector<std::string> paths_of(const std::vector<Entry>& entries) {
  std::vector<std::string> paths;
  paths.reserve(entries.size());
  for (const Entry& entry : entries)
    paths.push_back(entry.path);
  return paths;
}

std::vector<std::string> paths_of(const std::vector<Staged>& staged) {
  std::vector<std::string> paths;
  paths.reserve(staged.size());
  for (const Staged& one : staged)
    paths.push_back(one.entry.path);
  return paths;
}

/// A path in a tree that the user wrote is not there. Says which is meant, perhaps.
[[noreturn]] void unknown_path(const OpenRepository& repository, const Revision& at,
                               const std::string& path) {
  const std::string start = at.name + ":";
  const std::string nested = repository.prefix + path;
  std::string hint;
  if (!repository.prefix.empty() && entry_at(repository, at.tree.get(), nested))
    hint = fmt::format("a path after the colon starts at the root: {}{}, or {}./{}", start, nested,
                       start, path);
  else
    hint = path_hint(path, paths_of(files_in(repository, at.tree.get())), start);
  if (hint.empty())
    hint = fmt::format("git ls-tree -r --name-only {} lists what is there", at.name);
  fail(start + path, fmt::format("there is no such file at {}", at.name), hint);
}

bool holds(const std::vector<Staged>& staged, const std::string& path) {
  return std::ranges::any_of(staged, [&](const Staged& one) {
    const std::string& known = one.entry.path;
    return known == path ||
           (known.size() > path.size() && known.starts_with(path) && known[path.size()] == '/');
  });
}

bool holds(const OpenRepository& repository, const git_tree* tree, const std::string& path) {
  return tree != nullptr && entry_at(repository, tree, path).has_value();
}

[[noreturn]] void unknown_limit(const std::string& path, const std::vector<std::string>& known) {
  fail(path, "neither side of the comparison holds such a file or folder",
       path_hint(path, known, ""));
}

/// HEAD and the index, and what the user asked of them.
struct HeadAndIndex {
  TreeHandle head;
  std::vector<Staged> staged;
  Limits limits;
};

HeadAndIndex head_and_index(const OpenRepository& repository,
                            const std::vector<std::string>& paths) {
  HeadAndIndex both{.head = head_tree(repository),
                    .staged = staged_entries(repository),
                    .limits = Limits(repository, paths)};
  for (const std::string& path : both.limits.paths()) {
    if (holds(repository, both.head.get(), path) || holds(both.staged, path)) continue;
    unknown_limit(path, paths_of(both.staged));
  }
  std::erase_if(both.staged, [&](const Staged& one) { return !both.limits.take(one.entry.path); });
  return both;
}

Difference since_head(const OpenRepository& repository, const HeadAndIndex& from,
                      std::vector<Entry> now) {
  Difference result = difference(repository, from.head.get(), nullptr, from.limits);
  result.added = std::move(now);
  return result;
}

[[noreturn]] void refuse_bare(const OpenRepository& repository, const char* lacks) {
  fail(repository.name(), fmt::format("a bare repository has no {}", lacks),
       "name two revisions: OLD..NEW, or REV:path for one file");
}

bool has_index(const OpenRepository& repository) {
  if (git_repository_is_bare(repository.get()) == 0) return true;
  return repository.directory.empty() && std::getenv("GIT_INDEX_FILE") != nullptr;
}

}  // namespace

Repository::Repository(std::unique_ptr<OpenRepository> opened) : opened_{std::move(opened)} {}
Repository::Repository(Repository&&) noexcept = default;
Repository& Repository::operator=(Repository&&) noexcept = default;
Repository::~Repository() = default;

std::optional<Repository> Repository::find(const std::string& directory) {
  std::error_code failed;
  if (!directory.empty() && !std::filesystem::is_directory(directory, failed)) return std::nullopt;
  auto opened = open_repository(directory);
  if (opened == nullptr) return std::nullopt;
  return Repository(std::move(opened));
}

Repository Repository::open(const std::string& directory) {
  if (auto found = find(directory)) return std::move(*found);
  std::error_code failed;
  if (!directory.empty() && !std::filesystem::is_directory(directory, failed))
    fail(directory, "there is no such folder", "name the folder of a git repository");
  fail(directory, "there is no git repository here, nor in a folder above",
       "name one with --repo DIR, make one with git init, or compare two plain files");
}

Blob Repository::at(const std::string& revision_name, const std::string& path) const {
  if (revision_name.empty()) return staged(path);
  const Revision found = revision(*opened_, revision_name);
  const std::string start = revision_name + ":";
  const std::string clean = from_root(*opened_, path, false);
  const auto entry = entry_at(*opened_, found.tree.get(), clean);
  if (!entry) unknown_path(*opened_, found, clean);
  require_file(*opened_, *entry, start);
  return {.source = blob_bytes(*opened_, entry->id, start + path),
          .revision = revision_name,
          .commit = found.commit ? hex(*found.commit) : std::string(),
          .id = hex(entry->id)};
}

std::optional<Blob> Repository::find_at(const std::string& revision_name,
                                        const std::string& path) const {
  if (revision_name == "HEAD" && !head_tree(*opened_)) return std::nullopt;
  const Revision found = revision(*opened_, revision_name);
  if (!entry_at(*opened_, found.tree.get(), from_root(*opened_, path, false))) return std::nullopt;
  return at(revision_name, path);
}

std::vector<Blob> Repository::all_at(const std::string& revision_name, const std::string& folder,
                                     std::string_view ending) const {
  if (revision_name == "HEAD" && !head_tree(*opened_)) return {};
  const Revision found = revision(*opened_, revision_name);
  const auto entry = entry_at(*opened_, found.tree.get(), from_root(*opened_, folder, false));
  if (!entry) return {};
  if (entry->mode != GIT_FILEMODE_TREE)
    fail(fmt::format("{}:{}", revision_name, folder), "this is no folder",
         "make it a folder, and put the file in it");
  const TreeHandle held = tree(*opened_, entry->id);
  std::vector<std::string> names;
  std::size_t next = 0;
  while (const git_tree_entry* one = git_tree_entry_byindex(held.get(), next++))
    names.emplace_back(git_tree_entry_name(one));
  std::erase_if(names, [&](const std::string& name) { return !name.ends_with(ending); });
  std::ranges::sort(names);
  std::vector<Blob> blobs;
  for (const std::string& name : names)
    blobs.push_back(at(revision_name, fmt::format("{}/{}", folder, name)));
  return blobs;
}

std::vector<Blob> Repository::all_below(const std::string& revision_name, const std::string& folder,
                                        std::string_view ending) const {
  if (revision_name == "HEAD" && !head_tree(*opened_)) return {};
  const Revision found = revision(*opened_, revision_name);
  const auto top = entry_at(*opened_, found.tree.get(), folder);
  if (!top || top->mode != GIT_FILEMODE_TREE) return {};
  const TreeHandle held = tree(*opened_, top->id);
  std::vector<Blob> blobs;
  for (const Entry& entry : files_in(*opened_, held.get())) {
    if (!entry.path.ends_with(ending)) continue;
    const auto name = fmt::format("{}:{}/{}", revision_name, folder, entry.path);
    blobs.push_back({.source = blob_bytes(*opened_, entry.id, name),
                     .revision = revision_name,
                     .commit = found.commit ? hex(*found.commit) : std::string(),
                     .id = hex(entry.id)});
  }
  std::ranges::sort(blobs, {}, [](const Blob& blob) { return blob.source.name(); });
  return blobs;
}

Blob Repository::staged(const std::string& path) const {
  if (!has_index(*opened_)) refuse_bare(*opened_, "index");
  const std::string clean = from_root(*opened_, path, false);
  const auto all = staged_entries(*opened_);
  const auto found =
      std::ranges::find_if(all, [&](const Staged& one) { return one.entry.path == clean; });
  if (found == all.end() && holds(all, clean))
    fail(":" + path, "this is a folder", "name a file in it");
  if (found == all.end()) {
    const auto hint = path_hint(clean, paths_of(all), ":");
    fail(":" + path, "no such file is staged", hint.empty() ? "git ls-files lists what is" : hint);
  }
  if (found->conflict)
    fail(":" + path, "this file is in the middle of a merge",
         "settle the conflict, then git add it");
  if (found->intent_to_add)
    fail(":" + path, "only the name of this file is staged", "git add it, or name the file itself");
  require_file(*opened_, found->entry, ":");
  return {.source = blob_bytes(*opened_, found->entry.id, ":" + path), .id = hex(found->entry.id)};
}

std::optional<Blob> Repository::find_staged(const std::string& path) const {
  if (!has_index(*opened_)) refuse_bare(*opened_, "index");
  const auto all = staged_entries(*opened_);
  const auto is_it = [&](const Staged& one) { return one.entry.path == path; };
  return std::ranges::any_of(all, is_it) ? std::optional(staged(path)) : std::nullopt;
}

Source Repository::read(const std::string& id, std::string name) const {
  const auto parsed = parse_id(id);
  if (!parsed) fail(std::move(name), fmt::format("{} is no object id", id), "it has 40 hex digits");
  return blob_bytes(*opened_, *parsed, std::move(name));
}

std::string Repository::commit(const std::string& revision_name) const {
  return hex(commit_id(*opened_, revision_name));
}

Commit Repository::describe(const std::string& revision_name) const {
  return commits(*opened_, {"--max-count=1", commit(revision_name)}).at(0);
}

std::vector<Commit> Repository::commits_between(const std::string& before,
                                                const std::string& after) const {
  std::vector<std::string> ends{commit(after)};
  if (!before.empty()) ends.push_back("^" + commit(before));
  return commits(*opened_, std::move(ends));
}

std::string Repository::path_from_root(const std::string& path) const {
  return from_root(*opened_, path, true);
}

PathHistory Repository::history(const std::string& revision_name, const std::string& path,
                                const Identity& identity) const {
  return git::history(*opened_, revision_name, path, identity);
}

void Repository::steps(const CommitRange& range, const TakeSteps& take) const {
  git::steps(*opened_, range, take);
}

std::vector<Signature> Repository::signatures(const std::vector<std::string>& commits,
                                              std::string_view allowed_signers) const {
  return git::signatures(*opened_, commits, read_allowed_signers(allowed_signers));
}

std::optional<SignedTag> Repository::find_tag(const std::string& revision_name,
                                              std::string_view allowed_signers) const {
  return git::find_tag(*opened_, revision_name, read_allowed_signers(allowed_signers));
}

std::vector<ChangedFile> Repository::changed_files(const std::string& old_revision,
                                                   const std::string& new_revision,
                                                   const std::vector<std::string>& paths) const {
  const Revision before = revision(*opened_, old_revision);
  const Revision after = revision(*opened_, new_revision);
  const Limits limits(*opened_, paths);
  for (const std::string& path : limits.paths()) {
    if (holds(*opened_, before.tree.get(), path) || holds(*opened_, after.tree.get(), path))
      continue;
    unknown_limit(path, paths_of(files_in(*opened_, after.tree.get())));
  }
  return paired(difference(*opened_, before.tree.get(), after.tree.get(), limits));
}

std::vector<ChangedFile> Repository::changed_in_index(const std::vector<std::string>& paths) const {
  if (!has_index(*opened_)) refuse_bare(*opened_, "index");
  const HeadAndIndex both = head_and_index(*opened_, paths);
  std::vector<Entry> now;
  for (const Staged& one : both.staged) {
    if (one.conflict)
      fail(one.entry.path, "this file is in the middle of a merge",
           "settle the conflict, then git add it");
    if (is_file(one.entry.mode) && !one.intent_to_add) now.push_back(one.entry);
  }
  return paired(since_head(*opened_, both, std::move(now)));
}

std::vector<ChangedFile> Repository::changed_in_work_tree(
    const std::vector<std::string>& paths) const {
  if (git_repository_workdir(opened_->get()) == nullptr) refuse_bare(*opened_, "working tree");
  const HeadAndIndex both = head_and_index(*opened_, paths);
  return paired(since_head(*opened_, both, tracked_files(*opened_, both.staged)));
}

std::string Repository::git_folder() const { return git_repository_commondir(opened_->get()); }

std::string Repository::work_tree() const {
  const char* path = git_repository_workdir(opened_->get());
  return path != nullptr ? path : "";
}

std::string blob_id(std::string_view bytes) {
  const std::string header = fmt::format("blob {}", bytes.size()) + '\0';
  return sha1({header, bytes});
}

}  // namespace clauseline
