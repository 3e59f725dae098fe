#include "text/boundaries.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <fmt/ranges.h>

#include <random>
#include <string>
#include <string_view>
#include <vector>

using namespace clauseline;
namespace data = boost::unit_test::data;

BOOST_AUTO_TEST_SUITE(boundaries_test)

constexpr std::string_view written[] = {
    "",
    " ",
    "The Licensee shall not assign Section 3.2(a)(ii), except as agreed.",
    "a.b a.1 1.a 1.2 1,2 1;2 a,b a:b 1:2 a'b 1'2 a'1 'a' a..b 1,,2",
    "_ _a a_ a_.b 1_2 _.5 5_.5 __",
    "two  spaces   three\ttab\r\nline\n\nparagraph\r\rcarriage\v\f",
    "ends with a full stop.",
    "ends with a comma,",
    "\u201CAPI Products\u201D \u2014 the Supplier\u2019s own; \u2018quoted\u2019 5\u20194",
    "caf\u00E9 na\u00EFve \u00C9tat l\u2019accord \u0141\u00F3d\u017A 3\u00D74 6\u00F72",
    "\u00A7 7-2304.01 and \u00A7\u00A7 1\u20132 for \u20AC5 or \u00A35",
    // what the table does not know, alone and against what it knows
    "cafe\u0301 \u0301 a \u0301 (\u0301) .\u0301 a.\u0301b 1.\u03012 \n\u0301 \r\n\u0301",
    "a\u00ADb a\u200Bb a\u200Db \uFEFFstart end\u2060",
    "a \u2003 b \u2003\u2003 c\u2003 \nd \u3000",
    "\u4E2D\u6587\u5408\u540C \u0E2A\u0E31\u0E0D\u0E0D\u0E32 \u30AB\u30BF\u30AB\u30CA",
    "\u0435xclusive \u0434\u043E\u0433\u043E\u0432\u043E\u0440 \u05D0\"\u05D1 \u05D0'\u05D1",
    "\U0001F1E9\U0001F1EA\U0001F1EB \U0001F468\u200D\U0001F469 \u00A9",
    "\u00AE\u200D\u00A9 1\uFE0F\u20E3",
    "x\u00AAy \u00B5m \u00B71 a\u00B7b 10\u00B2 \u00BD",
    "\xFF a\xC3 \xE2\x80 b\xF0\x9F c",
    "\u00E9\u0301\r\n\u00E9\u0301 \r\n \u0301\n",
};

BOOST_DATA_TEST_CASE(are_those_of_unicode, data::make(written), text) {
  BOOST_TEST(fmt::format("{}", word_ends(text)) == fmt::format("{}", unicode_word_ends(text)));
}

/// Texts in which every byte or piece may follow every other.
void check_random(const std::vector<std::string>& pieces, int rounds) {
  std::mt19937 random(19);
  std::uniform_int_distribution<std::size_t> pick(0, pieces.size() - 1);
  std::uniform_int_distribution<int> length(0, 24);
  for (int round = 0; round < rounds; ++round) {
    std::string text;
    for (int i = length(random); i > 0; --i)
      text += pieces.at(pick(random));
    if (word_ends(text) == unicode_word_ends(text)) continue;
    BOOST_TEST(fmt::format("{}", word_ends(text)) == fmt::format("{}", unicode_word_ends(text)),
               text);
    return;
  }
}

BOOST_AUTO_TEST_CASE(are_those_of_unicode_in_any_ascii) {
  std::vector<std::string> bytes(0x80);
  for (std::size_t byte = 0; byte < bytes.size(); ++byte)
    bytes[byte] = std::string(1, static_cast<char>(byte));
  check_random(bytes, 20000);
  check_random({"a", "B", "1", "22", "_", ".", "'", ",", ";", ":", " ", "  ", "\n", "\r", "-"},
               40000);
}

BOOST_AUTO_TEST_CASE(are_those_of_unicode_among_other_characters) {
  const std::vector<std::string> pieces{
      "a",      "1",      ".",      ",",      " ",          "  ",     "\n",     "\r",
      "_",      "(",      "\"",     "\u00E9", "\u2019",     "\u201C", "\u2014", "\u00A0",
      "\u0301", "\u200B", "\u00AD", "\u200D", "\u2003",     "\u4E2D", "\u0E01", "\u0435",
      "\u05D0", "\u30AB", "\u00A9", "\u3000", "\U0001F1E9", "\xFF",   "\xE2",   "\u2028"};
  check_random(pieces, 60000);
}

BOOST_AUTO_TEST_CASE(are_those_of_unicode_in_any_bytes) {
  std::vector<std::string> bytes(0x100);
  for (std::size_t byte = 0; byte < bytes.size(); ++byte)
    bytes[byte] = std::string(1, static_cast<char>(byte));
  check_random(bytes, 20000);
}

BOOST_AUTO_TEST_SUITE_END()
