#include "terms/order.hpp"

#include "terms/tables.hpp"
#include "version.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace clauseline;
using tests::Version;
namespace data = boost::unit_test::data;

BOOST_AUTO_TEST_SUITE(order_test)

using Attributes = std::vector<std::pair<std::string, std::string>>;

/// What the schema requires of a right, for rows that speak of something else.
Attributes required(std::string_view right) {
  if (right == "grant")
    return {{"grantor", "supplier"}, {"grantee", "customer"}, {"assets", "core"}};
  if (right == "revenue-share") return {{"payer", "supplier"}, {"payee", "customer"}};
  if (right == "payment")
    return {{"payer", "supplier"},
            {"payee", "customer"},
            {"kind", "fee"},
            {"amount", "1"},
            {"currency", "USD"}};
  if (right == "hosting") return {{"owner", "supplier"}, {"assets", "core"}, {"mode", "any"}};
  if (right == "launch")
    return {{"owner", "supplier"}, {"cloud", "north"}, {"assets", "core"}, {"priority", "first"}};
  if (right == "commitment") return {{"by", "supplier"}, {"to", "customer"}, {"kind", "spend"}};
  if (right == "residency")
    return {{"by", "supplier"}, {"for", "customer"}, {"assets", "data"}, {"regions", "DE"}};
  if (right == "portability" || right == "obligation") {
    Attributes needed{{"by", "supplier"}, {"for", "customer"}};
    if (right == "obligation") needed.emplace_back("act", "deliver");
    return needed;
  }
  if (right == "agreement-term") return {};
  if (right == "audit-right") return {{"holder", "customer"}, {"of", "supplier"}};
  BOOST_TEST_REQUIRE(right == "liability");
  return {{"of", "supplier"}, {"to", "customer"}, {"mode", "capped"}};
}

/// A term of a right with attributes ("a=\"b\"") or child elements ("<until .../>"), or both,
/// with a bar between them.
std::string element(std::string_view right, std::string_view said) {
  const bool only_children = said.starts_with('<');
  const auto bar = only_children ? 0 : std::min(said.find('|'), said.size());
  const auto written = said.substr(0, bar);
  const auto children = only_children ? said : said.substr(std::min(bar + 1, said.size()));
  std::string tag = fmt::format("<{} id=\"it\"", right);
  for (const auto& [name, value] : required(right))
    if (fmt::format(" {}", written).find(fmt::format(" {}=", name)) == std::string::npos)
      tag += fmt::format(" {}=\"{}\"", name, value);
  return fmt::format("{} {}>{}</{}>", tag, written, children, right);
}

struct Row {
  std::string_view right;
  std::string_view field;
  std::string_view before;
  std::string_view after;
  std::string_view move;

  friend std::ostream& operator<<(std::ostream& out, const Row& row) {
    return out << row.right << " " << row.field << ": " << row.before << " -> " << row.after;
  }
};

struct Place {
  std::string_view right;
  std::string_view field;
};

std::string_view moved(const Place& row, const Version& before, const Version& after) {
  const Right& right = *find_right(row.right);
  const Field& field = right.fields[static_cast<std::size_t>(field_index(right, row.field))];
  return to_text(order(field, before.term("it")[row.field], after.term("it")[row.field],
                       {before.read(), after.read()}));
}

/// The move from the old to the new, and from the new to the old.
std::pair<std::string_view, std::string_view> moves(const Row& row) {
  const Version before(tests::clause_of(element(row.right, row.before)));
  const Version after(tests::clause_of(element(row.right, row.after)));
  const Place place{.right = row.right, .field = row.field};
  return {moved(place, before, after), moved(place, after, before)};
}

std::string_view reversed(std::string_view move) {
  constexpr std::pair<std::string_view, std::string_view> opposites[] = {
      {"added", "removed"}, {"raised", "lowered"}, {"stated", "silenced"}, {"hidden", "disclosed"},
      {"removed", "added"}, {"lowered", "raised"}, {"silenced", "stated"}, {"disclosed", "hidden"}};
  for (const auto& [one, other] : opposites)
    if (one == move) return other;
  return move;
}

// clang-format off
constexpr Row rows[] = {
    // levels: up and down the ladder, off it, not said
    {"grant", "royalty", R"(royalty="bearing")", R"(royalty="free")", "raised"},
    {"grant", "royalty", R"(royalty="free")", R"(royalty="paid-up")", "none"},  // one rung
    {"grant", "royalty", R"()", R"(royalty="free")", "stated"},
    {"grant", "royalty", R"()", R"(royalty="unstated")", "none"},
    {"grant", "transfer", R"(transfer="consent")", R"(transfer="no")", "lowered"},
    {"grant", "exclusivity", R"(<exclusivity level="sole"/>)", R"(<exclusivity level="exclusive"/>)", "raised"},
    {"grant", "exclusivity", R"(<exclusivity level="exclusive"/>)", R"(<exclusivity level="non-exclusive"/>)", "lowered"},
    {"grant", "exclusivity", R"(<exclusivity level="unstated"/>)", R"(<exclusivity level="exclusive"/>)", "stated"},
    {"revenue-share", "base.measure", R"(<base measure="net-revenue"/>)", R"(<base measure="gross-revenue"/>)", "raised"},
    {"revenue-share", "base.measure", R"(<base measure="net-revenue"/>)", R"(<base measure="units"/>)", "replaced"},
    {"revenue-share", "base.measure", R"(<base measure="undisclosed"/>)", R"(<base measure="units"/>)", "disclosed"},
    {"obligation", "force", R"()", R"(force="shall")", "none"},  // what the schema gives
    {"obligation", "force", R"()", R"(force="may")", "lowered"},
    {"obligation", "force", R"(force="reasonable-efforts")", R"(force="commercially-reasonable-efforts")", "none"},
    // words without an order
    {"grant", "right", R"()", R"(right="licence")", "none"},
    {"grant", "right", R"()", R"(right="option")", "replaced"},
    {"hosting", "mode", R"(mode="any")", R"(mode="none")", "replaced"},
    // parties
    {"grant", "grantee", R"()", R"(grantee="panel")", "replaced"},
    {"obligation", "for", R"()", R"(for="customer")", "none"},
    // assets, by the register: core and plug-ins are parts of the software
    {"grant", "assets", R"(assets="core")", R"(assets="core plugins")", "raised"},
    {"grant", "assets", R"(assets="core")", R"(assets="software")", "raised"},
    {"grant", "assets", R"(assets="core")", R"(assets="data")", "replaced"},
    {"grant", "assets", R"(assets="software")", R"(assets="core plugins")", "none"},
    {"grant", "assets", R"(assets="core")", R"(assets="plugins")", "replaced"},
    {"grant", "assets", R"(assets="software core")", R"(assets="software")", "none"},
    {"grant", "assets", R"(assets="data core")", R"(assets="core data")", "none"},
    {"portability", "assets", R"()", R"(assets="data")", "lowered"},  // before: everything
    {"commitment", "assets", R"(assets="data")", R"()", "raised"},
    // clouds
    {"hosting", "clouds", R"(mode="only" clouds="north")", R"(mode="only" clouds="north east")", "raised"},
    {"hosting", "clouds", R"(mode="only" clouds="north")", R"(mode="only" clouds="east")", "replaced"},
    {"hosting", "clouds", R"()", R"(mode="only" clouds="east")", "stated"},
    // words of an open list
    {"grant", "uses", R"(uses="run")", R"(uses="run copy")", "raised"},
    {"grant", "uses", R"(uses="run")", R"(uses="copy")", "replaced"},
    {"grant", "uses", R"()", R"(uses="run")", "lowered"},  // every use before
    {"revenue-share", "base.deductions", R"(<base measure="units"/>)", R"(<base measure="units" deductions="tax"/>)", "added"},
    {"revenue-share", "independent-of", R"()", R"(<independent-of event="sale"/>)", "added"},
    {"revenue-share", "independent-of", R"(<independent-of event="sale"/>)", R"(<independent-of event="sale"/><independent-of event="launch-day"/>)", "raised"},
    // ids
    {"revenue-share", "base.definition", R"(<base measure="units" definition="def-revenue"/>)", R"(<base measure="units" definition="def-deductions"/>)", "replaced"},
    // regions
    {"grant", "territory", R"(territory="DE")", R"(territory="DE FR")", "raised"},
    {"grant", "territory", R"(territory="DE-BY")", R"(territory="DE")", "raised"},
    {"grant", "territory", R"(territory="world")", R"(territory="DE")", "lowered"},
    {"grant", "territory", R"(territory="world")", R"(territory="world DE")", "none"},
    {"grant", "territory", R"(territory="x-emea")", R"(territory="DE")", "replaced"},  // not known
    {"grant", "territory", R"(territory="x-emea")", R"(territory="world")", "raised"},
    {"grant", "territory", R"()", R"(territory="DE")", "lowered"},
    {"grant", "territory", R"()", R"(territory="world")", "none"},  // not said: everywhere
    {"residency", "regions", R"(regions="DE")", R"(regions="DE FR")", "raised"},
    // percent
    {"revenue-share", "rate", R"(<rate percent="20"/>)", R"(<rate percent="20.5"/>)", "raised"},
    {"revenue-share", "rate", R"(<rate percent="20"/>)", R"(<rate percent="20.00"/>)", "none"},
    {"revenue-share", "rate", R"(<rate percent="20"/>)", R"(<rate percent="undisclosed"/>)", "hidden"},
    {"revenue-share", "rate", R"(<rate percent="20"/>)", R"(<rate percent="redacted"/>)", "hidden"},
    {"revenue-share", "rate", R"(<rate percent="20"/>)", R"(<rate percent="tbd"/>)", "hidden"},
    {"revenue-share", "rate", R"(<rate percent="undisclosed"/>)", R"(<rate percent="undisclosed"/>)", "unproven"},
    {"revenue-share", "rate", R"(<rate percent="undisclosed"/>)", R"(<rate percent="redacted"/>)", "unproven"},
    {"revenue-share", "rate", R"()", R"(<rate percent="5"/>)", "stated"},
    // money
    {"revenue-share", "cap", R"(<cap amount="5" currency="USD"/>)", R"(<cap amount="6" currency="USD"/>)", "raised"},
    {"revenue-share", "cap", R"(<cap amount="5" currency="USD"/>)", R"(<cap amount="5" currency="EUR"/>)", "replaced"},
    {"revenue-share", "cap", R"()", R"(<cap amount="5" currency="USD"/>)", "added"},
    {"revenue-share", "cap", R"()", R"(<cap amount="undisclosed"/>)", "added"},
    {"commitment", "amount", R"(amount="5" unit="GPU")", R"(amount="4" unit="GPU")", "lowered"},
    {"commitment", "amount", R"(amount="5" unit="GPU")", R"(amount="5" currency="USD")", "replaced"},
    {"commitment", "amount", R"()", R"(amount="5" currency="USD")", "stated"},
    // number
    {"audit-right", "per-year", R"(per-year="2")", R"(per-year="1")", "lowered"},
    {"liability", "fees-multiple", R"(fees-multiple="1.5")", R"(fees-multiple="1.50")", "none"},
    // duration
    {"launch", "lead", R"(lead="P30D")", R"(lead="P60D")", "raised"},
    {"launch", "lead", R"(lead="P12M")", R"(lead="P1Y")", "none"},
    {"launch", "lead", R"(lead="P30D")", R"(lead="P1M")", "replaced"},  // which month decides
    {"launch", "lead", R"(lead="undisclosed")", R"(lead="P1M")", "disclosed"},
    // date
    {"payment", "due", R"(due="2027")", R"(due="2027-12-31")", "none"},
    {"payment", "due", R"(due="2027")", R"(due="2028-01-01")", "raised"},
    // elsewhere
    {"revenue-share", "rate.same-as", R"(<rate percent="undisclosed"/>)", R"(<rate percent="undisclosed" same-as="frame@1#it"/>)", "stated"},
    // end
    {"payment", "until", R"(<until date="2030"/>)", R"(<until date="2032"/>)", "raised"},
    {"payment", "until", R"(<until date="2030"/>)", R"(<until event="sale"/>)", "replaced"},
    {"payment", "until", R"(<until event="sale"/>)", R"(<until event="sale" plus="P1M"/>)", "raised"},
    {"payment", "until", R"()", R"(<until date="2030"/>)", "replaced"},  // before: unstated
    {"payment", "until", R"()", R"(<until open="unstated"/>)", "none"},
    {"payment", "until", R"()", R"(<until open="perpetual"/>)", "raised"},
    {"payment", "until", R"(<until date="2030"/>)", R"(<until date="2030"/><until event="sale"/>)", "lowered"},
    {"payment", "from", R"(<from date="2030"/>)", R"(<from date="2030"/><from event="sale"/>)", "raised"},
    // condition
    {"payment", "when", R"()", R"(<when><event ref="sale"/></when>)", "added"},
    {"payment", "when", R"(<when><event ref="sale"/></when>)", R"(<when><any><event ref="sale"/><event ref="launch-day"/></any></when>)", "raised"},
    {"payment", "when", R"(<when><event ref="sale"/></when>)", R"(<when><event ref="sale"/></when><when><event ref="launch-day"/></when>)", "lowered"},
    {"payment", "unless", R"(<unless><event ref="sale"/></unless>)", R"(<unless><event ref="sale"/></unless><unless><event ref="launch-day"/></unless>)", "raised"},
    {"payment", "when", R"(<when><event ref="sale"/></when>)", R"(<when><event ref="launch-day"/></when>)", "replaced"},
    {"payment", "when", R"(<when><threshold measure="users" op="ge" value="undisclosed"/></when>)", R"(<when><threshold measure="users" op="ge" value="5"/></when>)", "replaced"},
};
// clang-format on

BOOST_DATA_TEST_CASE(of_a_field_tells_how_it_moved, data::make(rows), row) {
  const auto [forth, back] = moves(row);
  BOOST_TEST(forth == row.move);
  BOOST_TEST(back == reversed(row.move));
}

// clang-format off
constexpr Row parts[] = {
    {"hosting", "except", R"()", R"(<except customers="banks"/>)", "added"},
    {"hosting", "except", R"(<except customers="banks"/>)", R"(<except customers="banks insurers"/>)", "raised"},
    {"hosting", "except", R"(<except customers="banks"/>)", R"(<except customers="banks"/><except territory="CN"/>)", "raised"},
    {"hosting", "except", R"(<except customers="banks" territory="CN"/>)", R"(<except customers="banks"/>)", "raised"},
    {"hosting", "except", R"(<except customers="banks"/>)", R"(<except territory="CN"/>)", "replaced"},
    {"hosting", "except", R"(<except assets="core"/>)", R"(<except assets="software"/>)", "raised"},
    {"hosting", "except", R"(<except assets="core"/><except assets="software"/>)", R"(<except assets="software"/>)", "none"},
    {"hosting", "except", R"(<except territory="DE-BY"/>)", R"(<except territory="DE"/>)", "raised"},
    {"hosting", "except", R"(<except field="cars"/>)", R"(<except field="boats cars"/>)", "raised"},
    {"hosting", "except", R"(<except customers="banks" note="one"/>)", R"(<except customers="banks" note="two"/>)", "none"},
    {"hosting", "except", R"(<except customers="banks"><until date="2030"/></except>)", R"(<except customers="banks"><until date="2032"/></except>)", "raised"},
    {"hosting", "except", R"(<except customers="banks"><until date="2030"/></except>)", R"(<except customers="banks"/>)", "raised"},
    {"hosting", "except", R"(<except customers="banks"><when><event ref="sale"/></when></except>)", R"(<except customers="banks"/>)", "raised"},
    {"hosting", "except", R"(<except customers="banks"><unless><event ref="sale"/></unless></except>)", R"(<except customers="banks"/>)", "raised"},
    {"hosting", "except", R"(<except customers="banks"><from date="2030"/></except>)", R"(<except customers="banks"/>)", "raised"},
    {"grant", "includes", R"(<includes assets="core"/>)", R"(<includes assets="core plugins"/>)", "raised"},
    {"grant", "excludes", R"(<excludes assets="core"/>)", R"(<excludes assets="data"/>)", "replaced"},
    {"revenue-share", "tier", R"(<rate percent="20"/>)", R"(<rate percent="20"/><tier over="5" currency="USD" percent="10"/>)", "added"},
    {"revenue-share", "tier", R"(<rate percent="20"/><tier over="5" currency="USD" percent="5"/>)", R"(<rate percent="20"/><tier over="5" currency="USD" percent="10"/>)", "raised"},
    {"revenue-share", "tier", R"(<rate percent="20"/><tier over="5" currency="USD" percent="10"/>)", R"(<rate percent="20"/><tier over="5" currency="EUR" percent="10"/>)", "replaced"},
    // a tier that is not shown proves nothing
    {"revenue-share", "tier", R"(<rate percent="20"/><tier over="5" currency="USD" percent="undisclosed"/>)", R"(<rate percent="20"/><tier over="5" currency="USD" percent="10"/>)", "replaced"},
    {"revenue-share", "tier", R"(<rate percent="20"/><tier over="redacted" currency="USD" percent="10"/>)", R"(<rate percent="20"/><tier over="tbd" currency="USD" percent="10"/>)", "none"},
    // nor do tiers upon a rate that is not shown
    {"revenue-share", "tier", R"(<rate percent="undisclosed"/><tier over="5" currency="USD" percent="10"/>)", R"(<rate percent="undisclosed"/><tier over="5" currency="USD" percent="10.0"/>)", "none"},
    {"revenue-share", "tier", R"(<rate percent="undisclosed"/><tier over="5" currency="USD" percent="10"/>)", R"(<rate percent="20"/><tier over="6" currency="USD" percent="10"/>)", "replaced"},
};
// clang-format on

BOOST_DATA_TEST_CASE(of_what_is_excepted_or_tiered_tells_how_it_moved, data::make(parts), row) {
  const auto [forth, back] = moves(row);
  BOOST_TEST(forth == row.move);
  BOOST_TEST(back == reversed(row.move));
}

std::string replaced(std::string text, std::string_view old, std::string_view by) {
  const auto at = text.find(old);
  BOOST_TEST_REQUIRE(at != std::string::npos);
  return text.replace(at, old.size(), by);
}

BOOST_AUTO_TEST_CASE(closes_sets_by_the_register_of_their_own_side) {
  const auto both =
      tests::in_frame(tests::clause_of(element("grant", R"(assets="software data")")));
  const auto whole = tests::in_frame(tests::clause_of(element("grant", R"(assets="software")")));
  const auto within = [&](const std::string& text) {
    return replaced(text, R"(label="Data")", R"(label="Data" within="software")");
  };
  const Place assets{.right = "grant", .field = "assets"};
  const auto move = [&](const std::string& before, const std::string& after) {
    return moved(assets, Version(before), Version(after));
  };
  BOOST_TEST(move(both, whole) == "lowered");
  BOOST_TEST(move(both, within(whole)) == "none");
  BOOST_TEST(move(within(both), whole) == "lowered");
  BOOST_TEST(move(whole, within(both)) == "raised");
}

BOOST_AUTO_TEST_CASE(knows_clouds_within_clouds_and_the_days_of_events) {
  const auto cloud = [&](std::string_view clouds) {
    const auto said = fmt::format(R"(mode="only" clouds="{}")", clouds);
    return replaced(tests::in_frame(tests::clause_of(element("hosting", said))),
                    R"(label="South Cloud")", R"(label="South Cloud" within="north")");
  };
  BOOST_TEST(moved({.right = "hosting", .field = "clouds"}, Version(cloud("south")),
                   Version(cloud("north"))) == "raised");
  const auto until = [&](std::string_view end) {
    const auto said = fmt::format("<until {}/>", end);
    return replaced(tests::in_frame(tests::clause_of(element("payment", said))),
                    R"(label="Launch")", R"(label="Launch" not-before="2033")");
  };
  BOOST_TEST(moved({.right = "payment", .field = "until"}, Version(until(R"(date="2032")")),
                   Version(until(R"(event="launch-day")"))) == "raised");
}

BOOST_AUTO_TEST_SUITE_END()
