// The gate in a work tree: how its hooks are put in place and taken away, and what they make of
// everything that git does to an index.

#include "gated.hpp"
#include "store/hooks.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <ostream>

using namespace clauseline;
namespace data = boost::unit_test::data;
namespace files = std::filesystem;

namespace {

constexpr auto blocks = "1 finding blocks: 1 critical";

struct WithHooks : Gated {
  WithHooks() { hook("r", {"install"}); }

  git::Outcome commit_words(std::vector<std::string> words) const {
    words.insert(words.begin(), {"git", "commit", "-m", "a change"});
    return attempt("r", std::move(words));
  }
};

bool is_executable(const std::string& file) {
  constexpr auto bits =
      files::perms::owner_exec | files::perms::group_exec | files::perms::others_exec;
  return (files::status(file).permissions() & bits) == bits;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(hook_test)

BOOST_FIXTURE_TEST_CASE(holds_the_gate_at_every_commit, WithHooks) {
  amend("non-exclusive");
  git("r", {"add", "-A"});
  const auto before = head();
  is_refused(commit_words({}), blocks);
  BOOST_TEST(head() == before);
  amend("exclusive", "Another note.");
  git("r", {"add", "-A"});
  passes(commit_words({}));
}

BOOST_FIXTURE_TEST_CASE(sees_the_index_that_git_is_about_to_commit, WithHooks) {
  amend("non-exclusive");
  write("r/other.txt", "words");
  git("r", {"add", "other.txt"});
  passes(commit_words({"--", "other.txt"}));
  write("r/other.txt", "more words");
  git("r", {"add", "other.txt"});
  passes(commit_words({}));  // the agreement is not staged
  is_refused(commit_words({"-a"}), blocks);
  is_refused(commit_words({"--", deal}), blocks);
  is_refused(commit_words({"--include", deal}), blocks);
  git("r", {"add", deal});
  write("r/other.txt", "other words");
  passes(commit_words({"--", "other.txt"}));  // staged, but not to be committed now
}

BOOST_FIXTURE_TEST_CASE(compares_what_amends_a_commit_with_that_commit, WithHooks) {
  amend("exclusive", "Another note.");
  passes(commit_words({"-a"}));
  amend("non-exclusive");
  is_refused(commit_words({"-a", "--amend"}), blocks);
  force("let through");
  passes(commit_words({"--amend"}));  // nothing is staged that HEAD does not hold
}

BOOST_FIXTURE_TEST_CASE(counts_the_first_commit_and_what_comes_and_goes, WithHooks) {
  git("r", {"rm", "-q", deal});
  is_refused(commit_words({}), "finding");
  git("r", {"reset", "-q", "--hard"});
  git("r", {"mv", deal, "agreements/elsewhere.xml"});
  passes(commit_words({}));  // the same agreement at another path
  git(".", {"init", "-q", "new"});
  hook("new", {"install"});
  write(std::string("new/") + deal, agreement("exclusive"));
  git("new", {"add", "-A"});
  is_refused(try_git("new", {"commit", "-m", "first"}), "LI001");
  git("new", {"rm", "-q", "--cached", deal});
  write("new/readme", "words");
  git("new", {"add", "readme"});
  passes(try_git("new", {"commit", "-m", "first"}));
}

BOOST_FIXTURE_TEST_CASE(judges_merges_picks_and_rebases_where_git_asks_a_hook, WithHooks) {
  hook("r", {"install", "pre-merge-commit"});
  git("r", {"checkout", "-q", "-b", "proposal"});
  amend("non-exclusive");
  force("proposed");
  git("r", {"checkout", "-q", "main"});
  write("r/other.txt", "words");
  force("meanwhile");
  is_refused(try_git("r", {"merge", "-m", "merged", "proposal"}), blocks);
  git("r", {"merge", "--abort"});
  // A merge that is finished by hand is committed by git commit, with the hook pre-commit.
  git("r", {"merge", "-q", "--no-commit", "proposal"});
  is_refused(commit_words({}), blocks);
  git("r", {"merge", "--abort"});
  // git runs no pre-commit when it picks; what was picked is judged as a commit, or when pushed.
  git("r", {"cherry-pick", "proposal"});
  is_refused(attempt("r", {"clauseline", "check", "HEAD"}), blocks);
  git("r", {"reset", "-q", "--hard", "HEAD~1"});
  git("r", {"checkout", "-q", "proposal"});
  git("r", {"rebase", "-q", "main"});
  is_refused(attempt("r", {"clauseline", "check", "main...HEAD"}), blocks);
}

BOOST_FIXTURE_TEST_CASE(takes_the_policy_from_before_the_change, WithHooks) {
  amend("non-exclusive");
  write(std::string("r/") + house_policy, policy_of(lets_exclusivity_go));
  git("r", {"add", "-A"});
  is_refused(commit_words({}), blocks);
  passes(commit_words({"--", house_policy}));
  passes(commit_words({}));
}

BOOST_FIXTURE_TEST_CASE(lets_no_policy_in_that_nobody_can_read, WithHooks) {
  write(std::string("r/") + house_policy, "<policy");
  git("r", {"add", "-A"});
  is_refused(commit_words({}), "policy.xml:1");
  write(std::string("r/") + house_policy, policy_of(""));
  git("r", {"add", "-A"});
  passes(commit_words({}));
}

BOOST_FIXTURE_TEST_CASE(refuses_what_it_cannot_read, WithHooks) {
  write(std::string("r/") + deal, "");
  const auto empty = commit_words({"-a"});
  is_refused(empty, "1 agreement could not be read, so the gate stays closed.");
  BOOST_TEST(contains(empty.error, "the hook pre-commit could not judge this"), empty.error);
  write(std::string("r/") + deal, "<recipe/>\n");
  is_refused(commit_words({"-a"}), "could not be read");
  amend("exclusive");
  const auto index = attempt("r", {"sh", "-c",
                                   "cd \"$1\" && GIT_INDEX_FILE=nowhere/x clauseline "
                                   "hook run pre-commit",
                                   "sh", *this / "r"});
  BOOST_TEST(index.status != 0, index.out);
}

BOOST_FIXTURE_TEST_CASE(passes_over_what_is_no_agreement, WithHooks) {
  using namespace std::string_literals;
  write("r/agreements/picture.png", "\x89PNG\r\n\0\xff"s);
  write("r/agreements/README.md", "words");
  write("r/notes\nof \"us\".txt", "words");
  write("r/caf\xe9.xml", "<recipe/>");
  files::create_symlink("loop", *this / "r/loop");
  files::create_symlink("../agreements", *this / "r/agreements/again");
  files::create_symlink("here.xml", *this / "r/agreements/here.xml");
  git("r", {"add", "-A"});
  passes(commit_words({}));
  // An agreement counts whatever its name is.
  write("r/agreements/odd\n\xff name.xml", agreement("exclusive"));
  git("r", {"add", "-A"});
  const auto odd = commit_words({});
  is_refused(odd, "LI001");
  BOOST_TEST(!contains(odd.out + odd.error, "odd\n"), odd.out << odd.error);
}

BOOST_FIXTURE_TEST_CASE(counts_a_file_elsewhere_that_stops_being_an_agreement, WithHooks) {
  write("r/old/lease.xml", agreement("exclusive"));
  force("elsewhere");
  write("r/old/lease.xml", "<recipe/>");
  is_refused(commit_words({"-a"}), "LI002");
}

BOOST_FIXTURE_TEST_CASE(lets_a_message_name_what_it_knows, Gated) {
  hook("r", {"install", "commit-msg"});
  amend("non-exclusive");
  const auto commit_with = [&](const std::string& message) {
    return try_git("r", {"commit", "-a", "--cleanup=strip", "-m", message});
  };
  is_refused(commit_with("Amended"), "name in the message of the commit: EX001");
  is_refused(commit_with("Amended\n\n# EX001"), "EX001");
  passes(commit_with("Amended\n\nEX001: agreed with Two on the phone"));
  amend("exclusive", "A note.");
  write(std::string("r/") + deal, "");
  is_refused(commit_with("EX001 EX002"), "could not be read");
  is_refused(attempt("r", {"clauseline", "hook", "run", "commit-msg"}), "the file of the message");
  is_refused(attempt("r", {"clauseline", "hook", "run", "commit-msg", *this / "no"}), "no");
}

BOOST_FIXTURE_TEST_CASE(runs_first_what_was_there, Gated) {
  write_hook("r/.git/hooks/pre-commit", "echo \"before: $# $*\"; [ ! -e refuse ]");
  hook("r", {"install"});
  hook("r", {"install"});
  amend("exclusive", "Another note.");
  const auto kept = try_git("r", {"commit", "-a", "-m", "a change"});
  passes(kept);
  BOOST_TEST(contains(kept.error + kept.out, "before: 0"), kept.error);
  amend("non-exclusive");
  is_refused(try_git("r", {"commit", "-a", "-m", "a change"}), blocks);
  amend("exclusive", "A third note.");
  write("r/refuse", "");
  const auto refused = try_git("r", {"commit", "-a", "-m", "a change"});
  is_refused(refused, "before: 0");
  BOOST_TEST(!contains(refused.error, "Nothing blocks"), refused.error);
  // What cannot be executed git does not run either.
  files::remove(*this / "r/refuse");
  files::permissions(*this / "r/.git/hooks/pre-commit.before-clauseline",
                     files::perms::owner_read | files::perms::owner_write);
  const auto silent = try_git("r", {"commit", "-a", "-m", "a change"});
  passes(silent);
  BOOST_TEST(!contains(silent.error, "before:"), silent.error);
}

BOOST_FIXTURE_TEST_CASE(leaves_everything_as_it_was, Gated) {
  const auto folder = *this / "r/.git/hooks";
  files::remove_all(folder);
  write_hook("r/.git/hooks/pre-push", "exit 0  # ours");
  write_hook("r/tools/check", "exit 0");
  files::create_symlink("../../tools/check", folder + "/pre-commit");
  const auto look = [&] {
    return run({"sh", "-c", "cd \"$1\" && ls -lAn --time-style=+ && cat *", "sh", folder});
  };
  const auto before = look();
  hook("r", {"install"});
  hook("r", {"install", "update", "commit-msg"});
  BOOST_TEST(look() != before);
  hook("r", {"install"});
  hook("r", {"uninstall"});
  BOOST_TEST(look() == before);
  hook("r", {"uninstall"});
  BOOST_TEST(look() == before);
  hook("r", {"install", "pre-push"});
  hook("r", {"uninstall", "pre-push"});
  BOOST_TEST(look() == before);
}

BOOST_FIXTURE_TEST_CASE(installs_what_git_will_run, Gated) {
  const auto kind = hook_kind("pre-commit");
  hook("r", {"install"});
  const auto path = *this / "r/.git/hooks/pre-commit";
  BOOST_TEST(bytes_of(path) == hook_script(kind));
  BOOST_TEST(is_executable(path));
  files::permissions(path, files::perms::owner_read | files::perms::owner_write);
  hook("r", {"install"});  // puts the bit back without which git passes over it
  BOOST_TEST(is_executable(path));
  // As another version would have written it: other lines, and their digest.
  const auto now = bytes_of(path);
  auto rest = now.substr(now.find('\n', now.find('\n') + 1) + 1);
  rest += "# more\n";
  write("r/rest", rest);
  const auto digest = run({"sha256sum", *this / "r/rest"}).substr(0, 64);
  write("r/.git/hooks/pre-commit",
        "#!/bin/sh\n# clauseline hook pre-commit, sha256 of what follows " + digest + "\n" + rest);
  hook("r", {"install"});
  BOOST_TEST(bytes_of(path) == now);
}

BOOST_FIXTURE_TEST_CASE(leaves_an_edited_or_replaced_hook_alone, Gated) {
  hook("r", {"install", "pre-commit"});
  const auto path = *this / "r/.git/hooks/pre-commit";
  const auto edited = bytes_of(path) + "echo more\n";
  write("r/.git/hooks/pre-commit", edited);
  for (const char* what : {"install", "uninstall"}) {
    const auto outcome = attempt("r", {"clauseline", "hook", what, "pre-commit"});
    BOOST_TEST(outcome.status == 2);
    BOOST_TEST(contains(outcome.error, "edited after Clauseline wrote it"), outcome.error);
    BOOST_TEST(contains(outcome.error, "rm "), outcome.error);
    BOOST_TEST(bytes_of(path) == edited);
  }
  files::remove(path);
  write_hook("r/.git/hooks/pre-commit", "exit 0  # first");
  hook("r", {"install", "pre-commit"});
  write_hook("r/.git/hooks/pre-commit", "exit 0  # second");
  for (const char* what : {"install", "uninstall"}) {
    const auto outcome = attempt("r", {"clauseline", "hook", what, "pre-commit"});
    BOOST_TEST(outcome.status == 2);
    BOOST_TEST(contains(outcome.error, "pre-commit.before-clauseline"), outcome.error);
  }
}

BOOST_FIXTURE_TEST_CASE(goes_where_git_looks, Gated) {
  git("r", {"worktree", "add", "-q", "-b", "draft", *this / "linked tree"});
  hook("linked tree", {"install"});
  BOOST_TEST(files::exists(*this / "r/.git/hooks/pre-commit"));
  write(std::string("linked tree/") + deal, agreement("non-exclusive"));
  is_refused(try_git("linked tree", {"commit", "-a", "-m", "a change"}), blocks);
  hook("linked tree", {"uninstall"});
  BOOST_TEST(!files::exists(*this / "r/.git/hooks/pre-commit"));
  git("r", {"config", "core.hooksPath", "tools/our hooks"});
  write("r/deep/er/words", "words");
  hook("r/deep/er", {"install"});
  BOOST_TEST(files::exists(*this / "r/tools/our hooks/pre-commit"));
  amend("non-exclusive");
  is_refused(try_git("r/deep/er", {"commit", "-a", "-m", "a change"}), blocks);
}

BOOST_FIXTURE_TEST_CASE(never_passes_because_it_failed, WithHooks) {
  amend("exclusive", "Another note.");
  const auto commit_with = [&](const std::string& program) {
    write_hook("bin/clauseline", program);
    const Variable other("PATH", *this / "bin" + ":/usr/bin:/bin");
    return try_git("r", {"commit", "-a", "-m", "a change"});
  };
  is_refused(commit_with("exit 2"), "the hook pre-commit could not judge this");
  is_refused(commit_with("exit 3"), "could not judge this");
  is_refused(commit_with("kill -SEGV $$"), "could not judge this");
  is_refused(commit_with("exit 1"), "");
  files::remove(*this / "bin/clauseline");
  const Variable none("PATH", "/usr/bin:/bin");
  is_refused(try_git("r", {"commit", "-a", "-m", "a change"}),
             "there is no program clauseline in PATH");
}

BOOST_FIXTURE_TEST_CASE(judges_one_commit_against_its_first_parent, Gated) {
  const auto check = [&](const std::string& commit, const std::string& where = "r") {
    return attempt(where, {"clauseline", "check", commit});
  };
  git("r", {"checkout", "-q", "-b", "proposal"});
  amend("non-exclusive");
  force("amended");
  git("r", {"tag", "-a", "-m", "tagged", "v1"});
  is_refused(check("v1"), blocks);
  is_refused(check("HEAD"), "clauseline audit -C");
  is_refused(check("HEAD~1"), "LI001");  // a first commit has nothing but new agreements
  git("r", {"checkout", "-q", "main"});
  write("r/other.txt", "words");
  force("meanwhile");
  passes(check("HEAD"));
  git("r", {"merge", "-q", "-m", "merged", "proposal"});
  is_refused(check("HEAD"), blocks);
  passes(check("HEAD^2..HEAD"));
  is_refused(check("HAED"), "no such revision");
  is_refused(check("missing.xml"), "expected two versions");
  git(".", {"clone", "-q", "--depth", "1", "file://" + (*this / "r"), "shallow"});
  is_refused(check("HEAD", "shallow"), "git fetch --unshallow");
}

BOOST_FIXTURE_TEST_CASE(says_what_blocks_and_how_to_go_on, Gated) {
  amend("non-exclusive");
  const Inside here(*this / "r");
  const auto closed = git::run({"clauseline", "check"}, git::environment());
  BOOST_TEST(closed.out ==
             "1 finding blocks: 1 critical (of 1), in 1 agreement.\n"
             "\n"
             "critical EX001  1  agreements/deal.xml:13:83\n"
             "  The licence of Two was exclusive; it is now non-exclusive.\n"
             "\n"
             "The whole report:\n"
             "  clauseline audit\n");
  const auto open = git::run(
      {"clauseline", "check", "--fail-on", "critical", "--policy", house_policy, "--", deal},
      git::environment());
  BOOST_TEST(open.status == 2, open.out);
  write(std::string("r/") + house_policy,
        policy_of(R"(<severity family="exclusivity" is="off">We decided so.</severity>)"));
  const auto named =
      git::run({"clauseline", "check", "--policy", house_policy}, git::environment());
  BOOST_TEST(named.out ==
             "Nothing blocks: 1 finding in 1 agreement, none high or above; 1 turned off.\n");
  const auto long_words =
      git::run({"clauseline", "check", "--dialect", "native", "--for", "two", "--",
                "agreements/deal.xml", "agreements/deal.xml", "agreements/deal.xml"},
               git::environment());
  BOOST_TEST(contains(long_words.out,
                      "\n  clauseline audit --dialect native --for two -- agreements/deal.xml \\\n"
                      "    agreements/deal.xml agreements/deal.xml\n"),
             long_words.out);
  std::istringstream lines(long_words.out);
  for (std::string line; std::getline(lines, line);)
    BOOST_TEST(line.size() <= 80, line);
}

/// A use that is refused: the words after `clauseline hook`, and what standard error must say.
struct Refused {
  std::vector<std::string> words;
  std::string_view says;

  friend std::ostream& operator<<(std::ostream& out, const Refused& row) {
    return out << fmt::format("{}", fmt::join(row.words, " "));
  }
};

const std::vector<Refused> refused = {
    {{}, "expected install, uninstall or run"},
    {{"instal"}, "did you mean install?"},
    {{"run"}, "expected the name of a hook"},
    {{"run", "pre-comit"}, "did you mean pre-commit?"},
    {{"install", "post-commit"}, "there is no hook post-commit"},
    {{"uninstall", "pre-psuh"}, "did you mean pre-push?"},
    {{"run", "pre-push"}, "the name and the address of a remote"},
    {{"run", "pre-receive"}, "git gave no refs"},
    {{"run", "update", "refs/heads/main"}, "git says REF OLD NEW here"},
    {{"run", "update", "refs/heads/main", "main", "HEAD"}, "with ids of 40 digits"},
};

BOOST_DATA_TEST_CASE(refuses_with_the_way_out, data::make(refused), row) {
  const Gated gated;
  auto words = row.words;
  words.insert(words.begin(), {"clauseline", "hook"});
  const auto outcome = gated.attempt("r", words);
  BOOST_TEST(outcome.status == 2);
  BOOST_TEST(outcome.out.empty(), outcome.out);
  BOOST_TEST(contains(outcome.error, row.says), outcome.error);
}

BOOST_AUTO_TEST_CASE(needs_a_repository_to_be_installed_in) {
  const Gated gated;
  files::create_directories(gated / "plain");
  for (const char* what : {"install", "uninstall"}) {
    const auto outcome = gated.attempt("plain", {"clauseline", "hook", what});
    BOOST_TEST(outcome.status == 2);
    BOOST_TEST(contains(outcome.error, "git init"), outcome.error);
  }
}

BOOST_AUTO_TEST_SUITE_END()
