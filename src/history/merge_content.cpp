#include "history/merge_content.hpp"

#include "history/step.hpp"

#include <algorithm>
#include <utility>

namespace clauseline::history {
namespace {

/// Compares with one more version that the merge may be as.
void compare(std::unique_ptr<const Version> before, std::unique_ptr<const Version>& after,
             Step& step) {
  if (before == nullptr) return;
  Audit compared = audit(std::move(before), std::move(after), Depth::clauses);
  step.against.push_back(against(compared, step.against.size()));
  after = std::move(compared.after);
}

std::vector<std::string> told(const Step& step) {
  std::vector<std::string> names;
  for (const ClauseStep& clause : step.clauses)
    if (!clause.typographic) names.push_back(clause.name);
  return names;
}

}  // namespace

std::vector<std::string> content_of(const Commit& merge, const MergedVersions& versions) {
  Step step{.kind = StepKind::merge};
  auto after = versions.at(merge.id);
  if (after == nullptr) return {};
  for (const std::string& parent : merge.parents)
    compare(versions.at(parent), after, step);
  settle(step);
  if (told(step).empty()) return {};
  compare(versions.joined(), after, step);
  settle(step);
  return told(step);
}

}  // namespace clauseline::history
