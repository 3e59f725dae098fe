// The list of clauses that every format shows. tests/moves holds two versions in which clauses
// were moved, swapped, merged, split, renumbered and removed, and what is said of them;
// CLAUSELINE_BLESS=1 rewrites that, and the reviewer of the commit reads the difference.

#include "report/listing.hpp"

#include "audit_text.hpp"
#include "html_tags.hpp"
#include "model/read.hpp"
#include "report/format.hpp"
#include "report/lines.hpp"
#include "report/view.hpp"
#include "store/file.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <nlohmann/json.hpp>
#include <ostream>
#include <random>
#include <set>
#include <sstream>

using namespace clauseline;
using namespace clauseline::reports;
namespace data = boost::unit_test::data;

BOOST_AUTO_TEST_SUITE(listing_test)

namespace {

constexpr std::string_view folder = CLAUSELINE_ROOT "/tests/moves/";

std::unique_ptr<const Version> version(const std::string& name) {
  return std::make_unique<const Version>(Evidence{.source = name},
                                         read_agreement(read_file(std::string(folder) + name)));
}

std::unique_ptr<const Version> generic(const std::string& paragraphs) {
  const auto dialect = find_dialect("generic");
  const Source source("a.xml", "<doc>" + paragraphs + "</doc>");
  return std::make_unique<const Version>(Evidence{.source = "a.xml"},
                                         read_agreement(source, &dialect));
}

Report report_of(std::unique_ptr<const Version> before, std::unique_ptr<const Version> after) {
  Report report{.depth = Depth::clauses};
  report.audits.push_back(audit(std::move(before), std::move(after), Depth::clauses));
  return report;
}

Report moves() { return report_of(version("before.xml"), version("after.xml")); }

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);)
    lines.push_back(line);
  return lines;
}

/// What stands below the summary.
std::string clauses_of(const std::string& text) {
  return text.substr(text.find("\n\n", text.find("Clauses: ")) + 1);
}

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

}  // namespace

struct Kept {
  const char* file;
  const char* format;
  bool with_unchanged;
};
std::ostream& operator<<(std::ostream& to, const Kept& row) { return to << row.file; }

constexpr Kept kept[] = {{"expected.txt", "text", false},
                         {"unchanged.txt", "text", true},
                         {"expected.md", "markdown", false}};

BOOST_DATA_TEST_CASE(tells_what_moved_as_expected, data::make(kept), row) {
  auto report = moves();
  report.with_unchanged = row.with_unchanged;
  const auto found = find_format(row.format)->render(report);
  const auto file = std::string(folder) + row.file;
  if (std::getenv("CLAUSELINE_BLESS") != nullptr) write_file(file, found);
  BOOST_TEST(found == read_file(file).bytes());
}

BOOST_DATA_TEST_CASE(stays_within_the_columns_of_the_terminal,
                     data::make({40U, 60U, 80U}) * data::make({false, true}), width, all) {
  auto report = moves();
  report.width = width;
  report.with_unchanged = all;
  for (const std::string& line : lines_of(text(report)))
    BOOST_TEST(width_of(line) <= width, line);
}

BOOST_DATA_TEST_CASE(begins_its_lines_with_words_of_its_own, data::make({false, true}), all) {
  const std::set<std::string> ours{"edited",     "added",      "removed",     "moved",
                                   "renumbered", "split",      "merged",      "unchanged",
                                   "under",      "moved away", "merged away", "split off"};
  auto report = moves();
  report.with_unchanged = all;
  for (const std::string& line : lines_of(clauses_of(text(report)))) {
    if (line.empty() || line.starts_with("  ") || line.starts_with("... ")) continue;
    const auto first = line.substr(0, line.find_first_of(",:"));
    BOOST_TEST(ours.contains(first), line);
  }
}

BOOST_AUTO_TEST_CASE(says_the_same_in_colour) {
  auto report = moves();
  const auto plain = text(report);
  report.color = true;
  std::string without;
  const auto colored = text(report);
  for (std::size_t i = 0; i < colored.size(); ++i)
    if (colored[i] == '\033')
      i = colored.find('m', i);
    else
      without += colored[i];
  BOOST_TEST(contains(colored, "\033[31;9m[-three-]\033[0m"));
  BOOST_TEST(without == plain);
}

// The list itself

BOOST_AUTO_TEST_CASE(holds_every_pairing_once) {
  const auto report = moves();
  const Audit& audited = report.audits.front();
  const Places places(audited);
  std::multiset<const ClauseChange*> listed;
  for (const Entry& entry : entries(audited, places))
    if (!entry.pointer) listed.insert(entry.change);
  BOOST_TEST(listed.size() == audited.comparison.clauses.size());
  for (const ClauseChange& change : audited.comparison.clauses)
    BOOST_TEST(listed.count(&change) == 1U);
}

BOOST_DATA_TEST_CASE(names_or_counts_every_clause_once, data::xrange(200U), seed) {
  const auto report = moves();
  const Audit& audited = report.audits.front();
  const Places places(audited);
  const auto all = entries(audited, places);
  std::mt19937 random(seed);
  std::set<const ClauseChange*> whole;
  for (const Entry& entry : all)
    if (random() % (1 + seed % 20) == 0) whole.insert(entry.change);
  const auto lines = listing(all, places, [&](const ClauseChange& change) {
    return whole.contains(&change) ? Showing::whole : Showing::context;
  });
  std::set<const ClauseChange*> around;
  std::size_t told = 0;
  std::set<const Entry*> named;
  for (const Line& line : lines) {
    told += line.left_out;
    if (line.kind == LineKind::under)
      for (const Clause* clause : line.path)
        around.insert(places.change_of(clause));
    else if (line.entry != nullptr)
      BOOST_TEST(named.insert(line.entry).second);
  }
  std::size_t only_around = 0;
  for (const Entry& entry : all)
    if (!entry.pointer && around.contains(entry.change) && !named.contains(&entry)) ++only_around;
  BOOST_TEST(told + named.size() + only_around == all.size());
}

BOOST_AUTO_TEST_CASE(is_empty_where_nothing_changed) {
  const auto told = text(report_of(version("after.xml"), version("after.xml")));
  BOOST_TEST(told.ends_with("\nClauses: 31 unchanged\n"), told);
}

BOOST_AUTO_TEST_CASE(keeps_a_removed_clause_where_it_stood_though_its_neighbour_moved) {
  const auto report = report_of(
      generic("<p>One alpha beta gamma.</p><p>Two delta epsilon zeta.</p><p>Three eta theta iota."
              "</p><p>Four kappa lambda mu.</p><p>Five nu xi omicron.</p>"),
      generic("<p>One alpha beta gamma.</p><p>Four kappa lambda mu.</p><p>Five nu xi omicron.</p>"
              "<p>Two delta epsilon zeta.</p>"));
  const auto told = text(report);
  const auto removed = told.find("removed: Three");
  BOOST_TEST_REQUIRE(removed != std::string::npos, told);
  BOOST_TEST(told.find("One alpha") < removed);
  BOOST_TEST(removed < told.find("Four kappa"));
  BOOST_TEST(told.find("moved away: Two") < removed);
}

// What is said of a pairing

struct Doubt {
  const char* why;
  double similarity;
  bool doubtful;
};
std::ostream& operator<<(std::ostream& to, const Doubt& row) { return to << row.why; }

constexpr Doubt doubts[] = {
    {"same id", 0.3, false},         {"was", 0.3, false},
    {"equal words", 1, false},       {"equal words of the whole clause", 1, false},
    {"same number", 1, false},       {"same inner clauses", 1, false},
    {"near-equal words", 0.9, true}, {"near-equal words elsewhere", 0.6, true},
    {"same heading", 0.6, true},     {"same number and place", 0.6, true},
    {"same place", 0.3, true}};

BOOST_DATA_TEST_CASE(doubts_what_rests_neither_on_ids_nor_on_equal_words, data::make(doubts), row) {
  const Clause clause{.id = "a"};
  Pairing pairing{
      .before = {&clause}, .after = {&clause}, .similarity = row.similarity, .why = row.why};
  BOOST_TEST(is_doubtful(pairing) == row.doubtful);
  pairing.before.clear();  // what was added is not paired at all
  BOOST_TEST(!is_doubtful(pairing));
}

BOOST_AUTO_TEST_CASE(says_on_what_a_doubtful_pair_rests) {
  const auto told = text(report_of(generic("<p>One two three four five six seven.</p>"),
                                   generic("<p>One two three four five six eight.</p>")));
  BOOST_TEST(contains(told, "\n  (paired by "), told);
  BOOST_TEST(!contains(text(moves()), "(paired by "));
}

struct Cut {
  const char* text;
  unsigned width;
  const char* shown;
};
std::ostream& operator<<(std::ostream& to, const Cut& row) { return to << row.text; }

constexpr Cut cuts[] = {{"", 10, ""},
                        {"one two", 7, "one two"},
                        {"one two", 6, " ..."},
                        {"one two three", 12, "one two ..."},
                        {"one two three", 13, "one two three"},
                        {"\xE6\xBC\xA2\xE5\xAD\x97 two", 8, "\xE6\xBC\xA2\xE5\xAD\x97 two"},
                        {"\xE6\xBC\xA2\xE5\xAD\x97 two three", 11, "\xE6\xBC\xA2\xE5\xAD\x97 ..."}};

BOOST_DATA_TEST_CASE(cuts_context_to_one_line, data::make(cuts), row) {
  BOOST_TEST(cut(row.text, row.width) == row.shown);
}

// Links at both ends

BOOST_AUTO_TEST_CASE(links_both_ends_on_the_page) {
  const auto page = html(moves());
  for (const auto* link :
       {"<a href=\"#c-secrecy:was\">", "<a href=\"#c-confidence\">", "<a href=\"#c-interest:was\">",
        "<a href=\"#c-interest\">", "<a href=\"#c-records\">", "<a href=\"#c-tax\">"})
    BOOST_TEST(contains(page, link), link);
  for (const auto& id : tests::values(page, "id"))
    if (id.ends_with(":was")) BOOST_TEST(contains(page, "href=\"#" + id + "\""), id);
}

BOOST_AUTO_TEST_CASE(gives_programs_both_ends_of_a_move) {
  const auto report = nlohmann::json::parse(json(moves()));
  std::map<std::string, nlohmann::json> found;
  for (const auto& clause : report["clauses"]) {
    const bool told = clause.contains("moved");
    const auto kinds = clause["change"].get<std::set<std::string>>();
    BOOST_TEST(told == kinds.contains("moved"));
    if (told) found[clause["new"][0]["id"]] = clause["moved"];
  }
  BOOST_TEST(found.size() == 3U);
  BOOST_TEST((found["confidence"] == nlohmann::json::parse(R"({
    "from": {"parent": "general", "after": "law"}, "to": {"parent": "goods", "after": "order"}})")));
  BOOST_TEST((found["interest"] == nlohmann::json::parse(R"({
    "from": {"parent": "price", "after": "invoices"},
    "to": {"parent": "price", "after": "prices"}})")));
  BOOST_TEST((found["invoices"] == nlohmann::json::parse(R"({
    "from": {"parent": "price", "after": "prices"},
    "to": {"parent": "price", "after": "interest"}})")));
}

BOOST_AUTO_TEST_CASE(does_not_say_that_what_moved_with_its_parent_moved) {
  constexpr auto first =
      R"(<article id="a"><h>First</h><clause id="b"><p>Alpha.</p></clause></article>)";
  constexpr auto second =
      R"(<article id="c"><h>Second</h><clause id="d"><p>Beta.</p></clause></article>)";
  const auto read = [](const std::string& body) {
    return std::make_unique<const Version>(Evidence{.source = "a.xml"},
                                           read_agreement(Source("a.xml", tests::in_frame(body))));
  };
  const auto report =
      report_of(read(std::string(first) + second), read(std::string(second) + first));
  const auto page = json(report);
  std::size_t moved = 0;
  for (auto at = page.find("\"moved\": {"); at != std::string::npos;
       at = page.find("\"moved\": {", at + 1))
    ++moved;
  BOOST_TEST(moved == 2U);  // the two articles, which changed places
}

BOOST_AUTO_TEST_SUITE_END()
