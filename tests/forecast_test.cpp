#include "payments/forecast.hpp"

#include "payments/exchange.hpp"
#include "text/error.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include <ostream>
#include <string>
#include <string_view>

using namespace clauseline;
using namespace std::string_literals;
namespace data = boost::unit_test::data;

namespace {

const ForecastNames names{.streams = {"t-rent", "t-fee", "t-old-fee"},
                          .renamed = {{"t-old-fee", "t-fee"}},
                          .assets = {"shop", "yard"},
                          .scenarios = {"early", "late"}};

Forecast read(std::string bytes) {
  return read_forecast(Source("forecast.csv", std::move(bytes)), names);
}

/// The rows as they were read, one a line.
std::string told(const Forecast& forecast) {
  std::string text;
  for (const ForecastRow& row : forecast.rows)
    text += fmt::format("{}|{}|{}|{}|{}|{}|{}@{}\n", row.stream, to_text(row.days), row.currency,
                        to_text(row.amount), row.asset, row.channel, row.scenario, row.line);
  return text;
}

/// Place and message of each problem, one a line.
std::string refusal(const auto& read_it) {
  try {
    read_it();
  } catch (const Error& error) {
    std::string text;
    for (const Problem& problem : error.problems()) {
      BOOST_TEST(!problem.hint.empty(), problem.message);
      text += fmt::format("{}: {}\n", problem.at, problem.message);
    }
    return text;
  }
  return "read";
}

constexpr auto columns = "stream,start,end,currency,amount\n";

}  // namespace

BOOST_AUTO_TEST_SUITE(forecast_test)

BOOST_AUTO_TEST_CASE(is_read_by_stream_and_day) {
  BOOST_TEST(told(read(columns + "t-rent,2027-01-01,2027-12-31,JPY,-1003\n"
                                 "t-rent,2026-01-01,2026-12-31,USD,30.50\n"
                                 "t-fee,2026-01-01,2026-03-31,BHD,0.001"s)) ==
             "t-fee|2026-01-01 to 2026-03-31|BHD|1/1000|||@4\n"
             "t-rent|2026|USD|61/2|||@3\n"
             "t-rent|2027|JPY|-1003|||@2\n");
}

/// What RFC 4180 allows, and what it reads as.
struct Read {
  std::string_view name;
  std::string bytes;
  std::string expected;

  friend std::ostream& operator<<(std::ostream& out, const Read& row) { return out << row.name; }
};

const std::vector<Read> good{
    {"line feeds", columns + "t-rent,2026-01-01,2026-12-31,USD,1\n"s, "t-rent|2026|USD|1|||@2\n"},
    {"both line ends", "stream,start,end,currency,amount\r\nt-rent,2026-01-01,2026-12-31,USD,1\r\n",
     "t-rent|2026|USD|1|||@2\n"},
    {"no last line end", columns + "t-rent,2026-01-01,2026-12-31,USD,1"s,
     "t-rent|2026|USD|1|||@2\n"},
    {"a byte order mark", "\xEF\xBB\xBF"s + columns + "t-rent,2026-01-01,2026-12-31,USD,1\n",
     "t-rent|2026|USD|1|||@2\n"},
    {"empty lines", columns + "\n\r\nt-rent,2026-01-01,2026-12-31,USD,1\n\n"s,
     "t-rent|2026|USD|1|||@4\n"},
    {"quotes",
     "\"stream\",start,end,currency,\"amount\"\n\"t-rent\",2026-01-01,\"2026-12-31\",USD,\"1\"\n",
     "t-rent|2026|USD|1|||@2\n"},
    {"other columns in another order",
     "scenario,amount,currency,end,start,stream,channel,asset\n"
     "early,5,USD,2026-12-31,2026-01-01,t-rent,\"by \"\"post\"\", at home\",shop\n",
     "t-rent|2026|USD|5|shop|by \"post\", at home|early@2\n"},
    {"the name of the old version", columns + "t-old-fee,2026-01-01,2026-12-31,USD,1\n"s,
     "t-fee|2026|USD|1|||@2\n"},
    {"one row for each scenario",
     "stream,start,end,currency,amount,scenario\nt-rent,2026-01-01,2026-12-31,USD,1,early\n"
     "t-rent,2026-01-01,2026-12-31,USD,2,late\n",
     "t-rent|2026|USD|1|||early@2\nt-rent|2026|USD|2|||late@3\n"},
    {"one row for each asset",
     "stream,start,end,currency,amount,asset\nt-rent,2026-01-01,2026-12-31,USD,1,yard\n"
     "t-rent,2026-01-01,2026-12-31,USD,2,shop\n",
     "t-rent|2026|USD|2|shop||@3\nt-rent|2026|USD|1|yard||@2\n"},
};

BOOST_DATA_TEST_CASE(may_be_written_as, data::make(good), row) {
  BOOST_TEST(told(read(row.bytes)) == row.expected);
}

/// A row that is refused: what it says in place of a good one, and where and why.
struct Refused {
  std::string_view row;
  std::string_view expected;

  friend std::ostream& operator<<(std::ostream& out, const Refused& row) { return out << row.row; }
};

// clang-format off
constexpr Refused bad_rows[] = {
    {"t-rant,2026-01-01,2026-12-31,USD,1", "2:1: there is no stream t-rant"},
    {",2026-01-01,2026-12-31,USD,1", "2:1: the stream is missing"},
    {"t-rent,2026-02-30,2026-12-31,USD,1", "2:8: 2026-02-30 is no day"},
    {"t-rent,2026,2026-12-31,USD,1", "2:8: 2026 is no day"},
    {"t-rent,2026-01-01,31.12.2026,USD,1", "2:19: 31.12.2026 is no day"},
    {"t-rent,2026-01-01,,USD,1", "2:19: an empty cell is no day"},
    {"t-rent,2026-01-02,2026-01-01,USD,1", "2:19: the row ends before it starts"},
    {"t-rent,2026-01-01,2026-12-31,USS,1", "2:30: USS is no currency of ISO 4217"},
    {"t-rent,2026-01-01,2026-12-31,DEM,1", "2:30: DEM is no currency of ISO 4217"},
    {"t-rent,2026-01-01,2026-12-31,XAU,1", "2:30: XAU has no minor unit, so amounts in it have no last decimal"},
    {"t-rent,2026-01-01,2026-12-31,USD,1.001", "2:34: the amount 1.001 has more decimals than USD, which has 2"},
    {"t-rent,2026-01-01,2026-12-31,JPY,1.5", "2:34: the amount 1.5 has more decimals than JPY, which has 0"},
    {"t-rent,2026-01-01,2026-12-31,BHD,1.0005", "2:34: the amount 1.0005 has more decimals than BHD, which has 3"},
    {"t-rent,2026-01-01,2026-12-31,USD,\"1,000\"", "2:34: the amount 1,000 holds a separator or a blank"},
    {"t-rent,2026-01-01,2026-12-31,USD,1'000", "2:34: the amount 1'000 holds a separator or a blank"},
    {"t-rent,2026-01-01,2026-12-31,USD,1 000", "2:34: the amount 1 000 holds a separator or a blank"},
    {"t-rent,2026-01-01,2026-12-31,USD, 1", "2:34: the amount  1 holds a separator or a blank"},
    {"t-rent,2026-01-01,2026-12-31,USD,3e10", "2:34: the amount 3e10 is written with an exponent"},
    {"t-rent,2026-01-01,2026-12-31,USD,+1", "2:34: the amount +1 has a sign that is no leading minus"},
    {"t-rent,2026-01-01,2026-12-31,USD,1-", "2:34: the amount 1- has a sign that is no leading minus"},
    {"t-rent,2026-01-01,2026-12-31,USD,(1)", "2:34: the amount (1) has a sign that is no leading minus"},
    {"t-rent,2026-01-01,2026-12-31,USD,", "2:34: the amount is missing"},
    {"t-rent,2026-01-01,2026-12-31,USD,many", "2:34: the amount many is no number"},
    {"t-rent,2026-01-01,2026-12-31,USD,.5", "2:34: the amount .5 is no number"},
    {"t-rent,2026-01-01,2026-12-31,USD,1234567890123456789012345678901", "2:34: the amount 1234567890123456789012345678901 has more than 30 digits"},
    {"t-rent,2026-01-01,2026-12-31,USD", "2:1: this row has 4 cells, and the first line 5"},
    {"t-rent,2026-01-01,2026-12-31,USD,1,000", "2:1: this row has 6 cells, and the first line 5"},
    {"t-rent,2026-01-01,2026-12-31,USD,\"1", "2:34: the quote that begins here is never closed"},
    {"t-rent,2026-01-01,2026-12-31,USD,\"1\"0", "2:37: something stands behind the closing quote of a cell"},
    {"t-rent,2026-01-01,2026-12-31,USD,1\"", "2:35: a quote stands within a cell that does not begin with one"},
};
// clang-format on

BOOST_DATA_TEST_CASE(tells_what_is_wrong_with_a_row, data::make(bad_rows), row) {
  BOOST_TEST(refusal([&] { read(columns + std::string(row.row)); }) ==
             fmt::format("forecast.csv:{}\n", row.expected));
}

/// A file that is refused as a whole.
struct BadFile {
  std::string_view name;
  std::string bytes;
  std::string_view expected;

  friend std::ostream& operator<<(std::ostream& out, const BadFile& row) { return out << row.name; }
};

const std::vector<BadFile> bad_files{
    {"empty", "", "forecast.csv:1:1: the file is empty\n"},
    {"only a byte order mark", "\xEF\xBB\xBF", "forecast.csv:1:1: the file is empty\n"},
    {"no rows", columns, "forecast.csv:2:1: the forecast has no rows\n"},
    {"semicolons", "stream;start;end;currency;amount\n",
     "forecast.csv:1:1: the columns are separated by semicolons\n"},
    {"a misspelt column", "stream,strat,end,currency,amount\n",
     "forecast.csv:1:8: there is no column strat\n"},
    {"an unknown column", "stream,start,end,currency,amount,colour\n",
     "forecast.csv:1:34: there is no column colour\n"},
    {"a missing column", "stream,start,end,amount\n",
     "forecast.csv:1:1: the column currency is missing\n"},
    {"a column twice", "stream,start,end,currency,amount,end\n",
     "forecast.csv:1:34: the column end is there twice\n"},
    {"not UTF-8", "stream,\xFF\n",
     "forecast.csv:1:8: the byte 0xFF is not UTF-8; in windows-1252 it is \xC3\xBF\n"},
    {"a bare carriage return", "stream,start,end,currency,amount\rt-rent\n",
     "forecast.csv:1:33: a carriage return stands alone\n"},
    {"overlap",
     columns + "t-rent,2027-01-01,2027-12-31,USD,1\nt-rent,2026-01-01,2027-01-01,USD,1\n"s,
     "forecast.csv:2:8: the row overlaps the one in line 3, which goes from 2026-01-01 through "
     "2027-01-01\n"},
    {"overlap of both names of a stream",
     columns + "t-fee,2026-01-01,2026-12-31,USD,1\nt-old-fee,2026-12-31,2027-01-01,USD,1\n"s,
     "forecast.csv:3:11: the row overlaps the one in line 2, which goes from 2026-01-01 through "
     "2026-12-31\n"},
    {"overlap in one scenario",
     "stream,start,end,currency,amount,scenario\nt-rent,2026-01-01,2026-12-31,USD,1,\n"
     "t-rent,2026-01-01,2026-12-31,USD,2,late\n",
     "forecast.csv:3:8: the row overlaps the one in line 2, which goes from 2026-01-01 through "
     "2026-12-31\n"},
    {"a part beside the whole",
     "stream,start,end,currency,amount,asset\nt-rent,2026-01-01,2026-12-31,USD,1,shop\n"
     "t-rent,2027-01-01,2027-12-31,USD,2,\n",
     "forecast.csv:2:1: of the rows of t-rent, some name an asset and some do not\n"},
    {"an unknown scenario",
     "stream,start,end,currency,amount,scenario\nt-rent,2026-01-01,2026-12-31,USD,1,erly\n",
     "forecast.csv:2:36: there is no scenario erly\n"},
    {"an unknown asset",
     "stream,start,end,currency,amount,asset\nt-rent,2026-01-01,2026-12-31,USD,1,shpo\n",
     "forecast.csv:2:36: there is no asset shpo\n"},
    {"several problems",
     columns + "t-rant,2026-01-01,2026-12-31,USD,1\nt-rent,2026-01-01,x,USD,1e3\n"s,
     "forecast.csv:2:1: there is no stream t-rant\nforecast.csv:3:19: x is no day\n"
     "forecast.csv:3:25: the amount 1e3 is written with an exponent\n"},
};

BOOST_DATA_TEST_CASE(tells_what_is_wrong_with_a_file, data::make(bad_files), row) {
  BOOST_TEST(refusal([&] { read(row.bytes); }) == row.expected);
}

BOOST_AUTO_TEST_CASE(tells_no_more_problems_than_a_person_reads) {
  std::string bytes = columns;
  for (int i = 0; i < 1000; ++i)
    bytes += "x,x,x,x,x\n";
  const auto told = refusal([&] { read(bytes); });
  BOOST_TEST(std::ranges::count(told, '\n') == 51);
  BOOST_TEST(told.ends_with("there are more problems than are told here\n"));
}

BOOST_AUTO_TEST_CASE(has_gaps_before_between_and_after) {
  const auto forecast = read(columns +
                             "t-rent,2026-03-01,2026-03-31,USD,1\n"
                             "t-rent,2026-05-01,2026-05-31,USD,1\n"s);
  const auto day = [](const char* text) { return first_day(*read_date(text)); };
  std::string told;
  for (const Gap& gap :
       gaps(rows_of(forecast, "t-rent", ""), {day("2026-01-01"), day("2026-06-30")}))
    told += to_text(gap.days) + "; ";
  BOOST_TEST(told ==
             "2026-01-01 to 2026-02-28; 2026-04-01 to 2026-04-30; "
             "2026-06-01 to 2026-06-30; ");
}

BOOST_AUTO_TEST_CASE(rates_have_one_direction_and_one_day) {
  Exchange exchange(Source("fx.csv", "date,from,to,rate\n2026-12-31,EUR,USD,1.25\n"));
  const auto day = first_day(*read_date("2026-12-31"));
  BOOST_TEST(to_text(exchange.convert(4, "EUR", "USD", day)) == "5");
  BOOST_TEST(to_text(exchange.convert(4, "USD", "USD", day)) == "4");
  exchange.require_complete();
  exchange.convert(4, "USD", "EUR", day);
  exchange.convert(4, "EUR", "USD", day + std::chrono::days(1));
  BOOST_TEST(refusal([&] { exchange.require_complete(); }) ==
             "fx.csv: there is no rate from USD to EUR on 2026-12-31, the day of a payment\n"
             "fx.csv: there is no rate from EUR to USD on 2027-01-01, the day of a payment\n");
}

BOOST_AUTO_TEST_CASE(rates_are_numbers_above_nothing_and_single) {
  BOOST_TEST(refusal([] {
               Exchange(Source("fx.csv",
                               "date,from,to,rate\n2026-12-31,EUR,USD,0\n2026-12-31,EUR,UDS,1\n"
                               "2026-12-30,EUR,USD,1.1\n2026-12-30,EUR,USD,1.2\n"));
             }) ==
             "fx.csv:2:20: a rate of exchange is more than nothing\n"
             "fx.csv:3:16: UDS is no currency of ISO 4217\n"
             "fx.csv:5:1: the rate from EUR to USD on 2026-12-30 is there twice\n");
}

BOOST_AUTO_TEST_SUITE_END()
