#include "terms/exact.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include <ostream>
#include <string_view>

using namespace clauseline;
namespace data = boost::unit_test::data;

BOOST_AUTO_TEST_SUITE(exact_test)

/// A percent of an amount in minor units, rounded each way: half-up, half-even, down, up.
struct Rounded {
  std::string_view percent;
  std::string_view amount;
  unsigned decimals;
  std::string_view expected;

  friend std::ostream& operator<<(std::ostream& out, const Rounded& row) {
    return out << row.percent << "% of " << row.amount;
  }
};

// clang-format off
constexpr Rounded vectors[] = {
    {"20", "166.675", 2, "3334/3334/3333/3334"},
    {"20", "0.125", 2, "3/2/2/3"},
    {"20", "0.375", 2, "8/8/7/8"},
    {"1", "12.50", 2, "13/12/12/13"},
    {"12.5", "1000000.01", 2, "12500000/12500000/12500000/12500001"},
    {"12.5", "1003", 0, "125/125/125/126"},
    {"100", "1.0005", 3, "1001/1000/1000/1001"},
    {"20", "-0.125", 2, "-3/-2/-2/-3"},
    {"20", "-0.12", 2, "-2/-2/-2/-3"},
    {"20", "0", 2, "0/0/0/0"},
    {"100", "999999999999999999999999.995", 2, "100000000000000000000000000/100000000000000000000000000/99999999999999999999999999/100000000000000000000000000"},
};
// clang-format on

BOOST_DATA_TEST_CASE(rounds_once_in_each_mode, data::make(vectors), row) {
  const Exact exact = *read_exact(row.percent) * *read_exact(row.amount) / 100;
  std::string found;
  for (const auto* mode : {"half-up", "half-even", "down", "up"})
    found +=
        (found.empty() ? "" : "/") + to_text(rounded(exact, row.decimals, read_rounding(mode)), 0);
  BOOST_TEST(found == row.expected);
}

struct Printed {
  int minor;
  unsigned decimals;
  std::string_view plain;
  std::string_view grouped;

  friend std::ostream& operator<<(std::ostream& out, const Printed& row) {
    return out << row.minor << " with " << row.decimals;
  }
};

constexpr Printed printed[] = {{0, 2, "0.00", "0.00"},
                               {5, 2, "0.05", "0.05"},
                               {-5, 2, "-0.05", "-0.05"},
                               {123456789, 2, "1234567.89", "1,234,567.89"},
                               {-123456, 3, "-123.456", "-123.456"},
                               {1003, 0, "1003", "1,003"}};

BOOST_DATA_TEST_CASE(prints_minor_units_as_an_amount, data::make(printed), row) {
  BOOST_TEST(to_text(Minor(row.minor), row.decimals) == row.plain);
  BOOST_TEST(grouped(Minor(row.minor), row.decimals) == row.grouped);
}

BOOST_AUTO_TEST_CASE(reads_digits_and_nothing_else) {
  BOOST_TEST(to_text(*read_exact("0012.50")) == "25/2");
  BOOST_TEST(to_text(*read_exact("-0.1")) == "-1/10");
  BOOST_TEST(to_text(*read_exact("007")) == "7");
  for (const char* wrong : {"", "-", ".5", "5.", "+5", "1e3", "1,000", "1 000", "--5", "1.2.3",
                            "0x10", "1234567890123456789012345678901"})
    BOOST_TEST(!read_exact(wrong).has_value(), wrong);
}

BOOST_AUTO_TEST_CASE(takes_minor_units_back) {
  for (const int minor : {0, 1, -1, 99, 12345, -12345})
    for (const unsigned decimals : {0U, 2U, 3U})
      BOOST_TEST(rounded(exact(Minor(minor), decimals), decimals, Rounding::down) == minor);
}

BOOST_AUTO_TEST_SUITE_END()
