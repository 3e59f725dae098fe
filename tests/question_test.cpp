// What a simulation asks for, takes for granted and refuses.

#include "payments.hpp"
#include "payments/simulate.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include <ostream>
#include <string>
#include <string_view>
#include <vector>

using namespace clauseline;
using tests::Deal;
using tests::over;
using tests::share;
using tests::told;
namespace data = boost::unit_test::data;

namespace {

/// Notes of the whole and of the first scenario, one a line.
std::string notes(const Simulation& simulation) {
  std::string text;
  for (const auto* list : {&simulation.notes, &simulation.scenarios.front().notes})
    for (const std::string& note : *list)
      text += note + "\n";
  return text;
}

bool says(const Simulation& simulation, std::string_view words) {
  return notes(simulation).find(words) != std::string::npos;
}

/// Place and message of each problem, one a line.
std::string refusal(const Deal& deal, std::string_view rows, const Question& question,
                    std::string_view rates = {}) {
  try {
    deal.simulate(rows, question, rates);
  } catch (const Error& error) {
    std::string text;
    for (const Problem& problem : error.problems()) {
      BOOST_TEST(!problem.hint.empty(), problem.message);
      text += fmt::format("{}: {}\n", problem.at, problem.message);
    }
    return text;
  }
  return "computed";
}

constexpr auto one_year = "s,2026-01-01,2026-12-31,USD,100\n";

const Payments& after(const Simulation& simulation) {
  return simulation.scenarios.front().streams.front().after.payments;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(question_test)

BOOST_AUTO_TEST_CASE(needs_what_an_agreement_does_not_show) {
  const auto terms = share(R"(<rate percent="undisclosed" reported="20"/>)"
                           R"(<cap amount="redacted" currency="USD"/><until open="undisclosed"/>)");
  const Deal deal(share(R"(<rate percent="10"/>)"), terms);
  BOOST_TEST(refusal(deal, one_year, over("2026", "2026")) ==
             "version.xml:30:101: the rate of s is undisclosed\n"
             "version.xml:30:143: the cap of s is redacted\n"
             "version.xml:30:184: the until of s is undisclosed\n");
}

BOOST_AUTO_TEST_CASE(takes_what_is_assumed_and_says_so) {
  const auto terms = share(R"(<rate percent="undisclosed" reported="20"/>)"
                           R"(<cap amount="redacted" currency="USD"/><until open="undisclosed"/>)");
  const Deal deal(share(R"(<rate percent="10"/>)"), terms);
  auto question = over("2026", "2026");
  for (const auto* word : {"s.rate=50", "s.cap=20", "s.until=2026-06-30"})
    question.given.assumptions.push_back(read_assumption(word, {"s"}));
  question.given.use_reported = true;
  const auto simulation = deal.simulate(one_year, question);
  BOOST_TEST(told(after(simulation)) == "2026 181d due 24.79 paid 20.00 left 0.00");
  std::string supposed;
  for (const Supposed& one : simulation.streams.front().after->supposed)
    supposed += fmt::format("{} {} {} for {}; ", one.field, one.value, one.basis, one.said);
  BOOST_TEST(supposed ==
             "rate 50% assumed for undisclosed; cap USD 20 assumed for redacted; "
             "until 2026-06-30 assumed for undisclosed; ");
  BOOST_TEST(simulation.streams.front().before->supposed.empty());
}

BOOST_AUTO_TEST_CASE(takes_no_assumption_against_what_is_stated) {
  const auto terms = share(R"(<rate percent="10"/>)");
  auto question = over("2026", "2026");
  question.given.assumptions.push_back(read_assumption("s.rate=50", {"s"}));
  BOOST_TEST(refusal(Deal(terms, terms), one_year, question) ==
             "--assume: nothing is left open in s.rate\n");
}

BOOST_AUTO_TEST_CASE(takes_the_rate_of_the_earlier_version_where_it_is_the_same) {
  const Deal deal(share(R"(<rate percent="10"/>)"),
                  share(R"(<rate percent="undisclosed" same-as="frame@1#s"/>)"));
  const auto simulation = deal.simulate(one_year, over("2026", "2026"));
  BOOST_TEST(told(after(simulation)) == "2026 365d due 10.00 paid 10.00");
  BOOST_TEST(simulation.streams.front().after->supposed.front().basis == "the same as frame@1#s");
}

BOOST_AUTO_TEST_CASE(exchanges_at_the_day_of_payment) {
  const auto terms = share(R"(<rate percent="10"/><tier over="50" currency="EUR" percent="20"/>)"
                           R"(<cap amount="3000" currency="JPY"/>)"
                           R"(<pay every="P1Y" within="P30D" currency="USD"/>)");
  const Deal deal(terms, terms);
  const auto rows = "s,2026-01-01,2026-12-31,EUR,100\ns,2027-01-01,2027-12-31,EUR,100\n";
  BOOST_TEST(refusal(deal, rows, over("2026", "2027")) ==
             "--fx: there is no rate from EUR to USD on 2027-01-30, the day of a payment\n"
             "--fx: there is no rate from JPY to USD on 2027-01-30, the day of a payment\n"
             "--fx: there is no rate from EUR to USD on 2028-01-30, the day of a payment\n"
             "--fx: there is no rate from JPY to USD on 2028-01-30, the day of a payment\n");
  const auto simulation = deal.simulate(rows, over("2026", "2027"),
                                        "2027-01-30,EUR,USD,1.1\n2027-01-30,JPY,USD,0.01\n"
                                        "2028-01-30,EUR,USD,1.2\n2028-01-30,JPY,USD,0.0125\n");
  // 15 EUR are 16.50 USD, which leave 1,350 of 3,000 JPY, worth 16.875 USD a year later.
  BOOST_TEST(told(after(simulation)) ==
             "2026 365d due 16.50 paid 16.50 left 13.50; 2027 365d due 18.00 paid 16.87 left 0.00");
}

BOOST_AUTO_TEST_CASE(ends_by_triggers_and_with_the_agreement) {
  const auto rate = share(R"(<rate percent="100"/>)");
  const Deal deal(rate + R"(<trigger id="t" on="sale" effect="ends" of="s"/>)",
                  rate + R"(<agreement-term id="l"><until date="2026-06"/></agreement-term>)");
  const auto simulation =
      deal.simulate("s,2026-01-01,2026-12-31,USD,365\n", over("2026", "2026", {"sale=2026-01-31"}));
  BOOST_TEST(told(simulation.scenarios.front().streams.front().before.payments) ==
             "2026 31d due 31.00 paid 31.00");
  BOOST_TEST(told(after(simulation)) == "2026 181d due 181.00 paid 181.00");
  BOOST_TEST(says(simulation, "s is taken to end with the agreement (2026-06) (new)"));
}

BOOST_AUTO_TEST_CASE(counts_what_is_in_the_base_of_each_version) {
  const Deal deal(
      share(R"(<base measure="net-revenue" assets="core"/><rate percent="10"/>)"),
      share(
          R"(<base measure="gross-revenue" assets="software" channels="shop"/><rate percent="10"/>)"));
  const auto versions = deal.versions();
  const auto forecast = read_forecast(Source("forecast.csv",
                                             "stream,start,end,currency,amount,asset,channel\n"
                                             "s,2026-01-01,2026-12-31,USD,100,core,shop\n"
                                             "s,2026-01-01,2026-12-31,USD,1000,plugins,shop\n"
                                             "s,2026-01-01,2026-12-31,USD,10000,core,street\n"),
                                      names_for(versions));
  Exchange exchange;
  const auto simulation = clauseline::simulate(versions, forecast, exchange, over("2026", "2026"));
  BOOST_TEST(told(simulation.scenarios.front().streams.front().before.payments) ==
             "2026 365d due 1010.00 paid 1010.00");
  BOOST_TEST(told(after(simulation)) == "2026 365d due 110.00 paid 110.00");
  BOOST_TEST(says(simulation,
                  "the base.measure of s is net-revenue in the old version and "
                  "gross-revenue in the new one"));
}

BOOST_AUTO_TEST_CASE(reckons_late_interest_only_where_it_is_asked_for) {
  const auto terms = share(
      R"(<rate percent="100"/><pay every="P1Y" currency="USD" late-percent="10" late-per="P1Y"/>)");
  const Deal deal(terms, share(R"(<rate percent="100"/>)"));
  auto question = over("2026", "2026");
  BOOST_TEST(deal.simulate(one_year, question)
                 .scenarios.front()
                 .streams.front()
                 .before.payments.interest == 0);
  question.days_late = 73;  // a fifth of a year of 365 days
  const auto simulation = deal.simulate(one_year, question);
  BOOST_TEST(simulation.scenarios.front().streams.front().before.payments.interest == 200);
  BOOST_TEST(simulation.scenarios.front().nets.front().before == -10200);
  BOOST_TEST(says(simulation, "s says nothing of interest on late payments (new)"));
}

BOOST_AUTO_TEST_CASE(nets_each_currency_on_its_own) {
  const Deal deal(
      share(R"(<rate percent="10"/><pay every="P1Y" currency="USD"/><until event="sale"/>)"),
      share(R"(<rate percent="10"/><pay every="P1Y" currency="EUR"/>)"));
  const auto rates = "2026-12-31,USD,EUR,0.5\n";
  const auto simulation = deal.simulate(one_year, over("2026", "2026"), rates);
  BOOST_TEST(!simulation.scenarios.front().streams.front().difference().has_value());
  std::string nets;
  for (const Net& net : simulation.scenarios.front().nets)
    nets += fmt::format("{} {} {} {}; ", net.party, net.currency, to_text(net.before, 2),
                        to_text(net.after, 2));
  BOOST_TEST(nets ==
             "supplier USD -10.00 0.00; supplier EUR 0.00 -5.00; "
             "customer USD 10.00 0.00; customer EUR 0.00 5.00; ");
  auto question = over("2026", "2026");
  question.break_even = "sale";
  BOOST_TEST(refusal(deal, one_year, question, rates) ==
             "--break-even: supplier is paid in several currencies, which cannot be weighed "
             "against each other\n");
}

BOOST_AUTO_TEST_CASE(finds_every_stretch_where_the_outcome_turns_back) {
  const Deal deal(
      share(
          R"(<rate percent="10"/><tier over="182" currency="USD" percent="1" applies="whole"/><until event="sale"/>)"),
      share(R"(<rate percent="2"/>)"));
  auto question = over("2026", "2026");
  question.break_even = "sale";
  const auto simulation = deal.simulate("s,2026-01-01,2026-12-31,USD,365\n", question);
  std::string stretches;
  for (const auto& [days, sign] : simulation.scenarios.front().break_even.front().stretches)
    stretches += fmt::format("{} {}; ", to_text(days), sign);
  // The supplier pays 7.30 under the new version. Under the old one it pays 7.30 where the
  // sale comes on the 73rd day, and no more than 3.65 from the 183rd on.
  BOOST_TEST(stretches ==
             "2026-01-01 to 2026-03-13 -1; 2026-03-14 to 2026-03-14 0; "
             "2026-03-15 to 2026-07-01 1; 2026-07-02 to 2026-12-31 -1; ");
}

BOOST_AUTO_TEST_CASE(says_what_it_took_for_granted) {
  const auto terms =
      share(R"(<rate percent="10"/><cap amount="5" currency="USD" per="claim"/>)"
            R"(<minimum amount="1" currency="USD" per="year"/>)"
            R"(<pay every="undisclosed" currency="USD" deferred="yes" offset="yes"/>)"
            R"(<when><event ref="sale"/></when>)");
  const Deal deal(
      terms,
      terms +
          R"(<payment id="p" payer="supplier" payee="customer" kind="fee" amount="5" currency="USD"/>)" +
          R"(<revenue-share id="other" payer="customer" payee="supplier"><rate percent="1"/></revenue-share>)");
  const auto simulation = deal.simulate("s,2026-01-01,2026-06-30,USD,100\n",
                                        over("2025-12-01", "2026", {"launch-day=2026-02-01"}));
  for (const auto* note :
       {"the cap of s is for each claim and was left out",
        "the minimum of s is taken to run by calendar years, for it has no counts-from",
        "how often s is paid is not known: each row of the forecast is one payment period",
        "s lets payments be deferred, which was not computed",
        "s lets payments be set off against others, which was not computed",
        "s is paid when sale, which is taken to be so", "no end of s is stated",
        "fixed payments were not computed: p",
        "the forecast says nothing of other, which was not counted",
        "the new version applies from 2026-01-01; it is computed as if from 2025-12-01",
        "no payment depends on launch-day",
        "the forecast says nothing of s from 2026-07-01 through 2026-12-31; nothing is due then"})
    BOOST_TEST(says(simulation, note), note << "\n" << notes(simulation));
}

BOOST_AUTO_TEST_CASE(pairs_a_stream_with_what_it_was) {
  const Deal deal(
      share(R"(<rate percent="10"/>)"),
      R"(<revenue-share id="n" was="s" payer="supplier" payee="customer"><rate percent="undisclosed"/></revenue-share>)");
  auto question = over("2026", "2026");
  question.given.assumptions.push_back(read_assumption("s.rate=30", {"n", "s"}));
  const auto simulation = deal.simulate(one_year, question);
  BOOST_TEST(simulation.streams.size() == 1U);
  BOOST_TEST(simulation.streams.front().id == "n");
  BOOST_TEST(*simulation.scenarios.front().streams.front().difference() == 2000);
}

/// A question that cannot be answered, and why.
struct Unanswerable {
  std::string_view name;
  std::string inside;
  Question question;
  std::string_view expected;

  friend std::ostream& operator<<(std::ostream& out, const Unanswerable& row) {
    return out << row.name;
  }
};

Question paid_before(std::string_view amount) {
  auto question = over("2026", "2026");
  question.paid.push_back({"s", read_written_amount(amount, "--paid")});
  return question;
}

const std::vector<Unanswerable> unanswerable{
    {"an event that nobody knows", R"(<rate percent="10"/>)",
     over("2026", "2026", {"sail=2026-01-01"}), "--event: no event is called sail\n"},
    {"no days", R"(<rate percent="10"/>)", over("2027", "2026"),
     "--to: nothing is left to compute: from 2027-01-01 to 2026-12-31\n"},
    {"paid without a cap", R"(<rate percent="10"/>)", paid_before("5"),
     "--paid: s has no cap to count against\n"},
    {"paid in another currency", R"(<rate percent="10"/><cap amount="5" currency="USD"/>)",
     paid_before("EUR 5"), "--paid: the cap of s is in USD, not in EUR\n"},
    {"a currency that is none", R"(<rate percent="10"/><pay every="P1Y" currency="USS"/>)",
     over("2026", "2026"),
     "version.xml:30:40: USS is no currency of ISO 4217\nversion.xml:30:40: USS is no currency of "
     "ISO 4217\n"},
    {"no rate at all", R"(<base measure="units"/>)", over("2026", "2026"),
     "version.xml:30:40: the rate of s is not stated\nversion.xml:30:40: the rate of s is not "
     "stated\n"},
};

BOOST_DATA_TEST_CASE(refuses, data::make(unanswerable), row) {
  const auto terms = share(row.inside);
  BOOST_TEST(refusal(Deal(terms, terms), one_year, row.question) == row.expected);
}

/// A word of an option that cannot be read, and why.
struct BadWord {
  std::string_view word;
  std::string_view expected;

  friend std::ostream& operator<<(std::ostream& out, const BadWord& row) { return out << row.word; }
};

constexpr BadWord bad_words[] = {
    {"event sale", "--event: sale does not say on which day an event comes"},
    {"event sale=2026", "--event: 2026 is not the day on which sale comes"},
    {"event sale=", "--event: nothing is not the day on which sale comes"},
    {"event =2026-01-01", "--event: =2026-01-01 does not say on which day an event comes"},
    {"scenario early", "--scenario: early does not say when an event comes"},
    {"scenario :sale=never", "--scenario: :sale=never has no name"},
    {"scenario a:sale=x", "--scenario: x is not the day on which sale comes"},
    {"scenario a:sale=never,sale=never", "--scenario: sale is given two days"},
    {"assume s.rate", "--assume: s.rate gives no value"},
    {"assume s.rate=", "--assume: s.rate= gives no value"},
    {"assume t.rate=5", "--assume: no revenue share is called t"},
    {"assume s.rat=5", "--assume: there is nothing to assume called rat"},
    {"assume s.tier.x.over=5", "--assume: there is nothing to assume called tier.x.over"},
};

BOOST_DATA_TEST_CASE(tells_which_word_is_wrong, data::make(bad_words), row) {
  const auto blank = row.word.find(' ');
  const std::string word(row.word.substr(blank + 1));
  std::string told;
  try {
    if (row.word.starts_with("event")) read_scenarios({}, {word});
    if (row.word.starts_with("scenario")) read_scenarios({word}, {});
    if (row.word.starts_with("assume")) read_assumption(word, {"s", "s.x"});
  } catch (const Error& error) {
    BOOST_TEST(!error.problems().front().hint.empty());
    told = fmt::format("{}: {}", error.problems().front().at, error.problems().front().message);
  }
  BOOST_TEST(told == row.expected);
}

BOOST_AUTO_TEST_CASE(tells_what_was_paid_and_what_is_known_otherwise) {
  const auto terms = share(R"(<rate percent="10"/><cap amount="5" currency="USD"/>)");
  const Deal deal(terms, terms);
  auto question = paid_before("USD 1.50");
  question.break_even = "sale";
  const auto simulation = deal.simulate(one_year, question);
  BOOST_TEST(told(after(simulation)) == "2026 365d due 10.00 paid 3.50 left 0.00");
  BOOST_TEST(says(simulation, "USD 1.50 is taken to have been paid before under the cap of s"));
  BOOST_TEST(says(simulation, "no payment depends on sale"));
  BOOST_TEST(simulation.scenarios.front().break_even.empty());
}

BOOST_AUTO_TEST_CASE(takes_days_from_the_register_and_tells_where_it_is_contradicted) {
  auto document =
      tests::in_frame(tests::clause_of(share(R"(<rate percent="100"/><until event="sale"/>)")));
  const std::string event = R"(id="sale")";
  document.replace(document.find(event), event.size(), event + R"( occurred="2026-01-31")");
  const tests::Version version(document);
  const Interpretations versions{version.read(), version.read()};
  const auto forecast = read_forecast(
      Source("forecast.csv", "stream,start,end,currency,amount\ns,2026-01-01,2026-12-31,USD,365\n"),
      names_for(versions));
  Exchange exchange;
  const auto known = clauseline::simulate(versions, forecast, exchange, over("2026", "2026"));
  BOOST_TEST(told(after(known)) == "2026 31d due 31.00 paid 31.00");
  BOOST_TEST((known.scenarios.front().events.front().basis == EventBasis::known));
  const auto supposed =
      clauseline::simulate(versions, forecast, exchange, over("2026", "2026", {"sale=2026-01-02"}));
  BOOST_TEST(told(after(supposed)) == "2026 2d due 2.00 paid 2.00");
  BOOST_TEST(says(supposed, "the register knows sale to come on another day"));
}

BOOST_AUTO_TEST_CASE(assumes_how_often_is_paid) {
  const auto terms = share(R"(<rate percent="100"/>)");
  auto question = over("2026", "2026");
  question.given.assumptions.push_back(read_assumption("s.pay.every=P6M", {"s"}));
  const auto simulation =
      Deal(terms, terms).simulate("s,2026-01-01,2026-12-31,USD,365\n", question);
  BOOST_TEST(told(after(simulation)) ==
             "2026-01-01 to 2026-06-30 181d due 181.00 paid 181.00; "
             "2026-07-01 to 2026-12-31 184d due 184.00 paid 184.00");
}

BOOST_AUTO_TEST_CASE(reads_assumptions_of_terms_with_dots) {
  const auto one = read_assumption("s.x.tier.2.over=1000", {"s", "s.x"});
  BOOST_TEST(one.term == "s.x");
  BOOST_TEST(one.field == "tier.2.over");
}

BOOST_AUTO_TEST_SUITE_END()
