// Akoma Ntoso: a small agreement in two versions of our own, and the reference pair in which the
// agreement of the golden test stands a second time.

#include "corpus.hpp"
#include "model/read.hpp"
#include "review/audit.hpp"
#include "store/file.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <ostream>
#include <set>
#include <string>
#include <string_view>

using namespace clauseline;
namespace data = boost::unit_test::data;

namespace {

Audit audit_of(const std::string& before, const std::string& after, const std::string& dialect) {
  const auto version = [&](const std::string& path) {
    const auto source = read_file(path);
    return std::make_unique<const Version>(Evidence{.source = path},
                                           read_agreement(source, &find_dialect(dialect)));
  };
  return audit(version(before), version(after));
}

const Audit& mill() {
  static const auto made = audit_of(CLAUSELINE_ROOT "/tests/akn/before.xml",
                                    CLAUSELINE_ROOT "/tests/akn/after.xml", "akn");
  return made;
}

struct Expected {
  std::string_view rule;
  std::string_view clause;  // of the new version
  std::string_view term{};

  friend std::ostream& operator<<(std::ostream& out, const Expected& row) {
    return out << row.rule << " at " << row.clause;
  }
};

constexpr Expected expected[] = {
    {"EX001", "g-licence", "t-recipes"},  // typed terms by the address of their clause
    {"RS006", "art_2__cl_1", "t-share"},  // renumbered: known by the id that wId keeps
    {"RS015", "art_2__cl_1", "t-share"},  // reached through its definition
    {"ST001", "art_2__cl_3"},             // added before it, with its old number
    {"ST004", "art_2__cl_1"},             // told as renumbered
    {"ST013", "d-flour"},
    {"ST024", "g-table"},
};

bool fits(const Finding& finding, const Expected& row) {
  const Term* term = finding.change.term();
  const Clause* clause = finding.change.new_clause;
  return finding.rule->code == row.rule && clause != nullptr && clause->id == row.clause &&
         (row.term.empty() || (term != nullptr && term->id == row.term));
}

/// "RS020 t-share" for every finding about a typed term.
std::set<std::string> typed(const Audit& audit) {
  std::set<std::string> found;
  for (const Finding& finding : audit.findings)
    if (const Term* term = finding.change.term(); term != nullptr)
      found.insert(std::string(finding.rule->code) + ' ' + term->id);
  return found;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(akn_test)

BOOST_DATA_TEST_CASE(tells_what_changed_in_an_agreement, data::make(expected), row) {
  BOOST_TEST(std::ranges::any_of(mill().findings,
                                 [&](const Finding& finding) { return fits(finding, row); }));
}

BOOST_AUTO_TEST_CASE(tells_nothing_else_of_typed_terms) {
  BOOST_TEST((typed(mill()) ==
              std::set<std::string>{"EX001 t-recipes", "RS006 t-share", "RS015 t-share"}));
}

BOOST_AUTO_TEST_CASE(takes_those_who_sign_for_parties) {
  for (const Party& party : mill().after->agreement.parties)
    BOOST_TEST(party.signs == (party.id != "editor"), party.id);
}

BOOST_AUTO_TEST_CASE(follows_references_terms_and_currencies) {
  std::set<std::string> targets;
  walk(mill().after->agreement.clauses, [&](const Clause& clause, const Clause*) {
    for (const Mark& mark : clause.marks)
      targets.insert(mark.target);
  });
  for (const auto* target : {"art_2__cl_1", "d-flour", "13 EUR", "6", "2035-12-31", "baker"})
    BOOST_TEST(targets.contains(target), target);
}

/// What differs: the form of a party, of which Akoma Ntoso has no notion; and that a rate is
/// stated to be the same, because that statement calls the old version by its native id.
BOOST_AUTO_TEST_CASE(says_of_the_reference_pair_what_its_native_form_says) {
  const auto folder = tests::corpus("../design/domain");
  if (!folder) return;
  auto native =
      typed(audit_of(CLAUSELINE_ROOT "/agreements/microsoft-openai/2025-10-28.xml",
                     CLAUSELINE_ROOT "/agreements/microsoft-openai/2026-04-27.xml", "native"));
  BOOST_TEST(native.erase("GV017 microsoft") == 1U);
  BOOST_TEST(native.erase("RS010 t-share-to-microsoft") == 1U);
  native.insert("RS011 t-share-to-microsoft");
  const auto akn =
      typed(audit_of(*folder / "akn-2025-10-28.xml", *folder / "akn-2026-04-27.xml", "akn"));
  BOOST_TEST(native == akn, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
