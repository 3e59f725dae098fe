// What becomes of findings: one row for each way in which decisions can be right, wrong or at odds.

#include "ledger/settle.hpp"

#include "model/quantity.hpp"
#include "policy/policy.hpp"
#include "policy/read_roster.hpp"
#include "temporary.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include <chrono>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

using namespace clauseline;
namespace data = boost::unit_test::data;

namespace {

constexpr auto fact = "00000000000000000000000000000001";
constexpr auto other_fact = "00000000000000000000000000000002";

constexpr auto people = R"(<roster xmlns="urn:clauseline:roster:1">
  <person id="ann" roles="legal">
    <name>Ann</name><email>ann@x.invalid</email><email>ann@home.invalid</email><key>SHA256:ann</key>
  </person>
  <person id="bob" roles="finance legal"><name>Bob</name><email>bob@x.invalid</email></person>
  <person id="cat" roles="compliance"><name>Cat</name><email>cat@x.invalid</email></person>
  <person id="dev" roles="legal"><name>Dev</name><email>dev@x.invalid</email></person>
</roster>)";

/// One decision: "approve ann legal", with what is odd about it behind.
struct Said {
  std::string_view verdict;
  std::string_view who;
  std::string_view role = {};
  std::string_view oddity = {};
};

struct Row {
  std::string_view policy;
  std::vector<Said> said;
  std::string_view state;
  std::string_view why;
  std::string_view fault = {};
};
std::ostream& operator<<(std::ostream& out, const Row& row) {
  out << row.policy;
  for (const Said& one : row.said)
    out << " | " << one.verdict << " " << one.who << " " << one.role << " " << one.oddity;
  return out;
}

long long noon(const std::string& day) {
  using namespace std::chrono;
  return duration_cast<seconds>(first_day(*read_date(day)).time_since_epoch() + hours(12)).count();
}

Commit commit_of(const Person& person) {
  Commit commit;
  commit.author = person;
  commit.committer = person;
  return commit;
}

/// What is odd about a decision beside which a signature lies.
void sign_itself(LedgerEntry& made, std::string_view odd, const std::string& email) {
  made.own_signature = {.state = SignatureState::good, .signer = email};
  if (contains(odd, "by her key"))
    made.own_signature = {.state = SignatureState::good, .signer = "house", .key = "SHA256:ann"};
  if (contains(odd, "by Dev")) made.own_signature.signer = "dev@x.invalid";
  if (contains(odd, "by a stranger")) made.own_signature = {.state = SignatureState::unknown};
  if (contains(odd, "by an old key")) made.own_signature = {.state = SignatureState::expired};
  if (contains(odd, "by a lost key")) made.own_signature = {.state = SignatureState::revoked};
  if (contains(odd, "of other bytes")) made.own_signature = {.state = SignatureState::bad};
  if (contains(odd, "unchecked")) made.own_signature = {.state = SignatureState::unchecked};
  if (contains(odd, "squashed")) {
    made.commit->author.name = made.commit->committer.name = "Dev";
    made.commit->author.email = made.commit->committer.email = "dev@x.invalid";
    made.signature = {.state = SignatureState::good, .signer = "dev@x.invalid"};
  }
  if (contains(odd, "a month later")) made.decision.on = "2026-04-01";
  if (contains(odd, "before its day")) made.decision.on = "2026-05-03";
  if (contains(odd, "of next year")) made.commit->committer.seconds = noon("2027-05-01");
  if (contains(odd, "older than its parents")) made.parents_at = noon("2026-05-04");
  if (contains(odd, "with an old author")) made.commit->author.seconds = noon("2026-04-01");
  if (contains(odd, "of d-0")) made.decision.withdraws = "d-0";
  if (contains(odd, "uncommitted")) made.commit.reset();
}

LedgerEntry entry(const Said& said, std::size_t place) {
  const auto email = fmt::format("{}@x.invalid", said.who);
  std::string name(said.who);
  name.front() = static_cast<char>(name.front() - 'a' + 'A');
  const Person person{.name = name, .email = email, .seconds = noon("2026-05-01")};
  LedgerEntry made{.decision = {.id = fmt::format("d-{}", place),
                                .agreement = "deal",
                                .finding = "EX001",
                                .fingerprint = fact,
                                .verdict = Verdict::approve,
                                .role = std::string(said.role),
                                .by = fmt::format("{} <{}>", name, email),
                                .on = "2026-05-01",
                                .from_blob = "old",
                                .to_blob = "new",
                                .rationale = "Because."},
                   .commit = commit_of(person),
                   .parents_at = noon("2026-04-30"),
                   .in_range = true};
  Decision& decision = made.decision;
  for (const auto verdict : {Verdict::waive, Verdict::reject, Verdict::withdraw})
    if (to_text(verdict) == said.verdict) decision.verdict = verdict;
  if (decision.verdict == Verdict::waive) decision.expires = "2026-06-01";
  const auto& odd = said.oddity;
  if (odd == "uncommitted") made.commit.reset();
  if (odd.starts_with("of d-0")) decision.withdraws = "d-0";
  if (odd == "of d-0, by another" || odd == "by another")
    made.commit->author = {.name = "Dev", .email = "dev@x.invalid"};
  if (odd == "committed by another") made.commit->committer.email = "dev@x.invalid";
  if (odd == "from home") decision.by = "Ann <ann@home.invalid>";
  if (odd == "signed") made.signature = {.state = SignatureState::good, .signer = email};
  if (odd == "signed by her key")
    made.signature = {.state = SignatureState::good, .signer = "house", .key = "SHA256:ann"};
  if (odd == "signed by another")
    made.signature = {.state = SignatureState::good, .signer = "dev@x.invalid"};
  if (odd == "badly signed") made.signature = {.state = SignatureState::bad};
  if (odd == "signed by a stranger") made.signature = {.state = SignatureState::unknown};
  if (odd.starts_with("itself signed")) sign_itself(made, odd, email);
  if (odd == "back-dated") decision.on = "2026-04-20";
  if (odd == "dated ahead") decision.on = "2026-07-01";
  if (odd == "older than its parents") made.parents_at = noon("2026-05-04");
  if (odd == "of other bytes") decision.to_blob = "newer";
  if (odd == "of another rule") decision.finding = "RS020";
  if (odd == "of another fact") decision.fingerprint = other_fact;
  if (odd == "of another fact, long ago") {
    decision.fingerprint = other_fact;
    decision.from_blob = "older";
    made.in_range = false;
  }
  if (odd == "long ago") made.in_range = false;
  if (odd == "expired") decision.expires = "2026-05-01";
  if (odd == "too long") decision.expires = "2026-12-31";
  if (odd == "with a ticket") decision.ticket = "LEG-1";
  if (odd == "until July") decision.expires = "2026-07-01";
  return made;
}

Finding finding_of(Family family, Severity severity, const char* code = "EX001") {
  Finding finding;
  finding.rule = find_rule(code);
  finding.family = family;
  finding.severity = severity;
  finding.direction["one"] = Direction::loss;
  return finding;
}

Settlement settled(std::string_view lines, const std::vector<Said>& said, const Finding& finding,
                   bool with_roster = true) {
  const auto policy = read_policy(Source(
      "policy.xml", fmt::format("<policy xmlns=\"urn:clauseline:policy:1\">{}</policy>", lines)));
  const auto roster = read_roster(Source("roster.xml", people));
  Bench bench{
      .agreement = "deal",
      .from_blob = "old",
      .to_blob = "new",
      .makers = {{.naming = {.name = "Dev", .email = "dev@x.invalid"}},
                 {.naming = {.name = "Robot", .email = "robot@x.invalid"}, .only_committed = true}},
      .roster = with_roster ? &roster : nullptr,
      .rules = policy.approvals,
      .today = "2026-05-02",
      .gate = Severity::high};
  for (std::size_t i = 0; i < said.size(); ++i) {
    bench.ledger.push_back(entry(said[i], i));
    auto& named = bench.ledger.back().decision.finding;
    if (said[i].oddity != "of another rule") named = std::string(finding.rule->code);
  }
  return settle({finding}, {fact}, bench).front();
}

constexpr auto none = "";
constexpr auto two = R"(<require family="exclusivity" severity="high" roles="legal finance"/>)";
constexpr auto is_signed = R"(<require roles="legal" signed="yes"/>)";
constexpr auto by_compliance =
    R"(<waiver max-days="60" needs="ticket" roles="compliance" max-severity="critical"/>)";

// clang-format off
const Row rows[] = {
    {none, {}, "open", ""},
    {none, {{"approve", "ann"}}, "approved", "approved by Ann"},
    {none, {{"approve", "ann", "legal"}}, "approved", "approved by Ann as legal"},
    {none, {{"approve", "ann", "finance"}}, "open", "does not give ann the role finance"},
    {none, {{"approve", "ann", "", "uncommitted"}}, "open", "it is not committed"},
    {none, {{"approve", "ann", "", "by another"}}, "open", "by Dev <dev@x.invalid>, not by Ann", "forged-decision"},
    {none, {{"approve", "ann", "", "committed by another"}}, "open", "not by Ann", "forged-decision"},
    {none, {{"approve", "ann", "", "from home"}}, "approved", "Ann"},
    {none, {{"approve", "dev"}}, "open", "Dev made the change", "self-approval"},
    {none, {{"approve", "eve"}}, "open", "the roster has nobody with the e-mail eve@x.invalid"},
    {none, {{"approve", "ann", "", "back-dated"}}, "open", "it says 2026-04-20", "forged-decision"},
    {none, {{"approve", "ann", "", "dated ahead"}}, "open", "and today is 2026-05-02", "forged-decision"},
    {none, {{"approve", "ann", "", "older than its parents"}}, "open", "older than what it builds on", "forged-decision"},
    {none, {{"approve", "ann", "", "signed"}}, "approved", "Ann"},
    {none, {{"approve", "ann", "", "signed by another"}}, "open", "signed by dev@x.invalid, not by Ann", "forged-decision"},
    {none, {{"approve", "ann", "", "badly signed"}}, "open", "signature does not fit", "forged-decision"},
    {none, {{"approve", "ann", "", "of other bytes"}}, "approved", "Ann"},
    {none, {{"approve", "ann", "", "of another rule"}}, "open", "it names RS020"},
    {none, {{"approve", "ann", "", "long ago"}}, "approved", "Ann"},
    {none, {{"approve", "ann", "", "of another fact"}}, "void", "Ann approved it on 2026-05-01, and what it says has changed since"},
    {none, {{"approve", "ann", "", "of another fact, long ago"}}, "open", ""},
    {R"(<approvals bind="blobs"/>)", {{"approve", "ann", "", "of other bytes"}}, "void", "binds decisions to its bytes", "stale-approval"},
    {R"(<approvals bind="blobs"/>)", {{"approve", "ann"}}, "approved", "Ann"},
    {none, {{"approve", "ann"}, {"reject", "bob"}}, "rejected", "rejected by Bob"},
    {none, {{"reject", "ann"}, {"approve", "ann"}}, "rejected", "rejected by Ann"},
    {none, {{"reject", "eve", "", "uncommitted"}, {"approve", "ann"}}, "rejected", "Eve"},
    {none, {{"reject", "ann"}, {"withdraw", "ann", "", "of d-0"}, {"approve", "ann"}}, "approved", "Ann"},
    {none, {{"reject", "ann"}, {"withdraw", "bob", "", "of d-0"}, {"approve", "bob"}}, "rejected", "Ann"},
    {none, {{"reject", "ann"}, {"withdraw", "ann", "", "of d-0, by another"}, {"approve", "bob"}}, "rejected", "Ann", "forged-decision"},
    {none, {{"approve", "ann"}, {"withdraw", "ann", "", "of d-0"}}, "open", "Ann took it back on 2026-05-01"},
    {none, {{"approve", "ann"}, {"withdraw", "bob", "", "of d-0"}}, "approved", "Ann"},
    {two, {{"approve", "ann", "legal"}}, "open", "it needs approvals by 2 people as legal and finance, and has Ann as legal"},
    {two, {{"approve", "ann", "legal"}, {"approve", "bob", "finance"}}, "approved", "Ann as legal, Bob as finance"},
    {two, {{"approve", "ann", "legal"}, {"approve", "bob", "legal"}}, "open", "it needs"},
    {two, {{"approve", "bob", "legal"}, {"approve", "bob", "finance"}}, "open", "it needs"},
    {two, {{"approve", "ann"}, {"approve", "bob"}}, "open", "it needs"},
    {two, {{"approve", "ann", "legal"}, {"approve", "cat", "finance"}}, "open", "does not give cat the role finance"},
    {R"(<segregation same-person-two-roles="yes"/><require roles="legal finance"/>)", {{"approve", "bob", "legal"}, {"approve", "bob", "finance"}}, "approved", "Bob"},
    {R"(<require distinct="2"/>)", {{"approve", "ann"}, {"approve", "ann", "", "from home"}}, "open", "it needs approvals by 2 people, and has Ann, Ann"},
    {R"(<require distinct="2"/>)", {{"approve", "ann"}, {"approve", "cat"}}, "approved", "Ann, Cat"},
    {R"(<require roles="legal"/><require roles="compliance"/>)", {{"approve", "ann", "legal"}}, "open", "it needs an approval as compliance"},
    {R"(<require roles="legal"/><require roles="compliance"/>)", {{"approve", "ann", "legal"}, {"approve", "cat", "compliance"}}, "approved", "Ann"},
    {R"(<require agreement="other" roles="compliance"/>)", {{"approve", "ann"}}, "approved", "Ann"},
    {R"(<require party="one" roles="compliance"/>)", {{"approve", "ann"}}, "open", "as compliance"},
    {R"(<require family="licence" roles="compliance"/>)", {{"approve", "ann"}}, "approved", "Ann"},
    {is_signed, {{"approve", "ann", "legal"}}, "open", "the commit that brought it is not signed"},
    {is_signed, {{"approve", "ann", "legal", "signed by a stranger"}}, "open", "a key that nobody vouches for"},
    {is_signed, {{"approve", "ann", "legal", "signed"}}, "approved", "Ann"},
    {is_signed, {{"approve", "ann", "legal", "signed by her key"}}, "approved", "Ann"},
    {none, {{"approve", "ann", "", "itself signed"}}, "approved", "Ann"},
    {none, {{"approve", "ann", "", "itself signed, squashed"}}, "approved", "Ann"},
    {none, {{"approve", "ann", "", "itself signed by her key, squashed"}}, "approved", "Ann"},
    {none, {{"approve", "ann", "", "itself signed, squashed a month later"}}, "approved", "Ann"},
    {none, {{"approve", "ann", "", "itself signed, squashed with an old author"}}, "approved", "Ann"},
    {is_signed, {{"approve", "ann", "legal", "itself signed, squashed"}}, "approved", "Ann"},
    {is_signed, {{"approve", "ann", "legal", "itself signed"}}, "approved", "Ann"},
    {two, {{"approve", "ann", "legal", "itself signed, squashed"}, {"approve", "bob", "finance", "itself signed, squashed"}}, "approved", "Ann as legal, Bob as finance"},
    {R"(<require distinct="2"/>)", {{"approve", "ann", "", "itself signed by her key"}, {"approve", "cat", "", "itself signed, squashed"}}, "approved", "Ann, Cat"},
    {none, {{"approve", "ann", "", "itself signed, uncommitted"}}, "open", "it is not committed"},
    {none, {{"approve", "dev", "", "itself signed"}}, "open", "Dev made the change", "self-approval"},
    {none, {{"approve", "eve", "", "itself signed, squashed"}}, "open", "the roster has nobody with the e-mail eve@x.invalid"},
    {none, {{"approve", "ann", "", "itself signed by Dev"}}, "open", "it is itself signed by dev@x.invalid, not by Ann", "forged-decision"},
    {none, {{"approve", "ann", "", "itself signed, of other bytes"}}, "open", "it is itself signed, but the signature does not fit", "forged-decision"},
    {none, {{"approve", "ann", "", "itself signed by a lost key"}}, "open", "it is itself signed by a key that was revoked", "forged-decision"},
    {none, {{"approve", "ann", "", "itself signed by a stranger"}}, "approved", "Ann"},
    {none, {{"approve", "ann", "", "itself signed by an old key"}}, "approved", "Ann"},
    {none, {{"approve", "ann", "", "itself signed, unchecked"}}, "approved", "Ann"},
    {none, {{"approve", "ann", "", "itself signed by a stranger, squashed"}}, "open", "by Dev <dev@x.invalid>, not by Ann <ann@x.invalid>, and it is itself signed, but by a key that nobody vouches for", "forged-decision"},
    {none, {{"approve", "ann", "", "itself signed by an old key, squashed"}}, "open", "its key has expired", "forged-decision"},
    {none, {{"approve", "ann", "", "itself signed, unchecked, squashed"}}, "open", "could not be checked", "forged-decision"},
    {is_signed, {{"approve", "ann", "legal", "itself signed by a stranger"}}, "open", "not signed, and it is itself signed, but by a key that nobody vouches for"},
    {none, {{"approve", "ann", "", "itself signed, squashed before its day"}}, "open", "it says 2026-05-03, and the commit that brought it is older: 2026-05-01", "forged-decision"},
    {none, {{"approve", "ann", "", "itself signed, squashed, of next year"}}, "open", "says 2027-05-01, and today is 2026-05-02", "forged-decision"},
    {none, {{"approve", "ann", "", "itself signed, older than its parents"}}, "open", "older than what it builds on", "forged-decision"},
    {none, {{"reject", "ann"}, {"withdraw", "ann", "", "itself signed, squashed, of d-0"}, {"approve", "bob"}}, "approved", "Bob"},
    {none, {{"approve", "ann", "", "itself signed, squashed"}, {"withdraw", "ann", "", "of d-0"}}, "open", "Ann took it back on 2026-05-01"},
    {R"(<segregation author-may-approve="yes"/>)", {{"approve", "dev"}}, "approved", "Dev"},
    {R"(<segregation committer-may-approve="yes"/>)", {{"approve", "dev"}}, "open", "Dev made the change", "self-approval"},
    {none, {{"waive", "ann"}}, "open", "waivers reach up to high, and this is critical"},
    {R"(<waiver max-severity="critical"/>)", {{"waive", "ann"}}, "waived", "waived by Ann until 2026-06-01"},
    {R"(<waiver max-severity="critical"/>)", {{"waive", "ann", "", "expired"}}, "void", "it ended on 2026-05-01", "expired-waiver"},
    {R"(<waiver max-severity="critical"/>)", {{"waive", "ann", "", "too long"}}, "open", "a waiver lasts 90 days at most", "broad-waiver"},
    {R"(<waiver max-severity="critical" needs="ticket"/>)", {{"waive", "ann"}}, "open", "wants a ticket"},
    {by_compliance, {{"waive", "cat", "compliance", "with a ticket"}}, "waived", "Cat as compliance until 2026-06-01"},
    {by_compliance, {{"waive", "ann", "legal", "with a ticket"}}, "open", "it is not made as compliance"},
    {R"(<waiver max-severity="critical"/><require waivable="no"/>)", {{"waive", "ann"}}, "open", "must be approved"},
    {R"(<waiver max-severity="critical"/><require distinct="2"/>)", {{"waive", "ann"}, {"approve", "cat"}}, "waived", "until 2026-06-01"},
    {R"(<waiver max-severity="critical"/><require distinct="2"/>)", {{"waive", "ann"}, {"waive", "cat", "", "until July"}}, "waived", "until 2026-06-01"},
    {R"(<waiver max-severity="critical"/>)", {{"waive", "ann"}, {"waive", "cat", "", "until July"}}, "waived", "Cat until 2026-07-01"},
    {R"(<waiver max-severity="critical"/>)", {{"waive", "ann"}, {"approve", "cat"}}, "approved", "Cat"},
};
// clang-format on

}  // namespace

BOOST_AUTO_TEST_SUITE(settle_test)

BOOST_DATA_TEST_CASE(counts_what_the_house_lets_count, data::make(rows), row) {
  const auto made =
      settled(row.policy, row.said, finding_of(Family::exclusivity, Severity::critical));
  BOOST_TEST(to_text(made.state) == row.state, made.why);
  BOOST_TEST(contains(made.why, row.why), made.why);
  const std::string fault(made.faults.empty() ? std::string_view() : made.faults.front().field);
  BOOST_TEST(fault == row.fault, made.why);
}

BOOST_AUTO_TEST_CASE(tells_no_fault_of_what_needs_no_decision) {
  const auto low = finding_of(Family::exclusivity, Severity::low);
  BOOST_TEST(settled(none, {{"approve", "dev"}}, low).faults.empty());
  const auto required = settled(R"(<require roles="legal"/>)", {{"approve", "dev"}}, low);
  BOOST_TEST_REQUIRE(required.faults.size() == 2U);
  BOOST_TEST(required.faults.front().field == "self-approval");
  BOOST_TEST(required.faults.back().field == "approval-missing");
  const auto missing = settled(R"(<require roles="legal"/>)", {}, low);
  BOOST_TEST_REQUIRE(missing.faults.size() == 1U);
  BOOST_TEST(missing.faults.front().told == "EX001: it needs an approval as legal");
}

BOOST_AUTO_TEST_CASE(lets_nobody_decide_on_integrity_unless_the_policy_says_who) {
  const auto edited = finding_of(Family::integrity, Severity::critical, "IN001");
  const std::vector<Said> approved{{"approve", "cat", "compliance"}};
  const std::vector<Said> waived{{"waive", "cat", "compliance"}};
  constexpr auto line = R"(<waiver max-severity="critical"/><require family="integrity"/>)";
  BOOST_TEST(contains(settled(none, approved, edited).why, "does not say who may decide"));
  BOOST_TEST(to_text(settled(none, approved, edited).state) == "open");
  BOOST_TEST(to_text(settled(line, approved, edited).state) == "approved");
  BOOST_TEST(contains(settled(line, waived, edited).why, "integrity cannot be waived"));
  for (const char* code : {"IN006", "IN007", "IN008", "IN009", "IN010", "IN026", "IN027"}) {
    const auto bent = finding_of(Family::integrity, Severity::critical, code);
    BOOST_TEST(to_text(settled(line, approved, bent).state) == "open", code);
  }
}

BOOST_AUTO_TEST_CASE(gives_roles_to_nobody_without_a_roster) {
  const auto grave = finding_of(Family::exclusivity, Severity::critical);
  BOOST_TEST(to_text(settled(none, {{"approve", "ann"}}, grave, false).state) == "approved");
  const auto made =
      settled(two, {{"approve", "ann", "legal"}, {"approve", "bob", "finance"}}, grave, false);
  BOOST_TEST(to_text(made.state) == "open");
  BOOST_TEST(contains(made.why, "the house has no roster"), made.why);
}

BOOST_AUTO_TEST_CASE(is_open_where_nobody_knows_who_made_the_change) {
  Bench bench{.agreement = "deal", .today = "2026-05-02"};
  bench.ledger.push_back(entry({"approve", "ann"}, 0));
  const auto made = settle({finding_of(Family::exclusivity, Severity::critical)}, {fact}, bench);
  BOOST_TEST(to_text(made.front().state) == "open");
  BOOST_TEST(contains(made.front().why, "no commit says who made the change"));
}

BOOST_AUTO_TEST_CASE(shows_both_of_two_that_contradict_each_other) {
  const auto made = settled(none, {{"approve", "ann"}, {"reject", "bob"}},
                            finding_of(Family::exclusivity, Severity::critical));
  BOOST_TEST(made.decisions.size() == 2U);
  BOOST_TEST(made.by == "Bob");
  BOOST_TEST(made.reason == "Because.");
}

BOOST_AUTO_TEST_SUITE_END()
