// Policies as people and scripts meet them: which policy counts, what the gate makes of it,
// and what reports say of it.

#include "temporary.hpp"

#include <boost/test/unit_test.hpp>

#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

using namespace clauseline;

namespace {

constexpr auto agreement = "agreements/msft-openai.xml";
constexpr auto house = ".clauseline/policy.xml";
constexpr auto everything_is_info =
    R"(<severity family="exclusivity" is="info">So it passes.</severity>
<severity family="cloud-rights" is="info">So it passes.</severity>
<severity family="revenue-share" is="info">So it passes.</severity>
<severity family="condition" is="info">So it passes.</severity>)";

std::string policy(std::string_view lines, std::string_view attributes = "") {
  return fmt::format("<policy xmlns=\"urn:clauseline:policy:1\" {}>\n{}\n</policy>\n", attributes,
                     lines);
}

std::string version(std::string_view day) {
  std::ostringstream bytes;
  bytes << std::ifstream(fmt::format("{}/agreements/microsoft-openai/{}.xml", CLAUSELINE_ROOT, day),
                         std::ios::binary)
               .rdbuf();
  return bytes.str();
}

/// A repository of a house: the agreement of October 2025, and what a test adds.
struct House {
  Ground ground{};

  House() {
    ground.write("r/README.md", "agreements");
    ground.git("r", {"init", "-q"});
    ground.write(std::string("r/") + agreement, version("2025-10-28"));
  }

  void write(const std::string& file, std::string_view bytes) const {
    ground.write("r/" + file, bytes);
  }
  void commit(const std::string& message) const { ground.commit("r", message); }
  void amend() const { write(agreement, version("2026-04-27")); }
  std::string operator/(const std::string& name) const { return ground / ("r/" + name); }

  git::Outcome run(std::vector<std::string> words) const {
    words.insert(words.begin(), CLAUSELINE_PROGRAM);
    words.insert(words.begin() + 2, {"-C", ground / "r"});
    return git::run(words, git::environment());
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(policy_cli_test)

/// Case 80: who loosens the gate together with what it would stop is judged by the gate as it was.
BOOST_FIXTURE_TEST_CASE(judges_a_change_of_the_gate_by_the_old_gate, House) {
  write(house, policy(R"(<gate fail-on="critical"/>)"));
  commit("base");
  ground.git("r", {"checkout", "-q", "-b", "proposal"});
  amend();
  write(house, policy(everything_is_info));
  BOOST_TEST(run({"check"}).status == 1);
  ground.git("r", {"add", "-A"});
  BOOST_TEST(run({"check", "--staged"}).status == 1);
  commit("amended, and let through");
  for (const auto* range : {"main..proposal", "main...proposal"}) {
    const auto outcome = run({"check", range});
    BOOST_TEST(outcome.status == 1, outcome.out);
    const auto told = run({"audit", range}).out;
    BOOST_TEST(contains(told, "policy  main:.clauseline/policy.xml"), told);
    BOOST_TEST(!contains(told, "So it passes"), told);
  }
  const auto named =
      run({"check", std::string("main:") + agreement, std::string("proposal:") + agreement});
  BOOST_TEST(named.status == 1, named.out);
  // Once it is in the base, it counts.
  ground.git("r", {"checkout", "-q", "main"});
  write(house, policy(everything_is_info));
  commit("the gate alone");
  ground.git("r", {"checkout", "-q", "proposal"});
  BOOST_TEST(run({"check", "main..proposal"}).status == 0);
}

/// A branch from before the policy was tightened is judged by what it would go into.
BOOST_FIXTURE_TEST_CASE(takes_the_policy_of_a_branch_from_its_target, House) {
  write(house, policy(everything_is_info));
  commit("base");
  ground.git("r", {"checkout", "-q", "-b", "proposal"});
  amend();
  commit("amended");
  ground.git("r", {"checkout", "-q", "main"});
  write(house, policy(R"(<gate fail-on="medium"/>)"));
  commit("tightened");
  BOOST_TEST(run({"check", "main...proposal"}).status == 1);
}

BOOST_FIXTURE_TEST_CASE(has_no_policy_before_the_first_commit, House) {
  write(house, policy(everything_is_info));
  ground.git("r", {"add", "-A"});
  const auto staged = run({"audit", "--staged"});
  BOOST_TEST(staged.status == 0, staged.error);
  BOOST_TEST(!contains(staged.out, "  policy  "), staged.out);
}

BOOST_FIXTURE_TEST_CASE(takes_the_working_tree_where_the_older_version_is_a_file, House) {
  commit("base");
  write("old.xml", version("2025-10-28"));
  amend();
  write(house, policy(everything_is_info));
  const auto here = run({"check", *this / "old.xml", *this / agreement});
  BOOST_TEST(here.status == 0, here.error);
  const auto told = run({"audit", *this / "old.xml", *this / agreement}).out;
  BOOST_TEST(contains(told, "  policy  .clauseline/policy.xml"), told);
  ground.write("elsewhere/old.xml", version("2025-10-28"));
  const auto outside =
      git::run({CLAUSELINE_PROGRAM, "check", ground / "elsewhere/old.xml", *this / agreement},
               git::environment());
  BOOST_TEST(outside.status == 1, outside.error);
  const auto named = git::run({CLAUSELINE_PROGRAM, "check", ground / "elsewhere/old.xml",
                               *this / agreement, "--policy", *this / house},
                              git::environment());
  BOOST_TEST(named.status == 0, named.error);
}

BOOST_FIXTURE_TEST_CASE(lets_the_command_line_win, House) {
  write(house, policy(R"(<gate fail-on="low"/>)", R"(perspective="openai")"));
  commit("base");
  amend();
  const auto before = [](const std::string& text, const char* first, const char* second) {
    return text.find(first) < text.find(second);
  };
  const auto of_house = run({"audit"}).out;
  BOOST_TEST(before(of_house, "  OpenAI: gain", "  Microsoft: gain"), of_house);
  const auto named = run({"audit", "--for", "microsoft"}).out;
  BOOST_TEST(before(named, "  Microsoft: gain", "  OpenAI: gain"), named);
  BOOST_TEST(contains(run({"check"}).out, " low (of "));
  BOOST_TEST(!contains(run({"check", "--fail-on", "critical"}).out, " high (of "));
  ground.write("other.xml", policy(everything_is_info));
  BOOST_TEST(run({"check", "--policy", ground / "other.xml"}).status == 0);
}

BOOST_FIXTURE_TEST_CASE(passes_over_a_party_of_other_agreements, House) {
  write(house, policy("", R"(perspective="somebody")"));
  commit("base");
  amend();
  BOOST_TEST(run({"audit"}).status == 0);
  BOOST_TEST(run({"audit", "--for", "somebody"}).status == 2);
}

BOOST_FIXTURE_TEST_CASE(warns_of_names_that_these_agreements_do_not_have, House) {
  write(house, policy(R"(<severity term="t-licens" is="low">x</severity>
<severity clause="no-such-place" is="low">x</severity>
<severity loses="opnai" is="low">x</severity>
<severity loses="tenant" is="low">x</severity>
<severity term="t-licence" is="high">x</severity>)",
                      R"(perspective="microsft")"));
  commit("base");
  amend();
  const auto expected =
      "HEAD:.clauseline/policy.xml: warning: no party is called microsft\n"
      "  did you mean microsoft?\n"
      "HEAD:.clauseline/policy.xml:2:2: warning: no term is called t-licens\n"
      "  did you mean t-licence?\n"
      "HEAD:.clauseline/policy.xml:4:2: warning: no party is called opnai\n"
      "  did you mean openai?\n"
      "HEAD:.clauseline/policy.xml: note: not in what was compared: clause no-such-place, party "
      "tenant\n";
  for (const std::string command : {"audit", "check"}) {
    BOOST_TEST(run({command}).error == expected);
    BOOST_TEST(run({command, "--quiet"}).error.empty());
  }
  BOOST_TEST(run({"diff"}).error.empty());
  BOOST_TEST(run({"audit", "HEAD..HEAD"}).error.empty());
}

BOOST_FIXTURE_TEST_CASE(finds_agreements_where_the_policy_says, House) {
  write(house, policy(R"(<agreements path="contracts"/>)"));
  write("contracts/deal.md", "# 1. Fees\n\nThe fee is one euro.\n");
  write("agreements/notes.md", "# Nothing\n\nOf note.\n");
  commit("base");
  write("contracts/deal.md", "# 1. Fees\n\nThe fee is two euros.\n");
  write("agreements/notes.md", "# Nothing\n\nOf any note.\n");
  const auto told = run({"diff"}).out;
  BOOST_TEST(contains(told, "euro"), told);
  BOOST_TEST(!contains(told, "note"), told);
}

BOOST_FIXTURE_TEST_CASE(names_the_policy_in_every_format, House) {
  write(house, policy(R"(<severity rule="EX001" is="low">Agreed in the term sheet.</severity>
<scenario name="AGI early"><event id="agi-verified" date="2028-06-30"/></scenario>)"));
  commit("base");
  amend();
  for (const auto* format : {"text", "json", "html", "markdown"}) {
    const auto told = run({"audit", "--format", format}).out;
    for (const auto* part :
         {"HEAD:.clauseline/policy.xml", "Agreed in the term sheet", "AGI early"})
      BOOST_TEST(contains(told, part), format << ": " << part);
  }
  const auto json = run({"audit", "--format", "json"}).out;
  BOOST_TEST(contains(json, R"("severity_reason": "lowered from critical by the policy: Agreed)"));
  BOOST_TEST(contains(json, R"("old": "2028-06-30",)"));
  BOOST_TEST(!contains(run({"diff", "--format", "json"}).out, "policy"));
}

/// But for its name, a policy without a line leaves a report as it is.
BOOST_FIXTURE_TEST_CASE(changes_no_report_without_a_line, House) {
  ground.write("none.xml", policy(""));
  commit("base");
  amend();
  const auto without_manifest = [](std::string json) {
    const auto at = json.find("  \"manifest\"");
    return json.erase(at, json.find("\n  },\n", at) + 6 - at);
  };
  const auto shipped = without_manifest(run({"audit", "--format", "json"}).out);
  auto empty =
      without_manifest(run({"audit", "--format", "json", "--policy", ground / "none.xml"}).out);
  const auto begin = empty.find(R"(      "policy": {)");
  BOOST_TEST_REQUIRE(begin != std::string::npos);
  const auto end = empty.find("      },\n", begin) + 9;
  BOOST_TEST((empty.erase(begin, end - begin) == shipped));
}

BOOST_FIXTURE_TEST_CASE(refuses_a_broken_policy_before_any_work, House) {
  write(house, policy(R"(<severity rule="EX0001" is="low">x</severity>)"));
  commit("base");
  amend();
  const auto outcome = run({"check"});
  BOOST_TEST(outcome.status == 2);
  BOOST_TEST(outcome.out.empty());
  BOOST_TEST(contains(outcome.error, "HEAD:.clauseline/policy.xml:2:11: error: there is no rule"),
             outcome.error);
  BOOST_TEST(contains(outcome.error, "did you mean EX001?"), outcome.error);
  BOOST_TEST(contains(outcome.error, "--policy FILE names another policy"), outcome.error);
  write(house, policy(""));
  BOOST_TEST(run({"check", "--policy", *this / house}).status == 1);
}

constexpr auto own_rule =
    R"(<rule code="HOUSE-001" slug="house-cap" family="payment" severity="medium" title="A cap came">
<says>{payer} pays {payee} {new}.</says><why>Treasury books it.</why>
<on right="revenue-share" field="cap" moves="added"/></rule>)";

BOOST_FIXTURE_TEST_CASE(lists_and_explains_rules_of_the_house, House) {
  ground.write("own.xml",
               policy(std::string(own_rule) +
                      R"(<severity rule="house-cap" loses="b" is="low">Priced in.</severity>)"));
  const auto file = ground / "own.xml";
  const auto run_plain = [](std::vector<std::string> words) {
    words.insert(words.begin(), CLAUSELINE_PROGRAM);
    return git::run(words, git::environment());
  };
  BOOST_TEST(contains(run_plain({"rules", "payment", "--policy", file}).out,
                      "HOUSE-001 medium    A cap came"));
  for (const auto* name : {"HOUSE-001", "house-001", "house-cap"})
    BOOST_TEST(contains(run_plain({"explain", name, "--policy", file}).out, "Treasury books it."));
  BOOST_TEST(contains(run_plain({"explain", "HOUSE-001", "--policy", file}).out,
                      "policy     low (where it loses: b): Priced in."));
  BOOST_TEST(!contains(run_plain({"explain", "HOUSE-001", "--policy", file}).out, "before"));
  BOOST_TEST(run_plain({"explain", "HOUSE-001"}).status == 2);
  BOOST_TEST(contains(run_plain({"explain", "HOUSE-01", "--policy", file}).error,
                      "did you mean HOUSE-001?"));
}

BOOST_FIXTURE_TEST_CASE(runs_the_tests_of_a_policy, House) {
  write(house, policy(own_rule));
  const auto tests = [](std::string_view severity) {
    return fmt::format(R"(<tests xmlns="urn:clauseline:policy:1">
<case name="A cap is told twice">
<before><revenue-share id="t" payer="a" payee="b"><rate percent="1"/></revenue-share></before>
<after><revenue-share id="t" payer="a" payee="b"><rate percent="1"/><cap amount="5" currency="USD"/></revenue-share></after>
<finding rule="share-cap-added" severity="critical"><direction party="b" is="loss"/></finding>
<finding rule="HOUSE-001" severity="{}" clause="clause" term="t"/>
</case></tests>)",
                       severity);
  };
  BOOST_TEST(contains(run({"policy", "test"}).error, "there are no policy tests"));
  write(".clauseline/tests/caps.xml", tests("medium"));
  const auto good = run({"policy", "test"});
  BOOST_TEST(good.status == 0, good.out + good.error);
  BOOST_TEST(contains(good.out, "1 case: 1 as expected, 0 not"), good.out);
  write(".clauseline/tests/caps.xml", tests("low"));
  const auto bad = run({"policy", "test"});
  BOOST_TEST(bad.status == 1);
  BOOST_TEST(contains(bad.out, "missing  HOUSE-001 low clause/t"), bad.out);
  BOOST_TEST(contains(bad.out, "extra    HOUSE-001 medium clause/t: a gain, b loss"), bad.out);
  BOOST_TEST(contains(bad.out, "caps.xml:2:2"), bad.out);
  write(".clauseline/tests/caps.xml", tests("lwo"));
  BOOST_TEST(run({"policy", "test"}).status == 2);
  BOOST_TEST(run({"policy", "test", "--quiet", *this / ".clauseline/tests/caps.xml"}).status == 2);
}

BOOST_FIXTURE_TEST_CASE(checks_a_policy_alone, House) {
  BOOST_TEST(contains(run({"policy", "check"}).error, "there is no policy"));
  write(house, policy(own_rule));
  const auto outcome = run({"policy", "check"});
  BOOST_TEST(outcome.status == 0, outcome.error);
  BOOST_TEST(contains(outcome.out,
                      "0 severities, 0 thresholds, 0 scenarios, 1 rule; the gate "
                      "closes from high on"),
             outcome.out);
  BOOST_TEST(contains(run({"policy", "tset"}).error, "did you mean test?"));
  BOOST_TEST(contains(run({"policy"}).error, "expected what to do with a policy"));
}

BOOST_FIXTURE_TEST_CASE(begins_with_a_policy_that_passes, Ground) {
  const auto repository = *this / "new";
  const auto run_in = [&](std::vector<std::string> words) {
    words.insert(words.begin(), CLAUSELINE_PROGRAM);
    return git::run(words, git::environment());
  };
  BOOST_TEST(run_in({"init", repository}).status == 0);
  BOOST_TEST(run_in({"policy", "check", "-C", repository}).status == 0);
  const auto outcome = run_in({"policy", "test", "-C", repository});
  BOOST_TEST(outcome.status == 0, outcome.out + outcome.error);
  BOOST_TEST(contains(outcome.out, "2 cases: 2 as expected, 0 not"), outcome.out);
}

/// Nothing to tell and nothing told must not look the same.
BOOST_FIXTURE_TEST_CASE(names_what_the_policy_turns_off, House) {
  write(house, policy(R"(<severity rule="EX001" is="off">Agreed on the phone.</severity>)"));
  commit("base");
  amend();
  for (const auto* format : {"text", "json", "html", "markdown"}) {
    const auto told = run({"audit", "--format", format}).out;
    BOOST_TEST(told.find("Agreed on the phone") != std::string::npos, format);
    BOOST_TEST(told.find("EX001") != std::string::npos, format);
  }
}

BOOST_AUTO_TEST_SUITE_END()
