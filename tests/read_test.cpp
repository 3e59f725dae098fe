#include "model/read.hpp"

#include "outline.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

using namespace clauseline;
using tests::marks;
using tests::outline;

BOOST_AUTO_TEST_SUITE(read_test)

constexpr std::string_view whole = R"xml(<?xml version="1.0" encoding="UTF-8"?>
<agreement xmlns="urn:clauseline:agreement:1" id="hosting-deal" version="2026-02" lang="en-GB" status="draft" text="test">
  <meta>
    <title>Hosting   Agreement</title>
    <notice>Made for a test.</notice>
    <notice>And a second
      notice.</notice>
    <dates signed="2026-01-31" effective="2026-02-01"/>
    <precedence order="body schedules"/>
    <source id="s-one" kind="drafter">Ourselves</source>
  </meta>
  <parties>
    <party id="host" name="Host Limited" short="Host" role="cloud-provider"/>
    <party id="guest" name="Guest Limited" short="Guest" role="cloud-customer" seat="DE"/>
    <actor id="auditor" name="The Auditor" kind="auditor" of="host"/>
  </parties>
  <register>
    <asset id="service" kind="service" label="Service"/>
    <event id="exit" label="Exit"/>
  </register>
  <recitals>
    <recital id="why" num="A"><p>The Guest needs a host.</p></recital>
  </recitals>
  <definitions>
    <def id="def-fee" num="1.1" term="Fee" also="Fees"><p>"Fee" means money.</p><note>Which money?</note><note>And when?</note></def>
  </definitions>
  <body>
    <article id="services" num="2">
      <h>Services and
        <em>Uptime</em></h>
      <p>This article applies to both.</p>
      <section id="uptime" num="2.1">
        <h>Uptime</h>
        <clause id="hours" num="2.1.1" was="old-hours older-hours">
          <p>The <party ref="host">Host</party> shall work
             <em>all</em> hours:</p>
          <list joined="or">
            <item id="days" num="(a)">by day;</item>
            <item num="(b)">by night:
              <list><item>before midnight</item><item>after it</item></list>
            </item>
          </list>
          <p>And more.</p>
          <subclause id="pauses" num="(i)"><p>Pauses are short.</p></subclause>
          <flush>No more than that.</flush>
        </clause>
      </section>
      <clause id="gap" num="2.2" reserved="yes"><p>Reserved.</p></clause>
    </article>
    <clause id="money" num="3"><h>Money</h><p>Paid as <term ref="def-fee">Fees</term> say, see <ref to="hours">2.1.1</ref> and <ref elsewhere="deal@1#pay">the deal</ref>.</p><p>From <date v="2026-03">March</date>: <money amount="5.00" currency="EUR">five</money>,<pct v="20">20%</pct> for <dur v="P1M">a month</dur>, <redacted why="trade-secret"/><defines id="net">net</defines> of tax.</p>
      <terms>
        <payment id="t-fee" payer="guest" payee="host" kind="fee" amount="5.00" currency="EUR" every="P1M"><until event="exit"/></payment>
      </terms></clause>
  </body>
  <schedules>
    <schedule id="prices" num="S1"><h>Prices</h>
      <table id="price-table"><h>By year</h>
        <row head="yes"><cell>Year</cell><cell>Price</cell></row>
        <row id="first-year"><cell>2026</cell><cell><money amount="5" currency="EUR">5</money></cell></row>
      </table>
    </schedule>
  </schedules>
  <signatures><signature party="host" name="A. Person" date="2026-01-31" method="wet"/></signatures>
</agreement>
)xml";

Agreement read(std::string_view bytes) {
  return read_agreement(Source("deal.xml", std::string(bytes)));
}

const Agreement& deal() {
  static const auto agreement = read(whole);
  return agreement;
}

const Clause& clause(std::string_view id) {
  const auto* found = tests::find(deal().clauses, id);
  BOOST_TEST_REQUIRE((found != nullptr), id);
  return *found;
}

BOOST_AUTO_TEST_CASE(finds_every_kind_of_clause) {
  BOOST_TEST(outline(deal().clauses) ==
             "recital A <why> | The Guest needs a host.\n"
             "definition 1.1 <def-fee> | \"Fee\" means money.\n"
             "article 2 <services> Services and Uptime | This article applies to both.\n"
             "  section 2.1 <uptime> Uptime\n"
             "    clause 2.1.1 <hours> | The Host shall work all hours: And more. "
             "No more than that.\n"
             "      item (a) <days> | by day;\n"
             "      item (b) (2.1.1.b) | by night:\n"
             "        item (~3.1.1.2.1) | before midnight\n"
             "        item (~3.1.1.2.2) | after it\n"
             "      subclause (i) <pauses> | Pauses are short.\n"
             "  clause 2.2 <gap> | Reserved.\n"
             "clause 3 <money> Money | Paid as Fees say, see 2.1.1 and the deal. "
             "From March: five,20% for a month, net of tax.\n"
             "schedule S1 <prices> Prices\n"
             "  table <price-table> By year\n"
             "    row (~5.1.1) | Year Price\n"
             "    row <first-year> | 2026 5\n");
}

BOOST_AUTO_TEST_CASE(marks_words_by_exact_bytes) {
  BOOST_TEST(marks(clause("hours")) == "party host: Host\n");
  BOOST_TEST(marks(clause("money")) ==
             "term def-fee: Fees\n"
             "reference hours: 2.1.1\n"
             "reference deal@1#pay: the deal\n"
             "date 2026-03: March\n"
             "money 5.00 EUR: five\n"
             "percent 20: 20%\n"
             "duration P1M: a month\n"
             "redaction trade-secret: \n"
             "defines net: net\n");
  BOOST_TEST(marks(clause("first-year")) == "cell: 2026\ncell: 5\nmoney 5 EUR: 5\n");
  const Mark& party = clause("hours").marks.front();
  BOOST_TEST(party.begin == 4U);
  BOOST_TEST(party.end == 8U);
}

BOOST_AUTO_TEST_CASE(keeps_what_belongs_to_a_clause) {
  BOOST_TEST((clause("hours").was == std::vector<std::string>{"old-hours", "older-hours"}));
  BOOST_TEST(clause("hours").joined == "or");
  BOOST_TEST(clause("pauses").joined == "");
  BOOST_TEST(clause("gap").reserved);
  BOOST_TEST(!clause("hours").reserved);
  BOOST_TEST((clause("def-fee").terms_defined == std::vector<std::string>{"Fee", "Fees"}));
  BOOST_TEST(clause("def-fee").note == "Which money? And when?");
  BOOST_TEST(clause("services").own_text() == "Services and Uptime\nThis article applies to both.");
  BOOST_TEST(clause("services").label() == "2 Services and Uptime");
  BOOST_TEST(clause("def-fee").label() == "1.1 Fee");
  BOOST_TEST(clause("hours").label() == "2.1.1");
  BOOST_TEST(clause("first-year").label() == "first-year");
}

BOOST_AUTO_TEST_CASE(keeps_typed_terms_as_facts) {
  BOOST_TEST_REQUIRE(clause("money").facts.size() == 1U);
  const Fact& fee = clause("money").facts.front();
  BOOST_TEST(fee.name == "payment");
  BOOST_TEST(fee["amount"] == "5.00");
  BOOST_TEST(fee["due"] == "");
  BOOST_TEST((fee.find("due") == nullptr));
  BOOST_TEST_REQUIRE((fee.part("until") != nullptr));
  BOOST_TEST((*fee.part("until"))["event"] == "exit");
}

BOOST_AUTO_TEST_CASE(keeps_what_is_no_clause_as_records) {
  std::string names;
  for (const Fact& record : deal().records)
    names += record.name + " ";
  BOOST_TEST(names ==
             "agreement title notice notice dates precedence source party party actor asset event "
             "signature ");
  BOOST_TEST(deal().records.front()["lang"] == "en-GB");
  BOOST_TEST(deal().records.back()["method"] == "wet");
}

BOOST_AUTO_TEST_CASE(knows_who_and_what_an_agreement_is) {
  const Agreement& agreement = deal();
  BOOST_TEST(agreement.source == "deal.xml");
  BOOST_TEST(agreement.dialect == "native");
  BOOST_TEST(agreement.id == "hosting-deal");
  BOOST_TEST(agreement.version == "2026-02");
  BOOST_TEST(agreement.status == "draft");
  BOOST_TEST(agreement.title == "Hosting Agreement");
  BOOST_TEST(agreement.effective() == "2026-02-01");
  BOOST_TEST(
      (agreement.notices == std::vector<std::string>{"Made for a test.", "And a second notice."}));
  BOOST_TEST(agreement.remarks.empty());
  BOOST_TEST_REQUIRE(agreement.parties.size() == 3U);
  BOOST_TEST(agreement.parties[1].short_name == "Guest");
  BOOST_TEST(agreement.parties[1].signs);
  BOOST_TEST(!find_party(agreement, "auditor")->signs);
  BOOST_TEST(find_party(agreement, "auditor")->short_name == "The Auditor");
  BOOST_TEST((find_party(agreement, "nobody") == nullptr));
}

/// The place of a word in the document, as line and column.
Position place_of(std::string_view bytes, std::string_view word) {
  const auto at = bytes.find(word);
  BOOST_TEST_REQUIRE(at != std::string_view::npos, word);
  return Source("deal.xml", std::string(bytes)).position(at);
}

BOOST_AUTO_TEST_CASE(knows_where_everything_stands) {
  BOOST_TEST((clause("hours").at == place_of(whole, "clause id=\"hours\"")));
  BOOST_TEST((clause("first-year").at == place_of(whole, "row id=\"first-year\"")));
  const Fact& fee = clause("money").facts.front();
  BOOST_TEST((fee.at == place_of(whole, "payment id=")));
  BOOST_TEST((fee.find("every")->at == place_of(whole, "every=\"P1M\"")));
  BOOST_TEST((fee.part("until")->at == place_of(whole, "until event")));
  BOOST_TEST(clause("hours").path == "/agreement[1]/body[1]/article[1]/section[1]/clause[1]");
  BOOST_TEST(clause("first-year").path == "/agreement[1]/schedules[1]/schedule[1]/table[1]/row[2]");
  BOOST_TEST(clause("money").path == "/agreement[1]/body[1]/clause[1]");
}

std::string replaced(std::string_view all, std::string_view old, std::string_view by) {
  std::string text(all);
  const auto at = text.find(old);
  BOOST_TEST_REQUIRE(at != std::string::npos, old);
  return text.replace(at, old.size(), by);
}

BOOST_AUTO_TEST_CASE(reads_the_same_with_a_byte_order_mark_and_other_line_ends) {
  std::string dos = "\xEF\xBB\xBF";
  for (const char c : whole)
    dos += c == '\n' ? std::string("\r\n") : std::string(1, c);
  const auto agreement = read(dos);
  BOOST_TEST(outline(agreement.clauses) == outline(deal().clauses));
  const auto* hours = tests::find(agreement.clauses, "hours");
  BOOST_TEST_REQUIRE((hours != nullptr));
  BOOST_TEST((hours->at == clause("hours").at));
  BOOST_TEST((hours->marks == clause("hours").marks));
  BOOST_TEST((agreement.notices == deal().notices));
}

/// Everything that is wrong with a document, as people read it.
std::string problems(const std::string& bytes) {
  try {
    read(bytes);
  } catch (const Error& error) {
    std::string text;
    for (const Problem& problem : error.problems())
      text += told(problem);
    return text;
  }
  return {};
}

BOOST_AUTO_TEST_CASE(refuses_what_departs_from_the_schema_and_says_where) {
  const auto twice = replaced(replaced(whole, "every=\"P1M\"", "evry=\"P1M\""), "amount=\"5\" ",
                              "amount=\"five\" ");
  const auto said = problems(twice);
  for (const std::string_view word : {"evry", "amount=\"five\""}) {
    const auto at = place_of(twice, word);
    BOOST_TEST(said.find(fmt::format("deal.xml:{}:", at.line)) != std::string::npos, said);
  }
  BOOST_TEST(said.find("evry") < said.find("five"));
  BOOST_TEST(schema_problems(Source("deal.xml", twice)).size() == 2U);
  BOOST_TEST(schema_problems(Source("deal.xml", std::string(whole))).empty());
}

BOOST_AUTO_TEST_CASE(refuses_what_is_no_agreement) {
  BOOST_TEST(
      problems("<note>Buy milk.</note>")
          .starts_with(
              "deal.xml:1:2: error: no dialect reads documents with the root element note\n"));
  BOOST_TEST(problems("Buy milk.").starts_with("deal.xml:1:1: error: this is not XML"));
  BOOST_TEST(problems("").starts_with("deal.xml"));
  BOOST_TEST(problems("<agreement xmlns=\"urn:other\"/>").find("no dialect") != std::string::npos);
  BOOST_TEST(problems("<agreement>").starts_with("deal.xml:1:"));
  BOOST_CHECK_THROW(schema_problems(Source("deal.xml", "<note/>")), Error);
}

BOOST_AUTO_TEST_SUITE_END()
