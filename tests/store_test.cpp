#include "store/repository.hpp"
#include "temporary.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <map>
#include <ostream>
#include <sstream>

using namespace clauseline;
namespace data = boost::unit_test::data;
namespace files = std::filesystem;

BOOST_AUTO_TEST_SUITE(store_test)

/// A repository with two versions of an agreement, and what else a repository may hold.
struct Agreements : Ground {
  std::string first;
  std::string second;

  Agreements() {
    git(".", {"init", "-q", "house"});
    write("house/agreements/msa.xml", "<msa>1</msa>\n");
    write("house/agreements/été 2026/nda.xml", "<nda/>\n");
    write("house/README.md", "read\n");
    first = commit("house", "first");
    git("house", {"tag", "v1"});
    git("house", {"tag", "-a", "signed", "-m", "an annotated tag"});
    write("house/agreements/msa.xml", "<msa>2</msa>\n");
    write("house/agreements/new\nline.xml", "<odd/>\n");
    files::create_symlink("msa.xml", *this / "house/agreements/current.xml");
    files::create_symlink("/etc/passwd", *this / "house/outside.xml");
    git("house", {"update-index", "--add", "--cacheinfo", "160000," + first + ",vendor/lib"});
    git("house", {"add", "agreements", "outside.xml"});
    git("house", {"commit", "-q", "-m", "second"});
    second = git("house", {"rev-parse", "HEAD"});
    git("house", {"branch", "draft/openai", "v1"});
  }

  Repository open() const { return Repository::open(*this / "house"); }
};

struct Named {
  const char* revision;
  const char* bytes;
  bool is_first;

  friend std::ostream& operator<<(std::ostream& out, const Named& row) {
    return out << row.revision;
  }
};

constexpr Named named[] = {
    {"v1", "<msa>1</msa>\n", true},           {"signed", "<msa>1</msa>\n", true},
    {"v1^{}", "<msa>1</msa>\n", true},        {"signed^{commit}", "<msa>1</msa>\n", true},
    {"HEAD~1", "<msa>1</msa>\n", true},       {"HEAD^", "<msa>1</msa>\n", true},
    {"main@{1}", "<msa>1</msa>\n", true},     {":/first", "<msa>1</msa>\n", true},
    {"draft/openai", "<msa>1</msa>\n", true}, {"refs/heads/draft/openai", "<msa>1</msa>\n", true},
    {"HEAD", "<msa>2</msa>\n", false},        {"main", "<msa>2</msa>\n", false},
    {"@", "<msa>2</msa>\n", false},           {"main@{0}", "<msa>2</msa>\n", false},
};

BOOST_DATA_TEST_CASE_F(Agreements, knows_a_file_at_any_revision, data::make(named), row) {
  const Blob blob = open().at(row.revision, "agreements/msa.xml");
  BOOST_TEST(blob.source.bytes() == row.bytes);
  BOOST_TEST(blob.source.name() == std::string(row.revision) + ":agreements/msa.xml");
  BOOST_TEST(blob.revision == row.revision);
  BOOST_TEST(blob.commit == (row.is_first ? first : second));
  BOOST_TEST(blob.id == git("house", {"rev-parse", blob.commit + ":agreements/msa.xml"}));
}

BOOST_FIXTURE_TEST_CASE(knows_commits_by_their_first_digits_and_trees_by_themselves, Agreements) {
  const Repository repository = open();
  BOOST_TEST(repository.commit(first.substr(0, 8)) == first);
  BOOST_TEST(repository.commit("signed") == first);
  const Blob blob = repository.at("v1^{tree}", "README.md");
  BOOST_TEST(blob.source.bytes() == "read\n");
  BOOST_TEST(blob.commit == "");
}

BOOST_FIXTURE_TEST_CASE(tells_who_made_a_commit_and_when_on_which_clock, Agreements) {
  git("house", {"-c", "user.name=Ann \xc3\x89", "-c", "user.email=ann@example.org", "commit", "-q",
                "--allow-empty", "--date=1761652800 -0330", "-m", "third\nof all\n\nand more"});
  const Commit commit = open().describe("HEAD");
  BOOST_TEST(commit.id == git("house", {"rev-parse", "HEAD"}));
  BOOST_TEST(commit.parents == std::vector{second}, boost::test_tools::per_element());
  BOOST_TEST(commit.author.name == "Ann \xc3\x89");
  BOOST_TEST(commit.author.email == "ann@example.org");
  BOOST_TEST(commit.author.seconds == 1761652800);
  BOOST_TEST(commit.author.minutes_east == -210);
  BOOST_TEST(day_of(commit.author) == "2025-10-28");
  BOOST_TEST(commit.subject == "third of all");
}

BOOST_FIXTURE_TEST_CASE(lists_the_commits_that_one_revision_has_and_another_has_not, Agreements) {
  const auto all = open().commits_between("", "main");
  BOOST_TEST_REQUIRE(all.size() == 2U);
  BOOST_TEST(all.front().id == second);
  BOOST_TEST(all.back().id == first);
  BOOST_TEST(all.back().parents.empty());
  BOOST_TEST(open().commits_between("v1", "main").size() == 1U);
  BOOST_TEST(open().commits_between("main", "v1").empty());
}

BOOST_FIXTURE_TEST_CASE(asks_git_for_revisions_that_libgit2_does_not_know, Agreements) {
  git(".", {"clone", "-q", "house", "copy"});
  BOOST_TEST(Repository::open(*this / "copy").commit("@{push}") == second);
}

BOOST_FIXTURE_TEST_CASE(takes_spaces_letters_and_line_feeds_in_paths, Agreements) {
  BOOST_TEST(open().at("v1", "agreements/été 2026/nda.xml").source.bytes() == "<nda/>\n");
  BOOST_TEST(open().at("HEAD", "agreements/new\nline.xml").source.bytes() == "<odd/>\n");
}

struct Wrong {
  const char* revision;
  const char* path;
  const char* message;
  const char* hint;

  friend std::ostream& operator<<(std::ostream& out, const Wrong& row) {
    return out << row.revision << ':' << row.path;
  }
};

constexpr Wrong wrong[] = {
    {"v2", "README.md", "no such revision", "did you mean v1?"},
    {"mian", "README.md", "no such revision", "did you mean main?"},
    {"drat/openai~3", "README.md", "no such revision", "did you mean draft/openai?"},
    {"HEAD~7", "README.md", "no such revision", "git log"},
    {"--all", "README.md", "no such revision", "known: draft/openai, main, signed, v1"},
    {"v1..main", "README.md", "no such revision", ""},
    {"HEAD:README.md", "x", "names a file, not a version", "REV:path"},
    {"v1", "agreements/mas.xml", "no such file at v1", "did you mean v1:agreements/msa.xml?"},
    {"v1", "msa.xml", "no such file at v1", "did you mean v1:agreements/msa.xml?"},
    {"v1", "agreements/msa.xml/x", "no such file at v1", ""},
    {"v1", "agreements/current.xml", "no such file at v1", ""},
    {"v1", "zzz", "no such file at v1", "known: README.md"},
    {"v1", "agreements", "this is a folder", "v1:agreements/msa.xml, v1:agreements/été 2026/nda"},
    {"v1", "agreements/", "this is a folder", "v1:agreements/msa.xml"},
    {"v1", "", "this is a folder", "v1:agreements/msa.xml"},
    {"v1", "../msa.xml", "outside the repository", "name a path inside"},
    {"HEAD", "vendor/lib", "this is a submodule", "--repo vendor/lib"},
    {"HEAD", "agreements/current.xml", "a symbolic link to msa.xml", "HEAD:agreements/msa.xml"},
    {"HEAD", "outside.xml", "a symbolic link to /etc/passwd", "it leaves the repository"},
    {"", "agreements/mas.xml", "no such file is staged", "did you mean :agreements/msa.xml?"},
    {"", "agreements", "this is a folder", "name a file"},
    {"", "vendor/lib", "this is a submodule", "--repo"},
    {"", "outside.xml", "a symbolic link to /etc/passwd", "it leaves the repository"},
};

BOOST_DATA_TEST_CASE_F(Agreements, says_what_is_wrong_and_what_is_near, data::make(wrong), row) {
  const std::string told = problem([&] { open().at(row.revision, row.path); });
  BOOST_TEST(contains(told, row.message), told);
  BOOST_TEST(contains(told, row.hint), told);
}

BOOST_FIXTURE_TEST_CASE(tells_that_digits_are_ambiguous, Ground) {
  git(".", {"init", "-q", "house"});
  for (int i = 0; i < 600; ++i)
    write("house/" + std::to_string(i), "ambiguous " + std::to_string(i));
  commit("house", "many");
  std::istringstream lines(git("house", {"rev-list", "--objects", "--all"}));
  std::map<std::string, int> starts;
  for (std::string line; std::getline(lines, line);)
    ++starts[line.substr(0, 4)];
  const auto twice = std::ranges::find_if(starts, [](const auto& one) { return one.second > 1; });
  BOOST_TEST_REQUIRE((twice != starts.end()));
  const Repository repository = Repository::open(*this / "house");
  const std::string told = problem([&] { repository.commit(twice->first); });
  BOOST_TEST(contains(told, "write more digits"), told);
}

BOOST_FIXTURE_TEST_CASE(says_that_a_new_repository_has_no_commit, Ground) {
  git(".", {"init", "-q", "new"});
  const Repository repository = Repository::open(*this / "new");
  BOOST_TEST(contains(problem([&] { repository.at("HEAD", "a.xml"); }), "no commit yet"));
  BOOST_TEST(contains(problem([&] { repository.commit("main"); }), "no such revision"));
}

BOOST_FIXTURE_TEST_CASE(takes_relative_paths_from_the_folder_named, Agreements) {
  const Repository repository = Repository::open(*this / "house/agreements");
  BOOST_TEST(repository.at("v1", "./msa.xml").source.name() == "v1:./msa.xml");
  BOOST_TEST(repository.at("v1", "../README.md").source.bytes() == "read\n");
  BOOST_TEST(repository.at("v1", "agreements/msa.xml").source.bytes() == "<msa>1</msa>\n");
  const std::string told = problem([&] { repository.at("v1", "msa.xml"); });
  BOOST_TEST(contains(told, "starts at the root: v1:agreements/msa.xml, or v1:./msa.xml"), told);
}

BOOST_FIXTURE_TEST_CASE(reads_what_is_staged_and_not_the_file, Agreements) {
  write("house/agreements/msa.xml", "<msa>3</msa>\n");
  git("house", {"add", "agreements/msa.xml"});
  write("house/agreements/msa.xml", "<msa>4</msa>\n");
  const Blob blob = open().staged("agreements/msa.xml");
  BOOST_TEST(blob.source.bytes() == "<msa>3</msa>\n");
  BOOST_TEST(blob.source.name() == ":agreements/msa.xml");
  BOOST_TEST(blob.commit == "");
  BOOST_TEST(blob.id == git("house", {"rev-parse", ":agreements/msa.xml"}));
  BOOST_TEST(open().at("", "agreements/msa.xml").id == blob.id);
}

BOOST_FIXTURE_TEST_CASE(refuses_a_staged_file_without_settled_bytes, Agreements) {
  write("house/agreements/later.xml", "<later/>");
  git("house", {"add", "-N", "agreements/later.xml"});
  BOOST_TEST(contains(problem([&] { open().staged("agreements/later.xml"); }), "only the name"));
  git("house", {"checkout", "-q", "-f", "-b", "other", "v1"});
  write("house/agreements/msa.xml", "<msa>other</msa>\n");
  commit("house", "other");
  git::run({"git", "-C", *this / "house", "merge", "main"}, git::environment());
  BOOST_TEST(contains(problem([&] { open().staged("agreements/msa.xml"); }), "middle of a merge"));
  BOOST_TEST(contains(problem([&] { open().changed_in_index({}); }), "middle of a merge"));
}

BOOST_FIXTURE_TEST_CASE(reads_bytes_by_their_id, Agreements) {
  const std::string id = git("house", {"rev-parse", "v1:README.md"});
  const Source source = open().read(id, "v1:README.md");
  BOOST_TEST(source.bytes() == "read\n");
  BOOST_TEST(source.name() == "v1:README.md");
  BOOST_TEST(contains(problem([&] { open().read("12", "x"); }), "x: error: 12 is no object id"));
  BOOST_TEST(contains(problem([&] { open().read(first, "x"); }), "is no file"));
  const std::string none(40, 'a');
  BOOST_TEST(contains(problem([&] { open().read(none, "x"); }), "lacks object aaaa"));
}

BOOST_FIXTURE_TEST_CASE(refuses_bytes_that_were_tampered_with, Agreements) {
  const std::string id = git("house", {"rev-parse", "v1:agreements/msa.xml"});
  const std::string other = git("house", {"rev-parse", "v1:README.md"});
  const auto place = [&](const std::string& one) {
    return *this / ("house/.git/objects/" + one.substr(0, 2) + "/" + one.substr(2));
  };
  files::remove(place(id));
  files::copy_file(place(other), place(id));
  const std::string told = problem([&] { open().at("v1", "agreements/msa.xml"); });
  BOOST_TEST(contains(told, "git fsck"), told);
}

BOOST_FIXTURE_TEST_CASE(refuses_bytes_over_the_limit_before_reading_them, Agreements) {
  write("house/huge.xml", "");
  files::resize_file(*this / "house/huge.xml", largest_file + 1);
  commit("house", "huge");
  BOOST_TEST(contains(problem([&] { open().at("HEAD", "huge.xml"); }), "the limit is 64 MiB"));
}

BOOST_FIXTURE_TEST_CASE(finds_the_common_ancestor, Agreements) {
  git("house", {"checkout", "-q", "-f", "draft/openai"});
  const std::string third = commit("house", "third");
  BOOST_TEST(open().merge_base("main", "draft/openai") == first);
  BOOST_TEST(open().merge_base("v1", "main") == first);
  git("house", {"checkout", "-q", "--orphan", "alone"});
  commit("house", "alone");
  const std::string told = problem([&] { open().merge_base("main", "alone"); });
  BOOST_TEST(contains(told, "main...alone: error: these revisions have no common ancestor"), told);
  BOOST_TEST(contains(told, "main..alone"), told);
}

BOOST_FIXTURE_TEST_CASE(opens_from_a_folder_within_and_tells_where_there_is_none, Agreements) {
  BOOST_TEST(Repository::open(*this / "house/agreements").work_tree() == (*this / "house/"));
  BOOST_TEST(!Repository::find(*this / "home").has_value());
  BOOST_TEST(!Repository::find(*this / "nowhere").has_value());
  BOOST_TEST(
      contains(problem([&] { Repository::open(*this / "home"); }), "no git repository here"));
  BOOST_TEST(contains(problem([&] { Repository::open(*this / "nowhere"); }), "no such folder"));
}

BOOST_FIXTURE_TEST_CASE(opens_here_when_nothing_is_named, Agreements) {
  const Inside inside(*this / "house/agreements");
  const Repository repository = Repository::open("");
  BOOST_TEST(repository.work_tree() == (*this / "house/"));
  BOOST_TEST(repository.at("v1", "./msa.xml").source.bytes() == "<msa>1</msa>\n");
}

BOOST_AUTO_TEST_CASE(names_bytes_as_git_does) {
  BOOST_TEST(blob_id("") == "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391");
  BOOST_TEST(blob_id("test content\n") == "d670460b4b4aece5915caf5c68d12f560a9fe3e4");
}

BOOST_AUTO_TEST_SUITE_END()
