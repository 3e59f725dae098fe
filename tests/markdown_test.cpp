#include "model/readers.hpp"
#include "outline.hpp"
#include "reader_laws.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

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
    {"# Agreement\n\nFirst.\n\nSecond.",
     "section {Agreement}\n  clause | First.\n  clause | Second.\n"},
    {"## 1. Fees\n\nOne.\n\n## 2. Term",
     "section 1. {Fees}\n  clause | One.\nsection 2. {Term}\n"},
    {"# ARTICLE IV Payment\n\n## Section 4.1 Invoices\n\n### (a) Form",
     "article ARTICLE IV {Payment}\n  section Section 4.1 {Invoices}\n    section (a) {Form}\n"},
    {"# Schedule 1: Prices",
     "schedule Schedule 1: {Prices}\n"},
    {"## A. Definitions\n\n## B. Scope",
     "section A. {Definitions}\nsection B. {Scope}\n"},
    {"## 3.2 Late payment",
     "section 3.2 {Late payment}\n"},
    {"1\\. Fees\n\n1.1 The Customer pays.\n\n1.2 The Supplier invoices.\n\n2\\. Term",
     "clause 1. {Fees}\n"
     "  clause 1.1 | The Customer pays.\n"
     "  clause 1.2 | The Supplier invoices.\n"
     "clause 2. {Term}\n"},
    {"**3.2 Term.** This Agreement starts today.",
     "clause 3.2 {Term.} | This Agreement starts today.\n"},
    {"**3.** **Term.** It starts.",
     "clause 3. {Term.} | It starts.\n"},
    {"**Term.** It starts.",
     "clause {Term.} | It starts.\n"},
    {"**This is important and must be read.**",
     "clause | This is important and must be read.\n"},
    {"(a) one\n\n(b) two\n\n(i) deep\n\n(ii) deeper\n\n(c) three",
     "subclause (a) | one\n"
     "subclause (b) | two\n"
     "  subclause (i) | deep\n"
     "  subclause (ii) | deeper\n"
     "subclause (c) | three\n"},
    {"(g) one\n\n(h) two\n\n(i) three\n\n(j) four",
     "subclause (g) | one\nsubclause (h) | two\nsubclause (i) | three\nsubclause (j) | four\n"},
    {"The Supplier shall:\n\n- deliver;\n- install:\n  1. at home\n  2. abroad\n\nand be paid.",
     "clause | The Supplier shall:\n"
     "  item | deliver;\n"
     "  item | install:\n"
     "    item 1. | at home\n"
     "    item 2. | abroad\n"
     "clause | and be paid.\n"},
    {"1. DEFINITIONS\n"
     "\n"
     "1.1 \"Fee\" means money.\n"
     "\n"
     "1.2 \"Term\" means time.\n"
     "\n"
     "2. FEES\n"
     "\n"
     "2.1 They are due.",
     "item 1. {DEFINITIONS}\n"
     "  definition 1.1 | \"Fee\" means money.\n"
     "  definition 1.2 | \"Term\" means time.\n"
     "item 2. {FEES}\n"
     "  clause 2.1 | They are due.\n"},
    {"3) three\n4) four",
     "item 3) | three\nitem 4) | four\n"},
    {"* (a) lettered\n* 1.1 numbered",
     "item (a) | lettered\nitem | 1.1 numbered\n"},
    {"| Year | Price |\n| --- | ---: |\n| 2026 | **5** |\n| 2027 | |",
     "table\n  row | Year Price\n  row | 2026 5\n  row | 2027\n"},
    {"> Quoted words\n> go on.\n>\n> - with an item",
     "clause | Quoted words go on.\nitem | with an item\n"},
    {"```\ncoded   words\n```\n\n    indented words",
     "clause | coded words\nclause | indented words\n"},
    {"<p>Some <b>bold</b> words.</p>\n<!-- a note -->\n\nPlain <!-- inner --> words<br>here.",
     "clause | Some bold words.\nclause | Plain words here.\n"},
    {"See [Section 2](#2-fees), [our site](https://example.org/a) and <https://example.org>.\n"
     "\n"
     "## 2. Fees",
     "clause | See Section 2, our site and https://example.org.\nsection 2. {Fees}\n"},
    {"---\ntitle: Deal\n---\nWords.",
     "clause | Words.\n"},
    {"\"**Fee**\" means money.\n"
     "\n"
     "**“Fee”** or **“Fees”** has the meaning below.\n"
     "\n"
     "**Cost** means a cost.\n"
     "\n"
     "“Agent” (or “Agents”) shall mean a person.\n"
     "\n"
     "\"Fee\" is a word.",
     "definition | \"Fee\" means money.\n"
     "definition | “Fee” or “Fees” has the meaning below.\n"
     "definition | Cost means a cost.\n"
     "definition | “Agent” (or “Agents”) shall mean a person.\n"
     "clause | \"Fee\" is a word.\n"},
    {"[Supplier]: Acme\n\n[site]: https://example.org\n\nGo to the [site].",
     "clause | [Supplier]: Acme\nclause | Go to the site.\n"},
    {"Section 4 of the Agreement applies.\n"
     "\n"
     "Section 4. Payment is due.\n"
     "\n"
     "2.5 million is paid.\n"
     "\n"
     "30 days pass.\n"
     "\n"
     "(c) 2024 Acme",
     "clause | Section 4 of the Agreement applies.\n"
     "section Section 4. | Payment is due.\n"
     "  clause | 2.5 million is paid.\n"
     "  clause | 30 days pass.\n"
     "  clause | (c) 2024 Acme\n"},
    {"(a) first  \n(b) second  \nand more",
     "subclause (a) | first\nsubclause (b) | second and more\n"},
    {"First sentence ends.\n(a) one;\n(b) two.",
     "clause | First sentence ends.\nsubclause (a) | one;\nsubclause (b) | two.\n"},
    {"WHEREAS the parties agree;",
     "recital | WHEREAS the parties agree;\n"},
    {"Title\n=====\n\nSub\n---\n\n1\\. A",
     "section {Title}\n  section {Sub}\n    clause 1. {A}\n"},
    {"* one\n\n  second paragraph\n\n  > quote\n* two",
     "item | one\n  clause | second paragraph\n  clause | quote\nitem | two\n"},
    {"Agreement of *1 May* with `code` and ~~struck~~ &amp; \\*star\\*.",
     "clause | Agreement of 1 May with code and ~~struck~~ & *star*.\n"},
    {"![logo](logo.png) text",
     "clause | logo text\n"},
    {"3.2(a) The Supplier delivers.",
     "clause 3.2(a) | The Supplier delivers.\n"},
    {"Only words here",
     "clause | Only words here\n"},
    {"#### Deep\n\n# Top\n\n### Middle",
     "section {Deep}\nsection {Top}\n  section {Middle}\n"},
    {"1. one\n\nNot an item.\n\n2. two",
     "item 1. | one\nclause | Not an item.\nitem 2. | two\n"},
    {"```\nunclosed fence\n# no heading",
     "clause | unclosed fence # no heading\n"},
    {"~~~\n[Supplier]: kept as code\n~~~",
     "clause | [Supplier]: kept as code\n"},
    {"1. **Fees.** The Customer pays.\n\n   They are due in May.\n\n2. **Term**",
     "item 1. {Fees.} | The Customer pays.\n  clause | They are due in May.\nitem 2. {Term}\n"},
    {"## 1. First\n\n(a) one\n\n## 2. Second\n\n(a) one again",
     "section 1. {First}\n"
     "  subclause (a) | one\n"
     "section 2. {Second}\n"
     "  subclause (a) | one again\n"},
    {"**Key terms**\n\nThey are these.",
     "clause {Key terms}\nclause | They are these.\n"},
    {"1. one\n   a. inner\n   b. inner two",
     "item 1. | one a. inner b. inner two\n"},
    {"Setext heading that\ngoes over two lines\n---",
     "section {Setext heading that goes over two lines}\n"},
    {"## § 5 Scope\n\n### Clause 7: Scope",
     "section § 5 {Scope}\n  section Clause 7: {Scope}\n"},
    {"a | b\n--|--\n1 | 2\n\nafter",
     "table\n  row | a b\n  row | 1 2\nclause | after\n"},
    {"\"Fee\" means money\\\n(a) in euros\\\n(b) in cash.\n",
     "definition | \"Fee\" means money\nsubclause (a) | in euros\nsubclause (b) | in cash.\n"},
};
// clang-format on

std::string repeated(std::string_view text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i)
    out += text;
  return out;
}

Source source(std::string text) { return {"deal.md", std::move(text)}; }

Agreement read(std::string_view text) { return read_markdown(source(std::string(text))); }

const Clause& first(const Agreement& agreement) {
  BOOST_TEST_REQUIRE(!agreement.clauses.empty());
  return agreement.clauses.front();
}

/// What is refused, and what must be said about it.
struct Refused {
  std::string text;
  std::string_view says;

  friend std::ostream& operator<<(std::ostream& out, const Refused& row) { return out << row.says; }
};

const Refused refused[] = {
    {"", "deal.md:1:1: error: this file is empty"},
    {" \n\t\n", "deal.md:1:1: error: this file is empty"},
    {"\xEF\xBB\xBF", "this file is empty"},
    {"<!-- nothing but a note -->", "there are no words in this file"},
    {"- \n- \n", "there are no words in this file"},
    {"---\n\n***\n", "there are no words in this file"},
    {"Words.\n\nmore\xFF words", "deal.md:3:5: error: the byte 0xFF is not UTF-8"},
    {std::string("a\0b", 3), "deal.md:1:2: error: a NUL byte (U+0000) is not allowed in Markdown"},
    {"caf\xE9", "iconv -f windows-1252 -t utf-8 OLD.md > NEW.md"},
    {std::string("\xFF\xFE"
                 "a\0",
                 4),
     "the document is in UTF-16"},
    {"One.\n\n" + repeated(">", 10'000) + " deep",
     "deal.md:3:1: error: quotes and lists are nested"},
    {repeated("- ", 10'000) + "deep", "nested more than 256 deep"},
    {repeated("1. ", 10'000) + "deep", "nested more than 256 deep"},
    {repeated("|a", 10'000) + "\n" + repeated("|-", 10'000), "more than 256 columns"},
    {repeated("|a", 200) + "\n" + repeated("|-", 200) + "\n" + repeated("|a\n", 10'000),
     "far shorter than their heads"},
    {"[a]: /" + repeated("u", 50'000) + "\n\n" + repeated("[a] ", 10'000),
     "the addresses of the links"},
    {"x " + repeated("<!A ", 50'000), "tags and comments that do not end"},
    {"x " + repeated("<?", 50'000), "tags and comments that do not end"},
    {"x " + repeated("<![CDATA[", 50'000), "tags and comments that do not end"},
};

/// What is odd, and is read all the same.
const std::string odd[] = {
    repeated("#", 10'000) + " heading",
    repeated("# heading\n", 10'000),
    repeated("###### low\n# high\n", 2'000),
    repeated("```\nfence\n", 999),
    repeated("1. restart\n\nx\n\n", 1'000),
    repeated("1\\. restart\n\n", 1'000),
    repeated("(i) restart\n\n", 1'000),
    repeated(">", 200) + " quote\n" + repeated("lazy\n", 1'000),
    repeated("[", 10'000),
    repeated("[a](", 10'000),
    repeated("*a **b ", 10'000),
    repeated("`", 5'000) + " a " + repeated("`", 4'999),
    repeated("- - ", 100) + "item",
    "- " + repeated("- -", 1'000) + "words",
    std::string(100'000, 'a'),
    repeated("words ", 20'000),
    repeated("a\n", 10'000) + "==\n",
    "one\r\ntwo\r\n\r\n# three\r\n",
    "one\rtwo\r\r# three\r\rfour",
    "\xEF\xBB\xBF# mark\n\nwords",
    "---\nno end of front matter\n\nwords",
    "<p>not closed <b",
    "words <!-- not closed",
    "<script>if (a < b) {}</script>words",
    "\xE2\x80\x8D\n\nwords\n\n\xC2\xA0",
    "tab\tand\ffeed\n\n\ttabbed code",
    "1.1.1.1.1.1.1.1.1.1.1.1 too deep a number",
    "99999999999999999999. too long a number",
    "| a |\n|---|\n| [b](u \"t\") `|` \\| |",
};

}  // namespace

BOOST_AUTO_TEST_SUITE(markdown_test)

BOOST_DATA_TEST_CASE(becomes_a_tree_of_clauses, data::make(rows), row) {
  BOOST_TEST(tree(read(row.source).clauses) == row.tree);
}

BOOST_DATA_TEST_CASE(keeps_the_laws, data::make(rows), row) {
  const auto text = source(std::string(row.source));
  tests::check_laws(read_markdown(text), text);
  BOOST_TEST(said(read(row.source)) == said(read(row.source)));
}

BOOST_DATA_TEST_CASE(loses_no_word, data::make(rows), row) {
  // What Markdown does not show is not there to lose.
  const std::string_view hidden[] = {"<", "](", "---\ntitle", "&", "]: http", "|-", "| -"};
  for (const std::string_view sign : hidden)
    if (row.source.find(sign) != std::string_view::npos) return;
  BOOST_TEST(letters(said(read(row.source))) == letters(row.source));
}

BOOST_DATA_TEST_CASE(is_refused_with_its_place, data::make(refused), row) {
  const auto said = refusal([&] { read(row.text); });
  BOOST_TEST(said.find(row.says) != std::string::npos, said.substr(0, 500));
  BOOST_TEST(said.size() < 1'000U);
}

BOOST_DATA_TEST_CASE(is_read_however_odd, data::make(odd), text) {
  const auto from = source(text);
  const auto agreement = read_markdown(from);
  tests::check_laws(agreement, from);
  BOOST_TEST(!agreement.clauses.empty());
}

std::string places(std::string_view text) {
  const auto agreement = read(text);
  std::string places;
  walk(agreement.clauses, [&](const Clause& clause, const Clause*) {
    places += fmt::format("{}:{} {}\n", clause.at.line, clause.at.column, clause.path);
  });
  return places;
}

BOOST_AUTO_TEST_CASE(has_places_and_paths) {
  BOOST_TEST(places("# Fees\n\nOne.\n\n  Two.\n\n- item\n\n| a |\n|---|\n| b |\n") ==
             "1:1 /section[1]\n"
             "3:1 /section[1]/clause[1]\n"
             "5:3 /section[1]/clause[2]\n"
             "7:1 /section[1]/item[1]\n"
             "9:1 /section[1]/table[1]\n"
             "9:1 /section[1]/table[1]/row[1]\n"
             "11:1 /section[1]/table[1]/row[2]\n");
}

BOOST_AUTO_TEST_CASE(has_places_behind_lines_that_a_backslash_ends) {
  BOOST_TEST(places("Either:\\\r\n  (a) one\\\r\n(b) two  \n(c) three") ==
             "1:1 /clause[1]\n2:3 /clause[1]/subclause[1]\n"
             "3:1 /clause[1]/subclause[2]\n4:1 /clause[1]/subclause[3]\n");
}

BOOST_AUTO_TEST_CASE(keeps_where_links_lead) {
  const auto agreement = read(
      "See [Fees](#2-fees), [nothing](#nothing), [our site](https://example.org/a), "
      "<https://example.org>, [](https://example.org/unseen) and [the list][l].\n\n"
      "## 2. Fees\n\n[l]: https://example.org/l\n");
  BOOST_TEST(tests::marks(first(agreement)) ==
             "reference 2: Fees\n"
             "reference #nothing: nothing\n"
             "reference https://example.org/a: our site\n"
             "reference https://example.org/l: the list\n");
  const auto heading = read("## [Fees](https://example.org/fees)\n");
  BOOST_TEST(first(heading).note == "Fees: https://example.org/fees");
}

BOOST_AUTO_TEST_CASE(moves_marks_with_the_words_behind_a_number) {
  const auto agreement = read("**3.2 Term.** See [the list](https://example.org).");
  BOOST_TEST(tests::marks(first(agreement)) == "reference https://example.org: the list\n");
}

BOOST_AUTO_TEST_CASE(keeps_the_cells_of_a_row) {
  const auto agreement = read("| Year | Price |\n|---|---|\n| 2026 | **5** euros |\n");
  BOOST_TEST(tests::marks(first(agreement).clauses.at(1)) == "cell: 2026\ncell: 5 euros\n");
}

BOOST_AUTO_TEST_CASE(keeps_comments_and_front_matter_as_notes) {
  const auto agreement = read(
      "---\ntitle: \"The Deal\"\nlang: en\n---\n<!-- which? -->\n\nWords <!-- these? --> here.\n");
  BOOST_TEST(agreement.title == "The Deal");
  BOOST_TEST(first(agreement).words == "Words here.");
  BOOST_TEST(first(agreement).note == "title: \"The Deal\" lang: en which? these?");
}

BOOST_AUTO_TEST_CASE(knows_the_terms_that_are_defined) {
  BOOST_TEST(
      first(read("**\u201CFee\u201D** or **\u201CFees\u201D** means money.")).terms_defined ==
          std::vector<std::string>({"Fee", "Fees"}),
      boost::test_tools::per_element());
  BOOST_TEST(
      first(read("* **Cost**: means money.")).terms_defined == std::vector<std::string>({"Cost"}),
      boost::test_tools::per_element());
  BOOST_TEST(first(read("\"Fee\" is a word.")).terms_defined.empty());
}

BOOST_AUTO_TEST_CASE(is_called_by_its_first_heading) {
  BOOST_TEST(read("# Services Agreement\n\n## 1. Fees\n").title == "Services Agreement");
  BOOST_TEST(read("## 1. Fees\n").title.empty());
  BOOST_TEST(read("words").id == "deal");
}

BOOST_AUTO_TEST_CASE(says_that_there_is_no_structure) {
  BOOST_TEST_REQUIRE(read("Only words.").remarks.size() == 1U);
  BOOST_TEST(read("Only words.").remarks.front() ==
             "nothing divides this text: it was read as one clause");
  BOOST_TEST(read("One.\n\nTwo.").remarks.front() ==
             "there are no headings and no numbers: each paragraph was read as a clause");
  BOOST_TEST(read("# One\n\nTwo.").remarks.empty());
}

BOOST_AUTO_TEST_CASE(keeps_old_clauses_when_a_paragraph_is_added) {
  const auto before = tree(read("# Fees\n\nOne.\n").clauses);
  const auto after = tree(read("# Fees\n\nOne.\n\nTwo.\n").clauses);
  BOOST_TEST(after.starts_with(before));
}

BOOST_AUTO_TEST_SUITE_END()
