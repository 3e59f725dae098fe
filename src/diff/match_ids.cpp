#include "diff/matching.hpp"

namespace clauseline {
namespace {

constexpr double unrelated = 0.2;

/// An id that was free goes to another provision now and then: its name and its words are
/// others. A clause that was only rewritten keeps one of the two.
bool reused(const Matching& matching, int old, int young) {
  const Clause& before = *matching.before[old].clause;
  const Clause& after = *matching.after[young].clause;
  if (before.heading.empty() || after.heading.empty()) return false;
  return named_apart(matching, old, young) && like(matching, old, young) < unrelated &&
         !matching.before[old].stub && !matching.after[young].stub;
}

}  // namespace

/// An author's `was` may name several old clauses (a merge) or be shared by several new ones
/// (a split); an old clause that kept its id is not taken away from itself.
void match_ids(Matching& matching) {
  const Outline& after = matching.after;
  for (int young = 0; young < after.size(); ++young) {
    if (!after[young].clause->stable_id) continue;
    const int old = matching.before.find(after[young].clause->id);
    if (old >= 0 && matching.open(old, young) && !reused(matching, old, young))
      matching.link(old, young, "same id");
  }
  std::vector<Link> claims;
  for (int young = 0; young < after.size(); ++young)
    for (const std::string& id : after[young].clause->was) {
      int old = matching.before.find(id);
      if (old < 0) old = matching.before.find_address(id);
      if (old >= 0 && (matching.new_partner(old) < 0 || matching.old_partner(young) < 0))
        claims.push_back({.before = old, .after = young, .why = "was"});
    }
  for (const Link& claim : claims)
    matching.link(claim.before, claim.after, claim.why);
}

}  // namespace clauseline
