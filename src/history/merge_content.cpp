#include "history/merge_content.hpp"

#include "history/step.hpp"

#include <utility>

namespace clauseline::history {

std::vector<std::string> content_of(const Commit& merge, const ReadAt& read) {
  Step step{.kind = StepKind::merge};
  auto after = read(merge.id);
  for (std::size_t parent = 0; after != nullptr && parent < merge.parents.size(); ++parent) {
    auto before = read(merge.parents[parent]);
    if (before == nullptr) continue;
    Audit compared = audit(std::move(before), std::move(after), Depth::clauses);
    step.against.push_back(against(compared, parent));
    after = std::move(compared.after);
  }
  settle(step);
  std::vector<std::string> names;
  for (const ClauseStep& clause : step.clauses)
    if (!clause.typographic) names.push_back(clause.name);
  return names;
}

}  // namespace clauseline::history
