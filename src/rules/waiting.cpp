#include "rules/waiting.hpp"

#include "terms/tables.hpp"

namespace clauseline {

std::vector<const Rule*> Waiting::of(const Right& right) const {
  static const ByRight ours = by_right(rules());
  std::vector<const Rule*> all;
  for (const ByRight* some : {&ours, &of_house_})
    if (const auto found = some->find(right.name); found != some->end())
      all.insert(all.end(), found->second.begin(), found->second.end());
  return all;
}

Waiting::ByRight Waiting::by_right(std::span<const Rule> all) {
  ByRight waiting;
  const auto wait = [&waiting](std::string_view right, const Rule& rule) {
    auto& list = waiting[right];
    if (list.empty() || list.back() != &rule) list.push_back(&rule);
  };
  for (const Rule& rule : all)
    for (const Pattern& pattern : rule.on) {
      if (pattern.right != "*" && !pattern.right.empty()) wait(pattern.right, rule);
      if (pattern.right == "*")
        for (const Right& right : rights)
          wait(right.name, rule);
    }
  return waiting;
}

}  // namespace clauseline
