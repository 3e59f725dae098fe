#include "cli/audit_range.hpp"

#include "cli/history.hpp"
#include "cli/terminal.hpp"
#include "history/crew.hpp"
#include "text/error.hpp"

#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
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
      : finder_(finder), dialect_(dialect), by_(judged_by(report)), depth_(report.depth) {}

  /// In the order of the pairs.
  std::vector<Outcome> run(const std::vector<BlobPair>& pairs, const Request& request) {
    std::vector<Outcome> outcomes(pairs.size());
    const auto tell = pairs.size() > 1 ? progress(request, "agreements")
                                       : std::function<void(std::size_t, std::size_t)>();
    std::size_t done = 0;
    history::share_out(pairs.size(), jobs(request), [&] {
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
      return {.audit = clauseline::audit(std::move(before), std::move(after), depth_, by_,
                                         std::move(circumstances))};
    } catch (const Error& error) {
      return {.failed = Failure{.source = pair.path, .message = history::in_one_line(error)}};
    }
  }

  Circumstances circumstances_of(const Version* before, const Version* after,
                                 const BlobPair& pair) {
    if (depth_ == Depth::clauses) return {};
    const std::lock_guard one_at_a_time(guard_);
    return finder_.circumstances(dialect_).of(before, pair.old_path, after, pair.path);
  }

  VersionFinder& finder_;
  const Dialect* dialect_;
  JudgedBy by_;
  Depth depth_;
  std::mutex guard_{};
};

}  // namespace

void note_columns(const Version& version, const Blob& blob, Report& report) {
  report.columns.try_emplace(version.evidence.digest, blob.source.bytes());
}

JudgedBy judged_by(const Report& report) {
  return {.policy = report.policy ? &report.policy->policy : nullptr,
          .detectors = report.detectors ? &report.detectors->detectors : nullptr};
}

void add_range(VersionFinder& finder, const Request& request, const Dialect* dialect,
               Report& report) {
  report.several = true;
  const Policy* policy = judged_by(report).policy;
  const bool elsewhere = policy != nullptr && !policy->agreements.empty();
  const auto pairs = finder.pairs(elsewhere ? policy->agreements : "agreements/");
  auto outcomes = RangeAuditor(finder, dialect, report).run(pairs, request);
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
