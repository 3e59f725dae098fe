// A clause that moved and was edited is found by what is rare in it: runs of three words that
// few other clauses hold. Nothing compares all clauses with all.

#include "diff/matching.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace clauseline {
namespace {

constexpr double near_equal = 0.6;
constexpr std::ptrdiff_t rare = 8;       // a run in more clauses than this says little
constexpr std::size_t most_likely = 4;   // candidates of one clause that are compared
constexpr std::size_t fewest_words = 5;  // of a clause that words alone may pair

struct Occurrence {
  std::uint64_t shingle = 0;
  int old = -1;

  auto operator<=>(const Occurrence&) const = default;
};

struct Candidate {
  double likeness = 0;
  int old = -1;
  int young = -1;
};

bool eligible(const Outline& side, int index) {
  return side[index].has_words && !side[index].stub && side.bag(index).size() >= fewest_words;
}

std::vector<Occurrence> occurrences(const Matching& matching) {
  std::vector<Occurrence> found;
  for (int old = 0; old < matching.before.size(); ++old)
    if (matching.new_partner(old) < 0 && eligible(matching.before, old))
      for (const auto shingle : matching.before.shingles(old))
        found.push_back({.shingle = shingle, .old = old});
  std::ranges::sort(found);
  return found;
}

/// The few old clauses that share most rare shingles with a new one.
std::vector<int> likely(const Matching& matching, int young, const std::vector<Occurrence>& index) {
  std::vector<int> hits;
  for (const auto shingle : matching.after.shingles(young)) {
    const auto first = std::ranges::lower_bound(index, shingle, {}, &Occurrence::shingle);
    const auto last =
        std::ranges::upper_bound(first, index.end(), shingle, {}, &Occurrence::shingle);
    if (last - first > rare) continue;
    for (auto at = first; at != last; ++at)
      hits.push_back(at->old);
  }
  std::ranges::sort(hits);
  std::vector<std::pair<std::ptrdiff_t, int>> ranked;  // hits, negative, then place
  for (auto at = hits.begin(); at != hits.end();) {
    const auto end = std::upper_bound(at, hits.end(), *at);
    ranked.emplace_back(at - end, *at);
    at = end;
  }
  const auto count = std::min(ranked.size(), most_likely);
  std::partial_sort(ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(count),
                    ranked.end());
  std::vector<int> best;
  best.reserve(count);
  for (std::size_t i = 0; i < count; ++i)
    best.push_back(ranked[i].second);
  return best;
}

}  // namespace

void match_elsewhere(Matching& matching) {
  const auto index = occurrences(matching);
  if (index.empty()) return;
  std::vector<Candidate> candidates;
  for (int young = 0; young < matching.after.size(); ++young) {
    if (matching.old_partner(young) >= 0 || !eligible(matching.after, young)) continue;
    for (const int old : likely(matching, young, index)) {
      const double likeness = like(matching, old, young);
      if (likeness >= near_equal && !apart(matching, old, young) &&
          !named_apart(matching, old, young))
        candidates.push_back({.likeness = likeness, .old = old, .young = young});
    }
  }
  std::ranges::sort(candidates, {}, [](const Candidate& one) {
    return std::tuple(-one.likeness, one.young, one.old);
  });
  for (const auto& [likeness, old, young] : candidates)
    if (matching.open(old, young) && !boilerplate(matching, old, young))
      matching.link(old, young, "near-equal words elsewhere");
}

}  // namespace clauseline
