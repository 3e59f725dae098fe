// Ways around the ledger: another id, another path, a merge, a commit in the name of another.

#include "reviewed.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

using namespace clauseline;

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

BOOST_AUTO_TEST_SUITE_END()
