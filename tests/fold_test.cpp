#include "text/fold.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <ostream>
#include <random>
#include <string>
#include <string_view>

using namespace clauseline;
namespace data = boost::unit_test::data;

BOOST_AUTO_TEST_SUITE(fold_test)

struct Row {
  std::string_view text;
  std::string_view folded;

  friend std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.text; }
};

constexpr Row folds[] = {
    // quotes, primes
    {"\u2018a\u2019 \u201Ab\u2032", "'a' 'b'"},
    {"\u201Ca\u201D \u201Eb\u2033", R"("a" "b")"},
    // hyphens, dashes, minus
    {"a\u2010b\u2011c\u2012d\u2013e\u2014f\u2015g", "a-b-c-d-e-f-g"},
    {"\u2212\uFE58\uFF0D", "---"},
    {"non\u2011exclusive", "non-exclusive"},
    // ligatures, ellipsis
    {"\uFB00\uFB01\uFB02\uFB03\uFB04\uFB05\uFB06", "fffiflffifflstst"},
    {"and so on\u2026", "and so on..."},
    // composed and decomposed letters
    {"cafe\u0301", "caf\u00E9"},
    {"caf\u00E9", "caf\u00E9"},
    {"\u212B", "\u00C5"},
    // white space
    {"a\u00A0b\u2003c\u202Fd\u3000e", "a b c d e"},
    {"  a \t\r\n b  ", "a b"},
    {"\u00A0\u2028", ""},
    // invisible characters
    {"ex\u00ADclu\u200Bsive\u200C\u200D\u2060\uFEFF", "exclusive"},
    {"a \u200B b", "a b"},
    // what stays
    {"Term term TERM", "Term term TERM"},
    {"10\u00B2 m\u2082", "10\u00B2 m\u2082"},
    {"\u20AC5 $5 \u00A35", "\u20AC5 $5 \u00A35"},
    {"Products", "Products"},
    {"\u0435xclusive", "\u0435xclusive"},  // a Cyrillic letter is another letter
    {"\u2122 \u00A9 \u00BD", "\u2122 \u00A9 \u00BD"},
    {"", ""},
    {"clean ASCII, as it stands.", "clean ASCII, as it stands."},
    {"two  spaces", "two spaces"},
    {"a\tb", "a b"},
    {"a\x01\x7F", "a\x01\x7F"},
    // what one fold brings together is composed too
    {"e\u200B\u0301", "\u00E9"},
};

BOOST_DATA_TEST_CASE(brings_typography_together_and_nothing_else, data::make(folds), row) {
  BOOST_TEST(fold(row.text) == row.folded);
}

constexpr Row spaces[] = {
    {"\u201Ca\u201D\u00A0\u2013 b", "\u201Ca\u201D \u2013 b"},
    {" a\u00ADb\n\nc ", "ab c"},
    {"\uFB01", "\uFB01"},
    {"cafe\u0301", "cafe\u0301"},
};

BOOST_DATA_TEST_CASE(keeps_typography_where_only_spaces_are_folded, data::make(spaces), row) {
  BOOST_TEST(fold_spaces(row.text) == row.folded);
}

BOOST_DATA_TEST_CASE(tells_what_is_equal, data::make(folds), row) {
  BOOST_TEST(equal_folded(row.text, row.text));
  BOOST_TEST(equal_folded(row.text, row.folded));
  BOOST_TEST(!equal_folded(row.text, std::string(row.folded) + "x"));
}

constexpr auto pieces = std::to_array<std::string_view>(
    {"a",      "B",      " ", "\n",     "\u00A0",     "\u00AD", "\u200B", "\u2014", "\u201C",
     "\uFB03", "\u2026", "e", "\u0301", "\u0338",     "\u0327", "\u00E9", "9",      "\u00B2",
     "\u1100", "\u1161", "-", "=",      "\U0001F600", "\u0439", "\u0130", "\u3000"});

BOOST_AUTO_TEST_CASE(changes_nothing_when_done_again) {
  std::mt19937 random(11);
  std::uniform_int_distribution<std::size_t> pick(0, pieces.size() - 1);
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (int i = 0; i < 12; ++i)
      text += pieces.at(pick(random));
    const auto once = fold(text);
    BOOST_TEST(fold(once) == once, text);
    const auto [folded, from] = fold_with_places(text);
    BOOST_TEST(folded == once, text);
    BOOST_TEST(from.size() == folded.size() + 1, text);
    BOOST_TEST(std::ranges::is_sorted(from), text);
    BOOST_TEST(fold(text.substr(from.front(), from.back() - from.front())) == once, text);
    BOOST_TEST(fold_spaces(fold_spaces(text)) == fold_spaces(text), text);
    BOOST_TEST(fold(fold_spaces(text)) == once, text);
  }
}

constexpr std::string_view hostile[] = {
    "\xFF",
    "\xC3",
    "\xE2\x80",
    "a\x80\x80z",
    "\xED\xA0\x80",      // a surrogate
    "\xF4\x90\x80\x80",  // past the last code point
    "\xC0\xAF",          // longer than need be
    "\xE2\x80 \x9C",
    {"a\0b", 3},
};

BOOST_DATA_TEST_CASE(stands_bytes_that_are_no_text, data::make(hostile), bytes) {
  BOOST_TEST(fold(bytes) == fold(bytes));
  BOOST_TEST(!fold(bytes).empty());
  BOOST_TEST(!fold_spaces(bytes).empty());
  BOOST_TEST(fold("good " + std::string(bytes)).starts_with("good "));
}

BOOST_AUTO_TEST_CASE(stands_any_bytes) {
  std::mt19937 random(13);
  std::uniform_int_distribution<int> byte(0, 255);
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (int i = 0; i < 20; ++i)
      text += static_cast<char>(byte(random));
    BOOST_TEST(fold(text).size() <= 3 * text.size());
    BOOST_TEST(fold_spaces(text).size() <= text.size());
  }
}

BOOST_AUTO_TEST_SUITE_END()
