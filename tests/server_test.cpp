// The gate at a push: where it begins, and in the bare repository that takes it.

#include "gated.hpp"

#include <boost/test/unit_test.hpp>

using namespace clauseline;
namespace files = std::filesystem;

namespace {

constexpr auto blocks = "1 finding blocks: 1 critical";

/// A bare repository `server` that has the base, and then a gate; `r` is its clone.
struct Served : Gated {
  Served() {
    git(".", {"clone", "-q", "--bare", "r", "server"});
    hook("server", {"install"});
    git("r", {"remote", "add", "origin", *this / "server"});
    git("r", {"fetch", "-q", "origin"});
  }

  git::Outcome push(std::vector<std::string> words) const {
    words.insert(words.begin(), {"git", "push", "origin"});
    return attempt("r", std::move(words));
  }
  std::string on_server(const std::string& ref) const {
    return git("server", {"for-each-ref", "--format=%(objectname)", ref});
  }
  /// `clauseline hook run` with this on its standard input.
  git::Outcome run_hook(const std::string& where, const std::string& words,
                        const std::string& input) const {
    write("input", input);
    return attempt(where, {"sh", "-c", "cd \"$1\" && clauseline hook run " + words + " <\"$2\"",
                           "sh", *this / where, *this / "input"});
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(server_test)

BOOST_FIXTURE_TEST_CASE(refuses_a_push_until_the_policy_allows_it, Served) {
  const auto base = head();
  amend("non-exclusive");
  const auto amended = force("amended");
  const auto refused = push({"main"});
  is_refused(refused, blocks);
  BOOST_TEST(contains(refused.error, "clauseline audit " + base.substr(0, 12)), refused.error);
  BOOST_TEST(on_server("refs/heads/main") == base);
  // A policy that comes with the change does not count for it.
  write(std::string("r/") + house_policy, policy_of(lets_exclusivity_go));
  force("loosened as well");
  is_refused(push({"main"}), blocks);
  // Landed before, and alone, it does.
  git("r", {"checkout", "-q", "-b", "policy", base});
  write(std::string("r/") + house_policy, policy_of(lets_exclusivity_go));
  force("loosened");
  passes(push({"policy:main"}));
  git("r", {"checkout", "-q", "main"});
  git("r", {"reset", "-q", "--hard", amended});
  git("r", {"rebase", "-q", "policy"});
  passes(push({"main"}));
  BOOST_TEST(on_server("refs/heads/main") == head());
}

BOOST_FIXTURE_TEST_CASE(accepts_a_change_that_was_withdrawn, Served) {
  amend("non-exclusive");
  force("amended");
  is_refused(push({"main"}), blocks);
  amend("exclusive");
  force("withdrawn");
  passes(push({"main"}));
}

BOOST_FIXTURE_TEST_CASE(judges_a_new_branch_from_where_it_left_the_default_one, Served) {
  git("r", {"checkout", "-q", "-b", "proposal"});
  amend("non-exclusive");
  force("amended");
  is_refused(push({"proposal"}), blocks);
  is_refused(push({"HEAD:refs/heads/deep/er"}), blocks);
  is_refused(push({"HEAD:refs/anything/else"}), blocks);
  git("r", {"tag", "-a", "-m", "tagged", "v1"});
  is_refused(push({"v1"}), blocks);
  BOOST_TEST(on_server("refs/tags") == "");
  git("r", {"tag", "v0", "main"});
  passes(push({"v0"}));
  // What the default branch has gained meanwhile is none of its business.
  git("r", {"checkout", "-q", "main"});
  amend("exclusive", "Another note.");
  force("meanwhile");
  passes(push({"main"}));
  git("r", {"checkout", "-q", "-b", "late", "v0"});
  write("r/other.txt", "words");
  force("late");
  const auto late = push({"late"});
  passes(late);
  BOOST_TEST(!contains(late.error, "Nothing blocks"), late.error);
}

/// A branch from before the policy was tightened is judged by the policy of the default branch.
BOOST_FIXTURE_TEST_CASE(takes_the_policy_for_a_new_branch_from_the_default_one, Served) {
  write(std::string("r/") + house_policy, policy_of(lets_exclusivity_go));
  const auto loose = force("loose");
  passes(push({"main"}));
  write(std::string("r/") + house_policy, policy_of(""));
  force("tight");
  passes(push({"main"}));
  git("r", {"checkout", "-q", "-b", "proposal", loose});
  amend("non-exclusive");
  force("amended");
  const auto refused = push({"proposal"});
  is_refused(refused, blocks);
  BOOST_TEST(contains(refused.error, "--policy"), refused.error);
}

BOOST_FIXTURE_TEST_CASE(compares_a_rewritten_branch_with_what_it_was, Served) {
  amend("exclusive", "Another note.");
  force("a note");
  passes(push({"HEAD:proposal"}));
  git("r", {"reset", "-q", "--hard", "HEAD~1"});
  amend("non-exclusive");
  force("amended");
  const auto refused = push({"--force", "HEAD:proposal"});
  is_refused(refused, blocks);
  BOOST_TEST(contains(refused.error, "refs/heads/proposal: history is rewritten"), refused.error);
  amend("exclusive", "A third note.");
  force("withdrawn");
  const auto passed = push({"--force", "HEAD:proposal"});
  passes(passed);
  BOOST_TEST(contains(passed.error, "history is rewritten"), passed.error);
}

BOOST_FIXTURE_TEST_CASE(lets_nobody_drop_commits_of_the_default_branch, Served) {
  amend("exclusive", "Another note.");
  force("a note");
  passes(push({"main"}));
  git("r", {"reset", "-q", "--hard", "HEAD~1"});
  amend("exclusive", "A third note.");
  force("instead");
  is_refused(push({"--force", "main"}), "critical IN003");
}

BOOST_FIXTURE_TEST_CASE(judges_every_ref_and_sums_up, Served) {
  git("r", {"branch", "calm"});
  git("r", {"branch", "gone"});
  passes(push({"gone"}));
  amend("non-exclusive");
  force("amended");
  git("r", {"tag", "v1"});
  write(std::string("r/") + deal, "");
  git("r", {"checkout", "-q", "-b", "broken"});
  force("broken");
  const auto refused = push({"calm", "main", "v1", "broken", ":gone"});
  is_refused(refused, "3 of 5 refs do not pass, so nothing is pushed.");
  BOOST_TEST(contains(refused.error, "could not be read"), refused.error);
  // The branch and the tag are one comparison.
  const auto first = refused.error.find(blocks);
  BOOST_TEST(first != std::string::npos);
  BOOST_TEST(refused.error.find(blocks, first + 1) == std::string::npos, refused.error);
  BOOST_TEST(on_server("refs/heads/calm") == "");
  passes(push({":gone", "calm"}));
  BOOST_TEST(on_server("refs/heads/gone") == "");
}

BOOST_FIXTURE_TEST_CASE(judges_what_shares_no_history_by_what_it_holds, Served) {
  git("r", {"checkout", "-q", "--orphan", "pages"});
  git("r", {"rm", "-rqf", "."});
  write("r/index.html", "<p>words</p>");
  force("pages");
  passes(push({"pages"}));
  git("r", {"notes", "add", "-m", "a note"});
  passes(push({"refs/notes/commits"}));
  git("r", {"checkout", "-q", "--orphan", "other"});
  amend("non-exclusive");
  force("other");
  is_refused(push({"other"}), blocks);
  // Tags may name a tree or a file.
  git("r", {"tag", "a-tree", "HEAD^{tree}"});
  is_refused(push({"a-tree"}), blocks);
  git("r", {"tag", "a-file", std::string("HEAD:") + deal});
  passes(push({"a-file"}));
}

BOOST_FIXTURE_TEST_CASE(judges_each_ref_alone_in_the_hook_update, Served) {
  hook("server", {"uninstall"});
  hook("server", {"install", "update"});
  git("r", {"branch", "calm"});
  amend("non-exclusive");
  force("amended");
  is_refused(push({"calm", "main"}), blocks);
  BOOST_TEST(on_server("refs/heads/calm") != "");  // git refuses only the ref that is refused
  amend("exclusive");
  force("withdrawn");
  passes(push({"main"}));
}

BOOST_FIXTURE_TEST_CASE(gives_what_was_there_the_same_refs, Served) {
  hook("server", {"uninstall"});
  write_hook("server/hooks/pre-receive", "cat >seen; [ ! -e refuse ] || { echo no; exit 7; }");
  hook("server", {"install"});
  const auto base = head();
  amend("exclusive", "Another note.");
  const auto now = force("a note");
  write("server/refuse", "");
  is_refused(push({"main"}), "no");
  files::remove(*this / "server/refuse");
  passes(push({"main"}));
  BOOST_TEST(bytes_of(*this / "server/seen") == base + " " + now + " refs/heads/main\n");
  // One that reads nothing does not keep the refs from being judged.
  write_hook("server/hooks/pre-receive.before-clauseline", "exit 0");
  amend("non-exclusive");
  force("amended");
  is_refused(push({"main"}), blocks);
}

BOOST_FIXTURE_TEST_CASE(takes_a_first_push_for_all_new, Gated) {
  git(".", {"init", "-q", "--bare", "server"});
  hook("server", {"install"});
  git("r", {"remote", "add", "origin", *this / "server"});
  const auto refused = try_git("r", {"push", "origin", "main"});
  is_refused(refused, "LI001");
  write("server/hooks/pre-receive.off", "");
  hook("server", {"uninstall"});
  passes(try_git("r", {"push", "origin", "main:trunk"}));
  hook("server", {"install"});
  // HEAD of the server still names main: nobody can say what another branch changes.
  const auto headless = try_git("r", {"push", "origin", "main:other"});
  is_refused(headless, "git symbolic-ref HEAD refs/heads/NAME");
  git("server", {"symbolic-ref", "HEAD", "refs/heads/trunk"});
  passes(try_git("r", {"push", "origin", "main:other"}));
}

BOOST_FIXTURE_TEST_CASE(holds_the_gate_before_anything_is_sent, Served) {
  hook("server", {"uninstall"});
  hook("r", {"install", "pre-push"});
  amend("non-exclusive");
  const auto amended = force("amended");
  is_refused(push({"main"}), blocks);
  is_refused(push({"HEAD:refs/heads/new"}), blocks);
  is_refused(try_git("r", {"push", *this / "server", "HEAD:refs/heads/new"}), blocks);
  passes(push({"HEAD~1:refs/heads/new"}));
  passes(push({":new"}));
  git("r", {"push", "-q", "--no-verify", "origin", "main"});
  // A branch on top of what the remote has is judged from there.
  git("r", {"checkout", "-q", "-b", "on-top"});
  amend("non-exclusive", "Another note.");
  force("a note");
  passes(push({"on-top"}));
  git("r", {"reset", "-q", "--hard", amended + "~1"});
  const auto rewritten = push({"--force", "HEAD:on-top"});
  is_refused(rewritten, "refs/heads/on-top: history is rewritten");
  // What the remote has and we have not cannot be compared with.
  git(".", {"clone", "-q", "server", "other"});
  git("other", {"commit", "-q", "--allow-empty", "-m", "elsewhere"});
  git("other", {"push", "-q", "origin", "HEAD:main"});
  is_refused(push({"--force", "HEAD:main"}), "git fetch brings them");
}

BOOST_FIXTURE_TEST_CASE(knows_the_default_branch_of_the_remote_where_git_does, Served) {
  hook("r", {"install", "pre-push"});
  git("r", {"remote", "set-head", "origin", "main"});
  git("r", {"checkout", "-q", "-b", "proposal"});
  amend("non-exclusive");
  force("amended");
  is_refused(push({"proposal"}), blocks);
  git("r", {"checkout", "-q", "--orphan", "pages"});
  git("r", {"rm", "-rqf", "."});
  write("r/index.html", "<p>words</p>");
  force("pages");
  passes(push({"pages"}));
}

BOOST_FIXTURE_TEST_CASE(refuses_garbage_and_missing_objects, Served) {
  const std::string none(40, '0');
  const std::string missing(40, '1');
  const auto base = head();
  const auto refuses = [&](const std::string& where, const std::string& words,
                           const std::string& input, std::string_view says) {
    const auto outcome = run_hook(where, words, input);
    BOOST_TEST(outcome.status == 2);
    BOOST_TEST(contains(outcome.error, says), outcome.error);
  };
  refuses("server", "pre-receive", "", "git gave no refs");
  refuses("server", "pre-receive", "garbage\n", "standard input:1:1");
  refuses("server", "pre-receive", "\xff\xfe\n", "standard input:1:1");
  refuses("server", "pre-receive", base + " " + missing + " refs/heads/main\n",
          "lacks this object");
  refuses("server", "pre-receive", missing + " " + base + " refs/heads/main\n",
          "lacks this object");
  refuses("r", "pre-push origin url", "refs/heads/main " + base + " refs/heads/main", ":1:1");
  BOOST_TEST(run_hook("r", "pre-push origin url", "").status == 0);
  BOOST_TEST(run_hook("server", "pre-receive", base + " " + none + " refs/heads/main\n").status ==
             0);
  // A branch whose bytes are gone.
  amend("exclusive", "Another note.");
  const auto now = force("a note");
  git("r", {"push", "-q", "origin", "main:refs/heads/copy"});
  const auto blob = git("r", {"rev-parse", std::string("HEAD:") + deal});
  for (const auto& file : files::recursive_directory_iterator(*this / "server/objects"))
    if (contains(file.path().string(), blob.substr(0, 2) + "/" + blob.substr(2)))
      files::remove(file.path());
  refuses("server", "pre-receive", base + " " + now + " refs/heads/main\n", "lacks object");
}

BOOST_FIXTURE_TEST_CASE(counts_neither_refs_nor_files_that_are_none_of_its_business, Served) {
  using namespace std::string_literals;
  write("r/picture.png", "\x89PNG\r\n\0\xff"s);
  write("r/two\nlines\xff.xml", "<recipe/>");
  files::create_symlink("loop.xml", *this / "r/agreements/loop.xml");
  force("others");
  passes(push({"main"}));
  std::string packed = "# pack-refs with: peeled fully-peeled sorted \n";
  const auto here = head();
  for (int i = 10'000; i < 30'000; ++i)
    packed += fmt::format("{} refs/heads/branch-{}\n", here, i);
  write("server/packed-refs", packed);
  git("server", {"update-ref", "refs/heads/main", here});
  amend("non-exclusive");
  force("amended");
  is_refused(push({"main", "HEAD:refs/heads/new"}), "2 of 2 refs");
}

BOOST_AUTO_TEST_SUITE_END()
