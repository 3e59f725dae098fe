#include "diff/redline.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <ostream>
#include <string>
#include <string_view>
#include <vector>

using namespace clauseline;
namespace data = boost::unit_test::data;

BOOST_AUTO_TEST_SUITE(redline_test)

/// "a [-old-]{+new+} b".
std::string shown(const std::vector<Edit>& edits) {
  std::string text;
  for (const Edit& edit : edits) {
    if (edit.kind == EditKind::equal) text += edit.text;
    if (edit.kind == EditKind::deletion) text += "[-" + edit.text + "-]";
    if (edit.kind == EditKind::insertion) text += "{+" + edit.text + "+}";
  }
  return text;
}

struct Row {
  std::string_view before;
  std::string_view after;
  std::string_view shown;

  friend std::ostream& operator<<(std::ostream& out, const Row& row) {
    return out << row.before << " -> " << row.after;
  }
};

constexpr Row rows[] = {
    {"", "", ""},
    {"same words", "same words", "same words"},
    {"", "new", "{+new+}"},
    {"old", "", "[-old-]"},
    {"old", "new", "[-old-]{+new+}"},
    // a word, and the space that comes or goes with it
    {"The licence is exclusive.", "The licence is non-exclusive.",
     "The licence is [-exclusive-]{+non-exclusive+}."},
    {"for three years", "for five years", "for [-three-]{+five+} years"},
    {"cannot and chooses not", "cannot or chooses not", "cannot [-and-]{+or+} chooses not"},
    {"is not in breach", "is in breach", "is [-not -]in breach"},
    {"shall pay", "shall promptly pay", "shall {+promptly +}pay"},
    {"pay now.", "pay.", "pay[- now-]."},
    {"Products", "products", "[-Products-]{+products+}"},
    // amounts, dates, references and terms stay whole
    {"a cap of $38 million", "a cap of $38 billion", "a cap of [-$38 million-]{+$38 billion+}"},
    {"pays USD 38,000,000 a year", "pays EUR 38,000,000 a year",
     "pays [-USD 38,000,000-]{+EUR 38,000,000+} a year"},
    {"a price of 38.000,00 EUR", "a price of 39.000,00 EUR",
     "a price of [-38.000,00 EUR-]{+39.000,00 EUR+}"},
    {"20% of it", "15% of it", "[-20%-]{+15%+} of it"},
    {"until 2026-04-27.", "until 2027-04-27.", "until [-2026-04-27-]{+2027-04-27+}."},
    {"on April 27, 2026, it ends", "on April 28, 2026, it ends",
     "on [-April 27, 2026-]{+April 28, 2026+}, it ends"},
    {"by 27 April 2026", "by 2026-04-27", "by [-27 April 2026-]{+2026-04-27+}"},
    {"subject to Section 3.2(a)(ii) and 4", "subject to Section 3.2(b) and 4",
     "subject to [-Section 3.2(a)(ii)-]{+Section 3.2(b)+} and 4"},
    {"under \u00A7 7-2304.01", "under \u00A7 7-2304.02",
     "under [-\u00A7 7-2304.01-]{+\u00A7 7-2304.02+}"},
    {"under Article IV", "under Article V", "under [-Article IV-]{+Article V+}"},
    {R"(the "API Products" only)", R"(the "Licensed Products" only)",
     R"(the [-"API Products"-]{+"Licensed Products"+} only)"},
    // a run of replaced words is one replacement
    {"pay in thirty days", "pay on delivery now", "pay [-in thirty days-]{+on delivery now+}"},
    {"one two three four", "one deux trois four", "one [-two three-]{+deux trois+} four"},
    // what says little stays between single words, but not between passages
    {"the Licensor and the Licensee agree", "the Supplier and the Customer agree",
     "the [-Licensor-]{+Supplier+} and the [-Licensee-]{+Customer+} agree"},
    {"shall deliver Goods in time and keep full records here",
     "shall refund each fee without delay and close open orders here",
     "shall [-deliver Goods in time and keep full records-]"
     "{+refund each fee without delay and close open orders+} here"},
    {"Any dispute shall be settled by arbitration in Geneva under the rules of the Chamber.",
     "The parties submit all claims to the courts of England and waive any right to a jury.",
     "[-Any dispute shall be settled by arbitration in Geneva under the rules of the Chamber.-]"
     "{+The parties submit all claims to the courts of England and waive any right to a jury.+}"},
    // punctuation goes with its words
    {"within thirty (30) days", "within sixty (60) days",
     "within [-thirty (30)-]{+sixty (60)+} days"},
    {"up to 5% (five percent) of it", "up to 7% (seven percent) of it",
     "up to [-5%-]{+7%+} ([-five-]{+seven+} percent) of it"},
    {"the Customer (and its Affiliates) may", "the Customer may",
     "the Customer [-(and its Affiliates) -]may"},
    {"apples, pears and plums", "apples and plums", "apples[-, pears-] and plums"},
    {"shall (a) inspect and (b) pay", "shall (a) inspect, (b) accept and (c) pay",
     "shall (a) inspect{+, (b) accept+} and ([-b-]{+c+}) pay"},
    // a change begins where a sentence does
    {"A pays B. B ships.", "B ships. A pays B.", "{+B ships. +}A pays B.[- B ships.-]"},
    {"A ships goods. C pays.", "A ships goods. B ships goods. C pays.",
     "A ships goods. {+B ships goods. +}C pays."},
    {"Fees are due. Interest accrues on them. Taxes are extra.", "Fees are due. Taxes are extra.",
     "Fees are due. [-Interest accrues on them. -]Taxes are extra."},
    {"the the the", "the the", "the the[- the-]"},
    // typography is replaced by typography
    {"\u201Cterm\u201D", "\"term\"", "[-\u201Cterm\u201D-]{+\"term\"+}"},
    {"the \u201CTerm\u201D ends", "the \"Term\" begins",
     "the [-\u201CTerm\u201D-]{+\"Term\"+} [-ends-]{+begins+}"},
    {"a non\u2011exclusive licence", "a non-exclusive licence",
     "a [-non\u2011exclusive-]{+non-exclusive+} licence"},
    {"the non-exclusive use", "the nonexclusive use", "the [-non-exclusive-]{+nonexclusive+} use"},
    {"a non- exclusive use", "a non-exclusive use", "a [-non- exclusive-]{+non-exclusive+} use"},
    {"the\u00A0term of  it", "the term of it", "the[-\u00A0-]{+ +}term of[-  -]{+ +}it"},
    {"an ex\u00ADclu\u00ADsive right", "an exclusive right",
     "an [-ex\u00ADclu\u00ADsive-]{+exclusive+} right"},
    {"ex\u200Bclusive, not", "exclusive, not", "[-ex\u200Bclusive-]{+exclusive+}, not"},
    {"an exclusive right", "an \u0435xclusive right", "an [-exclusive-]{+\u0435xclusive+} right"},
    {"<term>API</term> <term>Products</term>", "<term>API</term><term>Products</term>",
     "<term>API</term>[- -]<term>Products</term>"},
    {"One. Two. Three.", "One.\nTwo.\nThree.", "One.[- -]{+\n+}Two.[- -]{+\n+}Three."},
};

BOOST_DATA_TEST_CASE(shows_what_a_reader_would_mark, data::make(rows), row) {
  BOOST_TEST(shown(redline(row.before, row.after)) == row.shown);
}

/// Parts, with bars between them.
Parts parts(std::string_view text) {
  Parts found;
  for (auto bar = text.find('|'); bar != std::string_view::npos; bar = text.find('|')) {
    found.push_back(text.substr(0, bar));
    text.remove_prefix(bar + 1);
  }
  found.push_back(text);
  return found;
}

constexpr Row parted[] = {
    // a heading and its words
    {"Fees\n|Paid yearly.", "Charges\n|Paid yearly.", "[-Fees-]{+Charges+}\nPaid yearly."},
    {"|Paid yearly.", "Fees\n|Paid yearly.", "{+Fees\n+}Paid yearly."},
    {"Fees\n|Fees are due.", "|Fees are due.", "[-Fees\n-]Fees are due."},
    {"Audit Rights\n|Once a year.", "Audit\n|Rights once a year.",
     "Audit[- Rights-]\n[-Once-]{+Rights once+} a year."},
    // the cells of a row, each in its own
    {"|Europe |2030 |yes", "|Europe |2032 |yes", "Europe [-2030-]{+2032+} yes"},
    {"|yes |no", "|no |yes", "[-yes-]{+no+} [-no-]{+yes+}"},
    {"|one two |three", "|one |two three", "one [-two -]{+two +}three"},
    {"|a |b |c", "|a |x |b |c", "a {+x +}b c"},
    {"|2030 |yes", "|2030 |Europe |yes", "2030 {+Europe +}yes"},
    {"|a |b |c", "|a |b", "a b[- c-]"},
    {"|b |c", "|d |b |c", "{+d +}b c"},
    {"|a |b |c", "|A |b", "[-a-]{+A+} b[- c-]"},
    {"|a", "|", "[-a-]"},
    {"|", "|a |b", "{+a b+}"},
};

BOOST_DATA_TEST_CASE(looks_for_no_words_in_another_part, data::make(parted), row) {
  BOOST_TEST(shown(redline(parts(row.before), parts(row.after))) == row.shown);
}

BOOST_AUTO_TEST_SUITE_END()
