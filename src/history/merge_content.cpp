#include "history/merge_content.hpp"

#include "history/step.hpp"

#include <utility>

namespace clauseline::history {

std::vector<std::string> content_of(const Commit& merge, const ReadAt& read) {
  Step step{.kind = StepKind::merge};
  for (std::size_t parent = 0; parent < merge.parents.size(); ++parent) {
    auto before = read(merge.parents[parent]);
    auto after = read(merge.id);
    if (before == nullptr || after == nullptr) continue;
    const Audit compared = audit(std::move(before), std::move(after), Depth::clauses);
    step.against.push_back(against(compared, parent));
  }
  settle(step);
  std::vector<std::string> names;
  for (const ClauseStep& clause : step.clauses)
    if (!clause.typographic) names.push_back(clause.name);
  return names;
}

}  // namespace clauseline::history
