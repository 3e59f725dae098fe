#include "store/hooks.hpp"

#include "store/file.hpp"
#include "store/process.hpp"
#include "text/digest.hpp"
#include "text/embedded.hpp"
#include "text/error.hpp"
#include "text/nearest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <system_error>
#include <vector>

namespace clauseline {
namespace {

namespace fs = std::filesystem;

constexpr HookKind kinds[] = {
    {.name = "pre-commit"},
    {.name = "pre-merge-commit"},
    {.name = "commit-msg"},
    {.name = "pre-push", .reads_refs = true},
    {.name = "pre-receive", .reads_refs = true},
    {.name = "update"},
};

constexpr std::string_view kept_ending = ".before-clauseline";
constexpr std::string_view mark = "# clauseline hook ";

[[noreturn]] void fail(const fs::path& at, std::string message, std::string hint) {
  throw Error({.at = {at.string()}, .message = std::move(message), .hint = std::move(hint)});
}

void require(const std::error_code& failed, const fs::path& at) {
  if (failed)
    fail(at, fmt::format("the hook cannot be put here: {}", failed.message()),
         "may you write there? git config core.hooksPath names another folder");
}

enum class Found : std::uint8_t { nothing, ours, ours_of_another_version, ours_edited, other };

/// Ours names the digest of what follows its second line, so that any version of the program knows
/// whether somebody edited it.
Found what_is_at(const fs::path& path, const HookKind& kind) {
  std::error_code ignored;
  const auto status = fs::symlink_status(path, ignored);
  if (!fs::exists(status)) return Found::nothing;
  if (!fs::is_regular_file(status)) return Found::other;
  const auto source = read_file(path.string());
  const std::string_view bytes = source.bytes();
  if (bytes == hook_script(kind)) return Found::ours;
  const auto at = bytes.find(mark);
  if (at == std::string_view::npos || at != bytes.find('\n') + 1) return Found::other;
  const auto end = std::min(bytes.find('\n', at), bytes.size() - 1);
  const auto line = bytes.substr(at, end - at);
  return line.find(sha256(bytes.substr(end + 1))) != std::string_view::npos
             ? Found::ours_of_another_version
             : Found::ours_edited;
}

[[noreturn]] void refuse_edited(const fs::path& path) {
  fail(path, "this hook was edited after Clauseline wrote it, and is left as it is",
       fmt::format("keep what you need of it elsewhere, then remove it: rm {}", path.string()));
}

/// Written whole beside its place, so that git never meets half of it.
void put(const fs::path& path, const HookKind& kind) {
  const fs::path fresh = path.string() + ".new";
  std::error_code failed;
  fs::create_directories(path.parent_path(), failed);
  require(failed, path);
  write_file(fresh.string(), hook_script(kind));
  fs::permissions(fresh,
                  fs::perms::owner_all | fs::perms::group_read | fs::perms::group_exec |
                      fs::perms::others_read | fs::perms::others_exec,
                  failed);
  require(failed, path);
  fs::rename(fresh, path, failed);
  require(failed, path);
}

bool is_there(const fs::path& path) {
  std::error_code ignored;
  return fs::exists(fs::symlink_status(path, ignored));
}

}  // namespace

std::span<const HookKind> hook_kinds() { return kinds; }

const HookKind& hook_kind(std::string_view name) {
  const auto* found = std::ranges::find(kinds, name, &HookKind::name);
  if (found != std::end(kinds)) return *found;
  std::vector<std::string> known;
  for (const HookKind& kind : kinds)
    known.emplace_back(kind.name);
  fail("clauseline hook", fmt::format("there is no hook {}", name), suggestion(name, known));
}

std::string hook_script(const HookKind& kind) {
  std::string rest(
      embedded(kind.reads_refs ? "schemas/starter/hook-with-refs.sh" : "schemas/starter/hook.sh"));
  constexpr std::string_view placeholder = "NAME";
  for (auto at = rest.find(placeholder); at != std::string::npos; at = rest.find(placeholder, at))
    rest.replace(at, placeholder.size(), kind.name);
  return fmt::format("#!/bin/sh\n{}{}, sha256 of what follows {}\n{}", mark, kind.name,
                     sha256(rest), rest);
}

HookFolder HookFolder::of(const std::string& directory) {
  const auto outcome =
      git::run_git(directory, {"rev-parse", "--path-format=absolute", "--git-path", "hooks"});
  if (outcome.status == 127)
    fail("git", "there is no git program to ask where hooks are kept", "install git");
  if (outcome.status != 0)
    fail(directory, git::complaint(outcome),
         "name a git repository with -C DIR, or make one with git init");
  if (outcome.out.starts_with("--"))  // an option that it does not know, given back
    fail("git", "this git cannot tell where it keeps hooks", "git 2.31 and later can");
  return HookFolder(outcome.out.substr(0, outcome.out.size() - 1));
}

std::string HookFolder::kept_path_of(const HookKind& kind) const {
  return path_of(kind) + std::string(kept_ending);
}

HookChange HookFolder::install(const HookKind& kind) const {
  const fs::path path = path_of(kind);
  const fs::path kept = kept_path_of(kind);
  const Found found = what_is_at(path, kind);
  if (found == Found::ours_edited) refuse_edited(path);
  if (found == Found::other && is_there(kept))
    fail(path, "this hook took the place of Clauseline's, which still keeps an earlier one",
         fmt::format("move one of them away: this, or {}", kept.string()));
  std::error_code failed;
  if (found == Found::other) fs::rename(path, kept, failed);
  require(failed, path);
  put(path, kind);
  if (found == Found::ours) return HookChange::none;
  if (found == Found::ours_of_another_version) return HookChange::renewed;
  return is_there(kept) ? HookChange::chained : HookChange::made;
}

HookChange HookFolder::uninstall(const HookKind& kind) const {
  const fs::path path = path_of(kind);
  const fs::path kept = kept_path_of(kind);
  const Found found = what_is_at(path, kind);
  if (found == Found::ours_edited) refuse_edited(path);
  const bool keeps = is_there(kept);
  if (found == Found::other && keeps)
    fail(path, "this hook took the place of Clauseline's, and is left as it is",
         fmt::format("the one that was there first is {}", kept.string()));
  if (found == Found::other || (found == Found::nothing && !keeps)) return HookChange::none;
  std::error_code failed;
  if (keeps)
    fs::rename(kept, path, failed);
  else
    fs::remove(path, failed);
  require(failed, path);
  return keeps ? HookChange::restored : HookChange::removed;
}

}  // namespace clauseline
