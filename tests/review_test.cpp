// The whole story with the real git and real keys: a change, a push that is refused, two approvals
// by those who may, a push that passes; and each way around them, refused.

#include "reviewed.hpp"

#include <boost/test/unit_test.hpp>

#include <sstream>
#include <string>
#include <vector>

using namespace clauseline;

namespace {

/// A time for git, so many days ago.
std::string days_ago(int days) { return day_from_today(-days) + "T12:00:00Z"; }

}  // namespace

BOOST_AUTO_TEST_SUITE(review_test)

BOOST_FIXTURE_TEST_CASE(lets_a_change_pass_when_the_right_people_agreed, Reviewed) {
  change();
  const auto refused = push();
  is_refused(refused, "EX001");
  BOOST_TEST(contains(refused.error, "it needs approvals by 2"), refused.error);
  approve("ann");
  is_refused(push(), "Ann as legal");
  approve("bob");
  const auto taken = push();
  passes(taken);
  BOOST_TEST(contains(taken.error, "approved 1"), taken.error);
  BOOST_TEST(git("server", {"rev-parse", "main"}) == head());
}

BOOST_FIXTURE_TEST_CASE(keeps_decisions_while_the_fact_is_the_same, Reviewed) {
  change();
  approve("ann");
  approve("bob");
  be("dev");
  amend("non-exclusive", "Another note.");
  force("a note, which is nothing to judge");
  passes(push());
}

BOOST_FIXTURE_TEST_CASE(shows_a_decision_whose_fact_changed_again, Reviewed) {
  change();
  auto earlier = decision("ann", "legal");
  earlier.fingerprint = std::string(32, '0');
  bring(earlier, "ann");
  const auto shown = review({"list"});
  BOOST_TEST(contains(shown.out, "void: "), shown.out << shown.error);
  BOOST_TEST(contains(shown.out, "and what it says has changed since"), shown.out);
  is_refused(push(), "what it says has changed since");
}

BOOST_FIXTURE_TEST_CASE(counts_no_decision_on_what_was_before, Reviewed) {
  change();
  approve("ann");
  approve("bob");
  be("dev");
  amend("sole");
  force("now sole");
  is_refused(push(), "EX003");
}

BOOST_FIXTURE_TEST_CASE(refuses_the_approval_of_its_author, Reviewed) {
  change();
  be("dev");
  is_refused(review({"approve", "EX001@licence", "--reason", "Mine.", "--commit"}),
             "Dev made the change");
  approve("bob");
  bring(decision("dev", "legal"), "dev");
  is_refused(push(), "IN006");
}

BOOST_FIXTURE_TEST_CASE(refuses_the_approval_of_a_co_author, Reviewed) {
  be("dev");
  amend("non-exclusive");
  git("r", {"commit", "-q", "-a", "-m",
            "not exclusive\n\nCo-authored-by: Ann <ann@clauseline.invalid>"});
  approve("bob");
  be("ann");
  is_refused(review({"approve", "EX001@licence", "--reason", "Ours."}), "Ann made the change");
}

BOOST_FIXTURE_TEST_CASE(knows_who_made_a_change_by_the_key, Reviewed) {
  be("dev");
  amend("non-exclusive");
  git("r", {"-c", "user.name=Eve", "-c", "user.email=eve@clauseline.invalid", "commit", "-q", "-a",
            "-m", "not exclusive"});
  is_refused(review({"approve", "EX001@licence", "--reason", "Not mine."}), "Dev made the change");
}

BOOST_FIXTURE_TEST_CASE(takes_two_names_of_one_person_for_one, Reviewed) {
  write(std::string("r/") + house_policy,
        policy_of(R"(<require family="exclusivity" roles="legal" distinct="2" signed="yes"/>)"));
  auto roster = bytes_of(*this / ("r/" + std::string(house_roster)));
  const std::string_view email = "<email>ann@clauseline.invalid</email>";
  roster.insert(roster.find(email), "<email>ann@home.invalid</email>");
  write(std::string("r/") + house_roster, roster);
  write("r/.clauseline/allowed_signers", bytes_of(*this / "r/.clauseline/allowed_signers") +
                                             "ann@home.invalid " +
                                             bytes_of(key_of("ann") + ".pub"));
  force("two of legal");
  passes(push());
  change();
  approve("ann");
  auto again = decision("ann", "legal");
  again.by = "A. Example <ann@home.invalid>";
  write("r/" + path_of(again), written(again));
  git("r", {"config", "user.name", "A. Example"});
  git("r", {"config", "user.email", "ann@home.invalid"});
  force("her other name");
  is_refused(push(), "it needs approvals by 2");
}

BOOST_FIXTURE_TEST_CASE(refuses_what_is_unsigned_where_it_must_be_signed, Reviewed) {
  change();
  approve("ann");
  be("bob");
  git("r", {"config", "commit.gpgSign", "false"});
  passes(review({"approve", "EX001@licence", "--reason", "Agreed.", "--commit"}));
  is_refused(push(), "is not signed");
}

BOOST_FIXTURE_TEST_CASE(commits_what_git_is_to_leave_out, Reviewed) {
  change();
  write("r/.git/info/exclude", "*.sig\n");
  approve("ann");
  const auto committed = git("r", {"show", "--format=", "--name-only", "HEAD"});
  BOOST_TEST(contains(committed, ".xml"), committed);
  BOOST_TEST(contains(committed, ".sig"), committed);
}

BOOST_FIXTURE_TEST_CASE(stages_nothing_that_it_cannot_commit, Reviewed) {
  change();
  be("ann");
  git("r", {"sparse-checkout", "set", "--no-cone", "/*", "!*.sig"});
  is_refused(review({"approve", "EX001@licence", "--reason", "Agreed.", "--commit"}),
             "commit them by hand");
  BOOST_TEST(git("r", {"diff", "--cached", "--name-only"}).empty());
}

BOOST_FIXTURE_TEST_CASE(refuses_a_role_that_nobody_gave, Reviewed) {
  change();
  approve("ann");
  be("cat");
  is_refused(review({"approve", "EX001@licence", "--role", "finance", "--reason", "I may."}),
             "does not give cat the role finance");
  is_refused(review({"approve", "EX001@licence", "--reason", "I may."}),
             "the policy wants legal, finance");
  bring(decision("cat", "finance"), "cat");
  is_refused(push(), "not give cat the role finance");
}

BOOST_FIXTURE_TEST_CASE(refuses_a_decision_in_the_name_of_another, Reviewed) {
  change();
  approve("ann");
  bring(decision("bob", "finance"), "dev");
  is_refused(push(), "IN027");
}

BOOST_FIXTURE_TEST_CASE(refuses_a_decision_that_is_back_dated, Reviewed) {
  change();
  approve("ann");
  auto old = decision("bob", "finance");
  old.on = day_from_today(-30);
  bring(old, "bob");
  is_refused(push(), "IN027");
}

BOOST_FIXTURE_TEST_CASE(refuses_a_commit_that_is_older_than_what_it_builds_on, Reviewed) {
  change();
  approve("ann");
  const Variable author("GIT_AUTHOR_DATE", days_ago(30));
  const Variable committer("GIT_COMMITTER_DATE", days_ago(30));
  auto old = decision("bob", "finance");
  old.on = day_from_today(-30);
  bring(old, "bob");
  is_refused(push(), "IN027");
}

BOOST_FIXTURE_TEST_CASE(misses_a_decision_that_is_gone, Accepted) {
  be("dev");
  git("r", {"rm", "-q", only_decision(*this)});
  force("nobody needs this");
  is_refused(push(), "IN026");
}

BOOST_FIXTURE_TEST_CASE(sees_a_decision_that_was_edited, Accepted) {
  be("dev");
  const auto path = "r/" + only_decision(*this);
  auto bytes = bytes_of(*this / path);
  bytes.replace(bytes.find("It was agreed."), 14, "It was not.");
  write(path, bytes);
  force("in other words");
  is_refused(push(), "IN026");
}

BOOST_FIXTURE_TEST_CASE(misses_a_decision_that_a_merge_drops, Accepted) {
  be("dev");
  git("r", {"checkout", "-q", "-b", "side", "main~2"});
  write("r/note.txt", "words");
  force("side");
  git("r", {"merge", "-q", "--no-edit", "-s", "ours", "main"});
  is_refused(try_git("r", {"push", "-q", "origin", "side:main"}), "IN026");
}

BOOST_FIXTURE_TEST_CASE(sees_a_rejection_that_came_and_went, Reviewed) {
  change();
  be("cat");
  passes(review({"reject", "EX001@licence", "--reason", "Never.", "--commit"}));
  approve("ann");
  approve("bob");
  is_refused(push(), "rejected by Cat");
  be("dev");
  git("r", {"rm", "-q", "--",
            git("r", {"show", "--format=", "--name-only", "HEAD~2", "--", "reviews/*.xml"})});
  force("away with it");
  is_refused(push(), "IN026");
}

BOOST_FIXTURE_TEST_CASE(reads_roles_from_the_base, Reviewed) {
  auto roster = bytes_of(*this / ("r/" + std::string(house_roster)));
  roster.replace(roster.find("roles=\"compliance\""), 18, "roles=\"finance\"");
  write(std::string("r/") + house_roster, roster);
  change();
  approve("ann");
  bring(decision("cat", "finance"), "cat");
  const auto refused = push();
  is_refused(refused, "not give cat the role finance");
  BOOST_TEST(contains(refused.error, "IN022"), refused.error);
}

BOOST_FIXTURE_TEST_CASE(reads_the_policy_from_the_base, Reviewed) {
  write(std::string("r/") + house_policy, policy_of(R"(<gate fail-on="critical"/>)"));
  change();
  approve("ann");
  const auto refused = push();
  is_refused(refused, "it needs approvals by 2");
  BOOST_TEST(contains(refused.error, "IN022"), refused.error);
}

BOOST_FIXTURE_TEST_CASE(lets_compliance_decide_on_a_gate_that_changed, Reviewed) {
  write(std::string("r/") + house_policy, policy_of(std::string(two_must_agree) + "<!-- more -->"));
  change();
  approve("ann");
  approve("bob");
  is_refused(push(), "IN022");
  be("bob");
  is_refused(review({"approve", "IN022", "--reason", "Fine."}), "the policy wants compliance");
  approve("cat", "IN022");
  passes(push());
}

BOOST_FIXTURE_TEST_CASE(lets_a_waiver_pass_until_it_ends, Reviewed) {
  change();
  be("cat");
  const auto waive = [this](const std::string& until) {
    return review({"waive", "EX001@licence", "--until", until, "--ticket", "LEG-1", "--reason",
                   "For the quarter.", "--commit"});
  };
  is_refused(waive(day_from_today(90)), "a waiver lasts 60 days at most");
  is_refused(waive(day_from_today(-1)), "is over");
  is_refused(review({"waive", "EX001@licence", "--until", day_from_today(9), "--reason", "So."}),
             "wants a ticket");
  passes(waive(day_from_today(30)));
  const auto later =
      attempt("r", {"clauseline", "check", "origin/main..HEAD", "--today", day_from_today(31)});
  is_refused(later, "IN009");
  const auto taken = push();
  passes(taken);
  BOOST_TEST(contains(taken.error, "waived 1 (first ends " + day_from_today(30)), taken.error);
}

BOOST_FIXTURE_TEST_CASE(refuses_a_waiver_that_has_ended, Reviewed) {
  const Variable author("GIT_AUTHOR_DATE", days_ago(40));
  const Variable committer("GIT_COMMITTER_DATE", days_ago(40));
  git("r", {"commit", "-q", "--amend", "--no-edit", "--date", days_ago(40)});
  git("r", {"push", "-q", "--force", *this / "server", "HEAD:refs/heads/old"});
  change();
  auto waiver = decision("cat", "compliance");
  waiver.verdict = Verdict::waive;
  waiver.on = day_from_today(-40);
  waiver.expires = day_from_today(-10);
  waiver.ticket = "LEG-1";
  bring(waiver, "cat");
  is_refused(try_git("r", {"push", "-q", "origin", "main:old"}), "IN009");
}

BOOST_FIXTURE_TEST_CASE(lets_nobody_bring_a_file_that_is_no_decision, Reviewed) {
  change();
  auto one = decision("bob", "finance");
  write("r/" + path_of(one), "<decision xmlns=\"urn:clauseline:review:2\"/>");
  force("from the future");
  const auto refused = push();
  is_refused(refused, "bring clauseline up to date");
  BOOST_TEST(contains(refused.error, "d-bob-finance.xml:1:2: error"), refused.error);
}

BOOST_FIXTURE_TEST_CASE(takes_its_own_decisions_back, Reviewed) {
  change();
  approve("ann");
  approve("bob");
  be("bob");
  passes(review({"withdraw", "EX001@licence", "--reason", "Not so fast.", "--commit"}));
  is_refused(push(), "Bob took it back");
  is_refused(review({"withdraw", "EX001@licence", "--reason", "Again."}), "no decision of yours");
  passes(review({"approve", "EX001@licence", "--reason", "After all.", "--commit"}));
  passes(push());
}

BOOST_FIXTURE_TEST_CASE(asks_the_editor_for_a_reason, Reviewed) {
  change();
  be("ann");
  const Variable silent("GIT_EDITOR", "true");
  is_refused(review({"approve", "EX001@licence"}), "a decision needs a reason");
  const Variable editor("GIT_EDITOR", "sh -c 'echo Agreed by mail. > \"$0\"'");
  passes(review({"approve", "EX001@licence"}));
  const auto shown = review({"status", "--format", "json"});
  BOOST_TEST(shown.status == 1, shown.error);
  const auto left = git("r", {"ls-files", "-o", "reviews/*.xml"});
  BOOST_TEST(left.starts_with("reviews/deal/"), left);
  BOOST_TEST(contains(bytes_of(*this / ("r/" + left)), "<rationale>Agreed by mail.</rationale>"));
}

BOOST_FIXTURE_TEST_CASE(says_what_it_does_not_understand, Reviewed) {
  change();
  be("ann");
  is_refused(review({"aprove", "EX001"}), "did you mean approve?");
  is_refused(review({"approve"}), "expected the findings");
  is_refused(review({"approve", "EX002@licence", "--reason", "So."}), "no finding is called EX002");
  is_refused(review({"approve", "EX001@licence", "--until", "2030-01-01", "--reason", "So."}),
             "only a waiver has a last day");
  is_refused(review({"waive", "EX001@licence", "--reason", "So."}), "a waiver needs its last day");
  is_refused(attempt("server", {"clauseline", "review", "approve", "EX001", "main~1..main",
                                "--reason", "So."}),
             "");
}

BOOST_FIXTURE_TEST_CASE(writes_a_checklist, Reviewed) {
  change();
  const auto listed = review({"checklist"});
  BOOST_TEST(contains(listed.out, "- [ ] **critical EX001: "), listed.out << listed.error);
  approve("ann");
  approve("bob");
  BOOST_TEST(contains(review({"checklist"}).out, "- [x] **critical EX001: "));
  BOOST_TEST(contains(review({"checklist", "--format", "html"}).out, "checked>"));
}

BOOST_FIXTURE_TEST_CASE(is_told_by_every_format, Accepted) {
  const auto told = [this](const std::string& format) {
    const auto outcome = attempt("r", {"clauseline", "audit", "HEAD~3..HEAD", "--format", format});
    BOOST_TEST(outcome.status == 0, outcome.error);
    return outcome.out;
  };
  const auto json = told("json");
  BOOST_TEST(contains(json, R"("state": "approved")"), json);
  BOOST_TEST(contains(json, R"("evaluated_on": ")" + day_from_today(0)), json);
  BOOST_TEST(contains(told("text"), "approved by Ann as legal, Bob as finance: It was agreed."));
  BOOST_TEST(contains(told("markdown"), "approved by Ann as legal, Bob as finance"));
  BOOST_TEST(contains(told("html"), "approved by Ann as legal, Bob as finance"));
  BOOST_TEST(contains(told("sarif"), R"("justification": "approved by Ann as legal)"));
  BOOST_TEST(contains(told("junit"), "approved by Ann as legal"));
  BOOST_TEST(contains(told("csv"), ",approved,"));
}

BOOST_FIXTURE_TEST_CASE(works_on_a_bare_repository, Accepted) {
  const auto shown = attempt("server", {"clauseline", "review", "status", "main~3..main"});
  BOOST_TEST(shown.status == 0, shown.error);
  BOOST_TEST(contains(shown.out, "approved 1"), shown.out);
}

/// The commands of README's section on decisions, each with who runs it and what comes of it.
struct Told {
  std::string command;
  std::string who;
  bool is_refused = false;
};

std::vector<Told> told_by_readme() {
  std::vector<Told> all;
  std::istringstream lines(bytes_of(CLAUSELINE_ROOT "/README.md"));
  bool inside = false;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("## ")) inside = line == "## Decisions";
    const auto comment = line.find("  # ");
    if (!inside || !line.starts_with("    ") || comment == std::string::npos) continue;
    auto who = line.substr(comment + 4, 3);
    who.front() = static_cast<char>(who.front() - 'A' + 'a');
    all.push_back(
        {line.substr(4, comment - 4), who, line.find("is refused", comment) != std::string::npos});
  }
  return all;
}

BOOST_FIXTURE_TEST_CASE(goes_as_the_readme_tells, Reviewed) {
  const auto told = told_by_readme();
  BOOST_TEST_REQUIRE(told.size() == 10U);
  amend("non-exclusive");
  for (const Told& one : told) {
    be(one.who);
    const auto outcome =
        attempt("r", {"sh", "-c", "cd \"$1\" && " + one.command, "sh", *this / "r"});
    BOOST_TEST((outcome.status != 0) == one.is_refused,
               one.command << ": " << outcome.out << outcome.error);
  }
  BOOST_TEST(git("server", {"rev-parse", "main"}) == head());
}

BOOST_AUTO_TEST_SUITE_END()
