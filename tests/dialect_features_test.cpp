// What the language of dialects can say, one row for each thing that real formats need.

#include "model/dialect.hpp"
#include "model/read.hpp"
#include "outline.hpp"

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

namespace {

/// Lines of a dialect with the root "d", what stands in the root, and what is read of it.
struct Row {
  std::string_view lines;
  std::string_view inside;
  std::string_view read;

  friend std::ostream& operator<<(std::ostream& out, const Row& row) {
    return out << row.lines << '\n' << row.inside;
  }
};

constexpr std::string_view head =
    R"(<dialect xmlns="urn:clauseline:dialect:1" name="x" about="x" roots="d" xmlns:o="urn:other">)";

Agreement read(const Row& row) {
  const auto dialect =
      read_dialect(Source("x.xml", fmt::format("{}{}</dialect>", head, row.lines)));
  return read_agreement(
      Source("d.xml", fmt::format(R"(<d xmlns:p="urn:other" xml:lang="en">{}</d>)", row.inside)),
      &dialect);
}

/// What stands beside number, heading and words.
std::string beside(const Clause& clause) {
  std::string text;
  const auto say = [&](std::string_view name, std::string_view value) {
    if (!value.empty()) text += fmt::format("{} {}: {}\n", clause.id, name, value);
  };
  say("address", clause.address);
  say("language", clause.language);
  say("was", fmt::format("{}", fmt::join(clause.was, " ")));
  say("defines", fmt::format("{}", fmt::join(clause.terms_defined, ", ")));
  say("joined", clause.joined);
  say("note", clause.note);
  for (const Fact& fact : clause.facts)
    say("term", fact.name);
  return text + tests::marks(clause);
}

std::string seen(const Agreement& agreement) {
  auto text = outline(agreement.clauses);
  walk(agreement.clauses, [&](const Clause& clause, const Clause*) { text += beside(clause); });
  for (const Party& party : agreement.parties)
    text += fmt::format("{} {} {}\n", party.signs ? "party" : "actor", party.id, party.name);
  for (const std::string& remark : agreement.remarks)
    text += remark + '\n';
  return text;
}

// clang-format off
constexpr Row namespaces[] = {
    // a prefix binds a name to the namespace that the dialect declares for it
    {R"(<clause element="c" kind="clause"/><ignore element="o:c"/>)",
     "<c>a</c><p:c>b</p:c>", "clause (~1) | a\n"},
    {R"(<clause element="o:c" kind="clause"/><note element="c"/>)",
     "<c>a</c><p:c>b</p:c><c xmlns='urn:other'>c</c>", "clause (~1) | b\nclause (~2) | c\n"},
    // every element that no rule names, of a namespace or under a parent
    {R"(<clause element="c" kind="clause"/><ignore element="o:*"/><inline element="* " within="c"/>)",
     "<c>a<p:x>b</p:x><y>c</y><c>d</c></c>", "clause (~1) | ac\n  clause (~1.1) | d\n"},
    {R"(<clause element="c" kind="clause"/><clause element="x" within="o:c" kind="item"/>)",
     "<p:c><x>a</x></p:c>", "clause (~1)\n  item (~1.1) | a\n"},
    {R"(<clause element="c" kind="clause"/><clause element="x" within="o:c" kind="item"/><text element="x"/>)",
     "<c><x>a</x></c>", "clause (~1) | a\n"},
};

constexpr Row conditions[] = {
    {R"(<clause element="div" where="class=clause" kind="clause"/><container element="div"/><heading element="p" where="class=h"/><text element="p"/>)",
     "<div><div class='clause'><p class='h'>Fees</p><p>Pay.</p></div></div>",
     "clause (fees) Fees | Pay.\n"},
    {R"(<clause element="c" kind="clause"/><ignore element="t" where="x="/><text element="t"/>)",
     "<c><t>a</t><t x='1'>b</t></c>", "clause (~1) | b\n"},
    {R"(<clause element="c" kind="clause"/><ignore element="t" where="p:x=1"/>)",
     "<c><t p:x='1'>a</t><t x='1'>b</t></c>",
     "clause (~1) | b\nthe dialect x has no place for the element t; its text was read as words\n"},
    // of equals the first
    {R"(<clause element="c" kind="clause"/><ignore element="t" where="x=1"/><note element="t" within="c"/>)",
     "<c>a<t x='1'>b</t><t>c</t></c>", "clause (~1) | a\n~1 note: c\n"},
};

constexpr Row words[] = {
    {R"(<clause element="c" kind="clause"/><history element="h"/><text element="t"/>)",
     "<c><t>a</t><h>1999, <t>s. 3</t></h></c>", "clause (~1) | a\n"},
    // text continues after inner clauses
    {R"(<clause element="c i" kind="clause"/><number element="n"/><text element="t"/>)",
     "<c><n>1</n><t>If:</t><i><n>(a)</n><t>x;</t></i><i><n>(b)</n><t>y;</t></i><t>then z.</t></c>",
     "clause 1 (1) | If: then z.\n  clause (a) (1.a) | x;\n  clause (b) (1.b) | y;\n"},
    // a number that has a footnote in it, and a marginal note that has one
    {R"(<clause element="c" kind="clause"/><number element="n"/><heading element="m"/><note element="f"/>)",
     "<c><m>Rent<f>See 2.</f></m><n>1<f>Was 2.</f></n>Pay.</c>",
     "clause 1 (1) Rent | Pay.\n1 note: See 2. Was 2.\n"},
    // a list without words of its own
    {R"(<clause element="c" kind="clause"/><list element="l" joined="j"/><clause element="i" kind="item"/>)",
     "<c>Any of<l j='or'><i>a</i><i>b</i></l></c>",
     "clause (~1) | Any of\n  item (~1.1) | a\n  item (~1.2) | b\n~1 joined: or\n"},
    {R"(<list element="l"/><clause element="i" kind="item"/>)", "<l><i>a</i><i>b</i></l>",
     "item (~1) | a\nitem (~2) | b\n"},
    // words whatever is in them
    {R"(<clause element="c" kind="clause"/><words element="math"/>)",
     "<c>If <math><mi>a</mi><mo>+</mo><mi>b</mi></math> grows</c>", "clause (~1) | If a+b grows\n"},
    // what is quoted of another instrument
    {R"(<clause element="c" kind="clause"/><clause element="q" kind="quotation"/>)",
     "<c>Insert:<q><c>New.</c></q></c>",
     "clause (~1) | Insert:\n  quotation (~1.1)\n    clause (~1.1.1) | New.\n"},
};

constexpr Row tables[] = {
    {R"(<clause element="table" kind="table"/><clause element="tr" kind="row"/><container element="thead tbody"/><mark element="td th" kind="cell"/>)",
     "<table><thead><tr><th>Year</th><th>Fee</th></tr></thead><tbody><tr><td rowspan='2'>1</td><td/></tr></tbody></table>",
     "table (~1)\n  row (~1.1) | Year Fee\n  row (~1.2) | 1\n"
     "cell: Year\ncell: Fee\ncell: 1\ncell: \n"},
    {R"(<clause element="table" kind="table"/><clause element="tr" kind="row"/><mark element="td" kind="cell"/><text element="p"/>)",
     "<table><tr><td/><td><p>a</p><p>b</p></td></tr></table>",
     "table (~1)\n  row (~1.1) | a b\ncell: \ncell: a b\n"},
    // a table in a cell
    {R"(<clause element="table" kind="table"/><clause element="tr" kind="row"/><mark element="td" kind="cell"/>)",
     "<table><tr><td>a<table><tr><td>b</td></tr></table></td></tr></table>",
     "table (~1)\n  row (~1.1) | a\n    table (~1.1.1)\n      row (~1.1.1.1) | b\ncell: a\ncell: b\n"},
};

constexpr std::string_view bilingual = R"(<document element="d" language="xml:lang"/><clause element="c" kind="clause" id="id" language="xml:lang"/><number element="n"/><heading element="h" language="xml:lang"/><text element="t" language="xml:lang"/><container element="g" language="xml:lang"/>)";

constexpr Row languages[] = {
    {bilingual, "<c><t xml:lang='en'>Rent</t><t xml:lang='fr'>Loyer</t></c>",
     "clause (~1) | Rent\n  clause (~1.1) | Loyer\n~1.1 language: fr\n"},
    {bilingual, "<c><h xml:lang='en'>A</h><h xml:lang='fr'>B</h><t xml:lang='en'>Rent</t><t xml:lang='fr'>Loyer</t></c>",
     "clause (a) A | Rent\n  clause (b) B | Loyer\nb language: fr\n"},
    {bilingual, "<c xml:lang='fr'><t>Loyer</t><c><t xml:lang='fr'>Prix</t><t xml:lang='en'>Price</t></c></c>",
     "clause (~1) | Loyer\n  clause (~1.1) | Prix\n    clause (~1.1.1) | Price\n"
     "~1 language: fr\n~1.1 language: fr\n"},
    {bilingual, "<c><t>Rent</t><g xml:lang='fr'><n>1</n><t>Loyer</t><t>Prix</t></g></c>",
     "clause (~1) | Rent\n  clause 1 (1) | Loyer Prix\n1 language: fr\n"},
    {bilingual, "<t xml:lang='fr'>Loyer</t><t>Rent</t>",
     "clause (~1) | Loyer\nclause (~2) | Rent\n~1 language: fr\n"},
    // where the document names no language, the first that is named is its own
    {R"(<clause element="c" kind="clause"/><text element="t" language="l"/>)",
     "<c><t l='de'>Miete</t><t l='en'>Rent</t></c><c><t l='de'>Preis</t></c>",
     "clause (~1) | Miete\n  clause (~1.1) | Rent\nclause (~2) | Preis\n~1.1 language: en\n"},
};

constexpr std::string_view pointing = R"(<clause element="c" kind="clause" id="guid w" address="eid" was="w"/><clause element="def" kind="definition" id="guid"/><mark element="ref" kind="reference" target="to"/><mark element="term" kind="term" target="to"/><mark element="sum" kind="money" target="n in"/><mark element="b" kind="defines"/><mark element="who" kind="party" target="to"/><mark element="who" within="sig" kind="party" target="to" signs="yes"/><container element="sig"/><concept element="k" id="id" name="as"/><actor element="org" id="id" name="as"/><party element="side" id="id" name="as" short="s"/><terms element="say" for="for"/>)";

constexpr Row pointers[] = {
    // an address becomes the id of its clause, also before the clause comes
    {pointing, "<c><ref to='#s2'>2</ref></c><c guid='g2' eid='s2'>b</c>",
     "clause (~1) | 2\nclause <g2> | b\nreference g2: 2\ng2 address: s2\n"},
    {pointing, "<c><ref to='#s9'>9</ref> <ref to='other#s2'>x</ref></c>",
     "clause (~1) | 9 x\nreference s9: 9\nreference other#s2: x\n"},
    // the first id that there is; `was` may name an address
    {pointing, "<c guid='g' w='s1' eid='s1'>a</c><c w='s2' eid='s3'>b</c>",
     "clause <g> | a\nclause <s2> | b\ng address: s1\ng was: s1\ns2 address: s3\ns2 was: s2\n"},
    // typed terms that stand elsewhere
    {pointing, "<say for='#s1'><grant id='t'/></say><c guid='g' eid='s1'>a</c><say for='s7'><grant/></say>",
     "clause <g> | a\ng address: s1\ng term: grant\ntyped terms name the clause s7, which does not exist\n"},
    // a concept stands for the definition of its name, or in a sum for its name
    {pointing, "<k id='t1' as='Rent'/><k id='usd' as='USD'/><def guid='d'>\"Rent\" means money.</def><c><term to='#t1'>rent</term> <term to='#t2'>x</term> <sum n='5' in='#usd'>five</sum></c>",
     "definition <d> | \"Rent\" means money.\nclause (~2) | rent x five\nd defines: Rent\n"
     "term d: rent\nterm t2: x\nmoney 5 USD: five\n"},
    // those who sign are parties; where nobody signs, those whom the words name
    {pointing, "<org id='a' as='A'/><org id='b' as='B'/><c><who to='#b'>B</who></c><sig><who to='#a'>A</who></sig>",
     "clause (~1) | B\nclause (~2) | A\nparty b: B\nparty a: A\nparty a A\nactor b B\n"},
    {pointing, "<org id='a' as='A'/><org id='b' as='B'/><c><who to='#b'>B</who></c>",
     "clause (~1) | B\nparty b: B\nactor a A\nparty b B\n"},
    {pointing, "<org id='a' as='A'/><side id='b' as='B'/><c>x</c>", "clause (~1) | x\nactor a A\nparty b B\n"},
};

constexpr Row definitions[] = {
    {pointing, "<def>The <b>Fee</b> and the <b>Price</b></def>",
     "definition (~1) | The Fee and the Price\n~1 defines: Fee, Price\ndefines: Fee\ndefines: Price\n"},
    {pointing, "<def>\u201CFee\u201D means a sum.</def><def>\u00ABPrix\u00BB, le prix.</def>",
     "definition (~1) | \u201CFee\u201D means a sum.\ndefinition (~2) | \u00ABPrix\u00BB, le prix.\n"
     "~1 defines: Fee\n~2 defines: Prix\n"},
    {pointing, "<def>A \"Fee\" is a sum.</def>", "definition (~1) | A \"Fee\" is a sum.\n"},
};
// clang-format on

}  // namespace

BOOST_AUTO_TEST_SUITE(dialect_features_test)

BOOST_DATA_TEST_CASE(tell_names_of_several_namespaces_apart, data::make(namespaces), row) {
  BOOST_TEST(seen(read(row)) == row.read);
}

BOOST_DATA_TEST_CASE(ask_for_attributes, data::make(conditions), row) {
  BOOST_TEST(seen(read(row)) == row.read);
}

BOOST_DATA_TEST_CASE(keep_words_in_their_clauses, data::make(words), row) {
  BOOST_TEST(seen(read(row)) == row.read);
}

BOOST_DATA_TEST_CASE(read_tables_by_row_and_cell, data::make(tables), row) {
  BOOST_TEST(seen(read(row)) == row.read);
}

BOOST_DATA_TEST_CASE(keep_languages_apart, data::make(languages), row) {
  BOOST_TEST(seen(read(row)) == row.read);
}

BOOST_DATA_TEST_CASE(follow_pointers, data::make(pointers), row) {
  BOOST_TEST(seen(read(row)) == row.read);
}

BOOST_DATA_TEST_CASE(find_the_terms_of_definitions, data::make(definitions), row) {
  BOOST_TEST(seen(read(row)) == row.read);
}

BOOST_AUTO_TEST_CASE(take_properties_from_attributes_and_words) {
  const auto agreement = read(
      {R"(<clause element="c" kind="clause"/><container element="m"/><property element="uri" of="id" value="v"/><property element="on" where="k=version" of="version" value="date"/><property element="on" where="k=from" of="effective" value="date"/><property element="state" of="status"/><property element="name" of="title"/>)",
       "<m><uri v=' lease '/><on k='version' date='2'/><on k='from' "
       "date='2031-07'/><state>in-force</state>"
       "<name>The  Lease</name></m><m><uri v='annex'/></m><c>May be cited as "
       "<name>Lease</name>.</c>",
       {}});
  BOOST_TEST(agreement.id == "lease");
  BOOST_TEST(agreement.version == "2");
  BOOST_TEST(agreement.effective() == "2031-07");
  BOOST_TEST(agreement.status == "in-force");
  BOOST_TEST(agreement.title == "The Lease");
  BOOST_TEST(outline(agreement.clauses) == "clause (~1) | May be cited as Lease.\n");
}

BOOST_AUTO_TEST_SUITE_END()
