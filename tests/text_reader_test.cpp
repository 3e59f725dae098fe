#include "model/read.hpp"
#include "model/readers.hpp"
#include "reader_laws.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <ostream>
#include <string>
#include <string_view>
#include <utility>

using namespace clauseline;
namespace data = boost::unit_test::data;
using tests::letters;
using tests::refusal;
using tests::said;
using tests::tree;

namespace {

/// A source and the clauses that it has, one a line.
struct Row {
  std::string_view source;
  std::string_view tree;

  friend std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.source; }
};

// clang-format off
constexpr Row rows[] = {
    {"1. FEES\n\nThe Customer pays.\n\n2. TERM",
     "clause 1. {FEES}\n  clause | The Customer pays.\nclause 2. {TERM}\n"},
    {"1. Fees\n   1.1 The Customer pays\n       on time.\n   1.2 The Supplier invoices.\n2. Term",
     "clause 1. {Fees}\n"
     "  clause 1.1 | The Customer pays on time.\n"
     "  clause 1.2 | The Supplier invoices.\n"
     "clause 2. {Term}\n"},
    {"1 Definitions\n\n1.1 In this Agreement\n\n2 Fees",
     "clause 1 {Definitions}\n  clause 1.1 | In this Agreement\nclause 2 {Fees}\n"},
    {"ARTICLE I\n"
     "DEFINITIONS\n"
     "\n"
     "1.1 Words mean what they say.\n"
     "\n"
     "ARTICLE II\n"
     "FEES\n"
     "\n"
     "2.1 Fees are due.",
     "article ARTICLE I {DEFINITIONS}\n"
     "  clause 1.1 | Words mean what they say.\n"
     "article ARTICLE II {FEES}\n"
     "  clause 2.1 | Fees are due.\n"},
    {"Article 4. Payment\n\nSection 4.1 Invoices. The Supplier invoices monthly.",
     "article Article 4. {Payment}\n"
     "  section Section 4.1 {Invoices.} | The Supplier invoices monthly.\n"},
    {"SERVICES AGREEMENT\n"
     "\n"
     "This Agreement is made today.\n"
     "\n"
     "RECITALS\n"
     "\n"
     "WHEREAS the Customer needs services;\n"
     "\n"
     "NOW, THEREFORE, the parties agree:",
     "section {SERVICES AGREEMENT}\n"
     "  clause | This Agreement is made today.\n"
     "section {RECITALS}\n"
     "  recital | WHEREAS the Customer needs services;\n"
     "  clause | NOW, THEREFORE, the parties agree:\n"},
    {"The fee is set out in Section\n2.3 above and is due as in\n1. of the annex.",
     "clause | The fee is set out in Section 2.3 above and is due as in 1. of the annex.\n"},
    {"The Supplier shall:\n(a) deliver;\n(b) install; and\n(c) test.",
     "clause | The Supplier shall:\n"
     "  subclause (a) | deliver;\n"
     "  subclause (b) | install; and\n"
     "  subclause (c) | test.\n"},
    {"(a) one\n(i) two\n(ii) three\n(b) four",
     "subclause (a) | one (i) two (ii) three\nsubclause (b) | four\n"},
    {"(g) one\n\n(h) two\n\n(i) three\n\n(j) four",
     "subclause (g) | one\nsubclause (h) | two\nsubclause (i) | three\nsubclause (j) | four\n"},
    {"(h) one\n\n(i) two\n\n(ii) three",
     "subclause (h) | one\n  subclause (i) | two\n  subclause (ii) | three\n"},
    {"1. one\n\n1. inner\n\n2. inner two\n\n2. two",
     "clause 1. | one\n  clause 1. | inner\n  clause 2. | inner two\nclause 2. | two\n"},
    {"Schedule A\n\nPrices\n\n1. Five.\n\nEXHIBIT B - FORM\n\n1. Sign.",
     "schedule Schedule A {Prices}\n"
     "  clause 1. | Five.\n"
     "schedule EXHIBIT B {FORM}\n"
     "  clause 1. | Sign.\n"},
    {"First paragraph\ngoes on here.\n\nSecond paragraph.",
     "clause | First paragraph goes on here.\nclause | Second paragraph.\n"},
    {"First page ends with a\n\n2\n\nlower case line.\n\n3",
     "clause | First page ends with a lower case line.\n"},
    {"Fee:\n\n500\n\nDue.",
     "clause | Fee:\nclause | 500\nclause | Due.\n"},
    {"Page 1 of 9\n\nWords.\n\n- 2 -\n\nMore.",
     "clause | Words.\nclause | More.\n"},
    {"The goods are:\n\n  • nails\n  • screws\n    and washers\n\nDone.",
     "clause | The goods are:\n  item | nails\n  item | screws and washers\nclause | Done.\n"},
    {"- one\n- two\n  - deeper\n- three",
     "item | one\nitem | two\n  item | deeper\nitem | three\n"},
    {"(a) The Supplier shall deliver.\n\n    This goes with (a).\n\n(b) Next.",
     "subclause (a) | The Supplier shall deliver.\n"
     "  clause | This goes with (a).\n"
     "subclause (b) | Next.\n"},
    {"4.1 Fees. Customer shall pay.\n\n4.2 INDEMNITY: Without limit.\n\n4.3 Inc. and others pay.",
     "clause 4.1 {Fees.} | Customer shall pay.\n"
     "clause 4.2 {INDEMNITY:} | Without limit.\n"
     "clause 4.3 | Inc. and others pay.\n"},
    {"\"Fee\" means money.\n\n1.1 \"Term\" means time.",
     "definition | \"Fee\" means money.\ndefinition 1.1 | \"Term\" means time.\n"},
    {"A. Scope\n\nB. Fees\n\nC. Term",
     "subclause A. {Scope}\nsubclause B. {Fees}\nsubclause C. {Term}\n"},
    {"I. Scope\n\nII. Fees\n\nIII. Term",
     "subclause I. {Scope}\nsubclause II. {Fees}\nsubclause III. {Term}\n"},
    {"i. one\n\nii. two",
     "subclause i. | one\nsubclause ii. | two\n"},
    {"a) one\n\nb) two",
     "subclause a) | one\nsubclause b) | two\n"},
    {"Order of delivery",
     "clause | Order of delivery\n"},
    {"Only one line of words that ends.",
     "clause | Only one line of words that ends.\n"},
    {"The Supplier.\n    The Customer begins a paragraph.",
     "clause | The Supplier.\nclause | The Customer begins a paragraph.\n"},
    {"2.1 late number",
     "clause | 2.1 late number\n"},
    {"3.3.3 deep number",
     "clause 3.3.3 | deep number\n"},
    {"DEFINITIONS\nIn this Agreement words have a meaning.\nFEES\nFees are due.",
     "section {DEFINITIONS}\n"
     "  clause | In this Agreement words have a meaning.\n"
     "section {FEES}\n"
     "  clause | Fees are due.\n"},
    {"Confidential Information\n"
     "\n"
     "Each party keeps secrets.\n"
     "\n"
     "Governing Law\n"
     "\n"
     "English law applies.",
     "section {Confidential Information}\n"
     "  clause | Each party keeps secrets.\n"
     "section {Governing Law}\n"
     "  clause | English law applies.\n"},
    {"(c) 2024 Acme Limited\n\n2024 was a year.\n\n30 days after notice.",
     "clause | (c) 2024 Acme Limited\n"
     "clause | 2024 was a year.\n"
     "clause | 30 days after notice.\n"},
    {"The price is\n5.00 dollars and\n(a) not more.",
     "clause | The price is 5.00 dollars and (a) not more.\n"},
    {"Section 1.01 Defined Terms. Words.\n\nSection 1.02 Others. More words.",
     "section Section 1.01 {Defined Terms.} | Words.\n"
     "section Section 1.02 {Others.} | More words.\n"},
    {"5.1 First.\n\n(a) one\n\n(b) two\n\n5.2 Second.\n\n(a) one again",
     "clause 5.1 | First.\n"
     "  subclause (a) | one\n"
     "  subclause (b) | two\n"
     "clause 5.2 | Second.\n"
     "  subclause (a) | one again\n"},
    {"§ 5 Scope\n\n§ 6 Term",
     "section § 5 {Scope}\nsection § 6 {Term}\n"},
    {"PART 1 GENERAL\n\nSection 1. Scope\n\nPART 2 SPECIAL\n\nSection 2. Fees\n",
     "article PART 1 {GENERAL}\n"
     "  section Section 1. {Scope}\n"
     "article PART 2 {SPECIAL}\n"
     "  section Section 2. {Fees}\n"},
};
// clang-format on

std::string repeated(std::string_view text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i)
    out += text;
  return out;
}

Source source(std::string text) { return {"deal.txt", std::move(text)}; }

Agreement read(std::string_view text) { return read_text(source(std::string(text))); }

/// What is refused, and what must be said about it.
struct Refused {
  std::string text;
  std::string_view says;

  friend std::ostream& operator<<(std::ostream& out, const Refused& row) { return out << row.says; }
};

const Refused refused[] = {
    {"", "deal.txt:1:1: error: this file is empty"},
    {" \n\t\r\n\f", "deal.txt:1:1: error: there are no words in this file"},
    {"1\n\n2\n\n3\n", "there are no words in this file"},
    {"words\n\nmore \x80 words", "in windows-1252 it is \u20AC"},
    {std::string("a\0b", 3),
     "deal.txt:1:2: error: a NUL byte (U+0000) is not allowed in plain text"},
    {"bell\a", "a control character (U+0007) is not allowed in plain text"},
    {"caf\xE9", "iconv -f windows-1252 -t utf-8 OLD.txt > NEW.txt"},
    {std::string("\xFE\xFF\0a", 4), "the document is in UTF-16"},
};

/// What is odd, and is read all the same.
const std::string odd[] = {
    repeated("1. restart\n\n", 1'000),
    repeated("(i) restart\n\n", 1'000),
    repeated("1.1 Again\n\n2.1 Again\n\n", 500),
    repeated("ARTICLE I\n\n", 1'000),
    repeated("CAPITALS\n\nTitle\n\n", 1'000),
    repeated("The following:\n\n", 1'000),
    repeated("- a\n - b\n  - c\n", 1'000),
    repeated("(", 100'000),
    repeated("1.", 50'000),
    repeated(" ", 100'000) + "far right",
    repeated("word ", 50'000),
    repeated("\n", 100'000) + "far down",
    "one\rtwo\r\rthree",
    "one\r\n\r\ntwo\r\n",
    "one\ftwo\f\fthree",
    "\xEF\xBB\xBF"
    "1. Mark",
    "\xC2\xA0\xC2\xA0words\xC2\xA0\n\n\xE2\x80\x8B\n\nmore",
    "99999999999999999999. too long a number",
    "(mmmmmmmmmmmmm) too long a numeral",
    "\u2022\n\u2022 \n\u2022 bullet",
};

}  // namespace

BOOST_AUTO_TEST_SUITE(text_reader_test)

BOOST_DATA_TEST_CASE(becomes_a_tree_of_clauses, data::make(rows), row) {
  BOOST_TEST(tree(read(row.source).clauses) == row.tree);
}

BOOST_DATA_TEST_CASE(keeps_the_laws, data::make(rows), row) {
  const auto text = source(std::string(row.source));
  tests::check_laws(read_text(text), text);
  BOOST_TEST(said(read(row.source)) == said(read(row.source)));
}

BOOST_DATA_TEST_CASE(loses_no_word, data::make(rows), row) {
  const auto agreement = read(row.source);
  const bool pages = !agreement.remarks.empty() &&
                     agreement.remarks.back().find("number of a page") != std::string::npos;
  if (pages) return;
  BOOST_TEST(letters(said(agreement)) == letters(row.source));
}

BOOST_DATA_TEST_CASE(is_refused_with_its_place, data::make(refused), row) {
  const auto said = refusal([&] { read(row.text); });
  BOOST_TEST(said.find(row.says) != std::string::npos, said.substr(0, 500));
}

BOOST_DATA_TEST_CASE(is_read_however_odd, data::make(odd), text) {
  const auto from = source(text);
  const auto agreement = read_text(from);
  tests::check_laws(agreement, from);
  BOOST_TEST(letters(said(agreement)) == letters(text.starts_with("\xEF") ? text.substr(3) : text));
}

/// Which reader takes a file, by its name and bytes and what --dialect says.
struct Choice {
  std::string_view name;
  std::string_view bytes;
  std::string_view dialect;  // named, or empty
  std::string_view reads;    // the dialect of the agreement, or what the refusal says

  friend std::ostream& operator<<(std::ostream& out, const Choice& row) {
    return out << row.name << ' ' << row.bytes << ' ' << row.dialect;
  }
};

constexpr Choice choices[] = {
    {"a.md", "# Fees", "", "markdown"},
    {"HEAD:agreements/a.markdown", "# Fees", "", "markdown"},
    {"a.txt", "1. Fees", "", "text"},
    {"a", "1. Fees", "", "text"},
    {"-", "1. Fees", "", "text"},
    {"-", "1. Fees", "markdown", "markdown"},
    {"a.md", "1. Fees", "text", "text"},
    {"a.md", "<p>Fees</p>", "markdown", "markdown"},
    {"a.md", "\xEF\xBB\xBF \n<p>Fees</p>", "generic", "generic"},
    {"a.md", "<p>Fees</p>", "", "no dialect reads documents with the root element p"},
    {"a.md", "", "", "this file is empty"},
    {"a.txt", " \n", "", "this file is empty"},
    {"a.xml", "Fees", "", "this is not XML: it does not begin with <"},
    {"a.xml", "Fees", "text", "text"},
};

BOOST_DATA_TEST_CASE(is_chosen_by_first_character_and_name, data::make(choices), row) {
  const Source chosen(std::string(row.name), std::string(row.bytes));
  const auto* dialect = row.dialect.empty() ? nullptr : &find_dialect(row.dialect);
  std::string reads;
  const auto refused = refusal([&] { reads = read_agreement(chosen, dialect).dialect; });
  BOOST_TEST((reads + refused).find(row.reads) != std::string::npos, reads + refused);
  BOOST_TEST(refused.empty() == refusal([&] { schema_problems(chosen, dialect); }).empty());
}

BOOST_AUTO_TEST_CASE(tells_that_it_left_out_the_numbers_of_pages) {
  const auto agreement = read("One.\n\n1\n\f\nTwo.\n\n- 2 -\n\nPage 3 of 9\n\n5\n");
  BOOST_TEST(tree(agreement.clauses) == "clause | One.\nclause | Two.\nclause | 5\n");
  BOOST_TEST(agreement.remarks.back() ==
             "3 lines hold only the number of a page and were not read");
}

BOOST_AUTO_TEST_CASE(says_that_there_is_no_structure) {
  BOOST_TEST(read("Only words.").remarks.front() ==
             "nothing divides this text: it was read as one clause");
  BOOST_TEST(read("1. Words.").remarks.empty());
}

BOOST_AUTO_TEST_CASE(is_called_by_its_first_heading) {
  BOOST_TEST(read("SERVICES AGREEMENT\n\nWords.").title == "SERVICES AGREEMENT");
  BOOST_TEST(read("Exhibit 10.1\n\nSERVICES AGREEMENT\n\nWords.").title == "SERVICES AGREEMENT");
  BOOST_TEST(read("words").id == "deal");
}

BOOST_AUTO_TEST_SUITE_END()
