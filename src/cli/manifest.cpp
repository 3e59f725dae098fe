#include "cli/manifest.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

namespace clauseline::cli {
namespace {

void add_range(const Request& request, VersionFinder& finder, Manifest& into) {
  const Range& range = finder.range();
  into.range = true;
  into.staged = request.staged;
  into.paths = request.paths;
  into.before = range.before;
  into.after = range.after;
  into.house = range.house;
}

/// Did anybody say anything of any finding? Else no day and no roster is in the report.
bool has_decisions(const Report& report) {
  return std::ranges::any_of(report.audits,
                             [](const Audit& audit) { return !audit.settlements.empty(); });
}

/// The forecasts of a house that lies in a work tree.
void add_forecasts(const Report& report, VersionFinder& finder, Manifest& into) {
  std::set<std::string> paths;
  for (const Audit& audit : report.audits)
    for (const auto& payments : audit.circumstances.payments)
      paths.insert(payments.forecast);
  for (const std::string& path : paths)
    if (const auto blob = finder.house_file(path); blob && blob->revision.empty())
      into.inputs.push_back(evidence_of(*blob));
}

/// The house, and two versions that were named; see Manifest::inputs.
void add_inputs(const DialectChoice& dialect, const Report& report, VersionFinder& finder,
                Manifest& into) {
  // diff asks a policy only where agreements lie, and the commit says that, too.
  if (report.policy &&
      (report.depth == Depth::findings || report.policy->evidence.revision.empty()))
    into.inputs.push_back(report.policy->evidence);
  if (report.detectors)
    into.inputs.insert(into.inputs.end(), report.detectors->evidence.begin(),
                       report.detectors->evidence.end());
  if (report.roster && has_decisions(report)) into.inputs.push_back(report.roster->evidence);
  if (dialect.evidence()) into.inputs.push_back(*dialect.evidence());
  add_forecasts(report, finder, into);
  if (into.range) return;
  for (const Audit& audit : report.audits)
    into.inputs.insert(into.inputs.end(), {audit.before->evidence, audit.after->evidence});
}

/// With the revisions that were named for these files.
MadeOf made_of(std::vector<Evidence> files, VersionFinder& finder) {
  MadeOf made;
  std::set<std::string> names;
  for (const Evidence& file : files)
    if (!file.revision.empty() && names.insert(file.revision).second)
      made.revisions.push_back({file.revision, finder.repository().object_of(file.revision)});
  made.inputs = std::move(files);
  return made;
}

}  // namespace

Manifest manifest_of(const Request& request, VersionFinder& finder, const DialectChoice& dialect,
                     const Report& report) {
  Manifest made{.unchanged = request.unchanged,
                .words = request.words,
                .dialect = request.dialect,
                .policy = request.policy,
                .detectors = request.detectors,
                .perspective = request.perspective,
                .house_style = request.house_style,
                .payments = request.payments,
                .fail_on = request.fail_on,
                .repository = request.held ? request.held->repository : request.repository};
  if (has_decisions(report)) made.evaluated_on = report.evaluated_on;
  if (finder.is_range()) add_range(request, finder, made);
  for (const std::string& name : finder.revisions())
    if (name != empty_tree && (name != "HEAD" || finder.repository().find_commit(name)))
      made.revisions.push_back({name, finder.repository().object_of(name)});
  add_inputs(dialect, report, finder, made);
  if (report.house_style) made.of_template = made_of(report.house_style->evidence, finder);
  return made;
}

void add_payments(const ForecastPayments& payments, VersionFinder& finder, Manifest& into) {
  std::vector<Evidence> files{payments.forecast};
  if (payments.exchange) files.push_back(*payments.exchange);
  into.of_payments = made_of(std::move(files), finder);
}

}  // namespace clauseline::cli
