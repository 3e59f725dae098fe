// The versions of a file, as real repositories have them.

#include "store/repository.hpp"
#include "temporary.hpp"

#include <boost/test/unit_test.hpp>

using namespace clauseline;

BOOST_AUTO_TEST_SUITE(history_store_test)

/// What stands behind "id " in the first line.
std::string id_of(std::string_view bytes) {
  if (!bytes.starts_with("id ")) return {};
  return std::string(bytes.substr(0, bytes.find('\n')));
}

/// A repository "house" on whose main branch the tests commit.
struct House : Ground {
  House() { git(".", {"init", "-q", "house"}); }

  /// A minute after the one before: git orders what topology leaves open by date.
  std::string commit(const std::string& repository, const std::string& message) {
    clock.emplace("GIT_COMMITTER_DATE", fmt::format("{} +0000", seconds += 60));
    return Ground::commit(repository, message);
  }

  std::string put(const std::string& path, std::string_view bytes, const std::string& message) {
    write("house/" + path, bytes);
    return commit("house", message);
  }

  long seconds = 1'700'000'000;
  std::optional<Variable> clock{};

  PathHistory of(const std::string& path, const std::string& revision = "HEAD") const {
    return Repository::open(*this / "house").history(revision, path, id_of);
  }
};

/// "subject path<parents" for each version, newest first.
std::string told(const PathHistory& history) {
  std::string all;
  for (const PathVersion& version : history.versions) {
    all += fmt::format("{}{} {}", all.empty() ? "" : "; ", version.commit.subject,
                       version.blob.empty() ? "-" : version.path);
    for (const std::size_t parent : version.parents)
      all += fmt::format("<{}", history.versions.at(parent).commit.subject);
  }
  return all;
}

BOOST_FIXTURE_TEST_CASE(leaves_out_commits_that_did_not_touch_the_file, House) {
  put("a.txt", "1\n", "one");
  put("b.txt", "1\n", "other");
  put("a.txt", "2\n", "two");
  BOOST_TEST(told(of("a.txt")) == "two a.txt<one; one a.txt");
  BOOST_TEST(told(of("a.txt", "HEAD~1")) == "one a.txt");
  BOOST_TEST(told(of("none.txt")) == "");
}

BOOST_FIXTURE_TEST_CASE(follows_a_rename_with_equal_bytes, House) {
  put("a.txt", "1\n", "one");
  git("house", {"mv", "a.txt", "b.txt"});
  commit("house", "moved");
  put("b.txt", "2\n", "two");
  BOOST_TEST(told(of("b.txt")) == "two b.txt<moved; moved b.txt<one; one a.txt");
  BOOST_TEST(told(of("a.txt")) == "moved -<one; one a.txt");
}

BOOST_FIXTURE_TEST_CASE(follows_an_identity_through_a_rename_that_rewrites_all, House) {
  put("a.txt", "id 7\nold\nwords\n", "one");
  git("house", {"rm", "-q", "a.txt"});
  write("house/c.txt", "id 8\nold\nwords\n");
  put("b.txt", "id 7\nnothing is as it was\n", "moved");
  BOOST_TEST(told(of("b.txt")) == "moved b.txt<one; one a.txt");
  BOOST_TEST(told(of("c.txt")) == "moved c.txt");
}

BOOST_FIXTURE_TEST_CASE(asks_git_for_renames_of_what_has_no_identity, House) {
  put("a.txt", "one\ntwo\nthree\nfour\nfive\n", "one");
  git("house", {"mv", "a.txt", "b.txt"});
  put("b.txt", "one\ntwo\nthree\nfour\n5\n", "moved");
  BOOST_TEST(told(of("b.txt")) == "moved b.txt<one; one a.txt");
}

BOOST_FIXTURE_TEST_CASE(follows_a_rename_there_and_back, House) {
  put("a.txt", "1\n", "one");
  git("house", {"mv", "a.txt", "b.txt"});
  commit("house", "there");
  git("house", {"mv", "b.txt", "a.txt"});
  commit("house", "back");
  BOOST_TEST(told(of("a.txt")) == "back a.txt<there; there b.txt<one; one a.txt");
}

BOOST_FIXTURE_TEST_CASE(goes_on_before_a_deletion, House) {
  put("a.txt", "1\n", "one");
  git("house", {"rm", "-q", "a.txt"});
  commit("house", "gone");
  put("a.txt", "9\n", "again");
  BOOST_TEST(told(of("a.txt")) == "again a.txt<gone; gone -<one; one a.txt");
}

/// Branches "draft" and main, both from "base"; goes back to main.
struct Branches : House {
  Branches() {
    put("a.txt", "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "base");
    git("house", {"checkout", "-q", "-b", "draft"});
    put("a.txt", "one\n2\n3\n4\n5\n6\n7\n8\n9\n", "draft");
    git("house", {"checkout", "-q", "main"});
  }

  void merge() { git("house", {"merge", "-q", "--no-ff", "-m", "merge", "draft"}); }
};

BOOST_FIXTURE_TEST_CASE(has_both_sides_of_a_merge, Branches) {
  put("a.txt", "1\n2\n3\n4\n5\n6\n7\n8\nnine\n", "main");
  merge();
  BOOST_TEST(told(of("a.txt")) ==
             "merge a.txt<main<draft; draft a.txt<base; main a.txt<base; base a.txt");
}

BOOST_FIXTURE_TEST_CASE(leaves_out_a_merge_that_only_takes_one_side, Branches) {
  put("b.txt", "1\n", "main");
  merge();
  BOOST_TEST(told(of("a.txt")) == "draft a.txt<base; base a.txt");
}

BOOST_FIXTURE_TEST_CASE(follows_a_rename_on_one_side_and_an_edit_on_the_other, Branches) {
  git("house", {"mv", "a.txt", "b.txt"});
  commit("house", "moved");
  merge();
  BOOST_TEST(told(of("b.txt")) ==
             "merge b.txt<moved<draft; draft a.txt<base; moved b.txt<base; base a.txt");
}

BOOST_FIXTURE_TEST_CASE(says_where_a_shallow_clone_cuts_it, House) {
  put("a.txt", "1\n", "one");
  put("a.txt", "2\n", "two");
  put("a.txt", "3\n", "three");
  git(".", {"clone", "-q", "--depth", "2", "file://" + (*this / "house"), "shallow"});
  const auto cut = Repository::open(*this / "shallow").history("HEAD", "a.txt", id_of);
  BOOST_TEST(told(cut) == "three a.txt<two; two a.txt");
  BOOST_TEST(cut.shallow);
  BOOST_TEST(cut.versions.back().cut);
  BOOST_TEST(!of("a.txt").versions.back().cut);
}

BOOST_FIXTURE_TEST_CASE(takes_names_as_they_are, House) {
  const std::string odd = "a\nb*[c]\xff.txt";
  put(odd, "1\n", "one");
  put("ab.txt", "1\n", "other");
  put(odd, "2\n", "two");
  BOOST_TEST(of(odd).versions.size() == 2U);
  BOOST_TEST(of(odd).versions.back().path == odd);
}

BOOST_FIXTURE_TEST_CASE(does_not_mind_what_users_configured, House) {
  put("deep/a.txt", "1\n", "one");
  git("house", {"mv", "deep/a.txt", "deep/b.txt"});
  commit("house", "moved");
  put("deep/b.txt", "2\n", "two");
  for (const auto& [name, value] : {std::pair("log.showRoot", "false"),
                                    {"log.follow", "true"},
                                    {"diff.relative", "true"},
                                    {"log.diffMerges", "off"},
                                    {"diff.renames", "copies"},
                                    {"log.showSignature", "true"}})
    git("house", {"config", name, value});
  const auto repository = Repository::open(*this / "house/deep");
  BOOST_TEST(repository.path_from_root("b.txt") == "deep/b.txt");
  BOOST_TEST(told(repository.history("HEAD", "deep/b.txt", id_of)) ==
             "two deep/b.txt<moved; moved deep/b.txt<one; one deep/a.txt");
}

BOOST_FIXTURE_TEST_CASE(tells_the_files_of_each_commit, Branches) {
  put("b.txt", "1\n", "main");
  merge();
  std::string all;
  Repository::open(*this / "house").steps({.after = "HEAD"}, [&](CommitSteps&& one) {
    all += one.commit.subject;
    for (const FileStep& file : one.files)
      all += fmt::format(" {}>{}", file.old_path, file.new_path);
    all += "; ";
  });
  BOOST_TEST(all == "merge; draft a.txt>a.txt; main >b.txt; base >a.txt; ");
}

BOOST_AUTO_TEST_SUITE_END()
