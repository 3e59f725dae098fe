// Policy tests: what may stand in a case, what is put around it, and how what is expected is
// held against what is found.

#include "policy/policy.hpp"
#include "policy/tests.hpp"
#include "text/error.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include <ostream>
#include <string>
#include <string_view>

using namespace clauseline;
namespace data = boost::unit_test::data;

namespace {

struct Row {
  std::string_view before;
  std::string_view after;
  std::string_view expects;  // elements of the case
  std::string_view result;   // "ok", or what is missing and extra, a line each
  std::string_view around{};

  friend std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.after; }
};

std::string result_of(const Row& row) {
  const auto bytes =
      fmt::format(R"(<tests xmlns="urn:clauseline:policy:1">{}<case name="x"><before>{}</before>)"
                  "<after>{}</after>{}</case></tests>",
                  row.around, row.before, row.after, row.expects);
  try {
    std::string text;
    for (const CaseResult& result : run_tests(Source("t.xml", bytes), Policy{})) {
      for (const std::string& one : result.missing)
        text += "missing " + one + "\n";
      for (const std::string& one : result.extra)
        text += "extra " + one + "\n";
    }
    return text.empty() ? "ok" : text;
  } catch (const Error& error) {
    return told(error.problems().front());
  }
}

// clang-format off
constexpr Row rows[] = {
    // typed terms
    {"", "", "<none/>", "ok"},
    {R"(<payment id="t" payer="a" payee="b" kind="fee" amount="1" currency="USD"/>)", R"(<payment id="t" payer="a" payee="b" kind="fee" amount="2" currency="USD"/>)",
     R"(<finding rule="PA003" severity="high" clause="clause" term="t"><direction party="a" is="loss"/><direction party="b" is="gain"/></finding>)", "ok"},
    {R"(<payment id="t" payer="a" payee="b" kind="fee" amount="1" currency="USD"/>)", R"(<payment id="t" payer="a" payee="b" kind="fee" amount="2" currency="USD"/>)",
     "<none/>", "extra PA003 high clause/t: a loss, b gain\n"},
    {R"(<payment id="t" payer="a" payee="b" kind="fee" amount="1" currency="USD"/>)", R"(<payment id="t" payer="a" payee="b" kind="fee" amount="2" currency="USD"/>)",
     R"(<finding rule="PA003" severity="high"><direction party="a" is="gain"/></finding>)", "missing PA003 high: a gain\nextra PA003 high clause/t: a loss, b gain\n"},
    {R"(<payment id="t" payer="a" payee="b" kind="fee" amount="1" currency="USD"/>)", R"(<payment id="t" payer="a" payee="b" kind="fee" amount="2" currency="USD"/>)",
     R"(<finding rule="PA003" severity="high" clause="other"/>)", "missing PA003 high other\nextra PA003 high clause/t: a loss, b gain\n"},
    // one finding meets one expectation, and the one that says most chooses first
    {R"(<payment id="t" payer="a" payee="b" kind="fee" amount="1" currency="USD"/><payment id="u" payer="a" payee="b" kind="rent" amount="1" currency="USD"/>)",
     R"(<payment id="t" payer="a" payee="b" kind="fee" amount="2" currency="USD"/><payment id="u" payer="a" payee="b" kind="rent" amount="2" currency="USD"/>)",
     R"(<finding rule="PA003" severity="high"/><finding rule="PA003" severity="high" term="t"/>)", "ok"},
    {R"(<payment id="t" payer="a" payee="b" kind="fee" amount="1" currency="USD"/>)", R"(<payment id="t" payer="a" payee="b" kind="fee" amount="2" currency="USD"/>)",
     R"(<finding rule="PA003" severity="high"/><finding rule="PA003" severity="high"/>)", "missing PA003 high\n"},
    // what terms name is declared once, whichever side names it
    {R"(<launch id="t" owner="a" cloud="sky" assets="app" priority="first"><unless><all><fact of="b" is="unable"/><event ref="storm"/></all></unless><until event="end-day"/></launch>)",
     R"(<launch id="t" owner="a" cloud="sky" assets="app" priority="first"><unless><all><fact of="b" is="unable"/><event ref="storm"/></all></unless><until event="end-day"/></launch>)", "<none/>", "ok"},
    {R"(<grant id="t" grantor="a" grantee="b" assets="app"><exclusivity level="exclusive"/></grant>)", R"(<grant id="t" grantor="a" grantee="b" assets="app tool"><exclusivity level="exclusive"/></grant>)",
     R"(<finding rule="LI006" severity="high"><direction party="b" is="gain"/></finding>)", "missing LI006 high: b gain\nextra LI005 high clause/t: a loss, b gain\n"},
    // a whole provision, and a definition
    {R"(<clause id="c" num="1"><p>The fee is one euro.</p></clause>)", R"(<clause id="c" num="1"><p>The fee is two euros.</p></clause>)",
     R"(<finding rule="ST008" severity="medium" clause="c"/>)", "ok"},
    {"", R"(<clause id="c" num="1"><p>The fee is one euro.</p></clause>)", R"(<finding rule="ST001" severity="medium" clause="c"/>)", "ok"},
    {R"(<def id="d" num="1" term="Fee"><p>"Fee" means one euro.</p></def>)", R"(<def id="d" num="1" term="Fee"><p>"Fee" means two euros.</p></def>)",
     R"(<finding rule="definition-changed" severity="high"/>)", "ok"},
    // what stands around
    {R"(<hosting id="t" owner="a" assets="app" mode="only" clouds="sky"/>)", R"(<hosting id="t" owner="a" assets="app" mode="any"/>)",
     R"(<finding rule="CL001" severity="critical"><direction party="b" is="loss"/></finding>)", "ok",
     R"(<around><parties><party id="a" name="A" short="A" role="x"/><party id="b" name="B" short="B" role="x"/></parties><register><asset id="app" kind="product" label="App"/><cloud id="sky" label="Sky" operator="b"/></register></around>)"},
    {"", "", "<none/>", "t.xml:1:58: error: <prty> is not allowed here\n     1 | e:policy:1\"><around><parties><prty id=\"a\"/></parties></aroun\n       |                               ^\n  did you mean <party>? allowed here: <party> or <actor>\n", R"(<around><parties><prty id="a"/></parties></around>)"},
};
// clang-format on

}  // namespace

BOOST_AUTO_TEST_SUITE(policy_run_test)

BOOST_DATA_TEST_CASE(holds_what_is_found_against_what_is_expected, data::make(rows), row) {
  BOOST_TEST(result_of(row) == row.result);
}

/// What decisions on a payment that doubled come to under a policy.
struct Decided {
  std::string_view policy;
  std::string_view decisions;
  std::string_view result;

  friend std::ostream& operator<<(std::ostream& out, const Decided& row) {
    return out << row.policy << row.decisions;
  }
};

// clang-format off
constexpr auto two_agree = R"(<require family="payment" roles="legal finance" signed="yes"/><waiver max-days="30" needs="ticket" roles="legal"/>)";

constexpr Decided decided[] = {
    {"", "", "open"},
    {"", R"(<decision rule="PA003" is="approve" by="ann"/>)", "approved"},
    {"", R"(<decision rule="PA003" is="approve" by="ann" made-the-change="yes"/>)", "open"},
    {"", R"(<decision rule="PA003" is="approve" by="ann"/><decision rule="PA003" is="reject" by="bob"/>)", "rejected"},
    {"", R"(<decision rule="PA004" is="approve" by="ann"/>)", "open"},
    {two_agree, R"(<decision rule="PA003" is="approve" by="ann" role="legal" signed="yes"/>)", "open"},
    {two_agree, R"(<decision rule="PA003" is="approve" by="ann" role="legal" signed="yes"/><decision rule="PA003" is="approve" by="bob" role="finance"/>)", "open"},
    {two_agree, R"(<decision rule="PA003" is="approve" by="ann" role="legal" signed="yes"/><decision rule="PA003" is="approve" by="bob" role="finance" signed="yes"/>)", "approved"},
    {two_agree, R"(<decision rule="PA003" is="waive" by="ann" role="legal" days="30" ticket="L-1" signed="yes"/>)", "waived"},
    {two_agree, R"(<decision rule="PA003" is="waive" by="ann" role="legal" days="31" ticket="L-1" signed="yes"/>)", "open"},
    {two_agree, R"(<decision rule="PA003" is="waive" by="ann" role="legal" days="30" signed="yes"/>)", "open"},
};
// clang-format on

BOOST_DATA_TEST_CASE(says_what_becomes_of_a_finding_by_decisions, data::make(decided), row) {
  const auto policy = read_policy(Source(
      "p.xml", fmt::format("<policy xmlns=\"urn:clauseline:policy:1\">{}</policy>", row.policy)));
  const auto payment = [](int amount) {
    return fmt::format(
        R"(<payment id="t" payer="a" payee="b" kind="fee" amount="{}" currency="USD"/>)", amount);
  };
  const auto passes = [&](std::string_view state) {
    const auto bytes = fmt::format(
        R"(<tests xmlns="urn:clauseline:policy:1"><case name="x"><before>{}</before>)"
        R"(<after>{}</after>{}<finding rule="PA003" severity="high" review="{}"/></case></tests>)",
        payment(1), payment(2), row.decisions, state);
    return run_tests(Source("t.xml", bytes), policy).front().passed();
  };
  for (const std::string_view state : {"open", "approved", "waived", "rejected"})
    BOOST_TEST(passes(state) == (state == row.result), state);
}

BOOST_AUTO_TEST_SUITE_END()
