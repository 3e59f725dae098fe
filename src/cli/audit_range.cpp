#include "cli/audit_range.hpp"

#include "cli/exposure.hpp"
#include "cli/history.hpp"
#include "cli/terminal.hpp"
#include "text/crew.hpp"
#include "text/error.hpp"
#include "xml/root_name.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <utility>

namespace clauseline::cli {
namespace {

/// What came of one agreement of a range: it was audited, or could not be.
struct Outcome {
  std::optional<Audit> audit{};
  std::optional<Failure> failed{};
};

std::unique_ptr<const Version> read_if(const std::optional<Blob>& blob, const Dialect* dialect) {
  return blob ? read_version(*blob, dialect) : nullptr;
}

/// Audits the agreements of a range, in several threads. They read and judge side by side; git is
/// asked by one at a time.
class RangeAuditor {
 public:
  RangeAuditor(VersionFinder& finder, const Dialect* dialect, const Report& report)
      : finder_(finder), dialect_(dialect), by_(judged_by(report)), report_(report) {
    const Range& ends = finder.range();
    if (report.depth == Depth::findings && !ends.after.empty())
      ledger_.emplace(finder.ledger(ends.before, ends.after));
  }

  const Ledger* ledger() const { return ledger_ ? &*ledger_ : nullptr; }

  /// In the order of the pairs.
  std::vector<Outcome> run(const std::vector<BlobPair>& pairs, const Request& request) {
    std::vector<Outcome> outcomes(pairs.size());
    const auto tell = pairs.size() > 1 ? progress(request, "agreements")
                                       : std::function<void(std::size_t, std::size_t)>();
    std::size_t done = 0;
    share_out(pairs.size(), jobs(request), [&] {
      return [&](std::size_t place) {
        outcomes[place] = outcome(pairs[place]);
        if (!tell) return;
        const std::lock_guard one_at_a_time(guard_);
        tell(++done, pairs.size());
      };
    });
    return outcomes;
  }

 private:
  /// One broken agreement of a range does not keep the others from being told.
  Outcome outcome(const BlobPair& pair) {
    try {
      auto before = read_if(pair.before, dialect_);
      auto after = read_if(pair.after, dialect_);
      auto circumstances = circumstances_of(before.get(), after.get(), pair);
      auto made = clauseline::audit(std::move(before), std::move(after), report_.depth, by_,
                                    std::move(circumstances));
      if (ledger_) {
        const std::lock_guard one_at_a_time(guard_);
        settle_by(*ledger_, report_, made);
      }
      return {.audit = std::move(made)};
    } catch (const Error& error) {
      return {.failed = Failure{.source = pair.path, .message = history::in_one_line(error)}};
    }
  }

  Circumstances circumstances_of(const Version* before, const Version* after,
                                 const BlobPair& pair) {
    if (report_.depth == Depth::clauses) return {};
    const std::lock_guard one_at_a_time(guard_);
    auto found = finder_.circumstances(dialect_).of(before, pair.old_path, after, pair.path);
    if (before != nullptr && after != nullptr)
      tell_exposures(finder_, report_, *before, *after, found);
    return found;
  }

  VersionFinder& finder_;
  const Dialect* dialect_;
  JudgedBy by_;
  const Report& report_;
  std::optional<Ledger> ledger_{};
  std::mutex guard_{};
};

/// Everybody who had a hand in a commit. Whoever signed it made it, whatever names it bears.
void add_makers(const SignedCommit& one, std::vector<Maker>& makers) {
  const Commit& commit = one.commit;
  const auto add = [&makers](const Person& person, bool only_committed) {
    makers.push_back(
        {.naming = {.name = person.name, .email = person.email}, .only_committed = only_committed});
  };
  add(commit.author, false);
  for (const Person& other : commit.co_authors)
    add(other, false);
  if (!one.signature.signer.empty() || !one.signature.key.empty())
    makers.push_back({.naming = {.email = one.signature.signer, .key = one.signature.key}});
  if (commit.committer.email != commit.author.email || commit.committer.name != commit.author.name)
    add(commit.committer, true);
}

}  // namespace

void note_columns(const Version& version, const Blob& blob, Report& report) {
  report.columns.try_emplace(version.evidence.digest, blob.source.bytes());
}

JudgedBy judged_by(const Report& report) {
  return {.policy = report.policy ? &report.policy->policy : nullptr,
          .detectors = report.detectors ? &report.detectors->detectors : nullptr};
}

Bench bench_of(const Report& report, const Audit& audit) {
  Bench bench{.agreement = audit.id(),
              .from_blob = audit.added ? "" : audit.before->evidence.blob,
              .to_blob = audit.deleted ? "" : audit.after->evidence.blob,
              .ledger = audit.decisions,
              .roster = report.roster ? &report.roster->roster : nullptr,
              .rules = report.policy ? report.policy->policy.approvals : ApprovalRules(),
              .today = report.evaluated_on,
              .wants_signatures = audit.circumstances.wants_signatures,
              .gate = report.fail_on};
  for (const SignedCommit& one : audit.circumstances.commits)
    add_makers(one, bench.makers);
  if (touches_uncounted_payments(audit.comparison)) return bench;
  for (const auto& payments : audit.circumstances.payments)
    if (payments.differs) bench.at_stake.push_back(*payments.differs);
  return bench;
}

void settle_by(const Ledger& ledger, const Report& report, Audit& audit) {
  auto bench = bench_of(report, audit);
  bench.ledger = ledger.on(bench.agreement, audit.fingerprints);
  if (bench.ledger.empty() && bench.rules.required.empty()) return;
  settle(audit, std::move(bench), judged_by(report));
}

namespace {

/// Agreements that did not change and whose decisions did: what was done to these must be told.
void add_pairs_of_ledger(VersionFinder& finder, const Dialect* dialect, const std::string& folder,
                         std::vector<BlobPair>& pairs) {
  std::set<std::string> known;
  for (const BlobPair& pair : pairs)
    for (const auto* side : {&pair.before, &pair.after})
      if (*side) known.insert(path_part(xml::root_name((*side)->source.bytes()).id));
  for (const auto& [part, told] : finder.circumstances(dialect).changed_decisions()) {
    if (known.contains(part)) continue;
    auto pair = finder.pair_of_ledger(part, folder);
    if (!pair)
      throw Error(
          {.at = {.source = fmt::format("reviews/{}", part)},
           .message = fmt::format("{}, and no agreement in {} is theirs", told.front(), folder),
           .hint = "decisions are withdrawn, never edited or removed: bring them back"});
    pairs.push_back(std::move(*pair));
  }
}

/// Where an id stands for two agreements, a decision on the one would count for the other, so that
/// nothing is said of either.
void refuse_shared_ids(VersionFinder& finder, const std::string& folder,
                       const std::vector<BlobPair>& pairs, std::vector<Outcome>& outcomes) {
  std::map<std::string, std::set<std::string>> paths;  // by id
  for (auto& [id, path] : finder.agreement_ids(folder))
    paths[id].insert(path);
  for (const BlobPair& pair : pairs)
    if (pair.after) paths[xml::root_name(pair.after->source.bytes()).id].insert(pair.path);
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    if (!outcomes[i].audit || !pairs[i].after) continue;
    const auto& id = outcomes[i].audit->after->agreement.id;
    const auto& all = paths[id];
    if (id.empty() || all.size() < 2) continue;
    outcomes[i] = {.failed =
                       Failure{.source = pairs[i].path,
                               .message = fmt::format("the id {} stands for several "
                                                      "agreements: {}; decisions on one would "
                                                      "count for the other",
                                                      id, fmt::join(all, ", "))}};
  }
}

}  // namespace

void add_range(VersionFinder& finder, const Request& request, const Dialect* dialect,
               Report& report) {
  report.several = true;
  const Policy* policy = judged_by(report).policy;
  const bool elsewhere = policy != nullptr && !policy->agreements.empty();
  const std::string folder = elsewhere ? policy->agreements : "agreements/";
  auto pairs = finder.pairs(folder);
  if (report.depth == Depth::findings) add_pairs_of_ledger(finder, dialect, folder, pairs);
  RangeAuditor auditor(finder, dialect, report);
  auto outcomes = auditor.run(pairs, request);
  if (auditor.ledger() != nullptr && !auditor.ledger()->empty())
    refuse_shared_ids(finder, folder, pairs, outcomes);
  if (auditor.ledger() != nullptr && !request.quiet)
    for (const Problem& one : auditor.ledger()->passed_over())
      complain(told(one, "warning"));
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    if (outcomes[i].failed) report.failed.push_back(std::move(*outcomes[i].failed));
    if (!outcomes[i].audit) continue;
    report.audits.push_back(std::move(*outcomes[i].audit));
    const Audit& audit = report.audits.back();
    if (pairs[i].before) note_columns(*audit.before, *pairs[i].before, report);
    if (pairs[i].after) note_columns(*audit.after, *pairs[i].after, report);
  }
}

}  // namespace clauseline::cli
