#include "review/audit.hpp"

#include "review/fingerprint.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

namespace clauseline {

Version::Version(Evidence from, Agreement read)
    : evidence(std::move(from)), agreement(std::move(read)), interpretation(interpret(agreement)) {}

std::unique_ptr<const Version> empty_version(const Version& other) {
  Agreement empty{.source = other.agreement.source, .dialect = other.agreement.dialect};
  empty.id = other.agreement.id;
  empty.parties = other.agreement.parties;
  empty.records = other.agreement.records;
  return std::make_unique<const Version>(Evidence{.source = other.evidence.source},
                                         std::move(empty));
}

namespace {

/// The house of a policy, which keeps what it turns off: that must not go without a trace.
House house(const Policy* policy, Audit& made) {
  if (policy == nullptr) return {};
  House kept = house_of(*policy);
  kept.weigh = [&made, weigh = std::move(kept.weigh)](Finding& finding, const Comparison& all) {
    const bool told = weigh(finding, all);
    if (!told) made.turned_off.push_back(finding);
    return told;
  };
  return kept;
}

/// Judges what differs, and gives each finding its fingerprint.
void judge_all(Audit& made, const Policy* policy) {
  made.turned_off.clear();
  made.fingerprints.clear();
  made.findings = judge(made.comparison, house(policy, made));
  std::set<std::string> taken;
  for (const Finding& finding : made.findings) {
    auto mark = fingerprint(finding, made.id());
    for (int again = 2; !taken.insert(mark).second; ++again)  // the very same fact twice
      mark = fingerprint(finding, fmt::format("{}\n{}", made.id(), again));
    made.fingerprints.push_back(std::move(mark));
  }
}

}  // namespace

Audit audit(std::unique_ptr<const Version> before, std::unique_ptr<const Version> after,
            Depth depth, const JudgedBy& by, Circumstances circumstances) {
  Audit made{.before = std::move(before),
             .after = std::move(after),
             .circumstances = std::move(circumstances)};
  if (!made.before) {
    made.added = true;
    made.before = empty_version(*made.after);
  }
  if (!made.after) {
    made.deleted = true;
    made.after = empty_version(*made.before);
  }
  // Who asks only for clauses gets no findings, and no words need be read for them.
  const Detectors* detectors = by.detectors;
  if (detectors == nullptr && depth != Depth::clauses) detectors = &Detectors::shipped();
  made.comparison = compare(made.before->interpretation, made.after->interpretation, detectors);
  if (depth == Depth::clauses) return made;
  tell_circumstances(made.circumstances, made.comparison);
  if (by.policy != nullptr)
    check_scenarios(*by.policy, {made.before->interpretation, made.after->interpretation});
  judge_all(made, by.policy);
  return made;
}

void settle(Audit& audit, Bench bench, const JudgedBy& by) {
  audit.settlements = settle(audit.findings, audit.fingerprints, bench);
  std::vector<LedgerFault> faults;
  std::set<std::pair<std::string_view, std::string_view>> known;
  for (const Settlement& one : audit.settlements)
    for (const LedgerFault& fault : one.faults)
      if (known.emplace(fault.field, fault.told).second) faults.push_back(fault);
  if (!faults.empty()) {
    tell_faults(faults, audit.comparison);
    judge_all(audit, by.policy);
    audit.settlements = settle(audit.findings, audit.fingerprints, bench);
  }
  for (std::size_t i = 0; i < audit.findings.size(); ++i) {
    audit.findings[i].let_pass = lets_pass(audit.settlements[i].state);
    audit.findings[i].rejected = audit.settlements[i].state == ReviewState::rejected;
  }
  audit.decisions = std::move(bench.ledger);
}

const Settlement& settlement_of(const Audit& audit, std::size_t place) {
  static const Settlement nobody;
  return audit.settlements.empty() ? nobody : audit.settlements.at(place);
}

ReviewTally tally_reviews(const Audit& audit) {
  ReviewTally sum;
  for (std::size_t i = 0; i < audit.findings.size(); ++i) {
    if (audit.findings[i].folded_under >= 0) continue;
    const Settlement& one = settlement_of(audit, i);
    ++sum.states.at(static_cast<std::size_t>(one.state));
    const bool is_first = sum.first_end.empty() || one.until < sum.first_end;
    if (one.state == ReviewState::waived && is_first) sum.first_end = one.until;
  }
  return sum;
}

std::vector<std::string_view> kinds(const ClauseChange& change) {
  if (change.added()) return {"added"};
  if (change.removed()) return {"removed"};
  if (change.unchanged()) return {"unchanged"};
  std::vector<std::string_view> found;
  if (change.split()) found.emplace_back("split");
  if (change.merged()) found.emplace_back("merged");
  if (change.pairing.moved) found.emplace_back("moved");
  if (change.renumbered) found.emplace_back("renumbered");
  if (change.edited) found.emplace_back("edited");
  return found;
}

Tally tally(const Audit& audit) {
  Tally sum;
  for (const ClauseChange& change : audit.comparison.clauses)
    for (const auto kind : kinds(change))
      ++sum.clauses[std::string(kind)];
  for (const Party& party : audit.subject().agreement.parties)
    if (party.signs) sum.parties[party.id];
  for (const Finding& finding : audit.findings) {
    if (finding.folded_under >= 0) continue;
    ++sum.findings.at(static_cast<std::size_t>(finding.severity));
    for (const auto& [party, direction] : finding.direction)
      ++sum.parties[party].at(static_cast<std::size_t>(direction));
  }
  return sum;
}

bool blocks(const Finding& finding, Severity fail_on) {
  if (finding.folded_under >= 0 || finding.let_pass) return false;
  return finding.rejected || finding.severity >= fail_on;
}

bool blocks(const Audit& audit, Severity fail_on) {
  return std::ranges::any_of(audit.findings,
                             [&](const Finding& finding) { return blocks(finding, fail_on); });
}

}  // namespace clauseline
