// Finding and opening a repository as git would, with git's own view of whom to trust.

#include "store/git.hpp"
#include "store/process.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <initializer_list>
#include <utility>

namespace clauseline::git {
namespace {

namespace files = std::filesystem;

/// Takes variables out of the environment for a while. libgit2 refuses to open a repository
/// while these are set, though all that they ask for can be done after.
class Hidden {
 public:
  explicit Hidden(std::initializer_list<const char*> names) {
    for (const char* name : names) {
      if (const char* value = std::getenv(name); value != nullptr) {
        held_.emplace_back(name, value);
        unsetenv(name);
      }
    }
  }
  Hidden(const Hidden&) = delete;
  Hidden& operator=(const Hidden&) = delete;
  ~Hidden() {
    for (const auto& [name, value] : held_)
      setenv(name, value.c_str(), 1);
  }

 private:
  std::vector<std::pair<const char*, std::string>> held_;
};

int try_open(RepositoryHandle& handle, const std::string& directory) {
  git_repository* found = nullptr;
  int status = 0;
  if (directory.empty()) {
    const Hidden hidden{"GIT_WORK_TREE", "GIT_COMMON_DIR"};
    status = git_repository_open_ext(&found, nullptr, GIT_REPOSITORY_OPEN_FROM_ENV, nullptr);
  } else {
    status = git_repository_open_ext(&found, directory.c_str(), 0, nullptr);
  }
  handle.reset(found);
  return status;
}

/// libgit2 says "safe.directory was not found" where it means that the owner is another.
bool doubts_the_owner(int status) {
  return status == GIT_EOWNER ||
         (status == GIT_ENOTFOUND && last_words().find("safe.directory") != std::string::npos);
}

/// The command with which git itself would have this put right.
std::string remedy(const Outcome& outcome, const std::string& directory) {
  if (const auto at = outcome.error.find("git config --global --add safe.directory");
      at != std::string::npos)
    return outcome.error.substr(at, outcome.error.find('\n', at) - at);
  std::error_code ignored;
  const auto whole = files::absolute(directory.empty() ? "." : directory, ignored);
  return fmt::format("git config --global --add safe.directory {}",
                     whole.lexically_normal().string());
}

/// libgit2 knows fewer ways than git to be told whom to trust, so git has the last word.
int open_if_git_trusts(RepositoryHandle& handle, const std::string& directory) {
  const Outcome asked = run_git(directory, {"rev-parse", "--git-dir"});
  if (asked.status != 0)
    fail(directory, "git does not trust this repository, because another user owns it",
         fmt::format("if you do: {}", remedy(asked, directory)));
  // libgit2 offers its options in this way only. NOLINTNEXTLINE(cppcoreguidelines-pro-type-vararg)
  git_libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION, 0);
  const int status = try_open(handle, directory);
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-vararg)
  git_libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION, 1);
  return status;
}

[[noreturn]] void explain(const std::string& directory) {
  const std::string words = last_words();
  const std::string way_out =
      "take the versions out with git and compare the files: git show REV:path > old.xml";
  if (words.find("objectformat") != std::string::npos)
    fail(directory, "this repository names its objects by SHA-256, which Clauseline cannot read",
         way_out);
  if (words.find("unsupported extension") != std::string::npos)
    fail(directory,
         fmt::format("this repository has a format that Clauseline cannot read: {}", words),
         way_out);
  fail(directory, fmt::format("cannot open the repository: {}", words),
       "git status, run there, may say more");
}

/// libgit2 loses memory when it is told the same again.
void set_work_tree(const OpenRepository& repository, const std::string& path) {
  std::error_code failed;
  const std::string whole = files::canonical(path, failed).string() + "/";
  const char* before = git_repository_workdir(repository.get());
  if (failed || before == nullptr || before != whole)
    check(git_repository_set_workdir(repository.get(), path.c_str(), 0), path,
          "is this the work tree that you mean?");
}

/// What the environment and the configuration of this worktree say of the work tree, which
/// libgit2 does not read.
void place_work_tree(const OpenRepository& repository) {
  const char* named = std::getenv("GIT_WORK_TREE");
  if (repository.directory.empty() && named != nullptr) {
    set_work_tree(repository, named);
    return;
  }
  git_config* config = nullptr;
  int own_file = 0;
  if (git_repository_config_snapshot(&config, repository.get()) < 0) return;
  const bool has_own_file =
      git_config_get_bool(&own_file, config, "extensions.worktreeconfig") == 0 && own_file != 0;
  git_config_free(config);
  const bool given_git_dir = repository.directory.empty() && std::getenv("GIT_DIR") != nullptr;
  if (!has_own_file && !given_git_dir) return;
  Outcome top = run_git(repository.directory, {"rev-parse", "--show-toplevel"});
  if (top.status != 0 || top.out.size() < 2) return;
  top.out.pop_back();
  set_work_tree(repository, top.out);
}

/// Where a directory is inside a work tree, as "a/b/".
std::string prefix_in(const char* tree, const std::string& directory) {
  std::error_code failed;
  const files::path whole = files::canonical(directory.empty() ? "." : directory, failed);
  if (failed || tree == nullptr) return {};
  const files::path root = files::canonical(tree, failed);
  const std::string inside = whole.lexically_relative(root).string();
  if (failed || inside.empty() || inside == "." || inside == ".." || inside.starts_with("../"))
    return {};
  return inside + "/";
}

}  // namespace

std::unique_ptr<OpenRepository> open_repository(const std::string& directory) {
  auto repository = std::make_unique<OpenRepository>();
  repository->directory = directory;
  int status = try_open(repository->handle, directory);
  if (doubts_the_owner(status)) status = open_if_git_trusts(repository->handle, directory);
  if (status == GIT_ENOTFOUND) return nullptr;
  if (status < 0) explain(directory);
  place_work_tree(*repository);
  repository->prefix = prefix_in(git_repository_workdir(repository->get()), directory);
  return repository;
}

}  // namespace clauseline::git
