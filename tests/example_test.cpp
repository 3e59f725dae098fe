#include "store/example.hpp"

#include "store/repository.hpp"
#include "temporary.hpp"

#include <boost/test/unit_test.hpp>

using namespace clauseline;
namespace files = std::filesystem;

BOOST_AUTO_TEST_SUITE(example_test)

std::vector<CommitPlan> plan() {
  return {{.files = {{"agreements/a.xml", "<a>1</a>\n"}, {".gitattributes", "*.txt text\n"}},
           .message = "First version",
           .tag = "v1",
           .seconds = 1'761'609'600},
          {.files = {{"agreements/a.xml", "<a>2</a>\n"},
                     {"agreements/b c.xml", "<b>\r\n</b>"},
                     {"notes.txt", "one\r\n"}},
           .message = "Second version\n",
           .tag = "v2",
           .seconds = 1'777'248'000}};
}

BOOST_FIXTURE_TEST_CASE(makes_a_repository_that_git_finds_sound, Ground) {
  make_repository(*this / "x/example", plan());
  BOOST_TEST(git("x/example", {"fsck", "--strict"}) == "");
  BOOST_TEST(git("x/example", {"status", "--porcelain", "--ignored"}) == "");
  BOOST_TEST(git("x/example", {"branch", "--show-current"}) == "main");
  BOOST_TEST(git("x/example", {"log", "--format=%s/%D/%an/%ce/%at/%ai"}) ==
             "Second version/HEAD -> main, tag: v2/Clauseline example/"
             "example@clauseline.invalid/1777248000/2026-04-27 00:00:00 +0000\n"
             "First version/tag: v1/Clauseline example/"
             "example@clauseline.invalid/1761609600/2025-10-28 00:00:00 +0000");
  BOOST_TEST(git("x/example", {"cat-file", "-t", "v1"}) == "commit");
  BOOST_TEST(git("x/example", {"show", "v2:agreements/b c.xml"}) == "<b>\r\n</b>");
  BOOST_TEST(read_file(*this / "x/example/agreements/b c.xml").bytes() == "<b>\r\n</b>");
}

BOOST_FIXTURE_TEST_CASE(makes_the_same_commits_whatever_the_configuration, Ground) {
  make_repository(*this / "one", plan());
  write("hooks/post-checkout", "#!/bin/sh\nexit 1\n");
  write("home/.gitconfig",
        "[core]\n\tautocrlf = true\n\thooksPath = " + (*this / "hooks") +
            "\n[commit]\n\tgpgsign = true\n[init]\n\tdefaultBranch = trunk\n\ttemplateDir = " +
            (*this / "hooks") + "\n[user]\n\tname = Somebody\n");
  make_repository(*this / "two", plan());
  write("home/.gitconfig", "this is [no configuration\n");
  make_repository(*this / "three", plan());
  write("home/.gitconfig", "");
  // Known once and for ever: git's own hash of this content, author and date.
  const std::string id = git("one", {"rev-parse", "HEAD"});
  BOOST_TEST(id == "4d936ffa2141d23286e88a522e1a811ff0663047");
  for (const char* name : {"two", "three"}) {
    BOOST_TEST(git(name, {"rev-parse", "HEAD"}) == id);
    BOOST_TEST(git(name, {"status", "--porcelain", "--ignored"}) == "");
    BOOST_TEST(git(name, {"branch", "--show-current"}) == "main");
  }
  BOOST_TEST(read_file(*this / "two/agreements/a.xml").bytes() == "<a>2</a>\n");
}

BOOST_FIXTURE_TEST_CASE(leaves_the_configuration_to_be_read_afterwards, Ground) {
  make_repository(*this / "example", plan());
  write("home/.gitconfig", "this is [no configuration\n");
  BOOST_TEST(contains(problem([&] { Repository::open(*this / "example"); }), "config"));
}

BOOST_FIXTURE_TEST_CASE(takes_an_empty_folder_and_no_other, Ground) {
  files::create_directory(*this / "empty");
  make_repository(*this / "empty", {});
  BOOST_TEST(git("empty", {"symbolic-ref", "HEAD"}) == "refs/heads/main");
  write("full/file", "x");
  BOOST_TEST(contains(problem([&] { make_repository(*this / "full", plan()); }), "not empty"));
  BOOST_TEST(contains(problem([&] { make_repository(*this / "full/file", plan()); }), "is a file"));
  BOOST_TEST(contains(problem([&] { make_repository(*this / "empty", plan()); }), "not empty"));
  BOOST_TEST(!files::exists(*this / "full/.git"));
}

BOOST_FIXTURE_TEST_CASE(refuses_names_that_git_refuses, Ground) {
  auto bad_tag = plan();
  bad_tag.front().tag = "v 1";
  BOOST_TEST(contains(problem([&] { make_repository(*this / "tag", bad_tag); }), "v 1"));
  auto bad_path = plan();
  bad_path.front().files.front().path = "../outside.xml";
  BOOST_TEST(contains(problem([&] { make_repository(*this / "path", bad_path); }), "outside.xml"));
}

BOOST_AUTO_TEST_SUITE_END()
