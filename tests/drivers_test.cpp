// The real git with our drivers, in temporary repositories: patches, conversions and merges.

#include "merges.hpp"
#include "temporary.hpp"

#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

using namespace clauseline;
using namespace clauseline::tests;

BOOST_AUTO_TEST_SUITE(drivers_test)

constexpr std::string_view rent = "The rent is EUR 90 a month.";
constexpr std::string_view keys = "There are two keys to the garage.";
constexpr std::string_view attributes = "agreements/**/*.xml diff=clauseline merge=clauseline\n";

const std::string& lease() {
  static const auto text = in_body(
      "<clause id=\"rent\" num=\"1\"><h>Rent</h>\n<p>The rent is EUR 90 a month.</p>\n"
      "<terms>\n<payment id=\"t-rent\" payer=\"tenant\" payee=\"owner\" kind=\"rent\" "
      "amount=\"90\" currency=\"EUR\" due=\"2030-01-01\"/>\n</terms></clause>\n"
      "<clause id=\"keys\" num=\"2\"><h>Keys</h>\n<p>There are two keys to the garage.</p>"
      "</clause>");
  return text;
}

git::Outcome clauseline_run(std::vector<std::string> words) {
  words.insert(words.begin(), CLAUSELINE_PROGRAM);
  return git::run(words, git::environment());
}

/// A repository with the drivers, a lease at a path that is not easy, and two branches.
struct House {
  Ground ground{};
  std::string path = "agreements/Garage of Zoë/it's a lease.xml";

  House() {
    ground.git(".", {"init", "-q", "house"});
    const auto made = clauseline_run({"init", "--drivers", ground / "house"});
    BOOST_TEST_REQUIRE(made.status == 0, made.error);
    write(lease());
    commit("Lease");
    git({"branch", "other"});
  }

  std::string git(const std::vector<std::string>& words) const {
    return ground.git("house", words);
  }
  git::Outcome try_git(std::vector<std::string> words) const {
    words.insert(words.begin(), {"git", "-C", ground / "house"});
    return git::run(words, git::environment());
  }
  void write(const std::string& bytes) const { ground.write("house/" + path, bytes); }
  std::string read() const { return std::string(read_file(ground / "house/" + path).bytes()); }
  void commit(const std::string& message) const { ground.commit("house", message); }

  /// The branch main with one version, the branch other with the other; main checked out.
  void diverge(const std::string& ours, const std::string& theirs) const {
    git({"checkout", "-q", "other"});
    write(theirs);
    commit("Theirs");
    git({"checkout", "-q", "main"});
    write(ours);
    commit("Ours");
  }
};

std::string dearer() { return with(lease(), rent, "The rent is EUR 95 a month."); }
std::string more_keys() { return with(lease(), keys, "There are three keys to the garage."); }
std::string both() { return with(dearer(), keys, "There are three keys to the garage."); }

BOOST_AUTO_TEST_CASE(merges_what_does_not_meet) {
  const House house;
  house.diverge(dearer(), more_keys());
  house.git({"merge", "-q", "--no-edit", "other"});
  BOOST_TEST(house.read() == both());
  BOOST_TEST(house.git({"status", "--porcelain"}) == "");
}

BOOST_AUTO_TEST_CASE(merges_words_of_one_line_that_git_could_not) {
  const House house;
  house.diverge(with(lease(), "num=\"2\"", "num=\"2A\""),
                with(lease(), "<h>Keys</h>", "<h>The Keys</h>"));
  house.git({"merge", "-q", "--no-edit", "other"});
  BOOST_TEST(contains(house.read(), "num=\"2A\"><h>The Keys</h>"));
}

BOOST_AUTO_TEST_CASE(rebases_picks_and_takes_from_the_stash) {
  for (const std::vector<std::string>& how :
       {std::vector<std::string>{"rebase", "-q", "other"}, {"cherry-pick", "other"}}) {
    const House house;
    house.diverge(dearer(), more_keys());
    house.git(how);
    BOOST_TEST(house.read() == both());
  }
  const House house;
  house.write(dearer());
  house.git({"stash", "-q"});
  house.write(more_keys());
  house.commit("More keys");
  house.git({"stash", "pop", "-q"});
  BOOST_TEST(house.read() == both());
}

BOOST_AUTO_TEST_CASE(marks_a_conflict_so_that_nobody_overlooks_it) {
  const House house;
  house.diverge(dearer(), with(lease(), rent, "The rent is EUR 100 a month."));
  const auto merged = house.try_git({"merge", "--no-edit", "other"});
  BOOST_TEST(merged.status == 1);
  BOOST_TEST(contains(merged.error, house.path + " (ours):"));
  BOOST_TEST(contains(merged.error, "conflict: 1 Rent: both changed the same words"), merged.error);
  BOOST_TEST(contains(house.git({"status", "--porcelain"}), "UU "));
  BOOST_TEST(contains(house.read(),
                      "The rent is <?merge-conflict ours?>EUR 95<?merge-conflict base?>EUR 90"
                      "<?merge-conflict theirs?>EUR 100<?merge-conflict end?> a month."),
             house.read());
  const auto checked = clauseline_run({"validate", house.ground / "house/" + house.path});
  BOOST_TEST(checked.status == 2);
  BOOST_TEST(contains(checked.error, "an unresolved conflict of a merge"), checked.error);
  const auto shown = house.git({"--no-pager", "diff", "--cached"});
  BOOST_TEST(contains(shown, house.path + ": not merged yet"), shown);
}

BOOST_AUTO_TEST_CASE(tells_what_merges_and_touches_one_right) {
  const House house;
  house.diverge(with(lease(), "amount=\"90\"", "amount=\"95\""),
                with(lease(), "due=\"2030-01-01\"", "due=\"2030-02-01\""));
  const auto merged = house.try_git({"merge", "--no-edit", "other"});
  BOOST_TEST(merged.status == 1);
  BOOST_TEST(contains(merged.error, "changed by both: ours amount, theirs due"), merged.error);
  BOOST_TEST(contains(house.read(), "amount=\"95\" currency=\"EUR\" due=\"2030-02-01\""));
  BOOST_TEST(contains(house.read(), "<?merge-conflict "));
}

BOOST_AUTO_TEST_CASE(merges_lines_where_there_is_no_xml) {
  const House house;
  const std::string broken = "<agreement>\nnever\nclosed\n";
  house.diverge(broken + "ours\n", broken + "theirs\n");
  const auto merged = house.try_git({"merge", "--no-edit", "other"});
  BOOST_TEST(merged.status == 1);
  BOOST_TEST(contains(merged.error, "merged line by line instead of clause by clause"),
             merged.error);
  BOOST_TEST(contains(house.read(), "<<<<<<< ours\n"), house.read());
  const auto checked = clauseline_run({"validate", house.ground / "house/" + house.path});
  BOOST_TEST(checked.status == 2);
}

BOOST_AUTO_TEST_CASE(leaves_the_file_alone_where_it_cannot_read) {
  const Ground ground;
  ground.write("ours.xml", lease());
  const auto merged =
      clauseline_run({"merge-driver", ground / "none.xml", ground / "ours.xml", ground / "no.xml"});
  BOOST_TEST(merged.status == 129);
  BOOST_TEST(contains(merged.error, "none.xml"));
  BOOST_TEST(std::string(read_file(ground / "ours.xml").bytes()) == lease());
}

BOOST_AUTO_TEST_CASE(shows_clauses_in_patches) {
  const House house;
  house.write(with(with(dearer(), "amount=\"90\"", "amount=\"95\""), "<dates effective=\"2030",
                   "<dates signed=\"2029-12-01\" effective=\"2030"));
  const auto shown = house.git({"--no-pager", "diff"});
  BOOST_TEST(contains(shown, "clauseline diff a/" + house.path + " b/" + house.path), shown);
  BOOST_TEST(contains(shown, "The rent is [-EUR 90-]{+EUR 95+} a month."), shown);
  BOOST_TEST(contains(shown, "amount=[-90-]{+95+}"), shown);
  BOOST_TEST(contains(shown, "dates {+signed=2029-12-01 +}effective"), shown);
  BOOST_TEST(!contains(shown, "\033["));
  BOOST_TEST(contains(house.git({"-c", "color.diff=always", "--no-pager", "diff"}), "\033["));
  house.commit("Dearer");
  BOOST_TEST(contains(house.git({"log", "-p", "--ext-diff"}), "{+EUR 95+}"));
  const auto converted = house.git({"log", "-p", "-1"});
  BOOST_TEST(contains(converted, "+1  Rent  The rent is EUR 95 a month."), converted);
  BOOST_TEST(contains(house.git({"blame", house.path}), "2  Keys  There are two keys"));
}

BOOST_AUTO_TEST_CASE(shows_added_deleted_renamed_and_broken_files) {
  const House house;
  const auto first = house.git({"log", "-p", "--ext-diff", "--root"});
  BOOST_TEST(contains(first, "clauseline diff /dev/null b/" + house.path), first);
  house.git({"mv", house.path, "agreements/moved.xml"});
  const auto moved = house.git({"--no-pager", "diff", "--cached", "-M"});
  BOOST_TEST(contains(moved, "rename to agreements/moved.xml"), moved);
  house.git({"rm", "-qf", "agreements/moved.xml"});
  house.write("<agreement>broken & open\n");
  house.commit("Broken");
  house.git({"rm", "-q", house.path});
  house.commit("Gone");
  const auto all = house.git({"log", "-p", "--ext-diff"});
  BOOST_TEST(contains(all, "not compared clause by clause: "), all);
  BOOST_TEST(contains(all, "+<agreement>broken & open"), all);
  BOOST_TEST(contains(all, "clauseline diff /dev/null b/"), all);  // git came to the first commit
  const auto converted = house.git({"log", "-p"});
  BOOST_TEST(contains(converted, "+<agreement>broken & open"), converted);
}

BOOST_AUTO_TEST_CASE(sets_itself_up_once_and_takes_itself_away) {
  const Ground ground;
  ground.git(".", {"init", "-q", "house"});
  ground.write("house/.gitattributes", "*.png binary");
  const auto before = ground.git("house", {"config", "--local", "--list"});
  for (int times = 0; times < 2; ++times)
    BOOST_TEST(clauseline_run({"init", "--drivers", ground / "house"}).status == 0);
  BOOST_TEST(read_file(ground / "house/.gitattributes").bytes() ==
             "*.png binary\n" + std::string(attributes));
  BOOST_TEST(contains(ground.git("house", {"check-attr", "merge", "--", "agreements/a/b.xml"}),
                      "merge: clauseline"));
  BOOST_TEST(contains(ground.git("house", {"check-attr", "diff", "--", "agreements/b.xml"}),
                      "diff: clauseline"));
  BOOST_TEST(clauseline_run({"init", "--drivers", "--undo", ground / "house"}).status == 0);
  BOOST_TEST(read_file(ground / "house/.gitattributes").bytes() == "*.png binary\n");
  BOOST_TEST(ground.git("house", {"config", "--local", "--list"}) == before);
}

BOOST_AUTO_TEST_CASE(is_set_up_in_a_new_repository) {
  const Ground ground;
  BOOST_TEST(clauseline_run({"init", ground / "new"}).status == 0);
  BOOST_TEST(read_file(ground / "new/.gitattributes").bytes() == attributes);
  BOOST_TEST(contains(ground.git("new", {"config", "merge.clauseline.driver"}), "merge-driver"));
  BOOST_TEST(clauseline_run({"init", "--example", ground / "example"}).status == 0);
  BOOST_TEST(ground.git("example", {"status", "--porcelain"}) == "");
  BOOST_TEST(contains(ground.git("example", {"--no-pager", "diff", "HEAD~", "HEAD"}),
                      "clauseline diff a/agreements/msft-openai.xml"));
}

BOOST_AUTO_TEST_CASE(refuses_to_be_set_up_where_it_would_do_nothing) {
  const Ground ground;
  ground.write("plain/a.txt", "a");
  ground.git(".", {"init", "-q", "--bare", "bare.git"});
  for (const char* folder : {"plain", "bare.git"}) {
    const auto made = clauseline_run({"init", "--drivers", ground / folder});
    BOOST_TEST(made.status == 2);
    BOOST_TEST(contains(made.error, "error: "), made.error);
  }
  BOOST_TEST(clauseline_run({"init", "--undo", ground / "plain"}).status == 2);
}

BOOST_AUTO_TEST_SUITE_END()
