#include "model/quantity.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <ostream>
#include <random>
#include <string>
#include <string_view>

using namespace clauseline;
namespace data = boost::unit_test::data;
using namespace std::chrono_literals;

BOOST_AUTO_TEST_SUITE(quantity_test)

/// What is written, and how it is printed once it is read; "" if it is no such quantity.
struct Written {
  std::string_view text;
  std::string_view printed;

  friend std::ostream& operator<<(std::ostream& out, const Written& row) { return out << row.text; }
};

constexpr Written decimals[] = {
    {"0", "0"},
    {"20", "20"},
    {"20.00", "20.00"},
    {"0.5", "0.5"},
    {"007", "7"},
    {"12.345678", "12.345678"},
    {"1.000001", "1.000001"},
    {"1.05", "1.05"},
    {"999999999999999999.999999", "999999999999999999.999999"},
    {"9999999999999999999", ""},  // 19 digits
    {"0.1234567", ""},            // 7 decimals
    {"", ""},
    {".5", ""},
    {"5.", ""},
    {".", ""},
    {"-1", ""},
    {"+1", ""},
    {"1,000", ""},
    {"1e3", ""},
    {" 1", ""},
    {"1 ", ""},
    {"1.2.3", ""},
    {"undisclosed", ""},
};

BOOST_DATA_TEST_CASE(reads_decimals_with_the_scale_in_which_they_are_written, data::make(decimals),
                     row) {
  const auto decimal = read_decimal(row.text);
  BOOST_TEST((decimal ? to_text(*decimal) : "") == row.printed);
}

Decimal decimal(std::string_view text) { return read_decimal(text).value(); }

BOOST_AUTO_TEST_CASE(compares_decimals_by_value) {
  BOOST_TEST((decimal("20") == decimal("20.00")));
  BOOST_TEST((decimal("20.01") > decimal("20")));
  BOOST_TEST((decimal("9.999999") < decimal("10")));
  BOOST_TEST((decimal("1.1") > decimal("1.09")));
  BOOST_TEST((decimal("999999999999999999.999998") < decimal("999999999999999999.999999")));
}

constexpr Written dates[] = {
    {"2032", "2032"},
    {"2032-06", "2032-06"},
    {"2032-06-30", "2032-06-30"},
    {"2028-02-29", "2028-02-29"},
    {"2000-02-29", "2000-02-29"},
    {"1900-02-29", ""},
    {"2027-02-29", ""},
    {"2027-02-30", ""},
    {"2027-13", ""},
    {"2027-00", ""},
    {"2027-01-00", ""},
    {"2027-01-32", ""},
    {"2027-1-1", ""},
    {"27", ""},
    {"20270101", ""},
    {"2027/01", ""},
    {"2027-01-01T", ""},
    {"2o27", ""},
    {"2027-0x", ""},
    {"2027-01-0x", ""},
    {"", ""},
};

BOOST_DATA_TEST_CASE(reads_dates_that_exist, data::make(dates), row) {
  const auto date = read_date(row.text);
  BOOST_TEST((date ? to_text(*date) : "") == row.printed);
}

struct Days {
  std::string_view date;
  std::string_view first;
  std::string_view last;

  friend std::ostream& operator<<(std::ostream& out, const Days& row) { return out << row.date; }
};

constexpr Days spans[] = {
    {"2032", "2032-01-01", "2032-12-31"},    {"2032-02", "2032-02-01", "2032-02-29"},
    {"2031-02", "2031-02-01", "2031-02-28"}, {"2031-12", "2031-12-01", "2031-12-31"},
    {"2031-04", "2031-04-01", "2031-04-30"}, {"2031-04-07", "2031-04-07", "2031-04-07"},
};

std::chrono::sys_days day(std::string_view text) { return first_day(read_date(text).value()); }

BOOST_DATA_TEST_CASE(knows_the_days_of_a_date_of_less_precision, data::make(spans), row) {
  const auto date = read_date(row.date).value();
  BOOST_TEST((first_day(date) == day(row.first)));
  BOOST_TEST((last_day(date) == day(row.last)));
}

constexpr Written durations[] = {
    {"P30D", "P30D"},
    {"P1M", "P1M"},
    {"P12M", "P1Y"},
    {"P18M", "P1Y6M"},
    {"P2Y", "P2Y"},
    {"P1Y2M3D", "P1Y2M3D"},
    {"P0D", "P0D"},
    {"P0Y", "P0D"},
    {"P", ""},
    {"", ""},
    {"30D", ""},
    {"P30", ""},
    {"PD", ""},
    {"P1D1M", ""},
    {"P1M1Y", ""},
    {"P-1D", ""},
    {"P1.5D", ""},
    {"P1W", ""},
    {"PT1H", ""},
    {"P1DT1H", ""},
    {"p1d", ""},
    {"P1D ", ""},
    {"P99999999999D", ""},  // more days than anybody means, or an integer holds
    {"P999999999Y", ""},
    {"P2147483647M", ""},
};

BOOST_DATA_TEST_CASE(reads_durations, data::make(durations), row) {
  const auto duration = read_duration(row.text);
  BOOST_TEST((duration ? to_text(*duration) : "") == row.printed);
}

constexpr Days sums[] = {
    {"2026-01-31", "P1M", "2026-02-28"},  {"2028-01-31", "P1M", "2028-02-29"},
    {"2028-02-29", "P1Y", "2029-02-28"},  {"2028-02-29", "P4Y", "2032-02-29"},
    {"2026-11-30", "P3M", "2027-02-28"},  {"2026-01-31", "P1M1D", "2026-03-01"},
    {"2026-12-31", "P30D", "2027-01-30"}, {"2026-05-15", "P0D", "2026-05-15"},
};

BOOST_DATA_TEST_CASE(adds_durations_within_the_month, data::make(sums), row) {
  BOOST_TEST((day(row.date) + read_duration(row.first).value() == day(row.last)));
}

struct Pair {
  std::string_view shorter;
  std::string_view longer;

  friend std::ostream& operator<<(std::ostream& out, const Pair& row) {
    return out << row.shorter << " and " << row.longer;
  }
};

constexpr Pair ordered[] = {
    {"P27D", "P1M"}, {"P1M", "P32D"},  {"P30D", "P60D"},   {"P11M", "P1Y"},   {"P1Y", "P367D"},
    {"P58D", "P2M"}, {"P2M", "P90D"},  {"P364D", "P1Y"},   {"P90D", "P1Y1D"}, {"P1M1D", "P1M2D"},
    {"P0D", "P1D"},  {"P1M", "P1M1D"}, {"P1M5D", "P2M1D"},
};

BOOST_DATA_TEST_CASE(orders_durations_that_no_calendar_turns_round, data::make(ordered), row) {
  const auto shorter = read_duration(row.shorter).value();
  const auto longer = read_duration(row.longer).value();
  BOOST_TEST((shorter < longer));
  BOOST_TEST((longer > shorter));
}

constexpr Pair unordered[] = {
    {"P30D", "P1M"}, {"P28D", "P1M"}, {"P31D", "P1M"}, {"P365D", "P1Y"},  {"P366D", "P1Y"},
    {"P59D", "P2M"}, {"P62D", "P2M"}, {"P90D", "P3M"}, {"P1M29D", "P2M"},
};

BOOST_DATA_TEST_CASE(leaves_durations_unordered_that_the_calendar_decides, data::make(unordered),
                     row) {
  const auto one = read_duration(row.shorter).value();
  const auto other = read_duration(row.longer).value();
  BOOST_TEST(((one <=> other) == std::partial_ordering::unordered));
  BOOST_TEST(!(one == other));
}

BOOST_AUTO_TEST_CASE(never_orders_durations_against_a_real_calendar) {
  std::mt19937 random(7);  // the same numbers every time
  std::uniform_int_distribution<int> months(0, 26);
  std::uniform_int_distribution<int> days(0, 800);
  constexpr std::chrono::sys_days start = 2026y / 1 / 1;
  int claims = 0;
  for (int round = 0; round < 400; ++round) {
    const Duration a{.months = months(random), .days = round % 2 == 0 ? 0 : days(random) % 40};
    const Duration b{.months = round % 3 == 0 ? 0 : months(random), .days = days(random)};
    const auto claim = a <=> b;
    if (claim == std::partial_ordering::unordered) continue;
    ++claims;
    int wrong = 0;
    for (int offset = 0; offset < 8 * 366; ++offset) {
      const auto from = start + std::chrono::days(offset);
      if ((from + a <=> from + b) != claim) ++wrong;
    }
    BOOST_TEST(wrong == 0, to_text(a) << " and " << to_text(b));
  }
  BOOST_TEST(claims > 100);
}

BOOST_AUTO_TEST_SUITE_END()
