#include "terms/currency.hpp"

#include "terms/iso_codes.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <ostream>
#include <string_view>

using namespace clauseline;
namespace data = boost::unit_test::data;

BOOST_AUTO_TEST_SUITE(currency_test)

/// Decimals of a currency; -1 for none.
struct Row {
  std::string_view code;
  int decimals;

  friend std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.code; }
};

constexpr Row rows[] = {{"USD", 2},  {"EUR", 2},  {"JPY", 0},  {"BHD", 3},  {"CLF", 4},  {"XAF", 0},
                        {"XAU", -1}, {"XXX", -1}, {"DEM", -1}, {"USS", -1}, {"usd", -1}, {"", -1}};

BOOST_DATA_TEST_CASE(has_the_decimals_of_its_minor_unit, data::make(rows), row) {
  const auto decimals = currency_decimals(row.code);
  BOOST_TEST((decimals ? static_cast<int>(*decimals) : -1) == row.decimals);
}

BOOST_AUTO_TEST_CASE(is_one_of_the_standard) {
  BOOST_TEST(is_currency("XAU"));
  BOOST_TEST(!is_currency("DEM"));
  BOOST_TEST(!is_currency("US"));
  BOOST_TEST(iso_currencies().size() > 150U);
}

BOOST_AUTO_TEST_CASE(codes_are_sorted_and_single) {
  for (const auto codes : {iso_currencies(), iso_countries(), iso_subdivisions()})
    BOOST_TEST((std::ranges::adjacent_find(codes, std::greater_equal{}) == codes.end()));
  BOOST_TEST(std::ranges::binary_search(iso_countries(), "US"));
  BOOST_TEST(std::ranges::binary_search(iso_subdivisions(), "US-WA"));
}

BOOST_AUTO_TEST_SUITE_END()
