#include "diff/matching.hpp"

namespace clauseline {

bool Matching::same_parents(int old, int young) const {
  const int old_parent = before[old].parent;
  const int new_parent = after[young].parent;
  if (old_parent < 0 || new_parent < 0) return old_parent == new_parent;
  return new_partner(old_parent) == new_parent || old_partner(new_parent) == old_parent;
}

void Matching::link(int old, int young, std::string_view why) {
  links_.push_back({.before = old, .after = young, .why = why});
  auto& young_of_old = new_partner_[static_cast<std::size_t>(old)];
  if (young_of_old < 0) young_of_old = young;
  auto& old_of_young = old_partner_[static_cast<std::size_t>(young)];
  if (old_of_young < 0) old_of_young = old;
}

double like(const Matching& matching, int old, int young) {
  const auto& before = matching.before[old];
  const auto& after = matching.after[young];
  if (before.words == after.words) return before.has_words ? 1 : 0;
  if (!before.has_words || !after.has_words) return 0;
  return similarity(matching.before.bag(old), matching.after.bag(young));
}

bool like_enough(const Matching& matching, int old, int young, double least) {
  const auto& before = matching.before[old];
  const auto& after = matching.after[young];
  if (before.words == after.words || !before.has_words || !after.has_words)
    return like(matching, old, young) >= least;
  return similar(matching.before.bag(old), matching.after.bag(young), least);
}

double deeply_like(const Matching& matching, int old, int young) {
  const auto& before = matching.before[old];
  const auto& after = matching.after[young];
  const double own = like(matching, old, young);
  if (before.last == old && after.last == young) return own;
  const double all = before.subtree == after.subtree ? 1
                                                     : similarity(matching.before.deep_bag(old),
                                                                  matching.after.deep_bag(young));
  return before.has_words || after.has_words ? (own + all) / 2 : all;
}

double deeply_like_at_least(const Matching& matching, int old, int young) {
  const auto& before = matching.before[old];
  const auto& after = matching.after[young];
  const double own = like(matching, old, young);
  if (before.last == old && after.last == young) return own;
  return before.has_words || after.has_words ? own / 2 : 0;
}

bool apart(const Matching& matching, int old, int young) {
  constexpr double near_equal = 0.7;
  const Clause& before = *matching.before[old].clause;
  const Clause& after = *matching.after[young].clause;
  if (before.kind != after.kind || before.language != after.language) return true;
  if (matching.before[old].quoted != matching.after[young].quoted) return true;
  return before.stable_id && after.stable_id && !like_enough(matching, old, young, near_equal);
}

bool named_apart(const Matching& matching, int old, int young) {
  const auto& before = matching.before[old];
  const auto& after = matching.after[young];
  return before.name != 0 && after.name != 0 && before.name != after.name;
}

bool boilerplate(const Matching& matching, int old, int young) {
  const Outline& before = matching.before;
  const Outline& after = matching.after;
  if (!before.repeats(old) && !after.repeats(young)) return false;
  const auto paired = [&](int one, int other) {
    return one >= 0 && other >= 0 && matching.new_partner(one) == other;
  };
  return !matching.same_parents(old, young) &&
         !paired(before.sibling_before(old), after.sibling_before(young)) &&
         !paired(before.sibling_behind(old), after.sibling_behind(young));
}

}  // namespace clauseline
