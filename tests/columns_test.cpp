#include "text/columns.hpp"

#include "text/characters.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <string_view>

using namespace clauseline;

namespace {

constexpr std::string_view texts[] = {
    "",
    "plain\nwords\n",
    "caf\u00e9 au lait\n\u201cTerm\u201d means \u4e2d\u6587\u4e2d a term\n\nend",
    "\u00e9\u00e9\u00e9\u20ac\u20ac\U0001f600\U0001f600x\u00e9\r\n\u00e9",
    "\ufeffwith a mark",
};

}  // namespace

BOOST_AUTO_TEST_SUITE(columns_test)

BOOST_DATA_TEST_CASE(counts_characters_where_places_count_bytes,
                     boost::unit_test::data::make(texts), text) {
  const CharacterColumns columns(text);
  Position at{.line = 1, .column = 1};
  unsigned expected = 1;
  each_character(text, [&](const Character& one) {
    BOOST_TEST(columns.column(at) == expected);
    const bool ends = one.code == U'\n';
    at = ends ? Position{at.line + 1, 1}
              : Position{at.line, at.column + static_cast<unsigned>(one.bytes.size())};
    expected = ends ? 1 : expected + 1;
  });
  BOOST_TEST(columns.column(at) == expected);
}

BOOST_AUTO_TEST_SUITE_END()
