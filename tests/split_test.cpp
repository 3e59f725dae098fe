#include "text/split.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <fmt/ranges.h>

#include <ostream>
#include <string_view>

using namespace clauseline;
namespace data = boost::unit_test::data;

BOOST_AUTO_TEST_SUITE(split_test)

struct Row {
  std::string_view text;
  std::string_view list;       // its words, joined by bars
  std::string_view collapsed;  // with single spaces

  friend std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.text; }
};

constexpr Row rows[] = {
    {"", "", ""},
    {" \t\r\n", "", ""},
    {"one", "one", "one"},
    {"one two", "one|two", "one two"},
    {"  one\n\t two\r\n", "one|two", "one two"},
    {"a\u00A0b", "a\u00A0b", "a\u00A0b"},  // XML white space only
    {"one,two", "one,two", "one,two"},
};

BOOST_DATA_TEST_CASE(takes_words_apart_at_xml_white_space, data::make(rows), row) {
  BOOST_TEST(fmt::format("{}", fmt::join(split(row.text), "|")) == row.list);
}

BOOST_DATA_TEST_CASE(collapses_runs_of_white_space, data::make(rows), row) {
  BOOST_TEST(collapse(row.text) == row.collapsed);
  BOOST_TEST(collapse(collapse(row.text)) == row.collapsed);
}

BOOST_AUTO_TEST_SUITE_END()
