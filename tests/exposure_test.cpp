// Money at stake: what a forecast of the house says of a change, what is told of it, and who must
// agree to it then.

#include "gated.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <ostream>
#include <string>
#include <string_view>

using namespace clauseline;
namespace data = boost::unit_test::data;

namespace {

constexpr auto house_forecast = ".clauseline/forecasts/plan.csv";
constexpr auto plan =
    "stream,start,end,currency,amount\nt-share,2026-01-01,2026-12-31,USD,500000.00\n";

/// A deal in which Two pays One a share of what it earns.
std::string sharing(std::string_view rate, std::string_view note = "A note.") {
  return fmt::format(R"(<?xml version="1.0" encoding="UTF-8"?>
<agreement xmlns="urn:clauseline:agreement:1" id="deal" version="1" lang="en" status="draft" text="test">
  <meta><title>A deal</title><dates effective="2026-01-01"/></meta>
  <parties>
    <party id="one" name="One Limited" short="One" role="licensor"/>
    <party id="two" name="Two Limited" short="Two" role="licensee"/>
  </parties>
  <body>
    <clause id="fees" num="1">
      <p>Two pays One a share of its revenue.</p>
      <note>{}</note>
      <terms><revenue-share id="t-share" payer="two" payee="one">{}<pay every="P1Y" currency="USD"/></revenue-share></terms>
    </clause>
  </body>
</agreement>
)",
                     note, rate);
}

std::string percent(std::string_view number) {
  return fmt::format("<rate percent=\"{}\"/>", number);
}

/// A share in euros, and one in dollars, at the same rate.
std::string in_two_currencies(std::string_view rate) {
  return fmt::format(
      R"({0}<pay every="P1Y" currency="EUR"/></revenue-share>
<revenue-share id="t-more" payer="two" payee="one">{0})",
      percent(rate));
}

struct Sharing : Gated {
  explicit Sharing(std::string_view limit = "USD 10000") {
    write(std::string("r/") + deal, sharing(percent("20")));
    write(std::string("r/") + house_forecast, plan);
    write(std::string("r/") + house_policy, policy_of(fmt::format(R"(<gate fail-on="critical"/>
<severity family="revenue-share" is="low">Each is looked at anyway.</severity>
<exposure agreement="deal" forecast="forecasts/plan.csv" over="{0}"/>
<require family="revenue-share payment" over="{0}"/>)",
                                                                  limit)));
    base = force("a share");
  }

  void change_to(std::string_view rate, std::string_view note = "A note.") const {
    write(std::string("r/") + deal, sharing(rate, note));
    force("another share");
  }
  git::Outcome check(const std::string& format = "lines") const {
    return attempt("r", {"clauseline", "check", base + "..HEAD", "--format", format});
  }

  std::string base;
};

struct Row {
  std::string_view name;
  std::string_view rate;
  std::string_view says;  // empty: nothing of PA013
  int status;

  friend std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.name; }
};

constexpr Row rows[] = {
    {"more than the policy lets pass", "<rate percent=\"26\"/>",
     "Before, by .clauseline/forecasts/plan.csv, One receives USD 100,000.00 more than it pays. "
     "Now: One receives USD 130,000.00 more than it pays",
     1},
    {"as much as it lets pass", "<rate percent=\"22\"/>", "", 0},
    {"less, which is a difference too", "<rate percent=\"14\"/>", "One receives USD 70,000.00 more",
     1},
    {"a share that the forecast does not know",
     "<rate percent=\"20\"/><pay every=\"P1Y\" currency=\"USD\"/></revenue-share>"
     "<revenue-share id=\"t-more\" payer=\"two\" payee=\"one\"><rate percent=\"50\"/>",
     "nobody can tell: the forecast says nothing of what Two pays One under ", 1},
    {"another base", "<base measure=\"net-profit\"/><rate percent=\"20\"/>",
     "nobody can tell: a fixed payment or the base of a share is another", 1},
    {"nobody can tell", "<rate percent=\"undisclosed\"/>", "nobody can tell: ", 1},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(exposure_test)

BOOST_DATA_TEST_CASE_F(Sharing, is_told_and_asks_for_people, data::make(rows), row) {
  change_to(row.rate);
  const auto told = check();
  BOOST_TEST(told.status == row.status, told.out << told.error);
  BOOST_TEST(contains(told.out, "PA013") == !row.says.empty(), told.out);
  BOOST_TEST(contains(told.out, row.says), told.out);
}

BOOST_FIXTURE_TEST_CASE(is_not_asked_where_nobody_touched_payments, Sharing) {
  change_to("<rate percent=\"undisclosed\"/>");
  const auto undisclosed = head();
  change_to("<rate percent=\"undisclosed\"/>", "Another note.");
  const auto told = attempt("r", {"clauseline", "check", undisclosed + "..HEAD"});
  BOOST_TEST(told.status == 0, told.out << told.error);
}

BOOST_FIXTURE_TEST_CASE(passes_when_somebody_else_agreed, Sharing) {
  change_to(percent("26"));
  git("r", {"config", "user.name", "Ann"});
  git("r", {"config", "user.email", "ann@clauseline.invalid"});
  is_refused(check(), "PA013");
  for (const auto* finding : {"PA013", "RS006@fees"})
    passes(attempt("r", {"clauseline", "review", "approve", finding, base + "..HEAD", "--reason",
                         "It was agreed.", "--commit"}));
  passes(check());
}

BOOST_FIXTURE_TEST_CASE(is_told_in_each_currency_of_which_the_policy_speaks, Sharing) {
  write(std::string("r/") + house_forecast,
        "stream,start,end,currency,amount\nt-share,2026-01-01,2026-12-31,EUR,500000.00\n"
        "t-more,2026-01-01,2026-12-31,USD,500000.00\n");
  const auto change_under = [&](std::string_view more) {
    write(std::string("r/") + house_policy, policy_of(fmt::format(R"(<gate fail-on="critical"/>
<exposure agreement="deal" forecast="forecasts/plan.csv" over="USD 10000"/>{})",
                                                                  more)));
    change_to(in_two_currencies("20"));
    base = head();
    change_to(in_two_currencies("26"));
    return check().out;
  };
  const auto of_one = change_under("");
  BOOST_TEST(contains(of_one, "they differ in EUR, and the policy speaks of USD"), of_one);
  const auto of_both = change_under(
      R"(<exposure agreement="deal" forecast="forecasts/plan.csv" over="EUR 10000"/>)");
  BOOST_TEST(contains(of_both, "USD 130,000.00"), of_both);
  BOOST_TEST(contains(of_both, "EUR 130,000.00"), of_both);
  write("r/.clauseline/forecasts/small.csv",
        "stream,start,end,currency,amount\nt-share,2026-01-01,2026-12-31,EUR,1.00\n"
        "t-more,2026-01-01,2026-12-31,USD,1.00\n");
  const auto by_another = change_under(
      R"(<exposure agreement="deal" forecast="forecasts/small.csv" over="EUR 10000"/>)");
  BOOST_TEST(contains(by_another, "they differ in EUR, and the policy speaks of USD"), by_another);
}

BOOST_FIXTURE_TEST_CASE(is_reckoned_by_the_forecast_of_the_base, Sharing) {
  write(std::string("r/") + house_forecast,
        "stream,start,end,currency,amount\nt-share,2026-01-01,2026-12-31,USD,1.00\n");
  change_to(percent("26"));
  const auto told = check();
  BOOST_TEST(contains(told.out, "USD 130,000.00"), told.out);
  BOOST_TEST(contains(told.out, "IN022"), told.out);
  BOOST_TEST(contains(told.out, house_forecast), told.out);
}

BOOST_FIXTURE_TEST_CASE(says_where_a_forecast_lacks, Sharing) {
  git("r", {"rm", "-q", house_forecast});
  force("no forecast");
  const auto without = head();
  change_to(percent("26"));
  const auto told = attempt("r", {"clauseline", "check", without + "..HEAD"});
  BOOST_TEST(told.status == 2, told.out << told.error);
  BOOST_TEST(contains(told.error, "there is no forecast .clauseline/forecasts/plan.csv"),
             told.error);
}

BOOST_FIXTURE_TEST_CASE(reckons_all_days_of_the_forecast, Sharing) {
  auto late = sharing(percent("26"));
  const std::string_view day = "effective=\"2026-01-01\"";
  late.replace(late.find(day), day.size(), "effective=\"2026-12-30\"");
  write(std::string("r/") + deal, late);
  force("from the last days of the year");
  BOOST_TEST(contains(check().out, "USD 130,000.00"), check().out);
}

BOOST_FIXTURE_TEST_CASE(is_verified_where_nothing_is_committed, Sharing) {
  write("r/old.xml", sharing(percent("20")));
  write("r/new.xml", sharing(percent("26")));
  passes(attempt("r", {"clauseline", "audit", *this / "r/old.xml", *this / "r/new.xml", "--format",
                       "json=" + (*this / "r/audit.json")}));
  BOOST_TEST(contains(bytes_of(*this / "r/audit.json"), "USD 130,000.00"));
  passes(attempt("r", {"clauseline", "verify", *this / "r/audit.json"}));
}

struct Wrong {
  std::string_view line;
  std::string_view says;

  friend std::ostream& operator<<(std::ostream& out, const Wrong& row) { return out << row.line; }
};

constexpr Wrong wrong[] = {
    {R"(<exposure agreement="deal" forecast="forecasts/plan.csv" over="much"/>)",
     "much is no amount"},
    {R"(<exposure agreement="deal" forecast="plan.csv" over="USD 1"/>)",
     "a forecast of the house lies in .clauseline/forecasts/"},
    {R"(<exposure agreement="deal" forecast="forecasts/../x.csv" over="USD 1"/>)",
     "a forecast of the house lies in .clauseline/forecasts/"},
    {R"(<require over="USD 1"/>)", "no forecast says how many USD are at stake"},
    {R"(<require over="USD 1" agreement="other"/><exposure agreement="deal" forecast="forecasts/plan.csv" over="USD 1"/>)",
     "no forecast says how many USD are at stake"},
    {R"(<require over="1"/><exposure agreement="deal" forecast="forecasts/plan.csv" over="USD 1"/>)",
     "1 is no amount"},
};

BOOST_DATA_TEST_CASE_F(Gated, refuses_lines_that_say_nothing, data::make(wrong), row) {
  write(std::string("r/") + house_policy, policy_of(row.line));
  const auto told = attempt("r", {"clauseline", "policy", "check"});
  BOOST_TEST(told.status == 2, told.out << told.error);
  BOOST_TEST(contains(told.error, row.says), told.error);
}

BOOST_AUTO_TEST_SUITE_END()
