// What of a repository's history the gate asks for: parents, and what others have of it.

#include "store/object.hpp"
#include "store/process.hpp"
#include "store/repository.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <utility>

namespace clauseline {

using namespace git;

namespace {

/// The commits at the edge of what `git rev-list --boundary` listed. Nothing where all of it is
/// known, so that not even a commit was listed.
std::optional<std::vector<std::string>> edges(std::string_view listed) {
  if (listed.empty()) return std::nullopt;
  std::vector<std::string> found;
  while (!listed.empty()) {
    const auto line = listed.substr(0, listed.find('\n'));
    if (line.starts_with('-')) found.emplace_back(line.substr(1));
    listed.remove_prefix(std::min(line.size() + 1, listed.size()));
  }
  return found;
}

std::string answer_of_git(const OpenRepository& repository, const std::vector<std::string>& words) {
  const Outcome outcome = run_git(repository.directory, words);
  if (outcome.status != 0)
    fail(repository.name(), fmt::format("git cannot tell its history: {}", complaint(outcome)),
         "git fsck checks the repository for damage");
  return outcome.out;
}

}  // namespace

std::optional<long long> Repository::committed_at(const std::string& id) const {
  const auto parsed = parse_id(id);
  git_commit* found = nullptr;
  if (!parsed || git_commit_lookup(&found, opened_->get(), &*parsed) != 0) return std::nullopt;
  const CommitHandle held(found);
  return git_commit_time(found);
}

std::optional<std::string> Repository::find_commit(const std::string& revision_name) const {
  git_object* found = nullptr;
  const auto pin = opened_->pinned.find(revision_name);
  const auto& name = pin == opened_->pinned.end() ? revision_name : pin->second;
  if (git_revparse_single(&found, opened_->get(), name.c_str()) != 0) return std::nullopt;
  const ObjectHandle named(found);
  git_object* peeled = nullptr;
  if (git_object_peel(&peeled, found, GIT_OBJECT_COMMIT) < 0) return std::nullopt;
  const ObjectHandle held(peeled);
  return hex(*git_object_id(peeled));
}

std::string Repository::first_parent(const std::string& revision_name) const {
  const git_oid id = commit_id(*opened_, revision_name);
  git_commit* found = nullptr;
  check(git_commit_lookup(&found, opened_->get(), &id), revision_name);
  const CommitHandle held(found);
  return git_commit_parentcount(found) == 0 ? empty_tree : hex(*git_commit_parent_id(found, 0));
}

std::optional<std::string> Repository::version_of(const std::string& id) const {
  const auto parsed = parse_id(id);
  if (!parsed) fail(id, "this is no object id", "it has 40 hex digits");
  git_object* found = nullptr;
  if (git_object_lookup(&found, opened_->get(), &*parsed, GIT_OBJECT_ANY) < 0)
    fail(id, fmt::format("{} lacks this object", opened_->name()),
         "git fetch brings what others have; git fsck tells what else is missing");
  const ObjectHandle named(found);
  for (const git_object_t kind : {GIT_OBJECT_COMMIT, GIT_OBJECT_TREE}) {
    git_object* peeled = nullptr;
    if (git_object_peel(&peeled, named.get(), kind) < 0) continue;
    const ObjectHandle held(peeled);
    return hex(*git_object_id(peeled));
  }
  return std::nullopt;
}

std::optional<std::string> Repository::find_merge_base(const std::string& a,
                                                       const std::string& b) const {
  const git_oid first = commit_id(*opened_, a);
  const git_oid second = commit_id(*opened_, b);
  git_oid base{};
  // libgit2 takes the edge of a shallow history for damage.
  if (!opened_->is_shallow() && git_merge_base(&base, opened_->get(), &first, &second) == 0)
    return hex(base);
  const Outcome outcome = run_git(opened_->directory, {"merge-base", hex(first), hex(second)});
  const auto id = outcome.status == 0 ? parse_id(outcome.out) : std::nullopt;
  return id ? std::optional(hex(*id)) : std::nullopt;
}

std::string Repository::merge_base(const std::string& a, const std::string& b) const {
  if (auto base = find_merge_base(a, b)) return std::move(*base);
  std::string hint = shallow_hint(*opened_);
  if (hint.empty()) hint = fmt::format("compare the two ends instead: {}..{}", a, b);
  fail(a + "..." + b, "these revisions have no common ancestor", std::move(hint));
}

std::optional<std::string> Repository::known_to_remote(const std::string& commit,
                                                       const std::string& remote) const {
  const bool named = !answer_of_git(*opened_, {"for-each-ref", "--count=1",
                                               fmt::format("refs/remotes/{}/", remote)})
                          .empty();
  const auto known = edges(answer_of_git(
      *opened_, {"rev-list", "--boundary", commit, "--not",
                 named ? fmt::format("--remotes={}", remote) : std::string("--remotes")}));
  if (!known) return commit;
  if (known->size() < 2) return known->empty() ? std::nullopt : std::optional(known->front());
  std::vector<std::string> words{"merge-base", commit};
  words.insert(words.end(), known->begin(), known->end());
  const Outcome outcome = run_git(opened_->directory, words);
  const auto best = outcome.status == 0 ? parse_id(outcome.out) : std::nullopt;
  return best ? std::optional(hex(*best)) : std::nullopt;
}

bool Repository::has_branches() const {
  return !answer_of_git(*opened_, {"for-each-ref", "--count=1", "refs/heads/"}).empty();
}

std::string Repository::object_of(const std::string& revision_name) const {
  return hex(*git_object_id(resolve(*opened_, revision_name).get()));
}

std::optional<std::string> Repository::find_object(const std::string& revision_name) const {
  git_object* found = nullptr;
  if (git_revparse_single(&found, opened_->get(), revision_name.c_str()) != 0) return std::nullopt;
  const ObjectHandle named(found);
  return hex(*git_object_id(found));
}

bool Repository::is_in_refs(const std::string& commit) const {
  return !answer_of_git(*opened_, {"for-each-ref", "--count=1", "--contains", commit}).empty();
}

std::vector<std::pair<std::string, std::string>> Repository::tags() const {
  const auto listed = answer_of_git(
      *opened_,
      {"for-each-ref", "--format=%(objectname) %(*objectname) %(refname:strip=2)", "refs/tags/"});
  std::vector<std::pair<std::string, std::string>> found;
  std::string_view rest = listed;
  while (!rest.empty()) {
    const auto line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    const auto first = line.find(' ');
    const auto second = line.find(' ', first + 1);
    if (second == std::string_view::npos) continue;
    const auto behind = line.substr(first + 1, second - first - 1);  // of an annotated one
    found.emplace_back(line.substr(second + 1), behind.empty() ? line.substr(0, first) : behind);
  }
  return found;
}

void Repository::pin(const std::string& revision_name, const std::string& id) {
  if (!parse_id(id))
    fail(revision_name, fmt::format("{} is no object id", id), "it has 40 hex digits");
  if (parse_id(revision_name) && revision_name != id)
    fail(revision_name, fmt::format("it is an object by itself, and cannot stand for {}", id),
         "somebody changed what names it");
  opened_->pinned[revision_name] = id;
}

void Repository::check_blobs_alone() { git::check_blobs_alone(); }

bool Repository::is_shallow() const { return opened_->is_shallow(); }

bool Repository::is_whole() const {
  std::error_code failed;
  const bool grafted = std::filesystem::exists(git_folder() + "info/grafts", failed) ||
                       std::getenv("GIT_GRAFT_FILE") != nullptr ||
                       std::getenv("GIT_SHALLOW_FILE") != nullptr;
  return !grafted && !failed && !is_shallow();
}

}  // namespace clauseline
