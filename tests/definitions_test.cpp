#include "diff/definitions.hpp"

#include "diff/reach.hpp"
#include "version.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include <chrono>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

using namespace clauseline;
using tests::Version;
namespace data = boost::unit_test::data;

BOOST_AUTO_TEST_SUITE(definitions_test)

Clause definition(std::string id, std::vector<std::string> terms, std::string words) {
  return {.id = std::move(id),
          .kind = ClauseKind::definition,
          .words = std::move(words),
          .terms_defined = std::move(terms)};
}

Agreement agreement_of(std::vector<Clause> clauses) {
  return {.source = "test", .dialect = "test", .clauses = std::move(clauses)};
}

/// "Products: d1; API Products: d2".
std::string shown(const Definitions& definitions, const Clause& clause) {
  std::string text;
  for (const TermUse& use : definitions.uses(clause))
    text += fmt::format("{}{}: {}", text.empty() ? "" : "; ",
                        clause.words.substr(use.begin, use.end - use.begin), use.definition->id);
  return text;
}

struct Row {
  std::string_view words;
  std::string_view shown;

  friend std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.words; }
};

const Row uses[] = {
    {"Supplier sells Products.", "Products: d1"},
    {"Supplier sells products.", ""},
    {"Supplier sells PRODUCTS.", ""},
    {"the Product", ""},
    {"Productsheet, SubProducts", ""},
    {"the API Products and the Products", "API Products: d2; Products: d1"},
    {"the API\u00A0Products", "API\u00A0Products: d2"},
    {"\u201CAPI Products\u201D means", "API Products: d2"},
    {"the API, Products", "Products: d1"},
    {"the API of Supplier", ""},
    {"each Non-API Product", "Non-API Product: d3"},
    {"each Non\u2011API Product", "Non\u2011API Product: d3"},
    {"all Non-API Products of the API", "Non-API Products: d3"},
    {"an Affiliate's Affiliates", "Affiliate: d4; Affiliates: d4"},
    {"all Affiliated companies", ""},
    {"Third Parties", "Third Parties: d5"},
    {"Aircraft land; an aircraft may", "Aircraft: d6; aircraft: d6"},
    {"the AIRCRAFT", ""},
    {"", ""},
};

BOOST_DATA_TEST_CASE(find_terms_in_prose, data::make(uses), row) {
  const auto agreement = agreement_of({
      definition("d1", {"Products"}, ""),
      definition("d2", {"API Product"}, ""),
      definition("d3", {"Non-API Product"}, ""),
      definition("d4", {"Affiliate"}, ""),
      definition("d5", {"Third Party"}, ""),
      definition("d6", {"aircraft"}, ""),
  });
  const Definitions definitions(agreement);
  BOOST_TEST(shown(definitions, {.id = "c", .words = std::string(row.words)}) == row.shown);
}

BOOST_AUTO_TEST_CASE(believe_the_author_before_the_words) {
  const auto agreement =
      agreement_of({definition("d1", {"Products"}, ""), definition("d2", {"Revenue"}, "")});
  const Definitions definitions(agreement);
  const Clause clause{.id = "c",
                      .words = "that revenue on Products, Revenue",
                      .marks = {{MarkKind::term, 0, 12, "d2"}, {MarkKind::term, 16, 24, "d2"}}};
  BOOST_TEST(shown(definitions, clause) == "that revenue: d2; Products: d2; Revenue: d2");
}

BOOST_AUTO_TEST_CASE(find_no_use_in_a_mark_of_what_is_not_defined) {
  const auto agreement = agreement_of({definition("d1", {"Products"}, "")});
  const Definitions definitions(agreement);
  const Clause clause{
      .id = "c", .words = "the API Products", .marks = {{MarkKind::term, 4, 16, "gone"}}};
  BOOST_TEST(shown(definitions, clause) == "");
}

BOOST_AUTO_TEST_CASE(hold_what_is_defined_in_passing) {
  const auto agreement = agreement_of({{.id = "c1",
                                        .words = "the program (the Software)",
                                        .marks = {{MarkKind::defines, 17, 25, "def-software"}}}});
  const Definitions definitions(agreement);
  BOOST_TEST((definitions.find("def-software") == agreement.clauses.data()));
  BOOST_TEST(shown(definitions, {.id = "c2", .words = "uses the Software"}) == "Software: c1");
  BOOST_TEST((definitions.find("c1") == nullptr));
}

BOOST_AUTO_TEST_CASE(know_a_term_that_is_defined_twice) {
  const auto agreement =
      agreement_of({definition("d1", {"Fee"}, ""), definition("d2", {"Fee", "Fees"}, "")});
  const Definitions definitions(agreement);
  BOOST_TEST(definitions.defining("Fee").size() == 2U);
  BOOST_TEST(definitions.defining("Price").empty());
  BOOST_TEST(shown(definitions, {.id = "c", .words = "the Fee"}) == "Fee: d1");
}

/// "d2 through d1; c1 through d2".
std::string reach_of(const Version& version, const std::string& id) {
  const Definitions definitions(version.agreement());
  const Reach reach(version.read(), definitions);
  std::string text;
  for (const Reached& one : reach.of(*definitions.find(id)))
    text += fmt::format("{}{}{} through {}", text.empty() ? "" : "; ", one.clause->id,
                        one.term == nullptr ? "" : "/" + one.term->id, one.through->id);
  return text;
}

BOOST_AUTO_TEST_CASE(reach_clauses_and_terms_through_chains) {
  const Version version(
      R"(<clause id="a"><p>A share of Net Revenue is due.</p><terms>)"
      R"(<cooperation id="p" between="customer supplier" areas="research"/></terms></clause>)"
      R"(<clause id="b"><p>Deductions are listed.</p></clause>)"
      R"(<clause id="c"><p>Nothing.</p><terms><revenue-share id="s" payer="customer" )"
      R"(payee="supplier"><base measure="net-revenue" of="customer" definition="def-revenue"/>)"
      R"(</revenue-share></terms></clause>)");
  BOOST_TEST(reach_of(version, "def-deductions") ==
             "def-revenue through def-deductions; a through def-revenue; a/p through def-revenue; "
             "b through def-deductions; c/s through def-revenue");
  BOOST_TEST(reach_of(version, "def-revenue") ==
             "a through def-revenue; a/p through def-revenue; c/s through def-revenue");
}

BOOST_AUTO_TEST_CASE(reach_round_a_circle_once) {
  const auto agreement = agreement_of({
      definition("d1", {"Ping"}, "Ping means what follows Pong."),
      definition("d2", {"Pong"}, "Pong means what follows Ping."),
      {.id = "c", .words = "Ping and Pong"},
  });
  const auto version = interpret(agreement);
  const Definitions definitions(agreement);
  const Reach reach(version, definitions);
  const auto& clauses = agreement.clauses;
  BOOST_TEST(reach.of(clauses[0]).size() == 2U);
  const auto ways = reach.ways_to({clauses.data()});
  BOOST_TEST(ways.from(clauses[1]).size() == 2U);
  BOOST_TEST(ways.from(clauses[0]).size() == 1U);
  BOOST_TEST(ways.from(clauses[2]).empty());
}

/// As many clauses, each of which uses one of as many definitions that begin alike.
Agreement many(std::size_t clauses, std::size_t terms) {
  Agreement made{.source = "test", .dialect = "test"};
  for (std::size_t i = 0; i < terms; ++i)
    made.clauses.push_back(definition(fmt::format("d{}", i), {fmt::format("Licensed Item {}", i)},
                                      "Something licensed."));
  for (std::size_t i = 0; i < clauses; ++i)
    made.clauses.push_back(
        {.id = fmt::format("c{}", i),
         .words = fmt::format("Customer keeps the Licensed Item {} in a Licensed "
                              "place, as Licensed Items are kept.",
                              i % terms)});
  return made;
}

BOOST_AUTO_TEST_CASE(cost_no_more_for_terms_that_begin_alike) {
  const auto seconds = [](std::size_t terms) {
    const auto agreement = many(5000, terms);
    const auto version = interpret(agreement);
    const auto start = std::chrono::steady_clock::now();
    const Definitions definitions(agreement);
    const Reach reach(version, definitions);
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
    BOOST_TEST(reach.of(agreement.clauses[0]).size() == 5000 / terms);
    return taken.count();
  };
  const double few = seconds(5);
  const double lots = seconds(500);
  BOOST_TEST(lots < 10 * few + 0.05);  // all with all would be a hundred times as much
}

BOOST_AUTO_TEST_SUITE_END()
