// A decision is read as it was written, and what is no decision is refused where it goes wrong.

#include "ledger/decision.hpp"
#include "temporary.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include <ostream>
#include <string>
#include <string_view>

using namespace clauseline;
namespace data = boost::unit_test::data;

namespace {

constexpr auto mark = "0123456789abcdef0123456789abcdef";

Decision example() {
  return {.id = "d-2026-05-04-1a2b",
          .agreement = "deal",
          .finding = "EX001@licence/t",
          .fingerprint = mark,
          .verdict = Verdict::waive,
          .role = "legal",
          .by = "Ann <ann@clauseline.invalid>",
          .on = "2026-05-04",
          .expires = "2026-08-01",
          .ticket = "LEG-1",
          .from_blob = std::string(40, 'a'),
          .to_blob = std::string(40, 'b'),
          .rules = "2026-11",
          .rationale = "The side letter settles it.",
          .conditions = {"Finance <books> it & tells us.", "Before July."}};
}

std::string reading(std::string bytes) {
  const Source source("d.xml", std::move(bytes));
  return problem([&] { read_decision(source, path_of(example())); });
}

struct Row {
  std::string_view from;
  std::string_view to;
  std::string_view place;
  std::string_view says;
  std::string_view way_out;
};
std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.to; }

// clang-format off
constexpr Row broken[] = {
    {"review:1", "review:2", "d.xml:2:2: ", "urn:clauseline:review:2, which this version does not know", "bring clauseline up to date"},
    {"urn:clauseline:review:1", "urn:example:other", "d.xml:2:2: ", "this is no decision: its root is <decision>", "it begins <decision xmlns"},
    {"0123456789abcdef0123456789abcdef", "fedcba9876543210fedcba9876543210", "d.xml:4:11: ", "where another belongs", "make a new one"},
    {"agreement=\"deal\"", "agreement=\"other\"", "d.xml:3:", "where another belongs", "reviews/other/"},
    {"id=\"d-2026-05-04-1a2b\"", "id=\"d-2\"", "d.xml:3:", "where another belongs", "d-2.xml"},
    {"on=\"2026-05-04\"", "on=\"2026-02-30\"", "d.xml:5:", "2026-02-30", ""},
    {"on=\"2026-05-04\"", "on=\"yesterday\"", "d.xml:5:", "yesterday", ""},
    {"expires=\"2026-08-01\"", "expires=\"2026-05-01\"", "d.xml:5:", "expires on 2026-05-01, before 2026-05-04", "name a later day"},
    {" expires=\"2026-08-01\"", "", "d.xml:4:", "a waiver needs its last day", "expires="},
    {"decision=\"waive\"", "decision=\"approve\"", "d.xml:5:", "only a waiver expires", "make it a waiver"},
    {"decision=\"waive\" ", "decision=\"waive\" withdraws=\"d-1\" ", "d.xml:4:", "only a withdrawal takes a decision back", "take the attribute out"},
    {"decision=\"waive\"", "decision=\"maybe\"", "d.xml:4:", "maybe", ""},
    {"The side letter settles it.", "  ", "d.xml:", "rationale", ""},
    {"Ann &lt;ann@clauseline.invalid&gt;", "legal", "d.xml:5:", "names nobody", "write a name and an e-mail"},
    {"</decision>", "", "d.xml:", "", ""},
    {"<decision", "<!DOCTYPE d><decision", "d.xml:2:1: ", "a DOCTYPE is not allowed", ""},
};
// clang-format on

}  // namespace

BOOST_AUTO_TEST_SUITE(ledger_test)

BOOST_AUTO_TEST_CASE(reads_what_it_writes) {
  for (const auto verdict :
       {Verdict::approve, Verdict::waive, Verdict::reject, Verdict::withdraw}) {
    Decision one = example();
    one.verdict = verdict;
    if (verdict != Verdict::waive) one.expires.clear();
    if (verdict == Verdict::withdraw) one.withdraws = "d-2026-05-04-ffff";
    if (verdict == Verdict::reject) one.from_blob.clear();
    const auto bytes = written(one);
    BOOST_TEST((read_decision(Source("d.xml", bytes), path_of(one)) == one), bytes);
    BOOST_TEST(written(read_decision(Source("d.xml", bytes), path_of(one))) == bytes);
  }
}

BOOST_DATA_TEST_CASE(refuses_what_is_no_decision, data::make(broken), row) {
  auto bytes = written(example());
  const auto at = bytes.find(row.from);
  BOOST_TEST_REQUIRE(at != std::string::npos, bytes);
  bytes.replace(at, row.from.size(), row.to);
  const auto told = reading(bytes);
  BOOST_TEST(told.starts_with(row.place), told);
  BOOST_TEST(contains(told, row.says), told);
  BOOST_TEST(contains(told, row.way_out), told);
}

BOOST_AUTO_TEST_CASE(lies_where_no_name_leads_elsewhere) {
  Decision one = example();
  one.agreement = "../.git/hooks";
  BOOST_TEST(path_of(one) == fmt::format("reviews/%2E.%2F.git%2Fhooks/{}/{}.xml", mark, one.id));
  one.agreement = "deal 2";
  BOOST_TEST((read_decision(Source("d.xml", written(one)), path_of(one)) == one));
}

BOOST_AUTO_TEST_SUITE_END()
