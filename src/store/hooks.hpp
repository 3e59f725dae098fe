#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace clauseline {

/// A hook of git's that can hold the gate.
struct HookKind {
  std::string_view name;
  bool reads_refs = false;  // git writes refs on its standard input
};

/// All of them, in the order in which git comes to them.
std::span<const HookKind> hook_kinds();

/// The hook with this name; an Error names the nearest.
const HookKind& hook_kind(std::string_view name);

/// What became of a hook.
enum class HookChange : std::uint8_t {
  none,      // it was already so
  made,      // installed where there was none
  chained,   // installed before one that was there, which runs first
  renewed,   // one that another version of Clauseline wrote was replaced
  removed,   // taken away
  restored,  // taken away, and the one that was there first put back
};

/// The folder in which git looks for the hooks of a repository: that of its common directory for
/// a linked worktree, or the one that core.hooksPath names. It may not be there yet.
class HookFolder {
 public:
  /// Asks git. An empty `directory` means here. Throws Error where there is no repository.
  static HookFolder of(const std::string& directory);

  /// Installs the hook. One that is there is kept beside it, byte for byte, and runs first.
  /// Throws Error, and changes nothing, for one of ours that somebody edited.
  HookChange install(const HookKind& kind) const;
  /// Takes the hook away, and puts the one back that was there first. Throws Error, and changes
  /// nothing, where somebody edited or replaced ours.
  HookChange uninstall(const HookKind& kind) const;

  std::string path_of(const HookKind& kind) const { return (folder_ / kind.name).string(); }
  /// Where the hook is kept that was there first.
  std::string kept_path_of(const HookKind& kind) const;

 private:
  explicit HookFolder(std::filesystem::path folder) : folder_{std::move(folder)} {}
  std::filesystem::path folder_;
};

/// The hook as a file: a few lines of shell that run what was there first, and then
/// `clauseline hook run`. Whatever fails on the way, git is told to refuse.
std::string hook_script(const HookKind& kind);

}  // namespace clauseline
