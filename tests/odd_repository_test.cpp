// Repositories that libgit2 alone cannot read, or reads otherwise than git. Each is made by
// git itself.

#include "store/repository.hpp"
#include "temporary.hpp"

#include <boost/test/unit_test.hpp>

#include <unistd.h>

using namespace clauseline;
namespace files = std::filesystem;

BOOST_AUTO_TEST_SUITE(odd_repository_test)

/// A plain repository "house" of three commits, the last with an edited agreement.
struct House : Ground {
  std::string head;

  House() {
    git(".", {"init", "-q", "house"});
    write("house/agreements/msa.xml", "<msa>1</msa>\n");
    write("house/other/b.xml", "<b/>\n");
    commit("house", "first");
    git("house", {"tag", "v1"});
    commit("house", "middle");
    write("house/agreements/msa.xml", "<msa>2</msa>\n");
    head = commit("house", "last");
  }

  std::string url() const { return "file://" + (*this / "house"); }
};

/// Changed files as "path path", which these tests need no more of.
std::string paths(const std::vector<ChangedFile>& changed) {
  std::string all;
  for (const ChangedFile& file : changed)
    all += (all.empty() ? "" : " ") + file.path;
  return all;
}

void check_reads(const Repository& repository) {
  BOOST_TEST(repository.at("v1", "agreements/msa.xml").source.bytes() == "<msa>1</msa>\n");
  BOOST_TEST(paths(repository.changed_files("v1", "HEAD", {})) == "agreements/msa.xml");
}

/// What libgit2 cannot read of an index is asked of git; the answers are the same.
void check_index(const House& house, const std::string& name) {
  const Repository repository = Repository::open(house / name);
  BOOST_TEST(repository.staged("agreements/msa.xml").source.bytes() == "<msa>2</msa>\n");
  BOOST_TEST(paths(repository.changed_in_index({})) == "");
  BOOST_TEST(paths(repository.changed_in_work_tree({})) == "");
  house.write(name + "/agreements/msa.xml", "<msa>3</msa>\n");
  BOOST_TEST(paths(repository.changed_in_work_tree({})) == "agreements/msa.xml");
  BOOST_TEST(paths(repository.changed_in_index({})) == "");
  house.git(name, {"add", "agreements/msa.xml"});
  BOOST_TEST(paths(repository.changed_in_index({})) == "agreements/msa.xml");
  BOOST_TEST(repository.staged("agreements/msa.xml").source.bytes() == "<msa>3</msa>\n");
}

BOOST_FIXTURE_TEST_CASE(is_plain_for_comparison, House) {
  check_reads(Repository::open(*this / "house"));
  check_index(*this, "house");
}

BOOST_FIXTURE_TEST_CASE(is_bare, House) {
  git(".", {"clone", "-q", "--bare", "house", "bare.git"});
  const Repository repository = Repository::open(*this / "bare.git");
  check_reads(repository);
  BOOST_TEST(repository.work_tree() == "");
  BOOST_TEST(contains(problem([&] { repository.staged("a"); }), "bare repository has no index"));
  BOOST_TEST(contains(problem([&] { repository.changed_in_index({}); }), "has no index"));
  BOOST_TEST(contains(problem([&] { repository.changed_in_work_tree({}); }), "no working tree"));
}

BOOST_FIXTURE_TEST_CASE(is_a_linked_worktree, House) {
  git("house", {"worktree", "add", "-q", "-b", "draft", *this / "linked tree"});
  const Repository repository = Repository::open(*this / "linked tree");
  check_reads(repository);
  BOOST_TEST(repository.work_tree() == (*this / "linked tree/"));
  check_index(*this, "linked tree");
}

BOOST_FIXTURE_TEST_CASE(borrows_objects_of_another, House) {
  git(".", {"clone", "-q", "--shared", "house", "borrower"});
  check_reads(Repository::open(*this / "borrower"));
}

BOOST_FIXTURE_TEST_CASE(is_a_submodule_of_another, House) {
  git(".", {"init", "-q", "outer"});
  git("outer", {"submodule", "--quiet", "add", *this / "house", "inner"});
  commit("outer", "with a submodule");
  git("house", {"checkout", "-q", "--detach"});
  check_reads(Repository::open(*this / "outer/inner"));
  const Repository outer = Repository::open(*this / "outer");
  BOOST_TEST(contains(problem([&] { outer.at("HEAD", "inner"); }), "--repo inner"));
}

BOOST_FIXTURE_TEST_CASE(is_shallow, House) {
  git(".", {"clone", "-q", "--depth", "1", url(), "shallow"});
  const Repository repository = Repository::open(*this / "shallow");
  BOOST_TEST(repository.commit("HEAD") == head);
  BOOST_TEST(repository.at("HEAD", "agreements/msa.xml").source.bytes() == "<msa>2</msa>\n");
  BOOST_TEST(repository.merge_base("HEAD", "HEAD") == head);
  const std::string parent = problem([&] { repository.commit("HEAD~1"); });
  BOOST_TEST(contains(parent, "git fetch --unshallow"), parent);
  BOOST_TEST(contains(problem([&] { repository.commit("v1"); }), "git fetch --unshallow"));
}

BOOST_FIXTURE_TEST_CASE(is_shallow_and_has_no_common_ancestor, House) {
  git("house", {"checkout", "-q", "-b", "draft", "v1"});
  commit("house", "draft");
  git(".", {"clone", "-q", "--depth", "1", "--no-single-branch", url(), "shallow"});
  const Repository repository = Repository::open(*this / "shallow");
  const std::string told = problem([&] { repository.merge_base("origin/main", "origin/draft"); });
  BOOST_TEST(contains(told, "no common ancestor"), told);
  BOOST_TEST(contains(told, "git fetch --unshallow"), told);
  git(".", {"clone", "-q", "--depth", "3", "--no-single-branch", url(), "deeper"});
  BOOST_TEST(Repository::open(*this / "deeper").merge_base("origin/main", "origin/draft") ==
             git("house", {"rev-parse", "v1"}));
}

BOOST_FIXTURE_TEST_CASE(is_partial_and_fetches_bytes_when_they_are_asked_for, House) {
  git("house", {"config", "uploadpack.allowFilter", "true"});
  git("house", {"config", "uploadpack.allowAnySHA1InWant", "true"});
  for (const char* filter : {"blob:none", "tree:0"}) {
    const std::string name = std::string("partial ") + filter;
    git(".", {"clone", "-q", "--no-checkout", std::string("--filter=") + filter, url(), name});
    const auto missing = git(name, {"rev-list", "--objects", "--all", "--missing=print"});
    BOOST_TEST(contains(missing, "?"), missing);
    check_reads(Repository::open(*this / name));
  }
}

BOOST_FIXTURE_TEST_CASE(is_partial_and_cannot_reach_its_remote, House) {
  git("house", {"config", "uploadpack.allowFilter", "true"});
  git(".", {"clone", "-q", "--no-checkout", "--filter=blob:none", url(), "partial"});
  files::rename(*this / "house", *this / "elsewhere");
  const Repository repository = Repository::open(*this / "partial");
  BOOST_TEST(repository.commit("HEAD") == head);
  const std::string told = problem([&] { repository.at("v1", "agreements/msa.xml"); });
  BOOST_TEST(contains(told, "v1:agreements/msa.xml: error: git could not bring object"), told);
  BOOST_TEST(contains(told, "must be in reach"), told);
  const Variable nowhere("PATH", *this / "home");
  const std::string alone = problem([&] { repository.at("v1", "agreements/msa.xml"); });
  BOOST_TEST(contains(alone, "no git program to fetch it"), alone);
}

BOOST_FIXTURE_TEST_CASE(has_a_split_index, House) {
  git("house", {"update-index", "--split-index"});
  check_index(*this, "house");
  const Inside inside(*this / "house/other");
  BOOST_TEST(paths(Repository::open("").changed_in_index({})) == "agreements/msa.xml");
  const Variable nowhere("PATH", *this / "home");
  const Repository repository = Repository::open(*this / "house");
  BOOST_TEST(contains(problem([&] { repository.changed_in_index({}); }), "install git"));
}

BOOST_FIXTURE_TEST_CASE(has_a_sparse_index, House) {
  git("house", {"sparse-checkout", "init", "--cone", "--sparse-index"});
  git("house", {"sparse-checkout", "set", "agreements"});
  BOOST_TEST(!files::exists(*this / "house/other"));
  BOOST_TEST(contains(git("house", {"ls-files", "--sparse"}), "other/"));
  check_reads(Repository::open(*this / "house"));
  check_index(*this, "house");
}

BOOST_FIXTURE_TEST_CASE(has_a_sparse_checkout_with_a_full_index, House) {
  git("house", {"sparse-checkout", "set", "--no-sparse-index", "agreements"});
  BOOST_TEST(!files::exists(*this / "house/other"));
  check_index(*this, "house");
}

BOOST_FIXTURE_TEST_CASE(has_a_damaged_index, House) {
  write("house/.git/index", "no index");
  const std::string told = problem([&] { Repository::open(*this / "house").changed_in_index({}); });
  BOOST_TEST(contains(told, "cannot read the index"), told);
  BOOST_TEST(contains(told, "git status may say more"), told);
}

BOOST_FIXTURE_TEST_CASE(has_configuration_per_worktree, House) {
  git("house", {"config", "core.repositoryFormatVersion", "1"});
  git("house", {"config", "extensions.worktreeConfig", "true"});
  check_reads(Repository::open(*this / "house"));
  files::create_directory(*this / "apart");
  git("house", {"config", "--worktree", "core.worktree", *this / "apart"});
  BOOST_TEST(Repository::open(*this / "house/.git").work_tree() == (*this / "apart/"));
}

BOOST_FIXTURE_TEST_CASE(names_objects_by_sha_256, Ground) {
  git(".", {"init", "-q", "--object-format=sha256", "new"});
  const std::string told = problem([&] { Repository::open(*this / "new"); });
  BOOST_TEST(contains(told, "SHA-256, which Clauseline cannot read"), told);
  BOOST_TEST(contains(told, "git show REV:path"), told);
  BOOST_CHECK_THROW(Repository::find(*this / "new"), Error);
}

BOOST_FIXTURE_TEST_CASE(has_a_format_of_the_future, House) {
  git("house", {"config", "core.repositoryFormatVersion", "1"});
  git("house", {"config", "extensions.holograms", "true"});
  const std::string told = problem([&] { Repository::open(*this / "house"); });
  BOOST_TEST(contains(told, "a format that Clauseline cannot read"), told);
}

void give_away(const std::string& folder) {
  constexpr uid_t somebody = 12345;
  BOOST_TEST_REQUIRE(lchown(folder.c_str(), somebody, somebody) == 0);
  for (const auto& one : files::recursive_directory_iterator(folder))
    BOOST_TEST_REQUIRE(lchown(one.path().c_str(), somebody, somebody) == 0);
}

BOOST_FIXTURE_TEST_CASE(belongs_to_somebody_else, House) {
  if (getuid() != 0) {
    BOOST_TEST_MESSAGE("skipped: only root can give a repository away");
    return;
  }
  give_away(*this / "house");
  const auto open = [&] { check_reads(Repository::open(*this / "house/agreements")); };
  const std::string remedy = "git config --global --add safe.directory " + (*this / "house");
  BOOST_TEST(contains(problem(open), "does not trust this repository"), problem(open));
  BOOST_TEST(contains(problem(open), remedy), problem(open));
  {
    const Variable nowhere("PATH", *this / "home");
    BOOST_TEST(contains(problem(open), "git config --global --add safe.directory /"));
  }
  {
    const Variable count("GIT_CONFIG_COUNT", "1");
    const Variable key("GIT_CONFIG_KEY_0", "safe.directory");
    const Variable value("GIT_CONFIG_VALUE_0", *this / "house");
    BOOST_TEST(problem(open) == "");
  }
  const std::string config(read_file(*this / "home/.gitconfig").bytes());
  write("home/.gitconfig", config + "[safe]\n\tdirectory = /somewhere/else\n");
  BOOST_TEST(contains(problem(open), remedy), problem(open));
  write("home/.gitconfig", config + "[safe]\n\tdirectory = *\n");
  BOOST_TEST(problem(open) == "");
  write("home/.gitconfig", config + "[safe]\n\tdirectory = " + (*this / "house") + "\n");
  BOOST_TEST(problem(open) == "");
  write("home/.gitconfig", config);
  BOOST_TEST(contains(problem(open), remedy), "trust must not outlive the repository it was for");
}

BOOST_FIXTURE_TEST_CASE(is_named_by_the_environment, House) {
  const Inside inside(*this / "home");
  {
    const Variable git_dir("GIT_DIR", *this / "house/.git");
    check_reads(Repository::open(""));
    BOOST_TEST(Repository::open("").work_tree() == (*this / "home/"));  // as git has it
    const Variable work_tree("GIT_WORK_TREE", *this / "house");
    BOOST_TEST(Repository::open("").work_tree() == (*this / "house/"));
    BOOST_TEST(paths(Repository::open("").changed_in_work_tree({})) == "");
    BOOST_TEST(std::string(std::getenv("GIT_WORK_TREE")) == (*this / "house"));
  }
  git(".", {"init", "-q", "two"});
  const Variable elsewhere("GIT_DIR", *this / "two/.git");
  check_reads(Repository::open(*this / "house"));
}

/// What a commit hook sees when git commits some paths only: an index of its own.
BOOST_FIXTURE_TEST_CASE(runs_a_commit_hook_with_another_index, House) {
  write("house/agreements/msa.xml", "<msa>3</msa>\n");
  write("house/other/b.xml", "<b>2</b>\n");
  git("house", {"add", "-A"});
  files::copy_file(*this / "house/.git/index", *this / "house/.git/next-index-1.lock");
  git("house", {"reset", "-q"});
  const Inside inside(*this / "house");
  BOOST_TEST(paths(Repository::open("").changed_in_index({})) == "");
  const Variable index("GIT_INDEX_FILE", *this / "house/.git/next-index-1.lock");
  BOOST_TEST(paths(Repository::open("").changed_in_index({})) == "agreements/msa.xml other/b.xml");
  BOOST_TEST(Repository::open("").staged("other/b.xml").source.bytes() == "<b>2</b>\n");
  BOOST_TEST(paths(Repository::open(*this / "house").changed_in_index({})) == "");
}

/// What a commit hook in a linked worktree sees.
BOOST_FIXTURE_TEST_CASE(runs_a_commit_hook_in_a_linked_worktree, House) {
  git("house", {"worktree", "add", "-q", "-b", "draft", *this / "linked"});
  write("linked/agreements/msa.xml", "<msa>3</msa>\n");
  git("linked", {"add", "-A"});
  const Inside inside(*this / "linked");
  const Variable git_dir("GIT_DIR", *this / "house/.git/worktrees/linked");
  const Variable index("GIT_INDEX_FILE", *this / "house/.git/worktrees/linked/index");
  const Repository repository = Repository::open("");
  BOOST_TEST(repository.work_tree() == (*this / "linked/"));
  BOOST_TEST(paths(repository.changed_in_index({})) == "agreements/msa.xml");
}

/// Leaves the quarantine of a push behind, with the variables that a hook was given.
constexpr auto pre_receive =
    "#!/bin/sh\nread old new ref\nenv | grep ^GIT_ > ../variables\nprintf %s $new > ../pushed\n"
    "cp -r $GIT_QUARANTINE_PATH ../kept\nexit 1\n";

BOOST_FIXTURE_TEST_CASE(holds_a_push_in_quarantine, House) {
  git(".", {"clone", "-q", "--bare", "house", "server.git"});
  write("server.git/hooks/pre-receive", pre_receive);
  files::permissions(*this / "server.git/hooks/pre-receive", files::perms::owner_all);
  write("house/agreements/msa.xml", "<msa>pushed</msa>\n");
  commit("house", "pushed");
  git::run({"git", "-C", *this / "house", "push", *this / "server.git", "main"},
           git::environment());
  const std::string variables(read_file(*this / "variables").bytes());
  BOOST_TEST(contains(variables, "GIT_QUARANTINE_PATH="), variables);
  BOOST_TEST(contains(variables, "GIT_DIR=."), variables);
  const std::string pushed(read_file(*this / "pushed").bytes());

  const Inside inside(*this / "server.git");
  const Variable git_dir("GIT_DIR", ".");
  BOOST_TEST(contains(problem([&] { Repository::open("").commit(pushed); }), "no such revision"));
  const Variable objects("GIT_OBJECT_DIRECTORY", *this / "kept");
  const Variable alternates("GIT_ALTERNATE_OBJECT_DIRECTORIES", *this / "server.git/objects");
  const Variable quarantine("GIT_QUARANTINE_PATH", *this / "kept");
  const Repository repository = Repository::open("");
  BOOST_TEST(repository.work_tree() == "");
  BOOST_TEST(repository.at(pushed, "agreements/msa.xml").source.bytes() == "<msa>pushed</msa>\n");
  BOOST_TEST(paths(repository.changed_files("main", pushed, {})) == "agreements/msa.xml");
  BOOST_TEST(repository.merge_base("main", pushed) == head);
}

BOOST_FIXTURE_TEST_CASE(has_a_broken_configuration, House) {
  write("house/.git/config", "[core\n");
  const std::string told = problem([&] { Repository::open(*this / "house"); });
  BOOST_TEST(contains(told, "cannot open the repository"), told);
}

BOOST_AUTO_TEST_SUITE_END()
