#include "diff/partners.hpp"

namespace clauseline {

Partners::Partners(const std::deque<ClauseChange>& changes) {
  for (const ClauseChange& change : changes)
    for (const auto* side : {&change.pairing.before, &change.pairing.after})
      for (const Clause* clause : *side)
        change_of_.try_emplace(clause, &change);
}

const ClauseChange* Partners::change_of(const Clause* clause) const {
  const auto found = change_of_.find(clause);
  return found == change_of_.end() ? nullptr : found->second;
}

bool Partners::same(const Clause* before, const Clause* after) const {
  const auto* change = change_of(before);
  return change != nullptr && change == change_of(after);
}

}  // namespace clauseline
