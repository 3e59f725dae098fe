// The case that must be exactly right: the Microsoft and OpenAI agreement of October 2025 as
// amended in April 2026. What must be said of it, and what must not.

#include "model/read.hpp"
#include "review/audit.hpp"
#include "store/file.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <ostream>
#include <string>
#include <string_view>

using namespace clauseline;
namespace data = boost::unit_test::data;

namespace {

struct Expected {
  std::string_view rule;
  std::string_view clause;  // "parties" for the parties
  std::string_view term{};
  std::string_view asset{};
  std::string_view microsoft{};
  std::string_view openai{};

  friend std::ostream& operator<<(std::ostream& out, const Expected& row) {
    return out << row.rule << " at " << row.clause << ' ' << row.asset;
  }
};

// clang-format off
constexpr Expected expected[] = {
    {"EX001", "ip-licence", "t-licence", "", "loss", "gain"},
    {"CL001", "any-cloud", "t-host-all", "api-products", "loss", "gain"},
    {"CL001", "any-cloud", "t-host-all", "third-party-api-products", "loss", "gain"},
    {"CL011", "first-ship", "t-first-ship", "", "gain", "loss"},
    {"RS001", "share-to-openai", "t-share-to-openai", "", "gain", "loss"},
    {"RS020", "share-to-microsoft", "t-share-to-microsoft", "", "loss", "gain"},
    {"RS037", "share-to-microsoft", "t-share-to-microsoft", "", "depends", "depends"},
    {"RS039", "share-to-microsoft", "t-share-to-microsoft", "", "gain", "loss"},
    {"RS010", "share-to-microsoft", "t-share-to-microsoft", "", "neutral", "neutral"},
    {"CO014", "agi-declaration", "t-agi-ends", "", "gain", "loss"},
    {"GV017", "parties", "microsoft"},
    {"GV019", "cooperation", "t-cooperation"},
    {"ST001", "first-ship"},
    {"ST001", "cooperation"},
    {"ST033", "recital-amendment"},
    {"ST006", "any-cloud"},
    {"ST012", "def-api-products"},
    {"ST004", "def-azure"},
    {"ST024", "key-terms-table"},
    {"ST034", "research-licence"},
};

struct Never {
  std::string_view rule;
  std::string_view why;
  std::string_view place{};  // a clause or an asset; empty: nowhere

  friend std::ostream& operator<<(std::ostream& out, const Never& row) {
    return out << row.rule << ": " << row.why;
  }
};

constexpr Never never[] = {
    {"LI021", "the licence ends in 2032 in both versions"},
    {"LI022", "the licence was not extended in April 2026"},
    {"LI001", "no licence is new"},
    {"LI002", "the licence is kept"},
    {"RS003", "no direction is reversed; one stream ended, the other stays"},
    {"RS006", "the percentage is the same"},
    {"RS007", "the percentage is the same"},
    {"CL009", "primary stays primary"},
    {"CL022", "the commitment of USD 250 billion stays"},
    {"EX030", "the right of first refusal had ended before"},
    {"EX031", "the right of first refusal had ended before"},
    {"CL001", "any cloud before, any cloud after", "non-api-products"},
    {"ST002", "the merge explains it", "api-exclusivity"},
    {"UN001", "every change of a typed term is judged"},
};
// clang-format on

const Audit& reference() {
  static const Audit made = [] {
    const auto version = [](const std::string& name) {
      const auto source = read_file(CLAUSELINE_ROOT "/agreements/microsoft-openai/" + name);
      return std::make_unique<const Version>(Evidence{.source = name}, read_agreement(source));
    };
    return audit(version("2025-10-28.xml"), version("2026-04-27.xml"));
  }();
  return made;
}

bool stands_at(const Change& change, std::string_view place) {
  if (change.right->part == place || change.asset == place) return true;
  const std::array clauses{change.old_clause, change.new_clause};
  return std::ranges::any_of(
      clauses, [&](const Clause* clause) { return clause != nullptr && clause->id == place; });
}

bool stands_at(const Finding& finding, std::string_view place) {
  return stands_at(finding.change, place) ||
         std::ranges::any_of(finding.also,
                             [&](const Change& one) { return stands_at(one, place); });
}

bool goes(const Finding& finding, const std::string& party, std::string_view direction) {
  if (direction.empty()) return true;
  const auto found = finding.direction.find(party);
  return found != finding.direction.end() && to_text(found->second) == direction;
}

bool fits(const Finding& finding, const Expected& row) {
  const Term* term = finding.change.term();
  return finding.rule->code == row.rule && stands_at(finding, row.clause) &&
         (row.term.empty() || (term != nullptr && term->id == row.term)) &&
         (row.asset.empty() || finding.change.asset == row.asset) &&
         goes(finding, "microsoft", row.microsoft) && goes(finding, "openai", row.openai);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(golden_test)

BOOST_DATA_TEST_CASE(says_what_the_amendment_did, data::make(expected), row) {
  BOOST_TEST(std::ranges::any_of(reference().findings,
                                 [&](const Finding& finding) { return fits(finding, row); }));
}

BOOST_DATA_TEST_CASE(does_not_say_what_the_press_got_wrong, data::make(never), row) {
  BOOST_TEST(std::ranges::none_of(reference().findings, [&](const Finding& finding) {
    return finding.rule->code == row.rule && (row.place.empty() || stands_at(finding, row.place));
  }));
}

BOOST_AUTO_TEST_CASE(counts_twelve_findings_on_typed_terms_and_no_more) {
  const auto typed = std::ranges::count_if(reference().findings, [](const Finding& finding) {
    return finding.rule->family != Family::structure && finding.folded_under < 0;
  });
  BOOST_TEST(typed == 12);
}

BOOST_AUTO_TEST_CASE(finds_nothing_between_a_version_and_itself) {
  for (const auto* name : {"2025-10-28.xml", "2026-04-27.xml", "amendment-2026-04-27.xml"}) {
    const auto version = [&] {
      const auto source =
          read_file(std::string(CLAUSELINE_ROOT "/agreements/microsoft-openai/") + name);
      return std::make_unique<const Version>(Evidence{.source = name}, read_agreement(source));
    };
    const auto same = audit(version(), version());
    BOOST_TEST(same.findings.empty(), name);
    BOOST_TEST(std::ranges::all_of(same.comparison.clauses, &ClauseChange::unchanged), name);
  }
}

BOOST_AUTO_TEST_SUITE_END()
