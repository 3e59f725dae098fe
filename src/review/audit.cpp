#include "review/audit.hpp"

#include "review/fingerprint.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
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
  made.findings = judge(made.comparison, house(by.policy, made));
  std::set<std::string> taken;
  for (const Finding& finding : made.findings) {
    auto mark = fingerprint(finding, made.subject().agreement.id);
    for (int again = 2; !taken.insert(mark).second; ++again)  // the very same fact twice
      mark = fingerprint(finding, fmt::format("{}\n{}", made.subject().agreement.id, again));
    made.fingerprints.push_back(std::move(mark));
  }
  return made;
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

bool blocks(const Audit& audit, Severity fail_on) {
  return std::ranges::any_of(audit.findings, [&](const Finding& finding) {
    return finding.folded_under < 0 && finding.severity >= fail_on;
  });
}

}  // namespace clauseline
