// What README tells others to put into their pipelines, run as they would run it.

#include "gated.hpp"
#include "text/split.hpp"

#include <boost/test/unit_test.hpp>

using namespace clauseline;
namespace files = std::filesystem;

namespace {

constexpr auto blocks = "1 finding blocks: 1 critical";

std::vector<std::string> lines_of(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);)
    lines.push_back(line);
  return lines;
}

std::size_t indent_of(const std::string& line) { return line.find_first_not_of(' '); }

/// The commands of README's block that begins with this comment: the lines below the key that
/// holds them, as one script that ends with the first that fails.
std::string commands_of(const std::string& comment, const std::string& key) {
  const auto lines = lines_of(bytes_of(CLAUSELINE_ROOT "/README.md"));
  auto line = std::ranges::find(lines, "    # " + comment);
  line = std::find_if(line, lines.end(), [&](const auto& one) { return one.ends_with(key); });
  BOOST_TEST_REQUIRE((line != lines.end()), "README has no " << key << " in " << comment);
  const auto indent = indent_of(*line);
  std::string script = "set -e\n";
  for (++line; line != lines.end() && !line->empty() && indent_of(*line) > indent; ++line)
    script += line->substr(line->find("- ") == indent + 2 ? indent + 4 : indent_of(*line)) + "\n";
  return script;
}

/// A branch `proposal` beside `main`, cloned as a pipeline does it.
struct Proposed : Gated {
  Proposed() { git("r", {"checkout", "-q", "-b", "proposal"}); }

  git::Outcome run_in_clone(const std::string& script) const {
    files::remove_all(*this / "clone");
    git(".", {"clone", "-q", "r", "clone"});
    return attempt("clone", {"sh", "-c", "cd \"$1\"\n" + script, "sh", *this / "clone"});
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(ci_test)

BOOST_FIXTURE_TEST_CASE(runs_the_workflow_of_github, Proposed) {
  const auto script = commands_of(".github/workflows/agreements.yml", "- run: |");
  BOOST_TEST(contains(script, "clauseline check"), script);
  const Variable base("GITHUB_BASE_REF", "main");
  const Variable summary("GITHUB_STEP_SUMMARY", *this / "summary");
  amend("exclusive", "Another note.");
  force("a note");
  passes(run_in_clone(script));
  amend("non-exclusive");
  force("amended");
  is_refused(run_in_clone(script), blocks);
  BOOST_TEST(contains(bytes_of(*this / "summary"), "EX001"));
  BOOST_TEST(contains(bytes_of(*this / "clone/audit.sarif"), "\"ruleId\": \"EX001\""));
  const auto told = run_in_clone(script);
  BOOST_TEST(contains(told.out, "::error file=agreements/deal.xml,line="), told.out);
}

BOOST_FIXTURE_TEST_CASE(runs_the_job_of_gitlab, Proposed) {
  const auto script = commands_of(".gitlab-ci.yml", "script:");
  BOOST_TEST(contains(script, "clauseline check"), script);
  const Variable target("CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "main");
  amend("exclusive", "Another note.");
  force("a note");
  passes(run_in_clone(script));
  amend("non-exclusive");
  force("amended");
  is_refused(run_in_clone(script), blocks);
  BOOST_TEST(contains(bytes_of(*this / "clone/audit.html"), "EX001"));
  BOOST_TEST(contains(bytes_of(*this / "clone/quality.json"), "\"check_name\": \"EX001\""));
  BOOST_TEST(contains(bytes_of(*this / "clone/junit.xml"), "<failure type=\"EX001\""));
}

BOOST_FIXTURE_TEST_CASE(runs_in_the_pre_commit_framework, Gated) {
  if (git::run({"pre-commit", "--version"}, git::environment()).status != 0) {
    BOOST_TEST_MESSAGE("skipped: the pre-commit framework is not installed");
    return;
  }
  const Variable cache("PRE_COMMIT_HOME", *this / "home/cache");
  write("hooks/.pre-commit-hooks.yaml", bytes_of(CLAUSELINE_ROOT "/.pre-commit-hooks.yaml"));
  git(".", {"init", "-q", "hooks"});
  commit("hooks", "hooks");
  write("r/.pre-commit-config.yaml",
        fmt::format("repos:\n- repo: {}\n  rev: {}\n  hooks:\n  - id: clauseline\n"
                    "    stages: [commit]\n  - id: clauseline-push\n    stages: [push]\n",
                    *this / "hooks", head("hooks")));
  force("with the framework");
  git(".", {"clone", "-q", "--bare", "r", "server"});
  git("r", {"remote", "add", "origin", *this / "server"});
  passes(attempt("r", {"sh", "-c", "cd \"$1\" && pre-commit install -t pre-commit -t pre-push",
                       "sh", *this / "r"}));
  amend("exclusive", "Another note.");
  passes(try_git("r", {"commit", "-a", "-m", "a note"}));
  amend("non-exclusive");
  is_refused(try_git("r", {"commit", "-a", "-m", "amended"}), blocks);
  is_refused(try_git("r", {"commit", "-m", "amended", "--", deal}), blocks);
  git("r", {"rm", "-qf", deal});  // the framework hands no deleted file on
  is_refused(try_git("r", {"commit", "-m", "gone"}), "LI002");
  git("r", {"reset", "-q", "--hard"});
  amend("non-exclusive");
  force("amended");
  is_refused(try_git("r", {"push", "origin", "main"}), blocks);
  // Its hooks and ours get along.
  hook("r", {"install"});
  is_refused(try_git("r", {"push", "origin", "main"}), "clauseline (what is pushed)");
}

BOOST_AUTO_TEST_SUITE_END()
