#include "store/git_bundle.hpp"

#include "store/git.hpp"
#include "store/process.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <set>
#include <system_error>
#include <utility>

namespace clauseline {
namespace {

using git::fail;
using git::run_git;
using git::run_git_on;

constexpr std::string_view signature = "# v2 git bundle\n";
constexpr std::size_t id_length = 40;

bool is_id(std::string_view text) {
  return text.size() == id_length &&
         text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

/// git has to choose nothing, so that it does not choose otherwise another day.
std::vector<std::string> pack_words(const Repository& repository) {
  return {"-c",
          "core.compression=9",
          "-c",
          "pack.compression=9",
          "-c",
          "pack.windowMemory=0",
          "--git-dir=" + repository.git_folder(),
          "pack-objects",
          "--revs",
          "--stdout",
          "--quiet",
          "--threads=1",
          "--window=10",
          "--depth=50",
          "--no-reuse-delta",
          "--no-reuse-object",
          "--no-use-bitmap-index"};
}

[[noreturn]] void broken(const Source& bundle, std::string message) {
  fail(bundle.name(), std::move(message), "somebody changed it, or cut it off; export it anew");
}

/// Where the pack begins, behind the lines of the refs.
std::size_t end_of_refs(const Source& bundle) {
  const auto bytes = bundle.bytes();
  const auto end = bytes.find("\n\n");
  if (!bytes.starts_with(signature) || end == std::string_view::npos)
    broken(bundle, "this is no git bundle");
  return end + 2;
}

/// Enough for any bundle that can be read, and an end to one that is made to exhaust the machine.
constexpr git::Allowance allowance{.seconds = 600, .bytes = std::size_t{4} << 30U};

std::size_t count_of_lines(const std::string& text) {
  return static_cast<std::size_t>(std::ranges::count(text, '\n'));
}

}  // namespace

std::string git_bundle(const Repository& repository, const std::vector<BundledRef>& refs) {
  if (!repository.is_whole())
    fail(repository.git_folder(), "this clone does not hold the whole history",
         "git fetch --unshallow completes it");
  std::string bytes(signature);
  std::string ids;
  for (const auto& [name, id] : refs) {
    bytes += fmt::format("{} {}\n", id, name);
    ids += id + "\n";
  }
  const auto packed = run_git_on({}, pack_words(repository), ids);
  if (packed.status != 0)
    fail(repository.git_folder(),
         fmt::format("git cannot pack the history: {}", git::complaint(packed)),
         "git fsck checks the repository for damage");
  return bytes + "\n" + packed.out;
}

std::vector<BundledRef> refs_of_bundle(const Source& bundle) {
  auto lines = bundle.bytes().substr(0, end_of_refs(bundle) - 1);
  lines.remove_prefix(signature.size());
  std::vector<BundledRef> refs;
  while (!lines.empty()) {
    const auto line = lines.substr(0, lines.find('\n'));
    lines.remove_prefix(line.size() + 1);
    const auto id = line.substr(0, line.find(' '));
    if (line.starts_with('-')) broken(bundle, "it builds on commits that it does not hold");
    if (!is_id(id) || id.size() + 1 >= line.size()) broken(bundle, "a line of it names no object");
    refs.push_back({std::string(line.substr(id.size() + 1)), std::string(id)});
  }
  return refs;
}

UnpackedHistory::UnpackedHistory(const Source& bundle)
    : folder_{(std::filesystem::temp_directory_path() / "clauseline-XXXXXX").string()} {
  if (mkdtemp(folder_.data()) == nullptr)
    fail(folder_, "cannot make a temporary folder",
         "is there room in the folder that TMPDIR names?");
  directory_ = folder_ + "/history.git";
  try {
    fill(bundle);
  } catch (...) {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
    throw;
  }
}

UnpackedHistory::~UnpackedHistory() {
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

void UnpackedHistory::fill(const Source& bundle) const {
  const auto made = run_git(folder_, {"-c", "core.hooksPath=/dev/null", "init", "--quiet", "--bare",
                                      "--template=", "--object-format=sha1", directory_});
  if (made.status != 0)
    fail(folder_, fmt::format("git cannot make a repository: {}", git::complaint(made)),
         "is there room in the folder that TMPDIR names?");
  auto variables = git::environment();
  std::erase_if(variables, [](const std::string& one) { return one.starts_with("GIT_"); });
  variables.insert(variables.end(), {"LC_ALL=C", "GIT_NO_REPLACE_OBJECTS=1"});
  const auto pack = bundle.bytes().substr(end_of_refs(bundle));
  const auto read = git::run({"git", "-c", "core.bigFileThreshold=64m", "-c", "pack.threads=1",
                              "-C", directory_, "index-pack", "--stdin"},
                             variables, pack, allowance);
  if (read.status != 0) broken(bundle, fmt::format("git cannot read it: {}", git::complaint(read)));
  std::vector<std::string> walk{"rev-list", "--objects", "--no-object-names"};
  for (const auto& [name, id] : refs_of_bundle(bundle))
    walk.push_back(id);
  const auto reached = run_git(directory_, walk);
  if (reached.status != 0)
    broken(bundle, fmt::format("its history is not whole: {}", git::complaint(reached)));
  const auto held = run_git(directory_, {"cat-file", "--batch-all-objects",
                                         "--batch-check=%(objectname)", "--unordered"});
  if (held.status != 0 || count_of_lines(held.out) != count_of_lines(reached.out))
    broken(bundle, "it holds objects that are no part of its history");
}

}  // namespace clauseline
