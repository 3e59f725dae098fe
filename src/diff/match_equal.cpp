// Most clauses of two versions are equal, at the same numbers. A hash table finds them in one
// pass, so that the dearer kinds of evidence are asked about few.

#include "diff/matching.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace clauseline {
namespace {

/// Where a key stands on either side; -2 if more than once.
struct Seen {
  int old = -1;
  int young = -1;
};

constexpr int several = -2;

std::uint64_t joined(std::uint64_t a, std::uint64_t b) {
  return (a ^ (b * 0x9E3779B97F4A7C15ULL)) * 0xBF58476D1CE4E5B9ULL;
}

/// The clauses of both sides by a key; what is paired or has the key 0 is left out.
template <class Key>
std::unordered_map<std::uint64_t, Seen> table(const Matching& matching, const Key& key) {
  std::unordered_map<std::uint64_t, Seen> seen;
  seen.reserve(static_cast<std::size_t>(matching.before.size()));
  const auto count = [](int& place, int index) { place = place == -1 ? index : several; };
  for (int old = 0; old < matching.before.size(); ++old)
    if (const auto found = key(matching.before[old]); found != 0 && matching.new_partner(old) < 0)
      count(seen[found].old, old);
  for (int young = 0; young < matching.after.size(); ++young)
    if (const auto found = key(matching.after[young]);
        found != 0 && matching.old_partner(young) < 0)
      count(seen[found].young, young);
  return seen;
}

template <class Key, class Accept>
void pair_unique(Matching& matching, const Key& key, std::string_view why, const Accept& accept) {
  const auto seen = table(matching, key);
  for (int young = 0; young < matching.after.size(); ++young) {
    if (matching.old_partner(young) >= 0) continue;
    const auto found = seen.find(key(matching.after[young]));
    if (found == seen.end()) continue;
    const auto [old, only] = found->second;
    if (old >= 0 && only == young && matching.open(old, young) && accept(old, young))
      matching.link(old, young, why);
  }
}

}  // namespace

void match_equal(Matching& matching) {
  const auto any = [](int, int) { return true; };
  const auto numbered = [](const Outline::Entry& entry) { return entry.number + entry.name != 0; };
  pair_unique(
      matching,
      [&](const Outline::Entry& entry) {
        return entry.has_words || numbered(entry) ? joined(entry.subtree, entry.place) : 0;
      },
      "equal words of the whole clause", any);
  pair_unique(
      matching,
      [](const Outline::Entry& entry) {
        return entry.has_words ? joined(entry.words, entry.place) : 0;
      },
      "equal words", any);
  const auto distinctive = [&](int old, int young) {
    return matching.before[old].distinctive && !apart(matching, old, young) &&
           !boilerplate(matching, old, young);
  };
  pair_unique(
      matching, [](const Outline::Entry& entry) { return entry.has_words ? entry.subtree : 0; },
      "equal words of the whole clause", distinctive);
  pair_unique(
      matching, [](const Outline::Entry& entry) { return entry.words; }, "equal words",
      distinctive);
}

}  // namespace clauseline
