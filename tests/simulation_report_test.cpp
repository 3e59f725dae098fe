// Reports on payments: as the program writes them, and what no text of strangers may do to them.

#include "html_tags.hpp"
#include "payments.hpp"
#include "report/lines.hpp"
#include "report/simulation.hpp"
#include "temporary.hpp"
#include "text/split.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <ostream>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

using namespace clauseline;
using tests::over;
namespace data = boost::unit_test::data;

namespace {

/// The program, in the folder of the project.
git::Outcome simulate(std::vector<std::string> words) {
  words.insert(words.begin(), {"env", "-C", CLAUSELINE_ROOT, CLAUSELINE_PROGRAM, "simulate"});
  return git::run(words, git::environment());
}

const std::vector<std::string> example{"agreements/microsoft-openai/2025-10-28.xml",
                                       "agreements/microsoft-openai/2026-04-27.xml", "--forecast",
                                       "tests/forecasts/microsoft-openai.csv"};

std::vector<std::string> example_with(const std::vector<std::string>& more) {
  auto words = example;
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

/// What is simulated: the terms of two versions.
struct Terms {
  std::string before = tests::share(R"(<rate percent="10"/><until event="sale"/>)");
  std::string after = tests::share(R"(<rate percent="5"/><cap amount="7" currency="USD"/>)");
};

/// A simulation that gets its words from a stranger: the name of a scenario, and of the forecast.
std::string rendered(std::string_view format, const std::string& word, unsigned width = 80,
                     const Terms& terms = {}) {
  const auto version = [](const std::string& of) {
    return read_agreement(Source("a.xml", tests::in_frame(tests::clause_of(of))));
  };
  const Version before({.source = "old.xml"}, version(terms.before));
  const Version after({.source = "new.xml"}, version(terms.after));
  const Interpretations versions{before.interpretation, after.interpretation};
  const auto forecast =
      read_forecast(Source("forecast.csv",
                           "stream,start,end,currency,amount\ns,2026-01-01,2026-12-31,USD,100\n"
                           "s,2027-01-01,2027-06-30,USD,-50\ns,2027-07-01,2027-12-31,USD,90\n"),
                    names_for(versions));
  auto question = over("2026", "2027");
  question.scenarios.front().name = word;
  question.break_even = "sale";
  Exchange exchange;
  const auto simulation = clauseline::simulate(versions, forecast, exchange, question);
  const auto formats = simulation_formats();
  const auto found = std::ranges::find(formats, format, &SimulationFormat::name);
  return found->render({.before = before,
                        .after = after,
                        .simulation = simulation,
                        .forecast = {.source = word},
                        .width = width});
}

const std::string hostile =
    "=1+1</script></style><img src=x onerror=alert(1)>&\"',\xE2\x80\xAE\n\x1B[31m";

}  // namespace

BOOST_AUTO_TEST_SUITE(simulation_report_test)

BOOST_AUTO_TEST_CASE(is_kept_as_the_program_writes_it) {
  for (const std::string format : {"txt", "csv", "html"}) {
    const auto file = fmt::format(CLAUSELINE_ROOT "/reports/microsoft-openai/payments.{}", format);
    const auto outcome = simulate(example_with(
        {"--use-reported", "--scenario", "AGI not verified before 2033:agi-verified=never",
         "--scenario", "AGI verified in June 2028:agi-verified=2028-06-30", "--break-even",
         "agi-verified", "--for", "openai", "--format", format == "txt" ? "text" : format}));
    BOOST_TEST(outcome.status == 0, outcome.error);
    if (std::getenv("CLAUSELINE_BLESS") != nullptr) write_file(file, outcome.out);
    BOOST_TEST((outcome.out == read_file(file).bytes()),
               file << " is not what the tool makes; read the difference, then run with "
                       "CLAUSELINE_BLESS=1");
  }
}

/// A use that is refused: the words, and what standard error must say.
struct Refused {
  std::vector<std::string> words;
  std::string_view says;

  friend std::ostream& operator<<(std::ostream& out, const Refused& row) { return out << row.says; }
};

const std::vector<Refused> refused{
    {example, "--assume t-share-to-microsoft.cap=38000000000"},
    {{example[0], example[1]}, "there is no forecast"},
    {{example[0], "--forecast", "x.csv"}, "expected two versions"},
    {example_with({"--format", "markdown"}), "there is no format markdown"},
    {example_with({"--interest", "soon"}), "soon is no number of days"},
    {example_with({"--from", "2026"}), "2026 is no day"},
    {example_with({"--for", "openay"}), "did you mean openai?"},
    {example_with({"--paid", "t-share-to-microsoft"}), "gives no amount"},
    {example_with({"--use-reported", "--paid", "t-share=5"}),
     "no stream of the forecast is called t-share"},
    {example_with({"--use-reported", "--event", "agi-verifed=never"}),
     "did you mean agi-verified?"},
    {example_with({"--use-reported", "--assume", "t-share-to-microsft.rate=5"}),
     "did you mean t-share-to-microsoft?"},
    {example_with({"--policy", "tests/house/scenarios.xml", "--scenario", "erly"}),
     "did you mean early?"},
    {example_with({"--policy", "tests/house/scenarios.xml", "--scenario", "elsewhere"}),
     "the policy has no scenario elsewhere for this agreement"},
    {example_with({"--scenario", "a"}), "write NAME:EVENT=DATE"},
    {example_with({"--event", "agi-verified=2027"}), "agi-verified=2027-12-31"},
    {example_with({"--fx", "tests/forecasts/microsoft-openai.csv"}), "there is no column stream"},
    {{"tests/moves/before.xml", "tests/moves/after.xml", "--forecast", "x.csv"},
     "neither version has a revenue share"},
};

BOOST_DATA_TEST_CASE(is_refused_with_the_way_out, data::make(refused), row) {
  const auto outcome = simulate(row.words);
  BOOST_TEST(outcome.status == 2);
  BOOST_TEST(outcome.out.empty());
  BOOST_TEST(contains(outcome.error, row.says), outcome.error);
}

const std::string house = "tests/house/scenarios.xml";

/// The scenarios that a simulation tells, with their events.
std::string scenarios_with(const std::vector<std::string>& more) {
  auto words = example_with({"--use-reported"});
  words.insert(words.end(), more.begin(), more.end());
  std::string told;
  std::istringstream lines(simulate(words).out);
  for (std::string line; std::getline(lines, line);)
    for (const std::string mark : {"Scenario: ", "  events: ", "  scenarios "})
      if (line.starts_with(mark)) told += line.substr(mark.size()) + "; ";
  return told;
}

BOOST_AUTO_TEST_CASE(takes_the_scenarios_of_the_policy_where_none_is_spelt_out) {
  const auto early = "early; agi-verified on 2028-06-30; ";
  const auto never = "not at all; agi-verified after 2032-12-31; ";
  BOOST_TEST(scenarios_with({"--policy", house}) == house + "; " + early + never);
  BOOST_TEST(scenarios_with({"--policy", house, "--scenario", "early"}) == house + "; " + early);
  BOOST_TEST(scenarios_with({"--policy", house, "--scenario", "not at all", "--scenario",
                             "early:agi-verified=2029-01-01"}) ==
             house + "; " + never + "early; agi-verified on 2029-01-01; ");
  BOOST_TEST(scenarios_with({"--policy", house, "--event", "agi-verified=2029-01-01"}) ==
             "agi-verified 2029-01-01; agi-verified on 2029-01-01; ");
  const auto json =
      simulate(example_with({"--use-reported", "--policy", house, "--format", "json"}));
  BOOST_TEST(contains(json.out, "\"policy\": {\n    \"source\": \"" + house + "\""));
}

BOOST_AUTO_TEST_CASE(keeps_to_the_width_of_the_terminal) {
  for (const unsigned width : {60U, 80U, 120U}) {
    std::istringstream lines(rendered("text", "early", width));
    for (std::string line; std::getline(lines, line);)
      BOOST_TEST(reports::width_of(line) <= width, line);
  }
}

BOOST_AUTO_TEST_CASE(is_not_coloured_or_begun_by_strangers) {
  const auto text = rendered("text", hostile);
  BOOST_TEST(!contains(text, "\x1B"));
  BOOST_TEST(!contains(text, "\xE2\x80\xAE"));
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);)
    BOOST_TEST(!line.starts_with("[31m"), line);
}

BOOST_AUTO_TEST_CASE(turns_no_text_into_markup) {
  const auto plain = rendered("html", "early");
  const auto page = rendered("html", hostile);
  BOOST_TEST((tests::structure(page) == tests::structure(plain)));
  BOOST_TEST(!contains(page, "<script"));
  BOOST_TEST(contains(plain, "script-src 'none'"));
  BOOST_TEST(!contains(plain, " style="));
}

BOOST_AUTO_TEST_CASE(names_each_part_once_and_links_to_what_is_there) {
  const auto page = rendered("html", "early");
  const auto ids = tests::values(page, "id");
  const std::set<std::string> known(ids.begin(), ids.end());
  BOOST_TEST(known.size() == ids.size());
  for (const std::string& link : tests::values(page, "href"))
    BOOST_TEST(known.contains(link.substr(1)), link);
  for (const std::string& names : tests::values(page, "aria-labelledby"))
    for (const std::string& name : split(names))
      BOOST_TEST(known.contains(name), name);
}

BOOST_AUTO_TEST_CASE(starts_no_formula_in_a_spreadsheet) {
  const auto csv = rendered("csv", hostile);
  BOOST_TEST(contains(csv, "period,\"'=1+1"));
  BOOST_TEST(!contains(csv, ",=1"));
}

/// A stream that pays, but that the forecast does not know.
const Terms with_unforecast{
    .after = Terms().after + R"(<revenue-share id="unforecast" payer="customer" payee="supplier">)"
                             R"(<rate percent="undisclosed"/></revenue-share>)"};

BOOST_AUTO_TEST_CASE(gives_no_sum_unqualified_where_a_stream_is_not_counted) {
  for (const auto* format : {"text", "csv", "json", "html"}) {
    BOOST_TEST_INFO_SCOPE(format);
    BOOST_TEST(!contains(rendered(format, "early"), "counted"));
  }
  const auto text = rendered("text", "early", 200, with_unforecast);
  BOOST_TEST(
      contains(text, "Customer to Supplier, unforecast: not counted, for the forecast says"));
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);)
    if (contains(line, "Net of") || contains(line, " off under the") ||
        contains(line, "Break-even:"))
      BOOST_TEST(contains(line, ", unforecast not counted"), line);
  std::istringstream rows(rendered("csv", "early", 80, with_unforecast));
  for (std::string row; std::getline(rows, row);)
    if (row.starts_with("net,")) BOOST_TEST(row.ends_with(",unforecast not counted"), row);
  BOOST_TEST(
      contains(rendered("csv", "early", 80, with_unforecast), "\nuncounted,early,unforecast,"));
  BOOST_TEST(contains(rendered("json", "early", 80, with_unforecast), R"("uncounted": [)"));
  const auto page = rendered("html", "early", 80, with_unforecast);
  BOOST_TEST(contains(page, "what it receives less what it pays, unforecast not counted"));
  BOOST_TEST(contains(page, "not counted: no forecast"));
}

/// The places of the bars of one version in the first chart, from left to right.
std::vector<int> places_of_bars(const std::string& page, const std::string& version) {
  std::vector<int> places;
  const auto mark = fmt::format("<rect class=\"{}\" x=\"", version);
  for (auto at = page.find(mark); at != std::string::npos; at = page.find(mark, at + 1))
    places.push_back(std::atoi(page.c_str() + at + mark.size()));
  return places;
}

BOOST_AUTO_TEST_CASE(draws_bars_where_the_days_of_payment_stand) {
  const Terms terms{
      .before = tests::share(R"(<rate percent="10"/><pay every="P6M" currency="USD"/>)"),
      .after =
          tests::share(R"(<rate percent="5"/><pay every="P1Y" within="P6M" currency="USD"/>)")};
  const auto old_bars = places_of_bars(rendered("html", "early", 80, terms), "old");
  const auto new_bars = places_of_bars(rendered("html", "early", 80, terms), "new");
  // Paid on 2026-06-30, 2026-12-31, 2027-06-30 and 2027-12-31 by the old version, and half a
  // year after the end of each year by the new one.
  BOOST_TEST_REQUIRE(old_bars.size() == 5U);
  const int half_year = old_bars[1] - old_bars[0];
  BOOST_TEST(half_year > 50);
  for (std::size_t i = 1; i < old_bars.size(); ++i)
    BOOST_TEST(std::abs(old_bars[i] - old_bars[i - 1] - half_year) <= 3);
  BOOST_TEST_REQUIRE(new_bars.size() == 5U);
  BOOST_TEST(new_bars[2] > old_bars[2]);
  BOOST_TEST(new_bars[2] < old_bars[3]);
}

BOOST_AUTO_TEST_CASE(draws_what_is_paid_and_what_is_below_nothing) {
  const auto page = rendered("html", "early");
  BOOST_TEST(contains(page, "<rect class=\"old\""));
  BOOST_TEST(contains(page, "<rect class=\"new\""));
  BOOST_TEST(contains(page, "<polyline class=\"new\""));
  BOOST_TEST(contains(page, ">cap 7</text>"));
}

BOOST_AUTO_TEST_SUITE_END()
