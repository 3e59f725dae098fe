// Policies and policy tests that contradict themselves or name what there is not: each is
// refused at its place, with the way out.

#include "policy/policy.hpp"
#include "policy/tests.hpp"
#include "text/error.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <functional>
#include <ostream>
#include <string>
#include <string_view>

using namespace clauseline;
namespace data = boost::unit_test::data;

namespace {

struct Bad {
  std::string_view bytes;  // of the second line, inside the root; or of the whole
  std::string_view place;  // line and column
  std::string_view says;
  std::string_view way_out;

  friend std::ostream& operator<<(std::ostream& out, const Bad& row) { return out << row.bytes; }
};

std::string told_problems(const std::function<void()>& read) {
  std::string told_ones;
  try {
    read();
  } catch (const Error& error) {
    for (const Problem& problem : error.problems())
      told_ones += told(problem);
  }
  return told_ones.empty() ? "accepted" : told_ones;
}

std::string wrapped(std::string_view root, std::string_view bytes) {
  if (bytes.starts_with("<?")) return std::string(bytes);
  const std::string name(root);
  return "<" + name + " xmlns=\"urn:clauseline:policy:1\">\n" + std::string(bytes) + "\n</" + name +
         ">\n";
}

std::string policy_refusal(std::string_view bytes) {
  return told_problems([&] { read_policy(Source("p.xml", wrapped("policy", bytes))); });
}

std::string tests_refusal(std::string_view bytes) {
  return told_problems([&] { run_tests(Source("p.xml", wrapped("tests", bytes)), Policy{}); });
}

void check(const std::string& refusal, const Bad& row) {
  BOOST_TEST(refusal.find("p.xml:" + std::string(row.place) + ": error: ") != std::string::npos,
             refusal);
  for (const auto part : {row.says, row.way_out})
    BOOST_TEST(refusal.find(part) != std::string::npos, refusal);
}

// clang-format off
constexpr Bad files[] = {
    {"<?xml version=\"1.0\"?>\n<policy/>", "2:2", "this is no file of policy: its root is <policy>", R"(xmlns="urn:clauseline:policy:1")"},
    {"<?xml version=\"1.0\"?>\n<agreement xmlns=\"urn:clauseline:agreement:1\"/>", "2:2", "its root is <agreement>", "it begins <policy"},
    {R"(<gate fail-on="high">)", "3:1", "</policy> does not close <gate>", "add </gate>"},
    {R"(<gait fail-on="high"/>)", "2:2", "gait", "gate"},
    {R"(<require family="license" roles="legal"/>)", "2:10", "there is no family license", "did you mean licence?"},
    {R"(<require roles="legal finance" distinct="1"/>)", "2:2", "2 roles need 2 people, and the line asks for 1", "same-person-two-roles"},
    {R"(<require roles="legal legal"/>)", "2:10", "a role is named twice", "distinct="},
    {R"(<require family="integrity" waivable="yes"/>)", "2:29", "cannot be waived", "take the attribute out"},
    {R"(<require severity="grave"/>)", "2:10", "grave", ""},
    {R"(<waiver max-days="30"/><waiver max-days="60"/>)", "2:25", "<waiver> is said twice", "keep one"},
    {R"(<segregation/><segregation/>)", "2:16", "<segregation> is said twice", "keep one"},
    {R"(<approvals bind="commits"/>)", "2:12", "commits", ""},
};

constexpr Bad lines[] = {
    {R"(<gate fail-on="hihg"/>)", "2:7", "hihg", "high"},
    {R"(<gate fail-on="high"/><gate fail-on="low"/>)", "2:24", "<gate> is said twice", "keep one"},
    {R"(<agreements path="/contracts"/>)", "2:13", "not one from the root of the repository", R"(path="contracts/signed")"},
    {R"(<agreements path="a/../b"/>)", "2:13", "not one from the root", ""},
    {R"(<severity is="low">why</severity>)", "2:2", "this names nothing", "name a rule, a family"},
    {R"(<severity rule="EX001" is="low"></severity>)", "2:2", "severity", ""},
    {R"(<severity rule="EX0001" is="low">why</severity>)", "2:11", "there is no rule EX0001", "did you mean EX001?"},
    {R"(<severity rule="zzz" is="low">why</severity>)", "2:11", "there is no rule zzz", "clauseline rules lists them"},
    {R"(<severity rule="EX001" is="hgh">why</severity>)", "2:24", "is=\"hgh\" is not a severity", "write critical, high, medium, low or info, or off"},
    {R"(<severity rule="exclusivity-endet" is="low">why</severity>)", "2:11", "there is no rule exclusivity-endet", "did you mean exclusivity-ended?"},
    {R"(<severity family="licens" is="low">why</severity>)", "2:11", "there is no family licens", "did you mean licence?"},
    {R"(<severity rule="EX001" family="licence" is="low">why</severity>)", "2:24", "EX001 is of the family exclusivity", "leave the family out"},
    {R"(<severity family="integrity" is="off">why</severity>)", "2:30", "integrity cannot be turned off", "give them a severity"},
    {R"(<severity rule="id-reused" is="off">why</severity>)", "2:28", "integrity cannot be turned off", ""},
    {"<severity rule=\"EX001\" is=\"low\">one</severity>\n<severity is=\"high\" rule=\"exclusivity-ended\">two</severity>", "3:2", "line 2 already says what these findings weigh", "keep one"},
    {R"(<threshold right="revenue-shares" field="rate" by="1" is="low">why</threshold>)", "2:12", "there is no right revenue-shares", "did you mean revenue-share?"},
    {R"(<threshold right="revenue-share" field="rates" by="1" is="low">why</threshold>)", "2:34", "revenue-share has no field rates", "did you mean rate?"},
    {R"(<threshold right="*" field="untill" by="P1D" is="low">why</threshold>)", "2:22", "no typed term has a field untill", "did you mean until?"},
    {R"(<threshold right="revenue-share" field="rate" by="P1D" is="low">why</threshold>)", "2:47", "P1D is no size of a change of rate", "percentage points"},
    {R"(<threshold right="payment" field="amount" by="1000" is="low">why</threshold>)", "2:43", "1000 is no size of a change of amount", "USD 1000000"},
    {R"(<threshold right="grant" field="sublicence" by="1" is="low">why</threshold>)", "2:45", "is no size of a change of sublicence", ""},
    {R"(<threshold right="grant" field="until" by="5%" is="low">why</threshold>)", "2:40", "5% is no size of a change of until", "P30D"},
    {R"(<threshold right="dates" field="effective" family="integrity" by="P1D" is="off">why</threshold>)", "2:72", "integrity cannot be turned off", ""},
    {R"(<scenario name="x"><event id="a" date="2027-02-30"/></scenario>)", "2:34", "2027-02-30", ""},
    {R"(<scenario name="x"><event id="a" date="2027"/></scenario>)", "2:34", "2027", ""},
    {R"(<scenario name="x"><event id="a" date="never"/><event id="a" date="never"/></scenario>)", "2:55", "the scenario gives a twice", "keep one"},
    {"<scenario name=\"x\"><event id=\"a\" date=\"never\"/></scenario>\n<scenario name=\"x\"><event id=\"a\" date=\"never\"/></scenario>", "3:11", "two scenarios are called x", "its own name"},
};

constexpr std::string_view rule_head =
    R"(<rule code="HOUSE-001" slug="house" family="licence" severity="low" title="t">)"
    "<says>s</says><why>w</why>\n";

constexpr Bad rules_of_houses[] = {
    {R"(<on right="grnat" field="until" moves="raised"/>)", "3:5", "there is no right grnat", "did you mean grant?"},
    {R"(<on right="grant" field="untl" moves="raised"/>)", "3:19", "grant has no field untl", "did you mean until?"},
    {R"(<on right="*" field="untl" moves="raised"/>)", "3:15", "no typed term has a field untl", "did you mean until?"},
    {R"(<on right="grant" field="until" moves="raised lowred"/>)", "3:33", "there is no move lowred", "did you mean lowered?"},
    {R"(<on right="grant" field="until"/>)", "3:2", "moves", ""},
    {R"(<on right="grant" field="until" moves="raised"/><where field="asets" is="a"/>)", "3:56", "what the rule waits for has no field asets", "did you mean assets?"},
    {R"(<on right="clause" field="words" moves="replaced"/><where field="heading" is="a"/>)", "3:53", "a provision has words, and no values to test", "leave the condition out"},
    {R"(<on right="grant" field="until" moves="raised"/><where field="exclusivity" is="exclusve"/>)", "3:76", "there is no level exclusve", "did you mean exclusive?"},
    {R"(<on right="grant" field="until" moves="raised"/><where field="assets"/>)", "3:50", "makes one test", "is-not"},
    {R"(<on right="grant" field="until" moves="raised"/><where field="assets" is="a" at-most="3"/>)", "3:50", "makes one test", ""},
    {R"(<on right="grant" field="until" moves="raised"/><where field="until" at-most="soon"/>)", "3:70", "soon is no limit for until", "2030-12-31"},
    {R"(<on right="grant" field="until" moves="raised"/><where field="assets" at-least="3"/>)", "3:71", "3 is no limit for assets", ""},
};

constexpr Bad whole_rules[] = {
    {R"(<rule code="EX001" slug="house" family="licence" severity="low" title="t"><says>s</says><why>w</why><on right="grant" moves="added"/></rule>)", "2:7", "EX001 is a rule of Clauseline", "HOUSE-001"},
    {R"(<rule code="HOUSE-001" slug="exclusivity-ended" family="licence" severity="low" title="t"><says>s</says><why>w</why><on right="grant" moves="added"/></rule>)", "2:24", "exclusivity-ended is a rule of Clauseline", ""},
    {R"(<rule code="H1" slug="house" family="licence" severity="low" title="t"><says>s</says><why>w</why><on right="grant" moves="added"/></rule>)", "2:7", "H1", ""},
    {R"(<rule code="HOUSE-001" slug="house" family="licenses" severity="low" title="t"><says>s</says><why>w</why><on right="grant" moves="added"/></rule>)", "2:37", "there is no family licenses", "did you mean licence?"},
    {R"(<rule code="HOUSE-001" slug="house" family="licence" severity="low" title="t"><says>{grantees} and {new-grantee}</says><why>w</why><on right="grant" moves="added"/></rule>)", "2:85", "there is no placeholder grantees", "did you mean grantee?"},
    {R"(<rule code="HOUSE-001" slug="house" family="licence" severity="low" title="t"><says>s</says><why>{payer}</why><on right="grant" moves="added"/></rule>)", "2:98", "there is no placeholder payer", ""},
    {R"(<rule code="HOUSE-001" slug="house" family="licence" severity="low" title="t"><says>{old clauses}</says><why>w</why><on right="grant" moves="added"/></rule>)", "2:85", "there is no placeholder old clauses", ""},
    {R"(<rule code="HOUSE-001" slug="house" family="licence" severity="low" title="t"><says>{old</says><why>w</why><on right="grant" moves="added"/></rule>)", "2:85", "nothing closes it", "{old}"},
    {R"(<rule code="HOUSE-001" slug="house" family="licence" severity="low" title="t" direction="grantees +"><says>s</says><why>w</why><on right="grant" moves="added"/></rule>)", "2:79", "there is no role grantees", "did you mean grantee?"},
    {R"(<rule code="HOUSE-001" slug="house" family="licence" severity="low" title="t" direction="grantee"><says>s</says><why>w</why><on right="grant" moves="added"/></rule>)", "2:79", "made of roles and signs", "grantee - grantor +"},
    {R"(<rule code="HOUSE-001" slug="house" family="licence" severity="low" title="t" direction="grantee !"><says>s</says><why>w</why><on right="grant" moves="added"/></rule>)", "2:79", "there is no sign !", "known: +, -, =, ?"},
    {"<rule code=\"HOUSE-001\" slug=\"house\" family=\"licence\" severity=\"low\" title=\"t\"><says>s</says><why>w</why><on right=\"grant\" moves=\"added\"/></rule>\n<rule code=\"HOUSE-001\" slug=\"other\" family=\"licence\" severity=\"low\" title=\"t\"><says>s</says><why>w</why><on right=\"grant\" moves=\"added\"/></rule>", "3:7", "two rules are called HOUSE-001", "its own code"},
};

constexpr Bad test_files[] = {
    {"<?xml version=\"1.0\"?>\n<policy xmlns=\"urn:clauseline:policy:1\"/>", "2:2", "this is no file of tests: its root is <policy>", "it begins <tests"},
    {R"(<case name="x"><before/><after/></case>)", "2:2", "case", ""},
    {R"(<case name="x"><before/><after/><finding rule="EX01" severity="low"/></case>)", "2:42", "there is no rule EX01", "did you mean EX001?"},
    {R"(<case name="x"><before/><after/><finding rule="EX001" severity="off"/></case>)", "2:55", "off", ""},
    {"<case name=\"x\"><before><grant id=\"t\" grantor=\"a\" grantee=\"b\" assets=\"x\"/></before><after>\n  <grant id=\"t\" grantor=\"a\" grantees=\"b\" assets=\"x\"/></after><none/></case>", "3:29", "grantees", "grantee"},
    {R"(<case name="x"><before><grant id="t" grantor="a" grantees="b" assets="x"/></before><after/><none/></case>)", "2:50", "grantees", "grantee"},
    {R"(<case name="x"><before><grunt/></before><after/><none/></case>)", "2:25", "<grunt> is not allowed here", ""},
};
// clang-format on

}  // namespace

BOOST_AUTO_TEST_SUITE(policy_input_test)

BOOST_DATA_TEST_CASE(refuses_what_is_no_policy, data::make(files), row) {
  check(policy_refusal(row.bytes), row);
}

BOOST_DATA_TEST_CASE(refuses_a_line_at_its_place, data::make(lines), row) {
  check(policy_refusal(row.bytes), row);
}

BOOST_DATA_TEST_CASE(looks_up_what_an_own_rule_names, data::make(rules_of_houses), row) {
  check(policy_refusal(std::string(rule_head) + std::string(row.bytes) + "</rule>"), row);
}

BOOST_DATA_TEST_CASE(checks_the_head_of_an_own_rule, data::make(whole_rules), row) {
  check(policy_refusal(row.bytes), row);
}

BOOST_DATA_TEST_CASE(refuses_a_test_file_at_its_place, data::make(test_files), row) {
  check(tests_refusal(row.bytes), row);
}

BOOST_AUTO_TEST_CASE(refuses_a_rule_that_waits_for_too_much) {
  auto rule = std::string(rule_head);
  for (int i = 0; i < 9; ++i)
    rule += "<on right=\"grant\" field=\"until\" moves=\"raised\"/>\n";
  check(policy_refusal(rule + "</rule>"),
        {.bytes = {}, .place = "11:2", .says = "8 changes at most", .way_out = "another rule"});
}

BOOST_AUTO_TEST_CASE(tells_everything_that_is_wrong_in_order_of_place) {
  const auto refusal = policy_refusal(
      "<severity rule=\"EX0001\" is=\"low\">why</severity>\n"
      R"(<rule code="EX001" slug="house" family="licence" severity="low" title="t"><says>s)"
      R"(</says><why>w</why><on right="grnat" moves="added"/></rule>)");
  const auto first = refusal.find("p.xml:2:11");
  const auto second = refusal.find("p.xml:3:7");
  const auto third = refusal.find("p.xml:3:");
  BOOST_TEST(first < second, refusal);
  BOOST_TEST(second != std::string::npos, refusal);
  BOOST_TEST(refusal.find("grnat", third) != std::string::npos, refusal);
}

BOOST_AUTO_TEST_SUITE_END()
