#include "store/example.hpp"

#include "store/git.hpp"

#include <fmt/format.h>

#include <array>
#include <filesystem>

namespace clauseline {

using namespace git;

namespace {

namespace files = std::filesystem;

constexpr const char* author_name = "Clauseline example";
constexpr const char* author_address = "example@clauseline.invalid";
constexpr const char* branch = "refs/heads/main";

/// Keeps libgit2 from the configuration of the machine and of the user for a while: neither
/// a broken file nor a setting there may change what is made.
class NoOutsideConfiguration {
 public:
  NoOutsideConfiguration() { look_in(""); }
  NoOutsideConfiguration(const NoOutsideConfiguration&) = delete;
  NoOutsideConfiguration& operator=(const NoOutsideConfiguration&) = delete;
  ~NoOutsideConfiguration() { look_in(nullptr); }  // where it looks by itself

 private:
  static void look_in(const char* path) {
    for (const auto level : {GIT_CONFIG_LEVEL_SYSTEM, GIT_CONFIG_LEVEL_XDG, GIT_CONFIG_LEVEL_GLOBAL,
                             GIT_CONFIG_LEVEL_PROGRAMDATA})
      // libgit2 offers its options in this way only.
      // NOLINTNEXTLINE(cppcoreguidelines-pro-type-vararg)
      git_libgit2_opts(GIT_OPT_SET_SEARCH_PATH, level, path);
  }
};

void require_empty(const std::string& directory) {
  std::error_code failed;
  if (!files::exists(directory, failed)) return;
  if (!files::is_directory(directory, failed))
    fail(directory, "this is a file", "name a new folder");
  const bool empty = files::is_empty(directory, failed);
  if (failed) fail(directory, failed.message(), "name a folder that you may write in");
  if (!empty) fail(directory, "this folder is not empty", "name a new folder");
}

RepositoryHandle make_empty(const std::string& directory) {
  git_repository_init_options options{};
  check(git_repository_init_options_init(&options, GIT_REPOSITORY_INIT_OPTIONS_VERSION), directory);
  options.flags =
      GIT_REPOSITORY_INIT_MKDIR | GIT_REPOSITORY_INIT_MKPATH | GIT_REPOSITORY_INIT_NO_REINIT;
  options.initial_head = "main";
  git_repository* made = nullptr;
  check(git_repository_init_ext(&made, directory.c_str(), &options), directory,
        "name a folder that you may write in");
  RepositoryHandle repository(made);
  // What git writes into a reflog comes from the user's configuration and the clock.
  check(git_repository_set_ident(made, author_name, author_address), directory);
  return repository;
}

git_oid store_tree(git_repository* repository, const CommitPlan& plan) {
  git_index* made = nullptr;
  check(git_index_new(&made), plan.message);
  const IndexHandle index(made);
  for (const CommitPlan::File& file : plan.files) {
    git_index_entry entry{};
    entry.path = file.path.c_str();
    entry.mode = GIT_FILEMODE_BLOB;
    check(git_blob_create_from_buffer(&entry.id, repository, file.bytes.data(), file.bytes.size()),
          file.path, "is the disk full?");
    check(git_index_add(index.get(), &entry), file.path);
  }
  git_oid id{};
  check(git_index_write_tree_to(&id, index.get(), repository), plan.message, "is the disk full?");
  return id;
}

CommitHandle store_commit(git_repository* repository, const CommitPlan& plan,
                          const git_commit* parent) {
  const git_oid tree_id = store_tree(repository, plan);
  git_tree* found = nullptr;
  check(git_tree_lookup(&found, repository, &tree_id), plan.message);
  const TreeHandle tree(found);
  git_signature* signature = nullptr;
  check(git_signature_new(&signature, author_name, author_address, plan.seconds, 0), plan.message);
  const SignatureHandle author(signature);
  const std::string message = plan.message.ends_with('\n') ? plan.message : plan.message + '\n';
  std::array<const git_commit*, 1> parents{parent};
  git_oid id{};
  check(git_commit_create(&id, repository, nullptr, author.get(), author.get(), nullptr,
                          message.c_str(), tree.get(), parent != nullptr ? 1 : 0, parents.data()),
        plan.message, "is the disk full?");
  git_commit* made = nullptr;
  check(git_commit_lookup(&made, repository, &id), plan.message);
  return CommitHandle(made);
}

void name_commit(git_repository* repository, const std::string& name, const git_commit* commit) {
  git_reference* made = nullptr;
  check(git_reference_create(&made, repository, name.c_str(), git_commit_id(commit), 0, nullptr),
        name, "is this a name that git allows, and named once?");
  const ReferenceHandle reference(made);
}

void check_out(git_repository* repository, const std::string& directory) {
  git_checkout_options options{};
  check(git_checkout_options_init(&options, GIT_CHECKOUT_OPTIONS_VERSION), directory);
  options.checkout_strategy = GIT_CHECKOUT_FORCE;
  check(git_checkout_head(repository, &options), directory, "is the disk full?");
}

}  // namespace

void make_repository(const std::string& directory, const std::vector<CommitPlan>& commits) {
  require_empty(directory);
  const Library library;
  const NoOutsideConfiguration alone;
  const RepositoryHandle repository = make_empty(directory);
  CommitHandle last;
  for (const CommitPlan& plan : commits) {
    last = store_commit(repository.get(), plan, last.get());
    if (!plan.tag.empty()) name_commit(repository.get(), "refs/tags/" + plan.tag, last.get());
  }
  if (last == nullptr) return;
  name_commit(repository.get(), branch, last.get());
  check_out(repository.get(), directory);
  std::error_code ignored;  // reflogs hold the time of this run, which nobody needs
  files::remove_all(files::path(git_repository_path(repository.get())) / "logs", ignored);
}

}  // namespace clauseline
