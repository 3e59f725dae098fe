#include "diff/references.hpp"

#include "diff/printed.hpp"

#include <algorithm>

namespace clauseline {
namespace {

std::unordered_map<std::string, const Clause*> ids(const Agreement& agreement) {
  std::unordered_map<std::string, const Clause*> found;
  walk(agreement.clauses, [&](const Clause& clause, const Clause*) {
    if (clause.stable_id) found.try_emplace(clause.id, &clause);
  });
  return found;
}

}  // namespace

References::References(const Agreement& agreement)
    : by_id_(ids(agreement)), numbering_(agreement) {}

/// A number within a mark, or around one, is what the mark says, whatever it looks like.
std::vector<Reference> References::in(const Clause& clause) const {
  const auto by_author = marked(clause);
  std::vector<Reference> all;
  auto next = by_author.begin();
  std::uint32_t end = 0;
  for (const Reference& one : printed(clause)) {
    for (; next != by_author.end() && next->begin < one.end; ++next) {
      all.push_back(*next);
      end = std::max(end, next->end);
    }
    if (one.begin >= end) all.push_back(one);
  }
  all.insert(all.end(), next, by_author.end());
  return all;
}

std::vector<Reference> References::marked(const Clause& clause) const {
  std::vector<Reference> found;
  for (const Mark& mark : clause.marks) {
    // A mark that names nothing says no more than its words.
    if (mark.kind != MarkKind::reference || mark.target.empty()) continue;
    const auto to = by_id_.find(mark.target);
    found.push_back({.begin = mark.begin,
                     .end = mark.end,
                     .marked = true,
                     .to = to == by_id_.end() ? nullptr : to->second,
                     .target = mark.target});
  }
  return found;
}

/// The printed references of a clause that a clause of this version answers to.
std::vector<Reference> References::printed(const Clause& clause) const {
  std::vector<Reference> found;
  const Clause* next = nullptr;  // what the reference after this one means
  const auto all = printed_references(clause.words);
  for (auto i = all.size(); i-- > 0;) {
    const PrintedReference& one = all[i];
    const auto* to = !one.within_next  ? numbering_.find(one.printed, clause)
                     : next != nullptr ? numbering_.within(*next, one.printed.number)
                                       : nullptr;
    next = to;
    if (to != nullptr)
      found.push_back({.begin = static_cast<std::uint32_t>(one.begin),
                       .end = static_cast<std::uint32_t>(one.end),
                       .relative = one.printed.number.starts_with('('),
                       .to = to});
  }
  std::ranges::reverse(found);
  return found;
}

}  // namespace clauseline
