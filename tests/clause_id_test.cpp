#include "model/clause_id.hpp"

#include "outline.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace clauseline;
namespace data = boost::unit_test::data;

BOOST_AUTO_TEST_SUITE(clause_id_test)

/// The ids that clauses get, in document order.
std::string ids(std::vector<Clause> clauses) {
  Agreement agreement{.source = "x.xml", .dialect = "test"};
  agreement.clauses = std::move(clauses);
  give_ids(agreement);
  std::string found;
  walk(agreement.clauses, [&](const Clause& clause, const Clause*) {
    found += found.empty() ? clause.id : " " + clause.id;
  });
  return found;
}

Clause numbered(std::string_view number, std::vector<Clause> inner = {}) {
  return {.id = {}, .number = std::string(number), .clauses = std::move(inner)};
}
Clause headed(std::string_view heading) { return {.id = {}, .heading = std::string(heading)}; }

struct Row {
  std::string_view number;
  std::string_view heading;
  std::string_view id;

  friend std::ostream& operator<<(std::ostream& out, const Row& row) {
    return out << row.number << " " << row.heading;
  }
};

constexpr Row rows[] = {
    {"3.2", "Fees", "3.2"},
    {"3.2.", "", "3.2"},
    {"(a)", "", "a"},
    {"\u00A7 4-a", "", "\u00A74-a"},
    {"Section 7", "", "Section7"},
    {"", "Fees and Costs", "fees-and-costs"},
    {"", "  -- Fees!", "fees"},
    {"", "Caf\u00E9s", "caf\u00E9s"},
    {"", "", "~1"},
    {"()", "", "~1"},
    {"", "---", "~1"},
    {"", "A heading that is longer than anybody would want to read in an id",
     "a-heading-that-is-longer-than-anybody-would-want"},
};

BOOST_DATA_TEST_CASE(is_made_from_number_or_heading_or_place, data::make(rows), row) {
  auto clause = headed(row.heading);
  clause.number = row.number;
  BOOST_TEST(ids({clause}) == row.id);
}

BOOST_AUTO_TEST_CASE(is_the_path_of_the_numbers) {
  const auto item = numbered("(a)", {numbered("(ii)")});
  BOOST_TEST(ids({numbered("3", {numbered("3.2", {item}), numbered("(b)")})}) ==
             "3 3.2 3.2.a 3.2.a.ii 3.b");
  BOOST_TEST(ids({numbered("3", {numbered("", {item})})}) == "3 ~1.1 3.a 3.a.ii");
}

BOOST_AUTO_TEST_CASE(is_told_apart_where_it_repeats) {
  BOOST_TEST(ids({numbered("1"), numbered("1"), numbered("1.")}) == "1 1~2 1~3");
  BOOST_TEST(ids({headed("Fees"), headed("FEES")}) == "fees fees~2");
  auto written = headed("Other");
  written.id = "fees";
  BOOST_TEST(ids({headed("Fees"), written}) == "fees~2 fees");
  written.id = "1~2";
  BOOST_TEST(ids({numbered("1"), numbered("1"), written}) == "1 1~3 1~2");
}

BOOST_AUTO_TEST_CASE(leaves_those_that_authors_wrote) {
  Agreement agreement{.source = "x.xml", .dialect = "test"};
  agreement.clauses = {numbered("1"), numbered("2")};
  agreement.clauses.front().id = "fees";
  give_ids(agreement);
  BOOST_TEST(tests::outline(agreement.clauses) == "clause 1 <fees>\nclause 2 (2)\n");
}

BOOST_AUTO_TEST_CASE(stays_with_the_first_of_those_that_bear_it) {
  Agreement agreement{.source = "x.xml", .dialect = "test"};
  agreement.clauses = {numbered("1"), numbered("2", {numbered("3")})};
  agreement.clauses.front().id = "fees";
  agreement.clauses.back().id = "term";
  agreement.clauses.back().clauses.front().id = "fees";
  give_ids(agreement);
  BOOST_TEST(tests::outline(agreement.clauses) ==
             "clause 1 <fees>\nclause 2 <term>\n  clause 3 (fees~2)\n");
}

BOOST_AUTO_TEST_SUITE_END()
