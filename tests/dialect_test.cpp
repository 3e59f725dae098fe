#include "model/dialect.hpp"

#include "model/read.hpp"
#include "outline.hpp"
#include "text/embedded.hpp"
#include "xml/gate.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <fmt/ranges.h>

#include <ostream>
#include <string>
#include <string_view>

using namespace clauseline;
using tests::outline;
namespace data = boost::unit_test::data;

BOOST_AUTO_TEST_SUITE(dialect_test)

/// A house format that has little in common with the vocabulary of this project.
constexpr std::string_view house = R"xml(<?xml version="1.0"?>
<dialect xmlns="urn:clauseline:dialect:1" name="house" about="contracts of the house" roots="vertrag">
  <document element="vertrag" id="nr" version="fassung" status="stand" title="titel"/>
  <clause element="paragraph" kind="section" id="nr" number="z" heading="ueber" was="frueher" reserved="frei"/>
  <clause element="absatz" kind="clause"/>
  <clause element="begriff" kind="definition" defines="wort auch"/>
  <number element="z"/>
  <heading element="ueber"/>
  <text element="satz"/>
  <list element="liste" joined="bindung"/>
  <clause element="punkt" kind="item" within="liste"/>
  <inline element="punkt"/>
  <mark element="verweis" kind="reference" target="auf werk"/>
  <mark element="fett" kind="defines"/>
  <break element="neu"/>
  <note element="anmerkung"/>
  <ignore element="stempel"/>
  <record element="leute"/>
</dialect>
)xml";

Dialect dialect(std::string_view text) {
  return read_dialect(Source("house.xml", std::string(text)));
}

Agreement read(std::string_view text) {
  static const auto known = dialect(house);
  return read_agreement(Source("v.xml", std::string(text)), &known);
}

struct Row {
  std::string_view inside;   // of the root
  std::string_view outline;  // of its clauses

  friend std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.inside; }
};

constexpr Row rows[] = {
    {R"(<paragraph nr="p1" z="1" ueber="Preis"><satz>Der Preis.</satz></paragraph>)",
     "section 1 <p1> Preis | Der Preis.\n"},
    // number and heading as elements; two sentences stay apart
    {R"(<paragraph nr="p1"><z> 1 </z><ueber>Der <b>Preis</b></ueber><satz>A.</satz><satz>B.</satz></paragraph>)",
     "section 1 <p1> Der Preis | A. B.\n"},
    {R"(<paragraph nr="p1"><absatz><z>(1)</z>Eins</absatz><absatz><z>(2)</z>Zwei</absatz></paragraph>)",
     "section <p1>\n  clause (1) (1) | Eins\n  clause (2) (2) | Zwei\n"},
    // one element, two meanings
    {R"(<absatz>Ein <punkt>Punkt</punkt>, <liste bindung="and"><punkt>zwei</punkt></liste></absatz>)",
     "clause (~1) | Ein Punkt,\n  item (~1.1) | zwei\n"},
    {R"(<begriff wort="Preis" auch="Preise">Geld.</begriff>)", "definition (~1) | Geld.\n"},
    // white space, breaks, what is not read
    {"<absatz>  a\n\t b<neu/>c <stempel>no</stempel></absatz>", "clause (~1) | a b c\n"},
    {"<absatz>a<anmerkung>no</anmerkung>b</absatz>", "clause (~1) | ab\n"},
    {"<absatz>a&lt;b &#228;<![CDATA[ & c]]></absatz>", "clause (~1) | a<b \u00E4 & c\n"},
    {"<absatz>a<!-- no -->b<?no no?>c</absatz>", "clause (~1) | abc\n"},
    // outside every clause: each block becomes one
    {"<satz>Eins</satz><satz>Zwei</satz>", "clause (~1) | Eins\nclause (~2) | Zwei\n"},
    {"lose <satz>Eins</satz> und <absatz>Zwei</absatz> Schluss",
     "clause (~1) | lose\nclause (~2) | Eins\nclause (~3) | und\nclause (~4) | Zwei\n"
     "clause (~5) | Schluss\n"},
    // a number or a heading outside every clause belongs to the words that follow
    {"<satz><z>1.</z> Eins</satz><satz><z>2.</z> Zwei</satz>",
     "clause 1. (1) | Eins\nclause 2. (2) | Zwei\n"},
    {"<ueber>Teil A</ueber><satz>Eins</satz><satz>Zwei</satz>",
     "clause (teil-a) Teil A | Eins\nclause (~2) | Zwei\n"},
    {"<ueber>Teil A</ueber><absatz>Eins</absatz><ueber>Ende</ueber>",
     "clause (teil-a) Teil A\nclause (~2) | Eins\nclause (ende) Ende\n"},
    // a second one is words: nothing that is written gets lost
    {"<absatz><z>1</z><z>2</z><ueber>A</ueber><ueber>B</ueber>c</absatz>",
     "clause 1 (1) A | 2 B c\n"},
};

BOOST_DATA_TEST_CASE(says_how_a_format_is_read, data::make(rows), row) {
  const auto agreement = read(fmt::format("<vertrag>{}</vertrag>", row.inside));
  BOOST_TEST(outline(agreement.clauses) == row.outline);
}

BOOST_AUTO_TEST_CASE(says_where_words_outside_every_clause_stand) {
  const auto agreement = read(
      "<vertrag>lose <satz>Eins</satz> und <ueber>Teil</ueber><absatz>Zwei</absatz></vertrag>");
  std::string paths;
  for (const Clause& clause : agreement.clauses)
    paths +=
        fmt::format("{} {}\n", clause.words.empty() ? clause.heading : clause.words, clause.path);
  BOOST_TEST(paths ==
             "lose /vertrag[1]\nEins /vertrag[1]/satz[1]\nund /vertrag[1]\n"
             "Zwei /vertrag[1]/absatz[1]\n");
}

BOOST_AUTO_TEST_CASE(says_where_the_rest_stands) {
  const auto agreement = read(
      R"(<vertrag nr="v7" fassung="2" stand="draft" titel="Ein Vertrag"><leute><party id="a" name="A"/></leute>
<paragraph nr="p2" frueher="p1 p0" frei="yes">Siehe <verweis auf="p1" werk="v6">dort</verweis> das <fett>Wort</fett>.<liste bindung="or"><punkt>x</punkt></liste><anmerkung>Neu?</anmerkung></paragraph>
<begriff wort=" Preis " auch="Preise">Geld.</begriff></vertrag>)");
  BOOST_TEST(agreement.dialect == "house");
  BOOST_TEST(agreement.id == "v7");
  BOOST_TEST(agreement.version == "2");
  BOOST_TEST(agreement.status == "draft");
  BOOST_TEST(agreement.title == "Ein Vertrag");
  BOOST_TEST(agreement.parties.front().name == "A");
  BOOST_TEST_REQUIRE(agreement.clauses.size() == 2U);
  const Clause& clause = agreement.clauses.front();
  BOOST_TEST((clause.was == std::vector<std::string>{"p1", "p0"}));
  BOOST_TEST(clause.reserved);
  BOOST_TEST(clause.joined == "or");
  BOOST_TEST(clause.note == "Neu?");
  BOOST_TEST(tests::marks(clause) == "reference p1 v6: dort\ndefines: Wort\n");
  BOOST_TEST((agreement.clauses[1].terms_defined == std::vector<std::string>{"Preis", "Preise"}));
}

BOOST_AUTO_TEST_CASE(remarks_on_what_it_does_not_place) {
  const auto agreement = read("<vertrag><absatz>a <b>b</b> <i>c</i> <b>d</b></absatz></vertrag>");
  BOOST_TEST(outline(agreement.clauses) == "clause (~1) | a b c d\n");
  BOOST_TEST(fmt::format("{}", fmt::join(agreement.remarks, "\n")) ==
             "the dialect house has no place for the element b; its text was read as words\n"
             "the dialect house has no place for the element i; its text was read as words");
}

constexpr Row odd[] = {
    // marks around whole blocks and clauses, inside and outside of clauses
    {"<fett><satz>Eins</satz><satz>Zwei</satz></fett>", "clause (~1) | Eins\nclause (~2) | Zwei\n"},
    {"<fett>a<absatz>b</absatz>c</fett>", "clause (~1) | a\nclause (~2) | b\nclause (~3) | c\n"},
    {"<fett>a<satz>b <fett>c</fett> d</satz></fett>", "clause (~1) | a\nclause (~2) | b c d\n"},
    {"<absatz><fett>a<absatz>b</absatz>c</fett></absatz>",
     "clause (~1) | a c\n  clause (~1.1) | b\n"},
    // the document within itself
    {"<vertrag><absatz>a</absatz></vertrag>", "clause (~1) | a\n"},
    {"<absatz><vertrag>a</vertrag></absatz>", "clause (~1) | a\n"},
    {"", ""},
};

BOOST_DATA_TEST_CASE(stands_elements_in_odd_places, data::make(odd), row) {
  const auto agreement = read(fmt::format("<vertrag>{}</vertrag>", row.inside));
  BOOST_TEST(outline(agreement.clauses) == row.outline);
  walk(agreement.clauses, [](const Clause& clause, const Clause*) {
    for (const Mark& mark : clause.marks)
      BOOST_TEST((mark.begin <= mark.end && mark.end <= clause.words.size()), clause.words);
  });
}

constexpr std::string_view licence =
    R"xml(<SPDXLicenseCollection xmlns="http://www.spdx.org/license">
<license isOsiApproved="false" licenseId="Ours-1.0" name="Our Licence 1.0">
  <crossRefs><crossRef>no</crossRef></crossRefs><notes>no</notes>
  <text>
    <titleText><p>Our Licence</p></titleText>
    <copyrightText><p>Copyright <alt name="year" match=".+">2026</alt> Us</p></copyrightText>
    <p>You may:</p>
    <list>
      <item><bullet>1.</bullet> use it<br/>freely, <optional>and gladly,</optional>
        <list><item><b>(a)</b><p>alone</p></item></list>
      </item>
      <item><bullet>2.</bullet> copy it.</item>
    </list>
    <optional><p>Thank you.</p></optional>
    <p><bullet>3.</bullet> That is all.</p>
    <standardLicenseHeader><p>Header.</p></standardLicenseHeader>
  </text>
  <standardLicenseHeader>no</standardLicenseHeader>
</license>
</SPDXLicenseCollection>)xml";

BOOST_AUTO_TEST_CASE(of_spdx_reads_a_licence) {
  const auto agreement = read_agreement(Source("licence.xml", std::string(licence)));
  BOOST_TEST(agreement.dialect == "spdx");
  BOOST_TEST(agreement.id == "Ours-1.0");
  BOOST_TEST(agreement.title == "Our Licence 1.0");
  BOOST_TEST(agreement.remarks.empty());
  BOOST_TEST(outline(agreement.clauses) ==
             "clause (~1) | Our Licence\n"
             "clause (~2) | Copyright 2026 Us\n"
             "clause (~3) | You may:\n"
             "item 1. (1) | use it freely, and gladly,\n"
             "  item (a) (1.a) | alone\n"
             "item 2. (2) | copy it.\n"
             "clause (~6) | Thank you.\n"
             "clause 3. (3) | That is all.\n"
             "clause (~8) | Header.\n");
}

BOOST_AUTO_TEST_CASE(of_any_xml_takes_elements_with_text_for_clauses) {
  const auto agreement =
      read_agreement(Source("any.xml",
                            "<doc><head><t>Title</t></head><part><p>One <b>bold</b> word</p>"
                            "<p/><deep><p>Two</p></deep></part></doc>"),
                     &find_dialect("generic"));
  BOOST_TEST(outline(agreement.clauses) ==
             "clause (~1) | Title\nclause (~2) | One bold word\nclause (~3) | Two\n");
  BOOST_TEST(agreement.clauses[2].path == "/doc[1]/part[1]/deep[1]/p[1]");
}

struct Bad {
  std::string_view line;
  std::string_view place;
  std::string_view says;

  friend std::ostream& operator<<(std::ostream& out, const Bad& row) { return out << row.line; }
};

constexpr Bad bad[] = {
    {R"(  <clause element="a"/>)", "house.xml:2:", "kind"},
    {R"(  <clause element="a" kind="chapter"/>)", "house.xml:2:", "chapter"},
    {R"(  <mark element="a" kind="bold"/>)", "house.xml:2:", "bold"},
    {R"(  <text/>)", "house.xml:2:", "element"},
    {R"(  <text element=""/>)", "house.xml:2:", "element"},
    {R"(  <paragraph element="a"/>)", "house.xml:2:4", "paragraph"},
    {R"(  <text element="a" number="n"/>)", "house.xml:2:", "number"},
    {R"(  <text element="a"/><note element="b a"/>)", "house.xml:2:23", "the element a"},
    {R"(  <text element="a" within="b c"/><note element="a" within="c"/>)", "house.xml:2:36",
     "the element a"},
    {R"(  <text element="a">)", "house.xml:", "text"},
};

BOOST_DATA_TEST_CASE(is_refused_with_the_place_of_what_is_wrong, data::make(bad), row) {
  const auto text = fmt::format(
      "<dialect xmlns=\"urn:clauseline:dialect:1\" name=\"x\" about=\"x\" roots=\"x\">\n{}\n"
      "</dialect>",
      row.line);
  std::string said;
  try {
    dialect(text);
  } catch (const Error& error) {
    said = told(error.problems().front());
  }
  BOOST_TEST(said.starts_with(row.place), said);
  BOOST_TEST(said.find(row.says) != std::string::npos, said);
}

BOOST_AUTO_TEST_CASE(prefers_the_rule_with_more_conditions_wherever_it_stands) {
  const auto known = dialect(
      R"(<dialect xmlns="urn:clauseline:dialect:1" xmlns:o="urn:other" name="x" about="x" roots="x">
<clause element="x b c d" kind="clause"/><text element="a"/><note element="a" within="b c"/>
<heading element="a" within="c" where="k=1"/><number element="o:a" within="d"/></dialect>)");
  const auto agreement = read_agreement(
      Source("v.xml", R"(<x><b>B<a>1</a></b><c>C<a>2</a><a k="1">3</a></c><d>D<a>4</a></d>)"
                      R"(<d>E<a xmlns="urn:other">5</a></d></x>)"),
      &known);
  BOOST_TEST(outline(agreement.clauses) ==
             "clause (~1)\n  clause (~1.1) | B\n  clause (3) 3 | C\n  clause (~1.3) | D 4\n"
             "  clause 5 (5) | E\n");
}

BOOST_AUTO_TEST_CASE(that_is_shipped_follows_the_schema_of_dialects) {
  const xml::Schema schema(Source("dialect-1.xsd", std::string(embedded("schemas/dialect-1.xsd"))));
  unsigned checked = 0;
  for (const Embedded& file : embedded())
    if (file.path.starts_with("schemas/dialects/")) {
      const Source source(std::string(file.path), std::string(file.bytes));
      BOOST_TEST(xml::check(source, &schema).empty(), file.path);
      const auto read = read_dialect(source);
      BOOST_TEST(file.path == fmt::format("schemas/dialects/{}.xml", read.name));
      BOOST_TEST((read.schema.empty() || !embedded(read.schema).empty()));
      for (const std::string& root : read.roots)
        BOOST_TEST((dialect_of(root, read.name_space) == &find_dialect(read.name)), root);
      ++checked;
    }
  BOOST_TEST(checked + 3 == dialect_names().size());  // generic, markdown, text: no file
}

BOOST_AUTO_TEST_CASE(is_found_by_its_name) {
  BOOST_TEST(find_dialect("spdx").name == "spdx");
  BOOST_TEST(find_dialect("generic").generic);
  std::string said;
  try {
    find_dialect("sdpx");
  } catch (const Error& error) {
    said = told(error.problems().front());
  }
  BOOST_TEST(said == "--dialect: error: no dialect is called sdpx\n  did you mean spdx?\n");
}

BOOST_AUTO_TEST_SUITE_END()
