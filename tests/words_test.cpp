#include "text/words.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <fmt/ranges.h>

#include <array>
#include <ostream>
#include <random>
#include <string>
#include <string_view>

using namespace clauseline;
namespace data = boost::unit_test::data;

BOOST_AUTO_TEST_SUITE(words_test)

struct Row {
  std::string_view text;
  std::string_view pieces;  // with bars between them

  friend std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.text; }
};

constexpr Row rows[] = {
    {"", ""},
    {"word", "word"},
    {"two words", "two| |words"},
    {"The End.", "The| |End|."},
    // what stays whole
    {"$38", "$38"},
    {"a cap of $38,000.50 and \u20AC5", "a| |cap| |of| |$38,000.50| |and| |\u20AC5"},
    {"US$38", "US$38"},
    {"USD 38,000,000 and 38.000,00 EUR", "USD 38,000,000| |and| |38.000,00 EUR"},
    {"$38 billion, $ 38", "$38 billion|,| |$ 38"},
    {"\u20AC\u00A05 million", "\u20AC\u00A05 million"},
    {"5 million users", "5 million| |users"},
    {"On April 27, 2026, it", "On| |April 27, 2026|,| |it"},
    {"April 27 2026", "April 27 2026"},
    {"27 April 2026", "27 April 2026"},
    {"1st May 2026", "1st May 2026"},
    {"04/05/2026", "04/05/2026"},
    {"20%", "20%"},
    {"12.5% of", "12.5%| |of"},
    {"2026-04-27", "2026-04-27"},
    {"non-exclusive", "non-exclusive"},
    {"non\u2011exclusive", "non\u2011exclusive"},
    {"state-of-the-art", "state-of-the-art"},
    {"Supplier's", "Supplier's"},
    {"Section 3.2", "Section 3.2"},
    {"3.2(a)", "3.2(a)"},
    {"Section 3.2(a)(ii), not", "Section 3.2(a)(ii)|,| |not"},
    {"SECTION 4 and sections 5-7", "SECTION 4| |and| |sections 5-7"},
    {"\u00A7 7-2304.01 or \u00A7\u00A7 1", "\u00A7 7-2304.01| |or| |\u00A7\u00A7 1"},
    {"Article IV", "Article IV"},
    {"Exhibit A-1.", "Exhibit A-1|."},
    {"paragraph (a)(ii) of", "paragraph (a)(ii)| |of"},
    {"as \"API Products\".", "as| |\"API Products\"|."},
    {"\u201CProducer\u2019s IP & R/D,\u201D", "\u201CProducer\u2019s IP & R/D,\u201D"},
    {"\u201Cterm\u201D", "\u201Cterm\u201D"},
    {"and so on...", "and| |so| |on|..."},
    {"ex\u200Bclusive", "ex\u200Bclusive"},
    {"14(b).", "14(b)|."},
    // what does not
    {"thirty (30) days", "thirty| |(|30|)| |days"},
    {"5 (five)", "5| |(|five|)"},
    {"3.2(either of them)", "3.2|(|either| |of| |them|)"},
    {"3.2(a", "3.2|(|a"},
    {"licence(a)", "licence|(|a|)"},
    {"a - b", "a| |-| |b"},
    {"non- exclusive", "non-| |exclusive"},
    {"-5", "-|5"},
    {"% of", "%| |of"},
    {"$ x", "$| |x"},
    {"In April 27 users", "In| |April| |27| |users"},
    {"the May 2026 fee", "the| |May| |2026| |fee"},
    {"Part Company", "Part| |Company"},
    {"part (either of them)", "part| |(|either| |of| |them|)"},
    {"ABC 38", "ABC| |38"},
    {"38 users", "38| |users"},
    {"3 \u00A7", "3| |\u00A7"},
    {"\"a (b)\"", "\"|a| |(|b|)|\""},
    {"\"one", "\"|one"},
    {"5\" by 6\"", "5|\"| |by| |6|\""},
    {"\" a \"", "\"| |a| |\""},
    {"\"\"", "\"|\""},
    {"\"one two three four five six seven eight\"",
     "\"|one| |two| |three| |four| |five| |six| |seven| |eight|\""},
    {"and/or", "and|/|or"},
    {"a\n\nb", "a|\n|\n|b"},
};

BOOST_DATA_TEST_CASE(are_cut_where_a_lawyer_would, data::make(rows), row) {
  BOOST_TEST(fmt::format("{}", fmt::join(words(row.text), "|")) == row.pieces);
}

std::string joined(const std::vector<std::string_view>& pieces) {
  std::string text;
  for (const auto piece : pieces)
    text += piece;
  return text;
}

constexpr auto pieces = std::to_array<std::string_view>({"a",
                                                         "Word",
                                                         " ",
                                                         "  ",
                                                         "\n",
                                                         "-",
                                                         "\u2011",
                                                         "$",
                                                         "%",
                                                         "5",
                                                         "3.2",
                                                         "(",
                                                         ")",
                                                         "'",
                                                         ".",
                                                         ",",
                                                         "\u20AC",
                                                         "\u00E9",
                                                         "e\u0301",
                                                         "\u4E2D\u6587",
                                                         "\U0001F468\u200D\U0001F469",
                                                         "\u00A0",
                                                         "\xFF",
                                                         "\xC3",
                                                         "\xE2\x80"});

BOOST_AUTO_TEST_CASE(give_the_text_when_joined) {
  std::mt19937 random(17);
  std::uniform_int_distribution<std::size_t> pick(0, pieces.size() - 1);
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (int i = 0; i < 14; ++i)
      text += pieces.at(pick(random));
    const auto cut = words(text);
    BOOST_TEST(joined(cut) == text);
    for (const auto piece : cut)
      BOOST_TEST(!piece.empty());
  }
}

BOOST_AUTO_TEST_SUITE_END()
