// Ways around the ledger: another id, another path, a merge, a commit in the name of another.

#include "reviewed.hpp"

#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <string>
#include <string_view>

using namespace clauseline;
namespace files = std::filesystem;

namespace {

std::string under_another_id(std::string text) {
  constexpr std::string_view id = "id=\"deal\"";
  return text.replace(text.find(id), id.size(), "id=\"deal2\"");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(review_evasion_test)

BOOST_FIXTURE_TEST_CASE(hears_who_said_no_under_another_id, Reviewed) {
  change();
  be("cat");
  passes(review({"reject", "EX001@licence", "--reason", "Never.", "--commit"}));
  be("dev");
  write(std::string("r/") + deal, under_another_id(agreement("non-exclusive")));
  force("another id");
  is_refused(push(), "rejected by Cat");
}

BOOST_FIXTURE_TEST_CASE(misses_decisions_under_another_id, Accepted) {
  be("dev");
  git("r", {"rm", "-q", only_decision(*this)});
  write(std::string("r/") + deal, under_another_id(agreement("non-exclusive")));
  force("another id, and nobody needs this");
  is_refused(push(), "IN026");
}

BOOST_FIXTURE_TEST_CASE(lets_no_id_stand_for_two_agreements, Reviewed) {
  change();
  write("r/agreements/other.xml", agreement("non-exclusive"));
  force("another of this id");
  approve("ann");
  is_refused(push(), "stands for several");
}

BOOST_FIXTURE_TEST_CASE(finds_who_made_a_change_under_another_path, Reviewed) {
  be("dev");
  git("r", {"mv", deal, "agreements/away.xml"});
  force("away");
  be("ann");
  write("r/agreements/away.xml", agreement("non-exclusive"));
  force("not exclusive");
  be("dev");
  git("r", {"mv", "agreements/away.xml", deal});
  amend("non-exclusive", "Another note.");
  force("back, with another note");
  approve("bob");
  bring(decision("ann", "legal"), "ann");
  is_refused(push(), "IN006");
}

BOOST_FIXTURE_TEST_CASE(takes_for_a_maker_who_merges_a_change_away, Accepted) {
  be("dev");
  git("r", {"checkout", "-q", "-b", "side", "main~3"});
  amend("exclusive", "Another note.");
  force("a note");
  be("ann");
  git("r", {"merge", "-q", "--no-edit", "-s", "ours", "main"});
  git("r", {"checkout", "-q", "main", "--", "reviews"});
  force("the decisions");
  git("r", {"checkout", "-q", "-B", "main"});
  is_refused(review({"approve", "EX002@licence", "--reason", "I may.", "--commit"}),
             "made the change");
}

BOOST_FIXTURE_TEST_CASE(takes_several_decisions_of_one_commit, Reviewed) {
  change();
  const auto one = decision("bob", "finance");
  auto two = one;
  two.id = "d-bob-again";
  write("r/" + path_of(one), written(one));
  bring(two, "bob");
  approve("ann");
  passes(push());
}

BOOST_FIXTURE_TEST_CASE(wants_signatures_where_the_house_says_whose_count, Reviewed) {
  be("dev");
  write(std::string("r/") + house_policy, policy_of("<gate fail-on=\"high\"/>"));
  force("a house that asks for nobody in particular");
  git("r", {"push", "-q", "--no-verify", "origin", "main"});
  change();
  git("r", {"config", "commit.gpgSign", "false"});
  bring(decision("ann", "legal"), "ann");
  const auto listed = review({"list"});
  BOOST_TEST(contains(listed.out, "does not count"), listed.out);
  is_refused(push(), "EX001");
}

BOOST_FIXTURE_TEST_CASE(tells_a_rejection_in_the_name_of_another, Reviewed) {
  change();
  auto no = decision("cat", "compliance");
  no.verdict = Verdict::reject;
  bring(no, "dev");
  is_refused(push(), "IN027");
}

BOOST_FIXTURE_TEST_CASE(writes_through_no_link_out_of_the_working_tree, Reviewed) {
  change();
  be("ann");
  const auto elsewhere = *this / "elsewhere";
  const auto one = decision("ann", "legal");
  const auto below = files::path("reviews/deal") / one.fingerprint;
  for (const auto& link : {files::path("reviews"), files::path("reviews/deal"), below}) {
    files::create_directory(elsewhere);
    files::create_directories(*this / ("r/" + link.parent_path().string()));
    files::create_directory_symlink(elsewhere, *this / ("r/" + link.string()));
    is_refused(review({"approve", "EX001@licence", "--reason", "Agreed."}), "is a symbolic link");
    BOOST_TEST(files::is_empty(elsewhere), link.string());
    files::remove_all(*this / "r/reviews");
    files::remove_all(elsewhere);
  }
  // A name that leads nowhere yet is no place to write to either.
  files::create_directories(*this / "r/reviews");
  files::create_symlink(elsewhere, *this / "r/reviews/deal");
  is_refused(review({"approve", "EX001@licence", "--reason", "Agreed."}), "is a symbolic link");
  BOOST_TEST(!files::exists(elsewhere));
}

BOOST_FIXTURE_TEST_CASE(leaves_the_ledger_as_it_was_where_there_is_no_room, Reviewed) {
  change();
  be("ann");
  git("r", {"config", "commit.gpgSign", "false"});  // what signs needs room of its own
  const std::string long_reason(5'000, 'w');        // which fills more than 4 blocks
  const auto limited = [&] {
    return attempt("r", {"sh", "-c",
                         "cd \"$1\" && ulimit -f 4 && "
                         "exec clauseline review approve EX001@licence --reason \"$2\"",
                         "sh", *this / "r", long_reason});
  };
  is_refused(limited(), "there is no room to write");
  BOOST_TEST(!files::exists(*this / "r/reviews"));
  approve("ann");
  const auto before = git("r", {"ls-files", "-s", "reviews"});
  be("bob");
  is_refused(limited(), "there is no room to write");
  BOOST_TEST(git("r", {"ls-files", "-s", "reviews"}) == before);
  BOOST_TEST(git("r", {"status", "--porcelain", "-uall"}).empty());
  passes(review({"approve", "EX001@licence", "--reason", "Agreed."}));
}

BOOST_FIXTURE_TEST_CASE(replaces_no_decision_that_is_there, Reviewed) {
  change();
  be("ann");
  const std::vector<std::string> words{"approve", "EX001@licence", "--reason", "Agreed."};
  passes(review(words));
  const auto path = git("r", {"ls-files", "-o", "reviews/*.xml"});
  const auto bytes = bytes_of(*this / ("r/" + path));
  is_refused(review(words), "there already");
  BOOST_TEST(bytes_of(*this / ("r/" + path)) == bytes);
}

BOOST_FIXTURE_TEST_CASE(says_of_a_decision_that_is_not_committed_that_it_does_not_count, Reviewed) {
  const auto check = [&](std::vector<std::string> words) {
    words.insert(words.begin(), {"clauseline", "check"});
    return attempt("r", std::move(words));
  };
  change();
  be("ann");
  passes(review({"approve", "EX001@licence", "--reason", "Agreed."}));
  const auto written = check({"origin/main..HEAD"});
  is_refused(written, "is written and not committed, and does not count yet");
  BOOST_TEST(!contains(check({"--staged"}).error, "does not count yet"));
  git("r", {"add", "reviews"});
  const auto staged = check({"--staged"});
  BOOST_TEST(contains(staged.error, "is staged and not committed, and does not count yet"),
             staged.error);
  const auto begin = staged.error.find("git -C ");
  BOOST_TEST_REQUIRE(begin != std::string::npos, staged.error);
  run({"sh", "-c", staged.error.substr(begin, staged.error.find('\n', begin) - begin)});
  BOOST_TEST(git("r", {"log", "-1", "--format=%s"}) == "reviews: approve EX001@licence/t of deal");
  BOOST_TEST(!contains(check({"origin/main..HEAD"}).error, "does not count yet"));
}

BOOST_AUTO_TEST_SUITE_END()
