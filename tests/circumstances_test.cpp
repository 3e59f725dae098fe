// What git says of a change beside the bytes of its versions: each rule on it is shown by a row,
// and by another that comes near without it.

#include "review/circumstances.hpp"

#include "audit_text.hpp"
#include "model/read.hpp"
#include "review/audit.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <memory>
#include <ostream>
#include <set>
#include <string>
#include <vector>

using namespace clauseline;
namespace data = boost::unit_test::data;

BOOST_AUTO_TEST_SUITE(circumstances_test)

std::unique_ptr<const Version> version() {
  return std::make_unique<const Version>(
      Evidence{.source = "a.xml"},
      read_agreement(Source("a.xml", tests::in_frame("<clause id=\"c\"><p>Words.</p></clause>"))));
}

/// "IN004: commit ... is not signed; IN004: ..."
std::string told(const Circumstances& circumstances) {
  const Audit made = audit(version(), version(), Depth::findings, {}, circumstances);
  std::string text;
  for (const Finding& finding : made.findings)
    text += std::string(text.empty() ? "" : "; ") + std::string(finding.rule->code) + ": " +
            finding.message;
  return text;
}

SignedCommit signed_commit(SignatureState state) {
  const Person ann{.name = "Ann", .email = "ann@example.org", .seconds = 1777291200};
  return {.commit = {.id = std::string(40, 'a'),
                     .parents = {},
                     .author = ann,
                     .committer = ann,
                     .subject = "edit"},
          .signature = {.state = state}};
}

struct Row {
  Circumstances circumstances;
  const char* told;

  friend std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.told; }
};

const std::vector<Row>& rows() {
  static const std::vector<Row> all{
      {{}, ""},
      {{.old_path = "a.xml", .new_path = "a.xml"}, ""},
      {{.new_path = "a.xml"}, ""},
      {{.old_path = "a.xml", .new_path = "b/a.xml"},
       "IN023: The file was a.xml; it is now b/a.xml."},
      {{.commits = {signed_commit(SignatureState::none)}}, ""},
      {{.commits = {signed_commit(SignatureState::good)}, .wants_signatures = true}, ""},
      {{.commits = {signed_commit(SignatureState::none)}, .wants_signatures = true},
       "IN004: Commit aaaaaaaaaaaa of Ann (2026-04-27) is not signed, and the house wants commits "
       "signed."},
      {{.commits = {signed_commit(SignatureState::unknown)}, .wants_signatures = true},
       "IN005: The house does not trust commit aaaaaaaaaaaa of Ann (2026-04-27), signed, but by a "
       "key that nobody vouches for."},
      {{.commits = {signed_commit(SignatureState::bad)}, .wants_signatures = true},
       "IN005: The house does not trust commit aaaaaaaaaaaa of Ann (2026-04-27), signed, but the "
       "signature does not fit."},
      {{.merged = {"3.2 Fees, by commit cccccccccccc of Ann (2026-04-27),"}},
       "IN021: 3.2 Fees, by commit cccccccccccc of Ann (2026-04-27), is as in none of the versions "
       "that were merged."},
      {{.dropped = {"commit bbbbbbbbbbbb"}},
       "IN003: The new history leaves out commit bbbbbbbbbbbb."},
      {{.gate = {".clauseline/policy.xml", "CODEOWNERS"}},
       "IN022: The change also touches .clauseline/policy.xml, CODEOWNERS. It was judged as the "
       "base says."},
      {{.vocabularies = {"schemas/house.xsd"}},
       "IN019: What the file is written in changed together with it: what the base has became "
       "schemas/house.xsd."},
      {{.payments = {{.forecast = "plan.csv",
                      .before = "Ann receives USD 2.00 more than it pays",
                      .after = "Ann receives USD 1.00 more than it pays",
                      .is_over = true}}},
       "PA013: Before, by plan.csv, Ann receives USD 2.00 more than it pays. Now: Ann receives USD "
       "1.00 more than it pays."},
      {{.payments = {{.forecast = "plan.csv", .unknown = "the rate is not disclosed"}}}, ""},
      {{.changed_decisions = {"reviews/deal/1f3c/d-1.xml was removed"}},
       "IN026: The ledger does not stand as it was: reviews/deal/1f3c/d-1.xml was removed."},
      {{.other_sources = {{"sources/a.pdf", "sha256:12", "sha256:34"}}},
       "IN018: The agreement gives sha256:12 for sources/a.pdf as the digest of a source; the "
       "repository holds sha256:34."},
  };
  return all;
}

BOOST_DATA_TEST_CASE(tells_what_git_says_of_a_change, data::make(rows()), row) {
  BOOST_TEST(told(row.circumstances) == row.told);
}

/// What is wrong with decisions, and what is said of it.
constexpr std::pair<std::string_view, std::string_view> faults[] = {
    {"self-approval", "IN006: What does not count is the approval by Ann."},
    {"approval-missing",
     "IN007: Nobody has agreed to what the policy wants agreed to: the approval by Ann."},
    {"stale-approval", "IN008: What no longer counts is the approval by Ann."},
    {"expired-waiver", "IN009: What has ended is the approval by Ann."},
    {"broad-waiver", "IN010: What does not count is the approval by Ann."},
    {"changed-decision", "IN026: The ledger does not stand as it was: the approval by Ann."},
    {"forged-decision", "IN027: Nothing bears out the approval by Ann."},
};

BOOST_AUTO_TEST_CASE(tells_what_is_wrong_with_decisions) {
  for (const auto& [field, expected] : faults) {
    Audit made = audit(version(), version());
    tell_faults({{field, "the approval by Ann"}}, made.comparison);
    const auto findings = judge(made.comparison);
    BOOST_TEST_REQUIRE(findings.size() == 1U, field);
    const auto said = std::string(findings.front().rule->code) + ": " + findings.front().message;
    BOOST_TEST(said == expected);
    BOOST_TEST(is_of_ledger(*findings.front().rule), said);
  }
}

BOOST_AUTO_TEST_CASE(shows_every_rule_on_circumstances) {
  std::string all;
  for (const Row& row : rows())
    all += row.told;
  for (const auto& [field, expected] : faults)
    all += expected;
  for (const Rule& rule : rules())
    if (is_circumstance(rule.on.front()))
      BOOST_TEST(all.find(rule.code) != std::string::npos, rule.code << " " << rule.slug);
}

BOOST_AUTO_TEST_CASE(gives_another_commit_another_fingerprint) {
  Circumstances one{.commits = {signed_commit(SignatureState::none)}, .wants_signatures = true};
  const Audit first = audit(version(), version(), Depth::findings, {}, one);
  one.commits.front().commit.id = std::string(40, 'b');
  const Audit second = audit(version(), version(), Depth::findings, {}, one);
  BOOST_TEST(first.fingerprints.front() != second.fingerprints.front());
}

BOOST_AUTO_TEST_SUITE_END()
