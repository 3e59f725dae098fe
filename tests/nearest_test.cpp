#include "text/nearest.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <ostream>
#include <string>
#include <string_view>
#include <vector>

using namespace clauseline;
namespace data = boost::unit_test::data;

BOOST_AUTO_TEST_SUITE(nearest_test)

const std::vector<std::string> formats{"text", "markdown", "html", "json"};

struct Row {
  std::string_view word;
  std::string_view meant;

  friend std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.word; }
};

constexpr Row rows[] = {
    {"text", "text"},         {"txt", "text"},  {"tetx", "text"},  // swapped: one edit
    {"htm", "html"},          {"jsno", "json"}, {"mark", ""},     {"markdwon", "markdown"},
    {"makrdonw", "markdown"}, {"xml", ""},      {"", ""},         {"sarif", ""},
    {"textual", ""},
};

BOOST_DATA_TEST_CASE(finds_the_word_that_somebody_meant, data::make(rows), row) {
  BOOST_TEST(nearest(row.word, formats) == row.meant);
}

BOOST_AUTO_TEST_CASE(takes_the_first_of_two_that_are_as_near) {
  const std::vector<std::string> known{"cat", "bat"};
  BOOST_TEST(nearest("hat", known) == "cat");
  BOOST_TEST(nearest("bat", known) == "bat");
}

BOOST_AUTO_TEST_CASE(has_nothing_to_say_of_no_words) { BOOST_TEST(nearest("text", {}) == ""); }

BOOST_AUTO_TEST_CASE(suggests_one_word_or_lists_a_few) {
  BOOST_TEST(suggestion("htlm", formats) == "did you mean html?");
  BOOST_TEST(suggestion("sarif", formats) == "known: text, markdown, html, json");
  BOOST_TEST(suggestion("sarif", {}) == "");
  BOOST_TEST(suggestion("sarif", std::vector<std::string>(13, "another")) == "");
}

BOOST_AUTO_TEST_SUITE_END()
