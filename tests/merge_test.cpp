// Merging by clause: what merges, what is a conflict, and what merges and must be looked at.

#include "merges.hpp"
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

BOOST_AUTO_TEST_SUITE(merge_test)

constexpr std::string_view articles = R"xml(<article id="money" num="1">
  <h>Money</h>
  <clause id="rent" num="1.1">
    <p>The rent is EUR 90 a month. It is due on the first day.</p>
  </clause>
  <clause id="late" num="1.2">
    <p>Late rent costs <term ref="d-rate">the Rate</term>.</p>
  </clause>
</article>
<article id="use" num="2">
  <h>Use</h>
  <clause id="keys" num="2.1">
    <p>There are two keys.</p>
    <list>
      <item id="key-a" num="(a)">One is of the door.</item>
      <item id="key-b" num="(b)">One is of the gate.</item>
    </list>
  </clause>
  <clause id="paint" num="2.2">
    <p>The Tenant may paint the walls.</p>
    <terms>
      <permission id="t-paint" party="tenant" act="paint"/>
    </terms>
  </clause>
</article>)xml";

const std::string& base() {
  static const auto text = version_of(fmt::format(
      "\n<definitions>\n<def id=\"d-rate\" num=\"0.1\" term=\"Rate\">\n<p>\"Rate\" means 5% a "
      "year.</p>\n</def>\n</definitions>\n<body>\n{}\n</body>\n",
      articles));
  return text;
}

/// An edit of the base: one passage becomes another.
struct Edit {
  std::string_view passage;
  std::string_view other;

  std::string of(const std::string& text) const { return with(text, passage, other); }
};

constexpr std::string_view late_clause = R"(  <clause id="late" num="1.2">
    <p>Late rent costs <term ref="d-rate">the Rate</term>.</p>
  </clause>
)";

constexpr Edit cheaper_late{"Late rent costs", "Late rent may cost"};
constexpr Edit dearer{"EUR 90", "EUR 95"};
constexpr Edit sooner{"the first day", "the last day"};
constexpr Edit no_late{late_clause, ""};

/// Edits that join without a word, the result being both.
struct Joined {
  std::string_view name;
  Edit ours;
  Edit theirs;
};

std::ostream& operator<<(std::ostream& out, const Joined& row) { return out << row.name; }

constexpr Joined joined[] = {
    {"words and a number of one clause", dearer, {"num=\"1.1\"", "num=\"1.1A\""}},
    {"words and a typed term of one clause",
     {"may paint the walls", "may paint the door"},
     {"act=\"paint\"", "act=\"paint\" against=\"owner\""}},
    {"items of one list", {"of the door", "of the front door"}, {"of the gate", "of the old gate"}},
    {"words of a clause and a clause behind it",
     sooner,
     {late_clause, R"(  <clause id="late" num="1.2">
    <p>Late rent costs <term ref="d-rate">the Rate</term>.</p>
  </clause>
  <clause id="early" num="1.3">
    <p>Early rent is welcome.</p>
  </clause>
)"}},
    {"a heading and an article taken out",
     {"<h>Money</h>", "<h>Rent</h>"},
     {"  <clause id=\"paint\" num=\"2.2\">\n    <p>The Tenant may paint the walls.</p>\n    "
      "<terms>\n      <permission id=\"t-paint\" party=\"tenant\" act=\"paint\"/>\n    "
      "</terms>\n  </clause>\n",
      ""}},
    {"a mark put around words, and other words",
     {"The Tenant may", "The <party ref=\"tenant\">Tenant</party> may"},
     dearer},
};

BOOST_DATA_TEST_CASE(joins_edits, data::make(joined), row) {
  const auto both = row.theirs.of(row.ours.of(base()));
  const auto made = merged(base(), row.ours.of(base()), row.theirs.of(base()));
  BOOST_TEST(messages(made) == "");
  BOOST_TEST(made.bytes == both);
  const auto exchanged = merged(base(), row.theirs.of(base()), row.ours.of(base()));
  BOOST_TEST(exchanged.bytes == both);
}

BOOST_AUTO_TEST_CASE(edits_a_clause_where_the_other_side_put_it) {
  const auto moved =
      with(no_late.of(base()), "  <h>Use</h>\n", "  <h>Use</h>\n" + std::string(late_clause));
  const auto edited = cheaper_late.of(base());
  const auto wanted = cheaper_late.of(moved);
  BOOST_TEST(merged(base(), moved, edited).bytes == wanted);
  BOOST_TEST(merged(base(), edited, moved).bytes == wanted);
  BOOST_TEST(messages(merged(base(), edited, moved)) == "");
}

/// The base without the list of keys.
std::string no_list() {
  const auto first = base().find("    <list>");
  const auto last = base().find("</list>\n") + std::string_view("</list>\n").size();
  return base().substr(0, first) + base().substr(last);
}

BOOST_AUTO_TEST_CASE(keeps_both_of_two_insertions_at_one_place) {
  const auto insert = [](std::string_view id, std::string_view number) {
    return with(base(), late_clause,
                fmt::format("{}  <clause id=\"{}\" num=\"{}\">\n    <p>The {} is new.</p>\n  "
                            "</clause>\n",
                            late_clause, id, number, id));
  };
  const auto made = merged(base(), insert("roof", "1.3"), insert("door", "1.4"));
  BOOST_TEST(messages(made) == "");
  const auto roof = made.bytes.find("id=\"roof\"");
  BOOST_TEST((roof != std::string::npos && roof < made.bytes.find("id=\"door\"")));
  const auto alike = merged(base(), insert("roof", "1.3"), insert("roof", "1.3"));
  BOOST_TEST(alike.bytes == insert("roof", "1.3"));
}

BOOST_AUTO_TEST_CASE(puts_insertions_in_the_order_of_the_schema) {
  constexpr std::string_view words = "<p>There are two keys.</p>\n";
  const auto edited = [&](std::string_view more) {
    return with(no_list(), words, fmt::format("{}    {}\n", words, more));
  };
  const auto terms =
      edited("<terms><permission id=\"t-copy\" party=\"tenant\" act=\"copy\"/></terms>");
  const auto paragraph = edited("<p>They are old.</p>");
  for (const auto& made :
       {merged(no_list(), terms, paragraph), merged(no_list(), paragraph, terms)}) {
    BOOST_TEST(messages(made) == "");
    BOOST_TEST(made.bytes.find("old.</p>") < made.bytes.find("<terms><permission id=\"t-copy\""));
  }
}

BOOST_AUTO_TEST_CASE(keeps_the_layout_of_ours) {
  auto ours = dearer.of(base());
  ours = with(ours, "  <clause id=\"keys\" num=\"2.1\">\n    <p>",
              "<clause\n  id='keys' num='2.1'><p>");
  const auto theirs = with(base(), "num=\"2.1\"", "num=\"2.7\"");
  BOOST_TEST(contains(merged(base(), ours, theirs).bytes, "<clause\n  id='keys' num=\"2.7\"><p>"));
}

/// Edits that somebody must look at, and what is said of them.
struct Disputed {
  std::string_view name;
  Edit ours;
  Edit theirs;
  std::string_view says;
  std::string_view marked{};  // and stands in the merged text
};

std::ostream& operator<<(std::ostream& out, const Disputed& row) { return out << row.name; }

constexpr Disputed disputed[] = {
    {"the same words",
     dearer,
     {"EUR 90", "EUR 80"},
     "1.1: both changed the same words",
     "<?merge-conflict ours?>EUR 95<?merge-conflict base?>EUR 90<?merge-conflict theirs?>EUR "
     "80<?merge-conflict end?>"},
    {"the same attribute",
     {"num=\"1.1\"", "num=\"1.7\""},
     {"num=\"1.1\"", "num=\"1.8\""},
     "num: ours \"1.7\", theirs \"1.8\", base \"1.1\"; ours stands",
     "\n  <?merge-conflict num: ours \"1.7\", theirs \"1.8\", base \"1.1\"; ours stands?>\n  "
     "<clause id=\"rent\" num=\"1.7\">"},
    {"taken out and edited", no_late, cheaper_late, "was taken out by ours and changed by theirs",
     "<?merge-conflict ours?>\n  <?merge-conflict base?>\n  <clause id=\"late\""},
    {"different words of one clause", dearer, sooner, "both changed its words",
     "EUR 95 a month. It is due on the last day."},
    {"one right in two fields",
     {"act=\"paint\"", "act=\"paint\" against=\"owner\""},
     {"act=\"paint\"", "act=\"paint\" status=\"suspended\""},
     "changed by both",
     "against=\"owner\" status=\"suspended\""},
    {"a definition and words that use it",
     {"5% a year", "9% a year"},
     cheaper_late,
     "ours changed the definition",
     "Late rent may cost"},
    {"an id taken out and referred to",
     no_late,
     {"There are two keys.", "There are two keys, see <ref to=\"late\">1.2</ref>."},
     "ours took out late, to which theirs refers anew"},
    {"the same number",
     {"num=\"1.1\"", "num=\"1.9\""},
     {"num=\"1.2\"", "num=\"1.9\""},
     "two provisions have the number 1.9 now"},
    {"the same id at two places",
     {"  <h>Money</h>\n",
      "  <h>Money</h>\n  <clause id=\"new\" num=\"1.0\"><p>New.</p></clause>\n"},
     {"  <h>Use</h>\n", "  <h>Use</h>\n  <clause id=\"new\" num=\"2.0\"><p>Newer.</p></clause>\n"},
     "both gave the id new, each to another thing"},
    {"the same id at one place",
     {"  <h>Money</h>\n",
      "  <h>Money</h>\n  <clause id=\"new\" num=\"1.0\"><p>New.</p></clause>\n"},
     {"  <h>Money</h>\n",
      "  <h>Money</h>\n  <clause id=\"new\" num=\"1.0\"><p>Old.</p></clause>\n"},
     "1.0: inserted by both, each its own"},
};

BOOST_DATA_TEST_CASE(tells_what_somebody_must_look_at, data::make(disputed), row) {
  const auto made = merged(base(), row.ours.of(base()), row.theirs.of(base()));
  BOOST_TEST(contains(messages(made), row.says), messages(made));
  BOOST_TEST(contains(made.bytes, row.marked), made.bytes);
  BOOST_TEST(contains(made.bytes, "<?merge-conflict "));
  const Source source("merged.xml", made.bytes);
  const auto refused = problem([&] { read_agreement(source); });
  BOOST_TEST(contains(refused, "an unresolved conflict of a merge"), refused);
  BOOST_TEST(!merged(base(), row.theirs.of(base()), row.ours.of(base())).conflicts.empty());
}

BOOST_AUTO_TEST_CASE(loses_no_provision_among_loose_words) {
  const auto ours = with(base(), "<body>", "<body>loose words");
  const auto theirs = with(base(), "Money", "Rent");
  for (const auto& [one, other] : {std::pair(ours, theirs), std::pair(theirs, ours)}) {
    const auto said =
        problem([&, &first = one, &second = other] { merged(base(), first, second); });
    BOOST_TEST(contains(said, "words stand beside the provisions of <body>"), said);
  }
}

BOOST_AUTO_TEST_CASE(never_makes_an_invalid_agreement_unnoticed) {
  const auto ours = with(base(),
                         "    <terms>\n      <permission id=\"t-paint\" party=\"tenant\" "
                         "act=\"paint\"/>\n    </terms>\n",
                         "");
  const auto theirs =
      with(base(), "<permission id=\"t-paint\"",
           "<survival id=\"t-last\" of=\"t-paint\"/>\n      <permission id=\"t-paint\"");
  const auto made = merged(base(), ours, theirs);
  BOOST_TEST(!made.conflicts.empty(), made.bytes);
}

BOOST_AUTO_TEST_CASE(merges_other_vocabularies) {
  const auto act = [](std::string_view first, std::string_view second) {
    return fmt::format(
        "<Statute><Body><Section><Label>1</Label><Text>{}</Text></Section>"
        "<Section><Label>2</Label><Text>{}</Text></Section></Body></Statute>",
        first, second);
  };
  const auto made = merged(act("The fee is low.", "It is due in May."),
                           act("The fee is high.", "It is due in May."),
                           act("The fee is low.", "It is due in June."));
  BOOST_TEST(messages(made) == "");
  BOOST_TEST(made.bytes == act("The fee is high.", "It is due in June."));
}

BOOST_AUTO_TEST_CASE(leaves_what_it_cannot_read_to_lines) {
  for (const std::string& broken :
       {std::string("<agreement>"), std::string("words"), std::string("<unknown/>"), std::string()})
    BOOST_TEST(!problem([&] { merged(base(), dearer.of(base()), broken); }).empty());
}

BOOST_AUTO_TEST_SUITE_END()
