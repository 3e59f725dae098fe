// What amendments change in payments, to the last minor unit.

#include "payments/simulate.hpp"

#include "payments.hpp"
#include "store/file.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <ostream>
#include <string>
#include <string_view>

using namespace clauseline;
using tests::Deal;
using tests::over;
using tests::share;
using tests::told;
namespace data = boost::unit_test::data;

namespace {

/// The Microsoft and OpenAI agreement in both versions, with its forecast.
struct Example {
  Agreement before =
      read_agreement(read_file(CLAUSELINE_ROOT "/agreements/microsoft-openai/2025-10-28.xml"));
  Agreement after =
      read_agreement(read_file(CLAUSELINE_ROOT "/agreements/microsoft-openai/2026-04-27.xml"));
  Interpretation read_before = interpret(before);
  Interpretation read_after = interpret(after);

  Simulation simulate(Question question) const {
    const Interpretations versions{read_before, read_after};
    const auto forecast = read_forecast(
        read_file(CLAUSELINE_ROOT "/tests/forecasts/microsoft-openai.csv"), names_for(versions));
    Exchange exchange;
    question.given.use_reported = true;
    return clauseline::simulate(versions, forecast, exchange, std::move(question));
  }
};

const Example& example() {
  static const Example read;
  return read;
}

std::string money(const Minor& minor) { return grouped(minor, 2); }

const StreamResult& stream(const Simulation& simulation, std::string_view id) {
  for (const StreamResult& one : simulation.scenarios.front().streams)
    if (simulation.streams[one.stream].id == id) return one;
  throw std::runtime_error("no such stream");
}

/// One row of the worked example: the event, what is paid each way, and how OpenAI comes out.
struct Worked {
  std::string_view event;
  std::string_view to_microsoft_before;
  std::string_view to_openai_before;
  std::string_view openai_net;

  friend std::ostream& operator<<(std::ostream& out, const Worked& row) { return out << row.event; }
};

// clang-format off
constexpr Worked worked[] = {
    {"agi-verified=never", "218,093,150,684.93", "34,364,383,561.64", "145,728,767,123.29"},
    {"agi-verified=2031-12-31", "154,093,150,684.93", "26,364,383,561.64", "89,728,767,123.29"},
    {"agi-verified=2028-06-30", "25,043,970,357.06", "6,353,454,599.89", "-19,309,484,242.83"},
};
// clang-format on

}  // namespace

BOOST_AUTO_TEST_SUITE(simulate_test)

BOOST_DATA_TEST_CASE(tells_the_worked_example_to_the_cent, data::make(worked), row) {
  const auto simulation =
      example().simulate({.scenarios = read_scenarios({}, {std::string(row.event)})});
  BOOST_TEST(to_text(simulation.window) == "2026-04-27 to 2032-12-31");
  const auto& to_microsoft = stream(simulation, "t-share-to-microsoft");
  const auto& to_openai = stream(simulation, "t-share-to-openai");
  BOOST_TEST(money(to_microsoft.before.payments.total) == row.to_microsoft_before);
  BOOST_TEST(money(to_microsoft.after.payments.total) == "38,000,000,000.00");
  BOOST_TEST(money(to_openai.before.payments.total) == row.to_openai_before);
  BOOST_TEST(money(to_openai.after.payments.total) == "0.00");
  BOOST_TEST(money(to_microsoft.after.payments.above_cap) == "64,093,150,684.93");
  const auto& nets = simulation.scenarios.front().nets;
  BOOST_TEST_REQUIRE(nets.size() == 2U);
  BOOST_TEST(nets[0].party == "microsoft");
  BOOST_TEST(nets[1].party == "openai");
  BOOST_TEST(money(nets[1].difference()) == row.openai_net);
  BOOST_TEST(nets[0].difference() == -nets[1].difference());
}

BOOST_AUTO_TEST_CASE(tells_the_periods_of_the_worked_example) {
  const auto simulation = example().simulate({.scenarios = read_scenarios({}, {})});
  const auto& after = stream(simulation, "t-share-to-microsoft").after.payments;
  BOOST_TEST(told(after) ==
             "2026 249d due 4093150684.93 paid 4093150684.93 left 33906849315.07; "
             "2027 365d due 12000000000.00 paid 12000000000.00 left 21906849315.07; "
             "2028 366d due 18000000000.00 paid 18000000000.00 left 3906849315.07; "
             "2029 365d due 28000000000.00 paid 3906849315.07 left 0.00; "
             "2030 365d due 40000000000.00 paid 0.00 left 0.00; "
             "2031 0d due 0.00 paid 0.00; 2032 0d due 0.00 paid 0.00");
  BOOST_TEST(money(after.total + after.above_cap) == "102,093,150,684.93");
  BOOST_TEST_REQUIRE(after.caps_reached.size() == 1U);
  BOOST_TEST((after.caps_reached.front().payday == first_day(*read_date("2029-12-31"))));
  BOOST_TEST(!after.caps_reached.front().stretch);
}

BOOST_AUTO_TEST_CASE(finds_the_day_from_which_the_amendment_pays) {
  Question question{.scenarios = read_scenarios({}, {})};
  question.break_even = "agi-verified";
  const auto simulation = example().simulate(question);
  const auto& parties = simulation.scenarios.front().break_even;
  BOOST_TEST_REQUIRE(parties.size() == 2U);
  const BreakEven& openai = parties[1];
  BOOST_TEST(openai.party == "openai");
  BOOST_TEST(openai.if_never == 1);
  BOOST_TEST_REQUIRE(openai.stretches.size() == 2U);
  BOOST_TEST(openai.stretches[0].sign == -1);
  BOOST_TEST(to_text(openai.stretches[0].days) == "2026-04-27 to 2029-07-13");
  BOOST_TEST(openai.stretches[1].sign == 1);
  BOOST_TEST(to_text(openai.stretches[1].days) == "2029-07-14 to 2032-12-31");
}

/// One version of a share, a forecast and what it pays.
struct Paid {
  std::string_view name;
  std::string_view inside;
  std::string_view rows;
  std::string_view expected;
  std::string_view paid_before{};

  friend std::ostream& operator<<(std::ostream& out, const Paid& row) { return out << row.name; }
};

// clang-format off
constexpr Paid paid[] = {
    {"cap hit exactly", R"(<rate percent="10"/><cap amount="20" currency="USD"/>)",
     "s,2026-01-01,2026-12-31,USD,100\ns,2027-01-01,2027-12-31,USD,100\ns,2028-01-01,2028-12-31,USD,100\n",
     "2026 365d due 10.00 paid 10.00 left 10.00; 2027 365d due 10.00 paid 10.00 left 0.00; "
     "2028 366d due 10.00 paid 0.00 left 0.00"},
    {"cap hit in the first period", R"(<rate percent="10"/><cap amount="7.50" currency="USD"/>)",
     "s,2026-01-01,2026-12-31,USD,100\ns,2027-01-01,2027-12-31,USD,100\n",
     "2026 365d due 10.00 paid 7.50 left 0.00; 2027 365d due 10.00 paid 0.00 left 0.00"},
    {"already paid counts", R"(<rate percent="10"/><cap amount="20" currency="USD"/>)",
     "s,2026-01-01,2026-12-31,USD,100\n", "2026 365d due 10.00 paid 5.00 left 0.00", "15"},
    {"already paid above the cap", R"(<rate percent="10"/><cap amount="20" currency="USD"/>)",
     "s,2026-01-01,2026-12-31,USD,100\n", "2026 365d due 10.00 paid 0.00 left 0.00", "25"},
    {"minimum", R"(<rate percent="10"/><minimum amount="30" currency="USD" per="year"/>)",
     "s,2026-01-01,2026-12-31,USD,100\ns,2027-01-01,2027-12-31,USD,400\n",
     "2026 365d due 30.00 paid 30.00; 2027 365d due 40.00 paid 40.00"},
    {"minimum above what is left of the cap", R"(<rate percent="10"/><cap amount="45" currency="USD"/><minimum amount="30" currency="USD" per="year"/>)",
     "s,2026-01-01,2026-12-31,USD,100\ns,2027-01-01,2027-12-31,USD,100\n",
     "2026 365d due 30.00 paid 30.00 left 15.00; 2027 365d due 30.00 paid 15.00 left 0.00"},
    {"minimum of a year, paid by quarter", R"(<rate percent="10"/><minimum amount="30" currency="USD" per="year"/><pay every="P3M" currency="USD"/>)",
     "s,2026-01-01,2026-03-31,USD,100\ns,2026-04-01,2026-06-30,USD,0\ns,2026-07-01,2026-12-31,USD,0\n",
     "2026-01-01 to 2026-03-31 90d due 10.00 paid 10.00; 2026-04-01 to 2026-06-30 91d due 0.00 paid 0.00; "
     "2026-07-01 to 2026-09-30 92d due 0.00 paid 0.00; 2026-10-01 to 2026-12-31 92d due 20.00 paid 20.00"},
    {"minimum of the whole life, made up at its end", R"(<rate percent="10"/><minimum amount="30" currency="USD"/><until date="2027"/>)",
     "s,2026-01-01,2026-12-31,USD,100\ns,2027-01-01,2027-12-31,USD,100\ns,2028-01-01,2028-12-31,USD,100\n",
     "2026 365d due 10.00 paid 10.00; 2027 365d due 20.00 paid 20.00; 2028 0d due 0.00 paid 0.00"},
    {"refund", R"(<rate percent="10"/><pay every="undisclosed" currency="USD" negative="refund"/>)",
     "s,2026-01-01,2026-12-31,USD,-100\n", "2026 365d due -10.00 paid -10.00"},
    {"refund makes room under the cap", R"(<rate percent="10"/><cap amount="15" currency="USD"/><pay every="undisclosed" currency="USD" negative="refund"/>)",
     "s,2026-01-01,2026-12-31,USD,100\ns,2027-01-01,2027-12-31,USD,-50\ns,2028-01-01,2028-12-31,USD,200\n",
     "2026 365d due 10.00 paid 10.00 left 5.00; 2027 365d due -5.00 paid -5.00 left 10.00; 2028 366d due 20.00 paid 10.00 left 0.00"},
    {"carried", R"(<rate percent="10"/>)", "s,2026-01-01,2026-12-31,USD,-30\ns,2027-01-01,2027-12-31,USD,100\n",
     "2026 365d due 0.00 paid 0.00; 2027 365d due 7.00 paid 7.00"},
    {"carried over two periods", R"(<rate percent="10"/>)",
     "s,2026-01-01,2026-12-31,USD,-130\ns,2027-01-01,2027-12-31,USD,100\ns,2028-01-01,2028-12-31,USD,100\n",
     "2026 365d due 0.00 paid 0.00; 2027 365d due 0.00 paid 0.00; 2028 366d due 7.00 paid 7.00"},
    {"zero", R"(<rate percent="10"/><pay every="undisclosed" currency="USD" negative="zero"/>)",
     "s,2026-01-01,2026-12-31,USD,-30\ns,2027-01-01,2027-12-31,USD,100\n",
     "2026 365d due 0.00 paid 0.00; 2027 365d due 10.00 paid 10.00"},
    {"a leap year", R"(<rate percent="100"/><until date="2028-02-29"/>)", "s,2028-01-01,2028-12-31,USD,366\n",
     "2028 60d due 60.00 paid 60.00"},
    {"until in the middle of a row", R"(<rate percent="100"/><until date="2027-06"/>)",
     "s,2026-01-01,2026-12-31,USD,365\ns,2027-01-01,2027-12-31,USD,365\n",
     "2026 365d due 365.00 paid 365.00; 2027 181d due 181.00 paid 181.00"},
    {"from in the middle of a row", R"(<rate percent="100"/><from date="2026-12"/>)", "s,2026-01-01,2026-12-31,USD,365\n",
     "2026 31d due 31.00 paid 31.00"},
    {"two rows in one period, rounded once", R"(<rate percent="1"/><pay every="P1Y" currency="USD"/>)",
     "s,2026-01-01,2026-06-30,USD,0.50\ns,2026-07-01,2026-12-31,USD,0.50\n", "2026 365d due 0.01 paid 0.01"},
    {"one row in two periods", R"(<rate percent="100"/><pay every="P6M" currency="USD"/>)", "s,2026-01-01,2026-12-31,USD,365\n",
     "2026-01-01 to 2026-06-30 181d due 181.00 paid 181.00; 2026-07-01 to 2026-12-31 184d due 184.00 paid 184.00"},
    {"marginal at the threshold", R"(<rate percent="10"/><tier over="100" currency="USD" percent="20"/>)",
     "s,2026-01-01,2026-12-31,USD,100\ns,2027-01-01,2027-12-31,USD,100.10\n",
     "2026 365d due 10.00 paid 10.00; 2027 365d due 10.02 paid 10.02"},
    {"whole at the threshold", R"(<rate percent="10"/><tier over="100" currency="USD" percent="20" applies="whole"/>)",
     "s,2026-01-01,2026-12-31,USD,100\ns,2027-01-01,2027-12-31,USD,100.10\n",
     "2026 365d due 10.00 paid 10.00; 2027 365d due 20.02 paid 20.02"},
    {"an advance", R"(<rate percent="10"/><recoup amount="15" currency="USD"/>)",
     "s,2026-01-01,2026-12-31,USD,100\ns,2027-01-01,2027-12-31,USD,100\n",
     "2026 365d due 0.00 paid 0.00; 2027 365d due 5.00 paid 5.00"},
    {"an advance by halves", R"(<rate percent="10"/><recoup amount="7" currency="USD" percent="50"/>)",
     "s,2026-01-01,2026-12-31,USD,100\ns,2027-01-01,2027-12-31,USD,100\n",
     "2026 365d due 5.00 paid 5.00; 2027 365d due 8.00 paid 8.00"},
    {"a cap by calendar year", R"(<rate percent="10"/><cap amount="15" currency="USD" per="year"/><pay every="P6M" currency="USD"/>)",
     "s,2026-01-01,2026-06-30,USD,100\ns,2026-07-01,2026-12-31,USD,100\ns,2027-01-01,2027-06-30,USD,100\n",
     "2026-01-01 to 2026-06-30 181d due 10.00 paid 10.00 left 5.00; 2026-07-01 to 2026-12-31 184d due 10.00 paid 5.00 left 0.00; "
     "2027-01-01 to 2027-06-30 181d due 10.00 paid 10.00 left 5.00"},
    {"a cap by contract year", R"(<rate percent="10"/><cap amount="15" currency="USD" per="year" counts-from="2026-07-01"/><pay every="P6M" currency="USD"/>)",
     "s,2026-01-01,2026-06-30,USD,200\ns,2026-07-01,2026-12-31,USD,100\ns,2027-01-01,2027-06-30,USD,100\n",
     "2026-01-01 to 2026-06-30 181d due 20.00 paid 20.00; 2026-07-01 to 2026-12-31 184d due 10.00 paid 10.00 left 5.00; "
     "2027-01-01 to 2027-06-30 181d due 10.00 paid 5.00 left 0.00"},
    {"a cap by quarter, paid by year", R"(<rate percent="10"/><cap amount="2" currency="USD" per="quarter"/>)",
     "s,2026-01-01,2026-12-31,USD,100\ns,2027-01-01,2027-12-31,USD,50\n",
     "2026 365d due 10.00 paid 8.00 left 0.00; 2027 365d due 5.00 paid 5.00 left 3.00"},
    {"yen", R"(<rate percent="12.5"/>)", "s,2026-01-01,2026-12-31,JPY,1003\n", "2026 365d due 125 paid 125"},
    {"dinars, down", R"(<rate percent="33.3333"/><pay every="undisclosed" currency="BHD" rounding="down"/>)",
     "s,2026-01-01,2026-12-31,BHD,1.001\n", "2026 365d due 0.333 paid 0.333"},
};
// clang-format on

BOOST_DATA_TEST_CASE(pays_by_the_terms, data::make(paid), row) {
  const auto terms = share(row.inside);
  const Deal deal(terms, terms);
  auto question = over("2026-01-01", "2030");
  if (std::string_view(row.rows).find("2027-06-30") != std::string_view::npos)
    question.to = first_day(*read_date("2027-06-30"));
  else
    question.to = {};
  if (!row.paid_before.empty())
    question.paid.push_back({"s", read_written_amount(row.paid_before, "--paid")});
  const auto simulation = deal.simulate(row.rows, question);
  BOOST_TEST(told(simulation.scenarios.front().streams.front().after.payments) == row.expected);
  BOOST_TEST(*simulation.scenarios.front().streams.front().difference() == 0);
}

BOOST_AUTO_TEST_CASE(tells_every_stretch_of_a_cap_that_is_used_up) {
  const auto terms = share(R"(<rate percent="10"/><cap amount="5" currency="USD" per="year"/>)"
                           R"(<pay every="P6M" within="P10D" currency="USD"/>)");
  const auto simulation =
      Deal(terms, terms)
          .simulate(
              "s,2026-01-01,2026-12-31,USD,100\ns,2027-01-01,2027-12-31,USD,40\n"
              "s,2028-01-01,2028-12-31,USD,110\n",
              over("2026", "2028"));
  std::string told;
  for (const CapReached& one : stream(simulation, "s").after.payments.caps_reached)
    told += fmt::format("{} on {}, {} above; ", to_text(*one.stretch), to_text(one.payday),
                        to_text(one.above_cap, 2));
  BOOST_TEST(told == "2026 on 2027-01-10, 5.00 above; 2028 on 2028-07-10, 6.00 above; ");
}

/// The streams of a scenario that are counted, and those that are not.
std::string counted(const ScenarioResult& result, const Simulation& simulation) {
  std::string told = result.name + ":";
  for (const StreamResult& one : result.streams)
    told += " " + simulation.streams[one.stream].id;
  for (const Uncounted& one : result.uncounted)
    told += " no " + one.stream;
  return told;
}

BOOST_AUTO_TEST_CASE(counts_no_stream_of_which_a_scenario_has_no_forecast) {
  const std::string other =
      R"(<revenue-share id="other" payer="customer" payee="supplier"><rate percent="1"/></revenue-share>)";
  const Deal deal(share(R"(<rate percent="10"/>)") + other,
                  share(R"(<rate percent="5"/>)") + other);
  auto asked = over("2026", "2026");
  asked.scenarios = read_scenarios({"low:sale=never", "high:sale=never"}, {});
  const auto versions = deal.versions();
  const auto names = names_for(versions, asked.scenarios);
  const auto forecast = read_forecast(
      Source("f.csv",
             "stream,start,end,currency,amount,scenario\ns,2026-01-01,2026-12-31,USD,100,\n"
             "other,2026-01-01,2026-12-31,USD,100,high\nother,2027-01-01,2027-12-31,USD,9,low\n"),
      names);
  Exchange exchange;
  const auto simulation = clauseline::simulate(versions, forecast, exchange, asked);
  BOOST_TEST(counted(simulation.scenarios[0], simulation) == "low: s no other");
  BOOST_TEST(counted(simulation.scenarios[1], simulation) == "high: s other");
}

BOOST_AUTO_TEST_CASE(misses_nothing_in_a_forecast_without_what_has_ceased) {
  const auto ceased =
      R"(<revenue-share id="other" status="ceased" payer="customer" payee="supplier"/>)";
  const Deal deal(share(R"(<rate percent="10"/>)") + ceased,
                  share(R"(<rate percent="5"/>)") + ceased);
  const auto simulation = deal.simulate("s,2026-01-01,2026-12-31,USD,100\n", over("2026", "2026"));
  BOOST_TEST(simulation.scenarios.front().uncounted.empty());
}

BOOST_AUTO_TEST_CASE(says_at_once_that_no_day_of_an_event_changes_anything) {
  // The date comes before the window, and the first of the two ends the share.
  const auto over_already =
      R"(<rate percent="10"/><until><first><at event="sale"/><at date="2025"/></first></until>)";
  const Deal deal(share(over_already), share(R"(<rate percent="10"/><until event="launch-day"/>)"));
  auto asked = over("2026", "2026");
  asked.break_even = "sale";
  const auto simulation = deal.simulate("s,2026-01-01,2026-12-31,USD,100\n", asked);
  const auto& result = simulation.scenarios.front();
  BOOST_TEST(result.break_even.empty());
  BOOST_TEST(std::ranges::count(result.notes,
                                "no day of sale changes what is paid: it has no break-even") == 1);
}

/// Who paid must not be told by who pays now.
BOOST_AUTO_TEST_CASE(takes_payments_the_other_way_for_others) {
  const auto terms = share(R"(<rate percent="20"/>)");
  const std::string turned =
      R"(<revenue-share id="s" payer="customer" payee="supplier"><rate percent="20"/></revenue-share>)";
  const auto simulation =
      Deal(terms, turned)
          .simulate("s,2026-01-01,2026-12-31,USD,100\n", over("2026-01-01", "2026-12-31"));
  const auto& streams = simulation.scenarios.front().streams;
  BOOST_TEST_REQUIRE(streams.size() == 2U);
  BOOST_TEST(told(streams.front().before.payments).empty());
  BOOST_TEST(told(streams.front().after.payments) == "2026 365d due 20.00 paid 20.00");
  BOOST_TEST(told(streams.back().before.payments) == "2026 365d due 20.00 paid 20.00");
  BOOST_TEST(told(streams.back().after.payments).empty());
}

BOOST_AUTO_TEST_SUITE_END()
