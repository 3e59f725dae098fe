#include "diff/matching.hpp"

namespace clauseline {
namespace {

constexpr double unrelated = 0.2;
constexpr std::size_t telling = 15;  // words on either side, enough to see that none stayed

/// An id that was free goes to another provision now and then: its name is another, if it has
/// one, and so are its words. A clause that was only rewritten keeps one of the two.
bool reused(const Matching& matching, int old, int young) {
  const auto& before = matching.before[old];
  const auto& after = matching.after[young];
  const bool same_name = before.name != 0 && before.name == after.name;
  return !same_name && !before.stub && !after.stub && before.has_words && after.has_words &&
         matching.before.bag(old).size() >= telling &&
         matching.after.bag(young).size() >= telling && like(matching, old, young) < unrelated;
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
