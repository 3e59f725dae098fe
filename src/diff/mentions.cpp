#include "diff/mentions.hpp"

#include <algorithm>

namespace clauseline {

std::vector<Mention> Mentions::references_in(const Clause& clause) const {
  std::vector<Mention> found;
  for (const Reference& one : references_.in(clause))
    found.push_back({.kind = MarkKind::reference,
                     .begin = one.begin,
                     .end = one.end,
                     .marked = one.marked,
                     .relative = one.relative,
                     .to = one.to,
                     .target = one.target});
  return found;
}

std::vector<Mention> Mentions::in(const Clause& clause) const {
  auto found = references_in(clause);
  for (const Mark& mark : clause.marks)
    if (mark.kind == MarkKind::party)
      found.push_back({.kind = mark.kind,
                       .begin = mark.begin,
                       .end = mark.end,
                       .marked = true,
                       .target = mark.target});
  for (const TermUse& use : definitions_.uses(clause))
    found.push_back({.kind = MarkKind::term,
                     .begin = use.begin,
                     .end = use.end,
                     .marked = use.marked,
                     .to = use.definition});
  std::ranges::stable_sort(found, {}, &Mention::begin);
  std::uint32_t end = 0;
  std::erase_if(found, [&](const Mention& one) {
    const bool apart = one.begin >= end && one.end > one.begin;
    if (apart) end = one.end;
    return !apart;
  });
  return found;
}

}  // namespace clauseline
