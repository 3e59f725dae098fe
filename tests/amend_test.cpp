// An amending instrument carried out: what each instruction makes of a version, and what is
// refused with the places of both documents.

#include "amendments.hpp"
#include "model/read.hpp"
#include "temporary.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <ostream>
#include <string>
#include <string_view>

using namespace clauseline;
using namespace clauseline::tests;
namespace data = boost::unit_test::data;

BOOST_AUTO_TEST_SUITE(amend_test)

/// The body of a version, an instruction, and the body that it makes.
struct Row {
  std::string_view name;
  std::string_view before;
  std::string_view instructions;
  std::string_view after;

  friend std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.name; }
};

constexpr std::string_view two =
    R"(<clause id="a" num="1"><p>One.</p></clause><clause id="b" num="2"><p>Two.</p></clause>)";

// clang-format off
constexpr Row rows[] = {
    {"replace", two,
     R"(<instruction id="i" op="replace" target="a"><new><clause id="a" num="1"><p>New.</p></clause></new></instruction>)",
     R"(<clause id="a" num="1"><p>New.</p></clause><clause id="b" num="2"><p>Two.</p></clause>)"},
    {"replace one by two", two,
     R"(<instruction id="i" op="replace" target="a"><new><clause id="a"><p>A.</p></clause><clause id="c" was="a"><p>C.</p></clause></new></instruction>)",
     R"(<clause id="a"><p>A.</p></clause><clause id="c" was="a"><p>C.</p></clause><clause id="b" num="2"><p>Two.</p></clause>)"},
    {"insert before", two,
     R"(<instruction id="i" op="insert-before" target="a"><new><clause id="c"><p>C.</p></clause></new></instruction>)",
     R"(<clause id="c"><p>C.</p></clause><clause id="a" num="1"><p>One.</p></clause><clause id="b" num="2"><p>Two.</p></clause>)"},
    {"insert after", two,
     R"(<instruction id="i" op="insert-after" target="a"><new><clause id="c"><p>C.</p></clause><clause id="d"><p>D.</p></clause></new></instruction>)",
     R"(<clause id="a" num="1"><p>One.</p></clause><clause id="c"><p>C.</p></clause><clause id="d"><p>D.</p></clause><clause id="b" num="2"><p>Two.</p></clause>)"},
    {"insert into the body", two,
     R"(<instruction id="i" op="insert-into" target="body"><new><clause id="c"><p>C.</p></clause></new></instruction>)",
     R"(<clause id="a" num="1"><p>One.</p></clause><clause id="b" num="2"><p>Two.</p></clause><clause id="c"><p>C.</p></clause>)"},
    {"insert a subclause before flush words and terms",
     R"(<clause id="a"><p>If:</p><subclause id="s"><p>S;</p></subclause><flush>then.</flush><terms><permission id="t" party="tenant" act="park"/></terms></clause>)",
     R"(<instruction id="i" op="insert-into" target="a"><new><subclause id="u"><p>U;</p></subclause></new></instruction>)",
     R"(<clause id="a"><p>If:</p><subclause id="s"><p>S;</p></subclause><subclause id="u"><p>U;</p></subclause><flush>then.</flush><terms><permission id="t" party="tenant" act="park"/></terms></clause>)"},
    {"insert a heading first", two,
     R"(<instruction id="i" op="insert-into" target="a"><new><h>First</h></new></instruction>)",
     R"(<clause id="a" num="1"><h>First</h><p>One.</p></clause><clause id="b" num="2"><p>Two.</p></clause>)"},
    {"insert behind an anchor",
     R"(<clause id="a"><subclause id="s"/><subclause id="t"/></clause>)",
     R"(<instruction id="i" op="insert-into" target="a" anchor="s"><new><subclause id="u"/></new></instruction>)",
     R"(<clause id="a"><subclause id="s"/><subclause id="u"/><subclause id="t"/></clause>)"},
    {"typed terms join those that are there",
     R"(<clause id="a"><terms><permission id="t" party="tenant" act="park"/></terms></clause>)",
     R"(<instruction id="i" op="insert-into" target="a"><new><terms><permission id="u" party="tenant" act="wash"/></terms></new></instruction>)",
     R"(<clause id="a"><terms><permission id="t" party="tenant" act="park"/><permission id="u" party="tenant" act="wash"/></terms></clause>)"},
    {"typed terms where there were none", two,
     R"(<instruction id="i" op="insert-into" target="a"><new><terms><permission id="u" party="tenant" act="wash"/></terms></new></instruction>)",
     R"(<clause id="a" num="1"><p>One.</p><terms><permission id="u" party="tenant" act="wash"/></terms></clause><clause id="b" num="2"><p>Two.</p></clause>)"},
    {"the last typed term goes with its frame",
     R"(<clause id="a"><p>P.</p><terms><permission id="t" party="tenant" act="park"/></terms></clause>)",
     R"(<instruction id="i" op="delete" target="t"/>)",
     R"(<clause id="a"><p>P.</p></clause>)"},
    {"delete", two, R"(<instruction id="i" op="delete" target="a"/>)",
     R"(<clause id="b" num="2"><p>Two.</p></clause>)"},
    {"renumber", two, R"(<instruction id="i" op="renumber" target="b" num="1A"/>)",
     R"(<clause id="a" num="1"><p>One.</p></clause><clause id="b" num="1A"><p>Two.</p></clause>)"},
    {"renumber what had no number", R"(<clause id="a"/>)",
     R"(<instruction id="i" op="renumber" target="a" num="7"/>)", R"(<clause id="a" num="7"/>)"},
    {"move", two, R"(<instruction id="i" op="move-after" target="a" anchor="b" num="3"/>)",
     R"(<clause id="b" num="2"><p>Two.</p></clause><clause id="a" num="3"><p>One.</p></clause>)"},
    {"move into another article",
     R"(<article id="x"><clause id="a"/></article><article id="y"><clause id="b"/></article>)",
     R"(<instruction id="i" op="move-after" target="a" anchor="b"/>)",
     R"(<article id="x"/><article id="y"><clause id="b"/><clause id="a"/></article>)"},
    {"a row and an item",
     R"(<clause id="a"><list><item id="i1">one;</item><item id="i2">two.</item></list><table id="k"><row id="r"><cell>x</cell></row></table></clause>)",
     R"(<instruction id="i" op="delete" target="i1"/><instruction id="j" op="insert-after" target="r"><new><row id="q"><cell>y</cell></row></new></instruction>)",
     R"(<clause id="a"><list><item id="i2">two.</item></list><table id="k"><row id="r"><cell>x</cell></row><row id="q"><cell>y</cell></row></table></clause>)"},
    {"an id passes to another provision", two,
     R"(<instruction id="i" op="insert-after" target="b"><new><clause id="a"><p>New.</p></clause></new></instruction><instruction id="j" op="delete" target="a"/>)",
     R"(<clause id="b" num="2"><p>Two.</p></clause><clause id="a"><p>New.</p></clause>)"},
    {"later instructions meet what earlier ones made", two,
     R"(<instruction id="i" op="insert-after" target="a"><new><clause id="c"><p>Three.</p></clause></new></instruction><instruction id="j" op="replace-words" target="c" words="Three" with="Four"/>)",
     R"(<clause id="a" num="1"><p>One.</p></clause><clause id="c"><p>Four.</p></clause><clause id="b" num="2"><p>Two.</p></clause>)"},
    {"words", two, R"(<instruction id="i" op="replace-words" target="a" words="One" with="Won"/>)",
     R"(<clause id="a" num="1"><p>Won.</p></clause><clause id="b" num="2"><p>Two.</p></clause>)"},
    {"words below the target", R"(<article id="x"><clause id="a"><p>Park here.</p></clause></article>)",
     R"(<instruction id="i" op="replace-words" target="x" words="here" with="there"/>)",
     R"(<article id="x"><clause id="a"><p>Park there.</p></clause></article>)"},
    {"words in other typography", "<clause id=\"a\"><p>the \u201Cnew\u201D\n   tenant\u2019s car</p></clause>",
     R"(<instruction id="i" op="replace-words" target="a" words="&quot;new&quot; tenant's" with="owner's"/>)",
     R"(<clause id="a"><p>the owner's car</p></clause>)"},
    {"whole words only", R"(<clause id="a"><p>A non-exclusive right, not exclusive.</p></clause>)",
     R"(<instruction id="i" op="replace-words" target="a" words="exclusive" with="sole"/>)",
     R"(<clause id="a"><p>A non-exclusive right, not sole.</p></clause>)"},
    {"numbers are whole", R"(<clause id="a"><p>38,000 or 38 or 3.38</p></clause>)",
     R"(<instruction id="i" op="replace-words" target="a" words="38" with="39"/>)",
     R"(<clause id="a"><p>38,000 or 39 or 3.38</p></clause>)"},
    {"a percent sign is no part of the number", R"(<clause id="a"><p>pays 20% of it</p></clause>)",
     R"(<instruction id="i" op="replace-words" target="a" words="20" with="30"/>)",
     R"(<clause id="a"><p>pays 30% of it</p></clause>)"},
    {"the second occurrence", R"(<clause id="a"><p>day, day</p><p>day</p></clause>)",
     R"(<instruction id="i" op="replace-words" target="a" words="day" with="year" occurrence="2"/>)",
     R"(<clause id="a"><p>day, year</p><p>day</p></clause>)"},
    {"each occurrence", R"(<clause id="a"><h>A day</h><p>day, days, day</p></clause>)",
     R"(<instruction id="i" op="replace-words" target="a" words="day" with="year" occurrence="all"/>)",
     R"(<clause id="a"><h>A year</h><p>year, days, year</p></clause>)"},
    {"words go with one of the spaces around them", R"(<clause id="a"><p>may not park</p></clause>)",
     R"(<instruction id="i" op="replace-words" target="a" words="not" with=""/>)",
     R"(<clause id="a"><p>may park</p></clause>)"},
    {"marks go with their words",
     R"(<clause id="a"><p>The <party ref="tenant">Tenant</party> may not park.</p></clause>)",
     R"(<instruction id="i" op="replace-words" target="a" words="Tenant may not" with="Owner may"/>)",
     R"(<clause id="a"><p>The Owner may park.</p></clause>)"},
    {"new words bring their marks",
     R"(<clause id="a"><p>Ends on <date v="2031">31 December 2031</date>, or before.</p></clause>)",
     R"(<instruction id="i" op="replace-words" target="a" words="31 December 2031"><new><date v="2032">31 December 2032</date></new></instruction>)",
     R"(<clause id="a"><p>Ends on <date v="2032">31 December 2032</date>, or before.</p></clause>)"},
    {"words within emphasis keep it", R"(<clause id="a"><p>An <em>important right</em>.</p></clause>)",
     R"(<instruction id="i" op="replace-words" target="a" words="right" with="duty"/>)",
     R"(<clause id="a"><p>An <em>important duty</em>.</p></clause>)"},
    {"words of an item, not of the list in it",
     R"(<clause id="a"><list><item id="i1">cars<list><item>cars</item></list></item></list></clause>)",
     R"(<instruction id="i" op="replace-words" target="i1" words="cars" occurrence="1" with="vans"/>)",
     R"(<clause id="a"><list><item id="i1">vans<list><item>cars</item></list></item></list></clause>)"},
    {"notes are not operative", R"(<clause id="a"><p>day</p><note>day</note></clause>)",
     R"(<instruction id="i" op="replace-words" target="a" words="day" with="year"/>)",
     R"(<clause id="a"><p>year</p><note>day</note></clause>)"},
    {"markup in the words is escaped", R"(<clause id="a"><p>A &amp; B</p></clause>)",
     R"(<instruction id="i" op="replace-words" target="a" words="A &amp; B" with="&lt;C&gt;"/>)",
     R"(<clause id="a"><p>&lt;C&gt;</p></clause>)"},
    {"an instruction of a later day waits", two,
     R"(<instruction id="i" op="delete" target="a" effective="2031-01-02"/>)", two},
    {"an instruction of an earlier day does not", two,
     R"(<instruction id="i" op="delete" target="a" effective="2030"/>)",
     R"(<clause id="b" num="2"><p>Two.</p></clause>)"},
};
// clang-format on

BOOST_DATA_TEST_CASE(carries_out, data::make(rows), row) {
  const auto old = in_body(row.before);
  const auto instrument = instrument_of(row.instructions);
  const auto copy = applied(old, instrument);
  BOOST_TEST(parts_of(copy) == parts_of(canonical(in_body(row.after))));
  BOOST_TEST(canonical(copy) == copy);
  BOOST_TEST(schema_problems(Source("copy.xml", copy)).empty());
  BOOST_TEST(compared(old, instrument, copy).empty());
}

BOOST_AUTO_TEST_CASE(keeps_blank_lines_between_articles) {
  const auto old =
      in_body("<article id=\"x\"><h>X</h></article>\n\n<article id=\"y\"><h>Y</h></article>");
  const auto copy =
      applied(old, instrument_of(R"(<instruction id="i" op="insert-after" target="y"><new>)"
                                 R"(<article id="z"><h>Z</h></article></new></instruction>)"
                                 R"(<instruction id="j" op="delete" target="x"/>)"));
  BOOST_TEST(contains(copy,
                      "  <body>\n    <article id=\"y\">\n      <h>Y</h>\n    </article>\n\n"
                      "    <article id=\"z\">\n      <h>Z</h>\n    </article>\n  </body>\n"));
}

BOOST_AUTO_TEST_CASE(makes_a_part_that_the_old_version_lacks) {
  const auto copy = applied(
      in_body(two), instrument_of(R"(<instruction id="i" op="insert-into" target="definitions">)"
                                  R"(<new><def id="d" term="Car"><p>A car.</p></def></new>)"
                                  "</instruction>"));
  BOOST_TEST(contains(copy, "</parties>\n  <definitions>\n    <def id=\"d\" term=\"Car\">"));
}

BOOST_AUTO_TEST_CASE(takes_in_a_later_stage_only_when_asked) {
  const auto old = in_body(two);
  const auto instrument =
      instrument_of(R"(<instruction id="i" op="renumber" target="a" num="9"/>)"
                    R"(<instruction id="j" op="delete" target="b" effective="2031-07-01"/>)");
  const auto first = applied(old, instrument);
  BOOST_TEST(contains(first, R"(version="2")"));
  BOOST_TEST(contains(first, R"(<dates effective="2031-01-01"/>)"));
  BOOST_TEST(contains(first, R"(id="b")"));
  const auto later = applied(old, instrument, read_date("2031-07-01"));
  BOOST_TEST(contains(later, R"(version="2.2031-07-01")"));
  BOOST_TEST(contains(later, R"(<dates effective="2031-07-01"/>)"));
  BOOST_TEST(!contains(later, R"(id="b")"));
  BOOST_TEST(contains(problem([&] { applied(old, instrument, read_date("2030-12-31")); }),
                      "takes effect only on 2031-01-01"));
}

std::string with(std::string text, std::string_view what, std::string_view instead) {
  const auto at = text.find(what);
  BOOST_TEST_REQUIRE(at != std::string::npos, what);
  return text.replace(at, what.size(), instead);
}

/// What stands in the documents, and what the copy calls itself.
struct Standing {
  std::string_view old_text;
  std::string_view text;
  std::string_view status;
  std::string_view mode;
  std::string_view says;

  friend std::ostream& operator<<(std::ostream& out, const Standing& row) {
    return out << row.says;
  }
};

constexpr Standing standings[] = {
    {"actual", "actual", "executed", "amend", R"(status="in-force" text="conformed")"},
    {"conformed", "actual", "in-force", "supplement", R"(status="in-force" text="conformed")"},
    {"actual", "reconstruction", "executed", "amend", R"(status="in-force" text="reconstruction")"},
    {"template", "actual", "proposed", "amend", R"(status="proposed" text="template")"},
    {"actual", "actual", "draft", "amend", R"(status="draft" text="conformed")"},
    {"actual", "actual", "executed", "terminate", R"(status="terminated" text="conformed")"},
};

BOOST_DATA_TEST_CASE(claims_no_more_than_its_documents, data::make(standings), row) {
  const auto text = [](std::string_view claim) {
    return R"(text=")" + std::string(claim) + R"(")";
  };
  auto instrument = instrument_of(R"(<instruction id="i" op="delete" target="a"/>)");
  instrument = with(instrument, text("test"), text(row.text));
  instrument =
      with(instrument, R"(status="executed")", R"(status=")" + std::string(row.status) + R"(")");
  instrument = with(instrument, R"(mode="amend")", R"(mode=")" + std::string(row.mode) + R"(")");
  const auto copy = applied(with(in_body(two), text("test"), text(row.old_text)), instrument);
  BOOST_TEST(contains(copy, row.says), copy);
}

BOOST_AUTO_TEST_CASE(takes_parties_and_sources_from_the_instrument) {
  auto instrument = instrument_of(R"(<instruction id="i" op="delete" target="a"/>)");
  instrument = with(instrument, "</meta>",
                    R"(<source id="s" kind="press">Paper</source></meta><parties>)"
                    R"(<party id="tenant" name="Tenant PLC" short="Tenant" role="lessee"/>)"
                    R"(<actor id="surveyor" name="Surveyor" kind="expert"/></parties>)");
  const auto copy = applied(in_body(two), instrument);
  BOOST_TEST(contains(copy, R"(name="Owner Ltd")"));
  BOOST_TEST(contains(copy, R"(name="Tenant PLC")"));
  BOOST_TEST(!contains(copy, R"(name="Tenant Ltd")"));
  BOOST_TEST(contains(copy, R"(<actor id="surveyor")"));
  BOOST_TEST(contains(copy, R"(<source id="s" kind="press">Paper</source>)"));
}

/// Instructions that do not fit, and what is said of them.
struct Refused {
  std::string_view body;
  std::string_view instructions;
  std::string_view says;
  std::string_view hint;

  friend std::ostream& operator<<(std::ostream& out, const Refused& row) { return out << row.says; }
};

// clang-format off
constexpr Refused refused[] = {
    {two, R"(<instruction id="i" op="delete" target="bb"/>)",
     "amendment.xml:3:33: error: bb names nothing in old.xml", "did you mean b at old.xml:3:45?"},
    {two, R"(<instruction id="i" op="delete" target="a"/><instruction id="j" op="renumber" target="a" num="2"/>)",
     "a is gone: the instruction i took it away; it stood at old.xml:3:2", "put this instruction before i"},
    {two, R"(<instruction id="i" op="delete" target="body"/>)", "body is a part of the agreement", "only insert-into takes a part"},
    {two, R"(<instruction id="i" op="replace-words" target="a" words="Three" with="x"/>)",
     R"("Three" does not stand in 1 (a) at old.xml:3:2)", "it stands nowhere in the agreement"},
    {two, R"(<instruction id="i" op="replace-words" target="a" words="Two" with="x"/>)",
     R"(amendment.xml:3:51: error: "Two" does not stand in 1 (a) at old.xml:3:2)", "it stands in 2 (b) at old.xml:3:70"},
    {two, R"(<instruction id="i" op="replace-words" target="a" words="On" with="x"/>)",
     R"("On" does not stand in)", R"(only within "One": name that)"},
    {R"(<clause id="a"><p>day &amp; day</p></clause>)",
     R"(<instruction id="i" op="replace-words" target="a" words="day" with="x"/>)",
     R"("day" stands in clause (a) 2 times, not once: old.xml:3:19, old.xml:3:29)", R"(from 1 to 2, or "all")"},
    {R"(<clause id="a"><p>day</p></clause>)",
     R"(<instruction id="i" op="replace-words" target="a" words="day" with="x" occurrence="2"/>)",
     R"("day" stands in clause (a) once, not 2 times: old.xml:3:19)", "leave occurrence out"},
    {R"(<clause id="a"><p>the <party ref="tenant">new Tenant</party></p></clause>)",
     R"(<instruction id="i" op="replace-words" target="a" words="the new" with="a"/>)",
     R"("the new" at old.xml:3:19 takes a part of "new Tenant", which is marked as one party)", "take all of it"},
    {two, R"(<instruction id="i" op="replace-words" target="a" words="One"/>)", "replace-words needs with or new", "with holds plain words"},
    {two, R"(<instruction id="i" op="replace-words" target="a" with="One"/>)", "replace-words needs words", "i is to do"},
    {two, R"(<instruction id="i" op="replace-words" target="a" words="One" with="x" occurrence="0"/>)", "occurrence is no number: 0", "count from 1"},
    {two, R"(<instruction id="i" op="replace-words" target="a" words=" " with="x"/>)", "there are no words to look for", ""},
    {two, R"(<instruction id="i" op="replace" target="a"/>)", "replace needs new", ""},
    {two, R"(<instruction id="i" op="replace" target="a"><new> </new></instruction>)", "new holds no provision", ""},
    {two, R"(<instruction id="i" op="replace" target="a"><new>Words.</new></instruction>)", "words stand here outside every provision", "replace-words"},
    {two, R"(<instruction id="i" op="renumber" target="a"/>)", "renumber needs num", ""},
    {two, R"(<instruction id="i" op="delete" target="a" num="2"/>)", "delete takes no num", "nothing but its target"},
    {two, R"(<instruction id="i" op="move-after" target="a"/>)", "move-after needs anchor", ""},
    {two, R"(<instruction id="i" op="move-after" target="a" anchor="c"/>)", "c names nothing", ""},
    {R"(<article id="x"><clause id="a"/></article>)", R"(<instruction id="i" op="move-after" target="x" anchor="a"/>)",
     "article (x) at old.xml:3:2 cannot stand behind itself", ""},
    {R"(<article id="x"><clause id="a"/></article><article id="y"/>)",
     R"(<instruction id="i" op="insert-into" target="y" anchor="a"><new><clause id="c"/></new></instruction>)",
     "clause (a) at old.xml:3:18 does not stand directly in article (y) at old.xml:3:44", ""},
    {two, R"(<instruction id="i" op="insert-after" target="a"><new><clause id="b"/></new></instruction>)",
     "the id b stands also at", "an id of its own"},
    {two, R"(<instruction id="i" op="insert-after" target="a"><new><row id="r"><cell>x</cell></row></new></instruction>)",
     "amendment.xml:3:56: error: in the conformed copy, ", ""},
    {R"(<clause id="a"><p><defines id="d">"Car"</defines> is one.</p></clause>)", R"(<instruction id="i" op="delete" target="d"/>)",
     "d, which stands at old.xml:3:20, is a mark on words", "replace-words"},
};
// clang-format on

BOOST_DATA_TEST_CASE(refuses_with_both_places, data::make(refused), row) {
  const auto said = problem([&] { applied(in_body(row.body), instrument_of(row.instructions)); });
  BOOST_TEST(contains(said, row.says), said);
  BOOST_TEST(contains(said, row.hint), said);
}

BOOST_AUTO_TEST_CASE(tells_every_instruction_that_does_not_fit_and_none_that_follows_from_it) {
  const auto instrument = instrument_of(
      R"(<instruction id="i" op="insert-after" target="zz"><new><clause id="c"/></new>)"
      R"(</instruction><instruction id="j" op="renumber" target="c" num="2"/>)"
      R"(<instruction id="k" op="delete" target="yy"/>)");
  try {
    applied(in_body(two), instrument);
    BOOST_TEST(false);
  } catch (const Error& error) {
    BOOST_TEST_REQUIRE(error.problems().size() == 2U);
    BOOST_TEST(contains(error.problems()[0].message, "zz names nothing"));
    BOOST_TEST(contains(error.problems()[1].message, "yy names nothing"));
  }
}

/// Pairs of documents that do not go together.
BOOST_AUTO_TEST_CASE(amends_the_version_that_the_instrument_names) {
  const auto instrument = instrument_of(R"(<instruction id="i" op="delete" target="a"/>)");
  const auto named = [&](const std::string& name) {
    return problem(
        [&] { applied(in_body(two), with(instrument, R"(agreement="lease@1")", name)); });
  };
  BOOST_TEST(named(R"(agreement="lease")") == "");
  BOOST_TEST(named(R"(agreement="@1")") == "");
  BOOST_TEST(contains(named(R"(agreement="lease@2")"),
                      "the instrument amends lease@2, and old.xml:1:2 is lease@1"));
  BOOST_TEST(contains(named(R"(agreement="house@1")"), "the instrument amends house@1"));
  BOOST_TEST(contains(problem([&] { applied(instrument, instrument); }),
                      "expected the version to amend, found amendment"));
  BOOST_TEST(contains(problem([&] { applied(in_body(two), in_body(two)); }),
                      "expected an amending instrument, found agreement"));
  const std::string other = "<lease><p>Words.</p></lease>";
  BOOST_TEST(contains(problem([&] { applied(other, instrument); }),
                      "expected the version to amend of the vocabulary urn:clauseline"));
}

/// What a copy may say otherwise, and what is told of it.
struct Departed {
  std::string_view what;
  std::string_view instead;
  std::string_view rule;  // empty: nothing is told
  std::string_view message;

  friend std::ostream& operator<<(std::ostream& out, const Departed& row) {
    return out << row.instead;
  }
};

constexpr std::string_view leased =
    R"(<clause id="a" num="1"><p>Pay in 15 days, <party ref="tenant">Tenant</party>.</p><note>N</note></clause>)"
    R"(<clause id="b" num="2"><p>Two.</p><p>More.</p><terms><permission id="t" party="tenant" act="park"/></terms></clause>)";

// clang-format off
constexpr Departed departed[] = {
    {"15 days", "12 days", "IN011", "the words differ"},
    {"15 days", "15\n  days", "", ""},
    {"<note>N</note>", "", "", ""},
    {R"(num="2")", R"(num="3")", "IN011", "num differs"},
    {R"(ref="tenant">)", R"(ref="owner">)", "IN011", "the marks on the words differ"},
    {R"(act="park")", R"(act="sleep")", "IN011", "act differs"},
    {"<p>Two.</p>", "", "IN011", "is missing"},
    {"<p>Two.</p>", "<p>More.</p><p>Two.</p>", "IN011", "stands only here"},
    {R"(<clause id="b")", R"(<clause id="c"/><clause id="b")", "IN011", "stands only here"},
    {R"(<title>Lease</title>)", R"(<title>Lease, as amended</title>)", "", ""},
    {R"(effective="2031-01-01")", R"(effective="2031-01-02")", "IN011", "effective differs"},
    {R"( instrument="lease-a@2")", "", "IN012", "names no instrument"},
    {R"(instrument="lease-a@2")", R"(instrument="lease-b@2")", "IN011", "instrument differs"},
    {R"(agreement="lease@1")", R"(agreement="lease@0")", "IN012", "does not say that it amends lease@1"},
    {R"(text="test")", R"(text="actual")", "IN011", "text differs"},
    {R"(status="in-force")", R"(status="superseded")", "", ""},
    {R"(name="Owner Ltd")", R"(name="Owner Limited")", "IN011", "name differs"},
    {"</agreement>", R"(<signatures><signature party="owner"/></signatures></agreement>)", "", ""},
};
// clang-format on

BOOST_DATA_TEST_CASE(tells_where_a_copy_departs, data::make(departed), row) {
  const auto old = in_body(R"(<clause id="b" num="9"/>)");
  const auto instrument = instrument_of(R"(<instruction id="i" op="replace" target="b"><new>)" +
                                        std::string(leased) + "</new></instruction>");
  const auto copy = with(applied(old, instrument), row.what, row.instead);
  const auto found = compared(old, instrument, copy);
  BOOST_TEST_REQUIRE(found.size() == (row.rule.empty() ? 0U : 1U), copy);
  if (row.rule.empty()) return;
  BOOST_TEST(found.front().rule == row.rule);
  BOOST_TEST(contains(found.front().message, row.message), found.front().message);
  BOOST_TEST(found.front().found_at.position.line > 0U);
}

BOOST_AUTO_TEST_CASE(tells_what_the_instrument_does_not_mention) {
  const auto old = in_body(two);
  const auto instrument = instrument_of(R"(<instruction id="i" op="delete" target="a"/>)");
  const auto silent = with(applied(old, instrument), "Two.", "Too.");
  const auto found = compared(old, instrument, silent);
  BOOST_TEST_REQUIRE(found.size() == 1U);
  BOOST_TEST(found.front().instruction == "");
  BOOST_TEST(found.front().expected_at.source == "old.xml");
  const auto kept = compared(old, instrument, with(silent, "<body>", R"(<body><clause id="a"/>)"));
  BOOST_TEST_REQUIRE(kept.size() == 2U);
  BOOST_TEST(kept.back().message == "should be gone");
  BOOST_TEST(kept.back().instruction == "i");
}

BOOST_AUTO_TEST_CASE(tells_another_order_and_another_place) {
  const auto old = in_body(R"(<article id="x"><clause id="a"/><clause id="b"/>)"
                           R"(<clause id="c"/></article><article id="y"/>)");
  const auto instrument =
      instrument_of(R"(<instruction id="i" op="renumber" target="y" num="2"/>)");
  const auto copy = applied(old, instrument);
  const auto turned = with(with(copy, "      <clause id=\"a\"/>\n", ""), R"(<clause id="c"/>)",
                           R"(<clause id="c"/><clause id="a"/>)");
  const auto order = compared(old, instrument, turned);
  BOOST_TEST_REQUIRE(order.size() == 1U);
  BOOST_TEST(order.front().message == "stands in another order");
  BOOST_TEST(order.front().found == "behind clause (c)");
  const auto away = with(with(copy, R"(<clause id="a"/>)", ""), R"(num="2"/>)",
                         R"(num="2"><clause id="a"/></article>)");
  const auto place = compared(old, instrument, away);
  BOOST_TEST_REQUIRE(place.size() == 1U);
  BOOST_TEST(place.front().message == "stands elsewhere");
  BOOST_TEST(place.front().found == "in 2 (y)");
}

BOOST_AUTO_TEST_SUITE_END()
