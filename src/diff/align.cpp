// Evidence is taken in a fixed order, strongest first, and a clause once paired stays so; then
// links become pairings, in the order of the later version.

#include "diff/align.hpp"

#include "diff/matching.hpp"
#include "diff/rising.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <tuple>
#include <utility>

namespace clauseline {
namespace {

class Pairings {
 public:
  explicit Pairings(const Matching& matching)
      : before_(matching.before),
        after_(matching.after),
        matching_(matching),
        links_(matching.links()) {}

  std::vector<Pairing> all() {
    for (const Link& link : links_)
      linked_.emplace_back(link.before, link.after);
    std::ranges::sort(linked_);
    const auto moves = moved();
    std::map<std::tuple<int, int, int>, Pairing> ordered;  // new place, removed or not, old place
    for (const auto& group : groups()) {
      const auto key = std::tuple(group.front().after, 0, group.front().before);
      ordered.emplace(key, pairing(group, moves));
    }
    for (int after = 0; after < after_.size(); ++after)
      if (old_partner(after) < 0)
        ordered[{after, 0, -1}] = {
            .after = {after_[after].clause}, .similarity = 0, .why = "added"};
    int stood_after = -1;
    for (int before = 0; before < before_.size(); ++before) {
      if (new_partner(before) >= 0)
        stood_after = new_partner(before);
      else
        ordered[{stood_after, 1, before}] = {
            .before = {before_[before].clause}, .similarity = 0, .why = "removed"};
    }
    std::vector<Pairing> all;
    all.reserve(ordered.size());
    for (auto& [place, one] : ordered)
      all.push_back(std::move(one));
    return all;
  }

 private:
  int old_partner(int after) const { return matching_.old_partner(after); }
  int new_partner(int before) const { return matching_.new_partner(before); }

  bool same_parent(const Link& link) const {
    const int old_parent = before_[link.before].parent;
    const int new_parent = after_[link.after].parent;
    if (old_parent < 0 || new_parent < 0) return old_parent == new_parent;
    return std::ranges::binary_search(linked_, std::pair(old_parent, new_parent));
  }

  /// For each pair of a family, by new place: which place its old clause has among the old ones.
  static std::vector<std::size_t> old_ranks(const PlacePairs& pairs) {
    std::vector<std::size_t> by_old(pairs.size());
    std::iota(by_old.begin(), by_old.end(), std::size_t{0});
    std::ranges::sort(by_old, {}, [&](std::size_t i) { return pairs[i].second; });
    std::vector<std::size_t> ranks(pairs.size());
    for (std::size_t rank = 0; rank < by_old.size(); ++rank)
      ranks[by_old[rank]] = rank;
    return ranks;
  }

  /// Two neighbours that changed places moved both: neither is the one that stayed.
  static bool exchanged(const std::vector<std::size_t>& ranks, std::size_t left) {
    const std::size_t right = left + 1;
    if (right >= ranks.size() || ranks[left] != ranks[right] + 1) return false;
    const bool after_left = left == 0 || ranks[left - 1] < ranks[right];
    return after_left && (right + 1 == ranks.size() || ranks[right + 1] > ranks[left]);
  }

  /// Links whose clauses changed parent, or order among the siblings that stayed.
  std::set<std::pair<int, int>> moved() {
    std::set<std::pair<int, int>> found;
    std::map<int, PlacePairs> families;  // by new parent: new place, old place
    for (const Link& link : links_) {
      const bool part =
          new_partner(link.before) != link.after || old_partner(link.after) != link.before;
      if (part) continue;  // of a split or a merge
      if (!same_parent(link))
        found.emplace(link.before, link.after);
      else
        families[after_[link.after].parent].emplace_back(link.after, link.before);
    }
    for (auto& [parent, pairs] : families) {
      std::ranges::sort(pairs);
      const auto stayed = longest_rising(pairs);
      const auto ranks = old_ranks(pairs);
      for (std::size_t i = 0; i < pairs.size(); ++i)
        if (!std::ranges::binary_search(stayed, pairs[i]) || exchanged(ranks, i) ||
            (i > 0 && exchanged(ranks, i - 1)))
          found.emplace(static_cast<int>(pairs[i].second), static_cast<int>(pairs[i].first));
    }
    return found;
  }

  /// Links that share a clause belong to one pairing. Ordered by new, then old place.
  std::vector<std::vector<Link>> groups() {
    const auto by_place = [](const Link& link) { return std::pair(link.after, link.before); };
    std::ranges::sort(links_, {}, by_place);
    std::map<int, std::size_t> group_of_old;
    std::map<int, std::size_t> group_of_new;
    std::vector<std::vector<Link>> found;
    const auto put = [&](const Link& link, std::size_t group) {
      found[group].push_back(link);
      group_of_old[link.before] = group;
      group_of_new[link.after] = group;
    };
    for (const Link& link : links_) {
      const auto by_old = group_of_old.try_emplace(link.before, found.size()).first->second;
      const auto by_new = group_of_new.try_emplace(link.after, found.size()).first->second;
      const auto group = std::min(by_old, by_new);
      if (group == found.size()) found.emplace_back();
      put(link, group);
      // A link between two groups makes them one.
      if (const auto other = std::max(by_old, by_new); other != group && other < found.size())
        for (const Link& moved : std::exchange(found[other], {}))
          put(moved, group);
    }
    std::erase_if(found, [](const auto& group) { return group.empty(); });
    for (auto& group : found)
      std::ranges::sort(group, {}, by_place);
    return found;
  }

  Pairing pairing(const std::vector<Link>& group, const std::set<std::pair<int, int>>& moves) {
    Pairing made{.why = group.front().why};
    const auto add = [](std::vector<const Clause*>& side, const Clause* clause) {
      if (std::ranges::find(side, clause) == side.end()) side.push_back(clause);
    };
    for (const Link& link : group) {
      add(made.before, before_[link.before].clause);
      add(made.after, after_[link.after].clause);
    }
    const Link& first = group.front();
    made.moved = group.size() == 1 && moves.contains({first.before, first.after});
    const bool equal = before_[first.before].words == after_[first.after].words;
    if (group.size() > 1 || !equal) made.similarity = likeness(group);
    return made;
  }

  double likeness(const std::vector<Link>& group) {
    if (group.size() == 1) return like(matching_, group.front().before, group.front().after);
    std::set<int> olds;
    std::set<int> news;
    for (const Link& link : group) {
      olds.insert(link.before);
      news.insert(link.after);
    }
    std::string before;
    std::string after;
    for (const int i : olds)
      before += before_[i].clause->own_text() + "\n";
    for (const int i : news)
      after += after_[i].clause->own_text() + "\n";
    return similarity(WordBag(before), WordBag(after));
  }

  const Outline& before_;
  const Outline& after_;
  const Matching& matching_;
  std::vector<Link> links_;
  std::vector<std::pair<int, int>> linked_{};  // sorted, old and new place
};

}  // namespace

/// A clause that moved leaves its number to another. So those that share a number and little more
/// are paired only when near-equal words were looked for elsewhere.
std::vector<Pairing> align(const std::vector<Clause>& before, const std::vector<Clause>& after) {
  constexpr double related = 0.4;
  Matching matching(before, after);
  match_ids(matching);
  match_equal(matching);
  match_siblings(matching, related);
  match_elsewhere(matching);
  match_siblings(matching);
  match_places(matching);
  match_siblings(matching);
  match_parts(matching);
  return Pairings(matching).all();
}

}  // namespace clauseline
