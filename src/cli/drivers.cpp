#include "cli/drivers.hpp"

#include "store/file.hpp"
#include "store/process.hpp"
#include "text/error.hpp"

#include <fmt/format.h>

#include <array>
#include <filesystem>
#include <system_error>
#include <utility>
#include <vector>

namespace clauseline::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view attributes = "agreements/**/*.xml diff=clauseline merge=clauseline\n";

std::string git_says(const std::string& directory, const std::vector<std::string>& words) {
  const auto outcome = git::run_git(directory, words);
  if (outcome.status != 0)
    throw Error(
        {.at = {.source = directory},
         .message = fmt::format("git did not take its settings: {}", git::complaint(outcome)),
         .hint = "name a folder in a git repository: clauseline init --drivers DIR"});
  auto said = outcome.out;
  if (said.ends_with('\n')) said.pop_back();
  return said;
}

/// This program as git's shell is to call it, wherever PATH leads then.
std::string program() {
  std::error_code failed;
  const auto path = fs::read_symlink("/proc/self/exe", failed).string();
  if (failed) return "clauseline";
  std::string quoted = "'";
  for (const char byte : path)
    quoted += byte == '\'' ? std::string("'\\''") : std::string(1, byte);
  return quoted + "'";
}

fs::path shared_attributes(const std::string& directory) {
  const bool bare = git_says(directory, {"rev-parse", "--is-bare-repository"}) == "true";
  if (bare)
    throw Error({.at = {.source = directory},
                 .message = "a bare repository compares and merges no files",
                 .hint = "set the drivers up in a clone with a work tree"});
  return fs::path(git_says(directory, {"rev-parse", "--show-toplevel"})) / ".gitattributes";
}

fs::path own_attributes(const std::string& directory) {
  const fs::path path = git_says(directory, {"rev-parse", "--git-path", "info/attributes"});
  return path.is_absolute() ? path : fs::path(directory) / path;
}

std::string bytes_of(const fs::path& path) {
  if (!is_there(path.string())) return {};
  return std::string(read_file(path.string()).bytes());
}

void add_line(const fs::path& path) {
  auto bytes = bytes_of(path);
  if (("\n" + bytes).find("\n" + std::string(attributes)) != std::string::npos) return;
  if (!bytes.empty() && !bytes.ends_with('\n')) bytes += '\n';
  fs::create_directories(path.parent_path());
  write_file(path.string(), bytes.append(attributes));
}

void remove_line(const fs::path& path) {
  auto bytes = "\n" + bytes_of(path);
  const auto at = bytes.find("\n" + std::string(attributes));
  if (at == std::string::npos) return;
  bytes.erase(at + 1, attributes.size());
  if (bytes.size() > 1)
    write_file(path.string(), bytes.substr(1));
  else
    fs::remove(path);
}

}  // namespace

void install_drivers(const std::string& directory, bool shared) {
  const auto path = shared ? shared_attributes(directory) : own_attributes(directory);
  const auto self = program();
  const std::array<std::pair<const char*, std::string>, 4> settings{{
      {"diff.clauseline.command", self + " diff-driver --"},
      {"diff.clauseline.textconv", self + " textconv --"},
      {"merge.clauseline.name", "agreements, clause by clause"},
      {"merge.clauseline.driver", self + " merge-driver -- %O %A %B %L %P"},
  }};
  for (const auto& [name, value] : settings)
    git_says(directory, {"config", "--local", name, value});
  add_line(path);
}

void remove_drivers(const std::string& directory) {
  remove_line(shared_attributes(directory));
  remove_line(own_attributes(directory));
  for (const char* section : {"diff.clauseline", "merge.clauseline"})
    git::run_git(directory, {"config", "--local", "--remove-section", section});
}

}  // namespace clauseline::cli
