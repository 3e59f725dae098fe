// Decisions as a policy test states them, made into a ledger as if they had been committed on one
// day by the people that it names.

#include "policy/decided.hpp"

#include "model/quantity.hpp"
#include "text/split.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>

namespace clauseline {
namespace {

constexpr std::string_view day = "2026-01-01";
constexpr long long second = 1'767'225'600;  // at which it begins

std::string email_of(std::string_view id) { return fmt::format("{}@policy-test.invalid", id); }

Person person_of(std::string_view id) {
  return {.name = std::string(id), .email = email_of(id), .seconds = second};
}

Commit commit_of(const Person& person) {
  Commit commit;
  commit.author = person;
  commit.committer = person;
  return commit;
}

std::string day_after(std::string_view days) {
  int count = 0;
  std::from_chars(days.data(), days.data() + days.size(), count);
  return to_text(date_of(first_day(*read_date(day)) + std::chrono::days(count)));
}

Verdict verdict_named(std::string_view word) {
  if (word == to_text(Verdict::approve)) return Verdict::approve;
  return word == to_text(Verdict::waive) ? Verdict::waive : Verdict::reject;
}

LedgerEntry entry_of(const xml::Node& node, const std::string& agreement) {
  const auto by = std::string(node["by"]);
  const auto verdict = verdict_named(node["is"]);
  LedgerEntry entry{.decision = {.agreement = agreement,
                                 .verdict = verdict,
                                 .role = std::string(node["role"]),
                                 .by = fmt::format("{} <{}>", by, email_of(by)),
                                 .on = std::string(day),
                                 .ticket = collapse(node["ticket"])},
                    .commit = commit_of(person_of(by)),
                    .in_range = true};
  if (verdict == Verdict::waive) entry.decision.expires = day_after(node["days"]);
  if (node["signed"] == "yes")
    entry.signature = {.state = SignatureState::good, .signer = email_of(by)};
  return entry;
}

/// Adds somebody to those whom the roster knows, or a role to them.
void add_member(const xml::Node& node, Roster& roster) {
  const auto id = std::string(node["by"]);
  auto found = std::ranges::find(roster.members, id, &Member::id);
  if (found == roster.members.end())
    found = roster.members.insert(found, Member{.id = id, .emails = {email_of(id)}});
  if (node.has("role")) found->roles.emplace_back(node["role"]);
}

}  // namespace

std::vector<Settlement> decided_in(const xml::Node& test_case, const std::vector<Finding>& findings,
                                   const std::string& agreement, const Policy& policy) {
  Roster roster;
  Bench bench{.agreement = agreement,
              .makers = {{.naming = {.email = email_of("somebody-else")}}},
              .rules = policy.approvals,
              .today = std::string(day),
              .gate = policy.fail_on.value_or(Severity::high)};
  std::vector<std::string> fingerprints;
  for (std::size_t i = 0; i < findings.size(); ++i)
    fingerprints.push_back(fmt::format("{}", i));
  for (const auto node : test_case.elements()) {
    if (node.local_name() != "decision") continue;
    add_member(node, roster);
    if (node["made-the-change"] == "yes")
      bench.makers.push_back({.naming = {.email = email_of(node["by"])}});
    const Rule* rule = find_rule(policy, node["rule"]);
    for (std::size_t i = 0; i < findings.size(); ++i) {
      if (findings[i].rule != rule) continue;
      auto entry = entry_of(node, agreement);
      entry.decision.id = fmt::format("d-{}", bench.ledger.size());
      entry.decision.fingerprint = fingerprints[i];
      entry.decision.finding = label_of(findings[i]);
      bench.ledger.push_back(std::move(entry));
    }
  }
  bench.roster = &roster;
  return settle(findings, fingerprints, bench);
}

}  // namespace clauseline
