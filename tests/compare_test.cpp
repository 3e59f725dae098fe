#include "diff/compare.hpp"

#include "version.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <fmt/ranges.h>

#include <algorithm>
#include <fstream>
#include <ostream>
#include <sstream>
#include <string>
#include <string_view>

using namespace clauseline;
using tests::Version;
namespace data = boost::unit_test::data;

BOOST_AUTO_TEST_SUITE(compare_test)

/// One change a line: `grant exclusivity lowered: exclusive -> non-exclusive`, with the piece
/// of a grant, the asset and the names where there are any.
std::string told(const Version& before, const Version& after) {
  std::string text;
  const auto comparison = compare(before.read(), after.read());
  for (const Change& change : comparison.changes) {
    text += fmt::format("{} {}{}{}", change.right->name, change.field,
                        change.field.empty() ? "" : " ", to_text(change.move));
    if (!change.asset.empty()) text += " #" + change.asset;
    if (change.term() != nullptr && change.term()->piece > 0)
      text += fmt::format(" piece {}", change.term()->piece);
    if (!change.names.empty()) text += fmt::format(" [{}]", fmt::join(change.names, " "));
    text += fmt::format(": {} -> {}\n", change.before, change.after);
  }
  return text;
}

std::string told(const std::string& old_terms, const std::string& new_terms) {
  return told(Version(tests::clause_of(old_terms)), Version(tests::clause_of(new_terms)));
}

/// A term of some kind between the two parties, called `id`.
std::string hosting(std::string_view id, std::string_view rest, std::string_view inside = {}) {
  return fmt::format(R"(<hosting id="{}" owner="supplier" {}>{}</hosting>)", id, rest, inside);
}
std::string grant(std::string_view id, std::string_view assets, std::string_view inside = {}) {
  return fmt::format(
      R"(<grant id="{}" grantor="supplier" grantee="customer" assets="{}">{}</grant>)", id, assets,
      inside);
}
std::string share(std::string_view inside) {
  return fmt::format(
      R"(<revenue-share id="s" payer="supplier" payee="customer">{}</revenue-share>)", inside);
}

struct Row {
  std::string_view name;
  std::string before;
  std::string after;
  std::string_view told;

  friend std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.name; }
};

const Row pointwise[] = {
    {"three terms that one replaces",
     hosting("h1", R"(assets="core" mode="only" clouds="north" favours="customer")") +
         hosting("h2", R"(assets="plugins" mode="only" clouds="north" favours="customer")") +
         hosting("h3", R"(assets="data" mode="any")"),
     hosting("h4", R"(assets="software data" mode="any")"),
     "hosting clouds raised #core: only north -> any\n"
     "hosting clouds raised #plugins: only north -> any\n"},
    {"one term that three replace", hosting("h4", R"(assets="software data" mode="any")"),
     hosting("h1", R"(assets="core" mode="only" clouds="north")") +
         hosting("h2", R"(assets="plugins" mode="any")") +
         hosting("h3", R"(assets="data" mode="none")"),
     "hosting clouds lowered #core: any -> only north\n"
     "hosting clouds lowered #data: any -> none\n"},
    {"the nearest term decides",
     hosting("h1", R"(assets="software" mode="any")") +
         hosting("h2", R"(assets="core" mode="only" clouds="north")"),
     hosting("h1", R"(assets="software" mode="any")") +
         hosting("h2", R"(assets="core" mode="only" clouds="north south")"),
     "hosting clouds raised #core: only north -> only north south\n"},
    {"another cloud", hosting("h1", R"(assets="core" mode="only" clouds="north")"),
     hosting("h1", R"(assets="core" mode="only" clouds="south")"),
     "hosting clouds replaced #core: only north -> only south\n"},
    {"only and except", hosting("h1", R"(assets="core" mode="except" clouds="north")"),
     hosting("h1", R"(assets="core" mode="only" clouds="south")"),
     "hosting clouds lowered #core: any except north -> only south\n"},
    {"covered by nothing before", grant("g", "data"),
     grant("g", "data") + hosting("h1", R"(assets="core" mode="any")"),
     "hosting clouds stated #core: unstated -> any\n"},
    {"covered by nothing now", hosting("h1", R"(assets="core" mode="any")") + grant("g", "data"),
     grant("g", "data"), "hosting clouds silenced #core: any -> unstated\n"},
    {"ceased is as if it were not there", hosting("h1", R"(assets="core" mode="any")"),
     hosting("h1", R"(status="ceased" assets="core" mode="any")"),
     "hosting clouds silenced #core: any -> unstated\n"},
    {"a restriction that stays, until another day",
     hosting("h1", R"(assets="core" mode="only" clouds="north")", R"(<until date="2030"/>)"),
     hosting("h2", R"(assets="core" mode="only" clouds="north")",
             R"(<except customers="banks"/><until date="2032"/>)"),
     "hosting except added: no exception -> banks\n"
     "hosting until raised: through 2030 -> through 2032\n"},
    {"other terms that say the same", hosting("h1", R"(assets="software" mode="any")"),
     hosting("h2", R"(assets="core" mode="any")") +
         hosting("h3", R"(assets="plugins" mode="any")") +
         hosting("h4", R"(assets="software" mode="any")"),
     ""},
};

BOOST_DATA_TEST_CASE(tells_hosting_asset_by_asset, data::make(pointwise), row) {
  BOOST_TEST(told(row.before, row.after) == row.told);
}

const std::string exclusive = R"(<exclusivity level="exclusive"/>)";
const std::string shared = R"(<exclusivity level="non-exclusive"/>)";

std::string exclusive_for(std::string_view asset, std::string_view inside = {}) {
  return fmt::format(R"(<exclusivity level="exclusive" assets="{}">{}</exclusivity>)", asset,
                     inside);
}

const Row grants[] = {
    {"split by asset", grant("g", "software data", exclusive),
     grant("g1", "software", exclusive) + grant("g2", "data", shared),
     "grant exclusivity lowered: exclusive -> non-exclusive\n"},
    {"merged by asset", grant("g1", "software", exclusive) + grant("g2", "data", exclusive),
     grant("g", "software data", exclusive), ""},
    {"split, and part of it gone", grant("g", "core plugins data"),
     grant("g1", "core") + grant("g2", "data"),
     "grant assets lowered [plugins]: core data plugins -> core data\n"},
    {"another asset", grant("g", "core"), grant("g", "core data"),
     "grant assets raised [data]: core -> core data\n"},
    {"new", grant("g", "core"), grant("g", "core") + grant("h", "data"),
     "grant added: none -> unstated exclusivity\n"},
    {"ceased", grant("g", "core"),
     R"(<grant id="g" status="ceased" grantor="supplier" grantee="customer" assets="core"/>)",
     "grant removed: active -> ceased\n"},
    {"level with its end",
     grant("g", "core", R"(<exclusivity level="exclusive"><until event="sale"/></exclusivity>)"),
     grant("g", "core", shared),
     "grant exclusivity lowered: exclusive until sale -> non-exclusive\n"},
    {"end of a level that stays",
     grant("g", "core", R"(<exclusivity level="exclusive"><until date="2030"/></exclusivity>)"),
     grant("g", "core", R"(<exclusivity level="exclusive"><until date="2032"/></exclusivity>)"),
     "grant exclusivity.until raised: through 2030 -> through 2032\n"},
    {"the second of two exclusivities",
     grant("g", "core data",
           exclusive_for("core") + exclusive_for("data", R"(<until date="2030"/>)")),
     grant("g", "core data",
           exclusive_for("core") + exclusive_for("data", R"(<until date="2032"/>)")),
     "grant exclusivity.until raised piece 1: through 2030 -> through 2032\n"},
    {"what both exclusivities share is told once",
     R"(<grant id="g" grantor="supplier" grantee="customer" assets="core data" revoke="no">)" +
         exclusive_for("core") + exclusive_for("data") + "</grant>",
     R"(<grant id="g" grantor="supplier" grantee="customer" assets="core data" revoke="at-will">)" +
         exclusive_for("core") + exclusive_for("data") + "</grant>",
     "grant revoke lowered: no -> at-will\n"},
};

BOOST_DATA_TEST_CASE(tells_grants_by_what_they_cover, data::make(grants), row) {
  BOOST_TEST(told(row.before, row.after) == row.told);
}

BOOST_AUTO_TEST_CASE(tells_that_an_exclusivity_came_to_another) {
  const auto found = told(grant("g", "core data", exclusive_for("core")),
                          grant("g", "core data", exclusive_for("core") + exclusive_for("data")));
  BOOST_TEST(found.starts_with("grant added piece 1: none -> "), found);
  BOOST_TEST(std::ranges::count(found, '\n') == 1);
}

const Row shares[] = {
    {"ended by an event, then by a date", share(R"(<until event="sale"/>)"),
     share(R"(<until date="2030"/><independent-of event="sale"/>)"),
     "revenue-share until replaced: until sale -> through 2030\n"
     "revenue-share independent-of raised: ends on sale -> independent of sale\n"},
    {"ended by a trigger", share("") + R"(<trigger id="t" on="sale" effect="ends" of="s"/>)",
     share(""),
     "revenue-share independent-of raised: ends on sale -> tied to no event\n"
     "trigger removed: sale -> none\n"},
    {"a cap", share(""), share(R"(<cap amount="undisclosed"/>)"),
     "revenue-share cap added: no cap -> lifetime cap, amount undisclosed\n"},
    {"a period of a cap that is new says nothing", share(""),
     share(R"(<cap amount="5" currency="USD" per="year"/>)"),
     "revenue-share cap added: no cap -> year cap, amount USD 5\n"},
    {"a rate that is shown in neither",
     share(R"(<rate percent="undisclosed"/><until date="2030"/>)"),
     share(R"(<rate percent="undisclosed"/><until date="2032"/>)"),
     "revenue-share rate unproven: undisclosed -> undisclosed\n"
     "revenue-share until raised: through 2030 -> through 2032\n"},
    {"another definition of the base", share(R"(<base measure="units" definition="def-revenue"/>)"),
     share(R"(<base measure="units" definition="def-deductions"/>)"),
     "revenue-share base.definition replaced [def-revenue def-deductions]: def-revenue -> "
     "def-deductions\n"},
};

BOOST_DATA_TEST_CASE(tells_what_a_share_hangs_on, data::make(shares), row) {
  BOOST_TEST(told(row.before, row.after) == row.told);
}

std::string replaced(std::string text, std::string_view old, std::string_view by) {
  const auto at = text.find(old);
  BOOST_TEST_REQUIRE(at != std::string::npos);
  return text.replace(at, old.size(), by);
}

BOOST_AUTO_TEST_CASE(follows_a_definition_to_the_shares_that_use_it) {
  const auto before = tests::in_frame(
      tests::clause_of(share(R"(<base measure="net-revenue" definition="def-revenue"/>)")));
  const auto after = replaced(before, "means taxes", "means taxes and refunds");
  const auto found = told(Version(before), Version(after));
  BOOST_TEST(
      found.starts_with("revenue-share base.definition replaced: def-revenue -> "
                        "def-deductions as before -> def-revenue -> def-deductions changed\n"),
      found);
  BOOST_TEST(found.find("clause words replaced") != std::string::npos, found);
}

BOOST_AUTO_TEST_CASE(asks_no_right_without_assets_for_an_asset_that_changed) {
  const auto before = tests::in_frame(tests::clause_of(
      grant("g", "plugins") +
      R"(<governing-law id="law" law="US-DE"/><assignment id="as" by="supplier" level="free"/>)"));
  const auto after =
      replaced(before, R"(label="Plug-ins" within="software")", R"(label="Plug-ins")");
  const auto found = told(Version(before), Version(after));
  BOOST_TEST(found.find("grant assets") != std::string::npos, found);
}

std::string file(const std::string& path) {
  std::ostringstream bytes;
  bytes << std::ifstream(CLAUSELINE_ROOT "/" + path).rdbuf();
  return bytes.str();
}

constexpr std::string_view agreements[] = {
    "agreements/microsoft-openai/2025-10-28.xml",
    "agreements/microsoft-openai/2026-04-27.xml",
    "agreements/microsoft-openai/amendment-2026-04-27.xml",
};

BOOST_DATA_TEST_CASE(finds_nothing_between_a_version_and_itself, data::make(agreements), path) {
  const auto text = file(std::string(path));
  const Version before(text);
  const Version after(text);
  const auto comparison = compare(before.read(), after.read());
  BOOST_TEST(!comparison.clauses.empty());
  for (const ClauseChange& clause : comparison.clauses)
    BOOST_TEST((clause.unchanged() && clause.redline.empty() && !clause.typographic));
  BOOST_TEST(told(before, after) == "");
}

BOOST_AUTO_TEST_SUITE_END()
