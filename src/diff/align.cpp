// Evidence is taken in a fixed order, strongest first, and a clause once paired stays so.
// Nothing compares all clauses with all: equal words meet in hash tables, near-equal ones by
// the shingles that are rare, and the rest only under paired parents.

#include "diff/align.hpp"

#include "diff/outline.hpp"
#include "diff/rising.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <deque>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace clauseline {
namespace {

constexpr double near_equal = 0.5;         // of clauses without ids of their own
constexpr double near_equal_new_id = 0.7;  // of clauses whose author gave them other ids
constexpr double same_place = 0.25;        // between the same paired neighbours
constexpr std::size_t rare = 8;            // a shingle in more clauses than this says little
constexpr std::size_t few_children = 40;   // more are left to the shingles

std::string words_key(const Outline& side, int index) { return std::to_string(side[index].words); }

/// Number and heading, or empty where a clause has neither.
std::string label_key(const Outline& side, int index) {
  const Clause& clause = *side[index].clause;
  if (clause.number.empty() && clause.heading.empty()) return {};
  return fold(clause.number) + "\n" + fold(clause.heading);
}

struct Link {
  int before = -1;
  int after = -1;
  std::string_view why{};
};

class Aligner {
 public:
  Aligner(const std::vector<Clause>& before, const std::vector<Clause>& after)
      : before_(before),
        after_(after),
        partner_of_old_(static_cast<std::size_t>(before_.size()), -1),
        partner_of_new_(static_cast<std::size_t>(after_.size()), -1) {}

  std::vector<Pairing> run() {
    by_id();
    by_was();
    by_hash(&Outline::Entry::subtree, "equal words of the whole clause");
    by_hash(&Outline::Entry::words, "equal words");
    under_paired_parents();
    by_shingles();
    under_paired_parents();
    return pairings();
  }

 private:
  int old_partner(int after) const { return partner_of_new_[static_cast<std::size_t>(after)]; }
  int new_partner(int before) const { return partner_of_old_[static_cast<std::size_t>(before)]; }

  void link(int before, int after, std::string_view why) {
    links_.push_back({.before = before, .after = after, .why = why});
    auto& first = partner_of_new_[static_cast<std::size_t>(after)];
    if (first < 0) first = before;
    auto& first_new = partner_of_old_[static_cast<std::size_t>(before)];
    if (first_new < 0) first_new = after;
  }

  void by_id() {
    for (int after = 0; after < after_.size(); ++after) {
      const Clause& clause = *after_[after].clause;
      if (!clause.stable_id) continue;
      const int before = before_.find(clause.id);
      if (before >= 0 && open(before, after)) link(before, after, "same id");
    }
  }

  /// An author's `was` may name several old clauses (a merge) or be shared by several new
  /// ones (a split); an old clause that kept its id is not taken away from itself.
  void by_was() {
    std::vector<Link> claims;
    for (int after = 0; after < after_.size(); ++after)
      for (const std::string& id : after_[after].clause->was)
        if (const int before = before_.find(id);
            before >= 0 && (new_partner(before) < 0 || old_partner(after) < 0))
          claims.push_back({.before = before, .after = after, .why = "was"});
    for (const Link& claim : claims)
      link(claim.before, claim.after, claim.why);
  }

  /// Pairs what has equal words and stands once on either side.
  void by_hash(std::uint64_t Outline::Entry::*hash, std::string_view why) {
    struct Seen {
      int before = -1;
      int after = -1;
      int count_before = 0;
      int count_after = 0;
    };
    std::unordered_map<std::uint64_t, Seen> seen;
    for (int i = 0; i < before_.size(); ++i)
      if (new_partner(i) < 0 && before_[i].has_words) {
        auto& one = seen[before_[i].*hash];
        one.before = i;
        ++one.count_before;
      }
    for (int i = 0; i < after_.size(); ++i)
      if (old_partner(i) < 0 && after_[i].has_words) {
        auto& one = seen[after_[i].*hash];
        one.after = i;
        ++one.count_after;
      }
    for (int i = 0; i < after_.size(); ++i) {
      const auto found = seen.find(after_[i].*hash);
      if (found == seen.end()) continue;
      const auto& one = found->second;
      if (one.after != i || one.count_before != 1 || one.count_after != 1) continue;
      if (new_partner(one.before) < 0 && old_partner(i) < 0) link(one.before, i, why);
    }
  }

  std::vector<int> unpaired_old(int parent) const {
    auto children = before_.children(parent);
    std::erase_if(children, [&](int child) { return new_partner(child) >= 0; });
    return children;
  }
  std::vector<int> unpaired_new(int parent) const {
    auto children = after_.children(parent);
    std::erase_if(children, [&](int child) { return old_partner(child) >= 0; });
    return children;
  }

  /// Goes down the new outline; what is paired on the way opens its own children next.
  void under_paired_parents() {
    match_children(-1, -1);
    for (int after = 0; after < after_.size(); ++after)
      if (old_partner(after) >= 0) match_children(old_partner(after), after);
  }

  void match_children(int old_parent, int new_parent) {
    const auto olds = unpaired_old(old_parent);
    const auto news = unpaired_new(new_parent);
    if (olds.empty() || news.empty()) return;
    by_key(olds, news, {.of = words_key, .least = 0, .why = "equal words in order"});
    by_key(olds, news, {.of = label_key, .least = same_place, .why = "same number and heading"});
    by_best_similarity(olds, news);
    by_place(old_parent, new_parent);
  }

  bool open(int before, int after) const {
    return new_partner(before) < 0 && old_partner(after) < 0;
  }

  /// What siblings may be paired by, how like they must then be, and what it is called.
  struct Key {
    std::string (*of)(const Outline&, int);
    double least;
    std::string_view why;
  };

  /// Pairs the first with the first of equal key, the second with the second.
  void by_key(const std::vector<int>& olds, const std::vector<int>& news, const Key& key) {
    std::unordered_map<std::string, std::deque<int>> waiting;
    for (const int before : olds)
      if (new_partner(before) < 0) waiting[key.of(before_, before)].push_back(before);
    for (const int after : news) {
      if (old_partner(after) >= 0) continue;
      const auto name = key.of(after_, after);
      const auto found = name.empty() ? waiting.end() : waiting.find(name);
      if (found == waiting.end() || found->second.empty()) continue;
      const int before = found->second.front();
      if (!same_kind(before, after) || like(before, after) < key.least) continue;
      found->second.pop_front();
      link(before, after, key.why);
    }
  }

  bool same_kind(int before, int after) const {
    return before_[before].clause->kind == after_[after].clause->kind;
  }
  double like(int before, int after) { return similarity(before_.bag(before), after_.bag(after)); }
  /// How like two clauses must be: authors who keep ids mean it when they change one.
  double threshold(int before, int after) const {
    return before_[before].clause->stable_id && after_[after].clause->stable_id ? near_equal_new_id
                                                                                : near_equal;
  }

  struct Candidate {
    double likeness = 0;
    int before = -1;
    int after = -1;
  };

  void take_best(std::vector<Candidate>& candidates, std::string_view why) {
    std::ranges::sort(candidates, [](const Candidate& a, const Candidate& b) {
      return std::tuple(-a.likeness, a.after, a.before) <
             std::tuple(-b.likeness, b.after, b.before);
    });
    for (const Candidate& one : candidates)
      if (open(one.before, one.after)) link(one.before, one.after, why);
  }

  void consider(int before, int after, std::vector<Candidate>& candidates) {
    if (!open(before, after) || !before_[before].has_words || !after_[after].has_words) return;
    const double likeness = like(before, after);
    if (likeness >= threshold(before, after))
      candidates.push_back({.likeness = likeness, .before = before, .after = after});
  }

  void by_best_similarity(const std::vector<int>& olds, const std::vector<int>& news) {
    if (olds.size() > few_children || news.size() > few_children) return;
    std::vector<Candidate> candidates;
    for (const int before : olds)
      for (const int after : news)
        consider(before, after, candidates);
    take_best(candidates, "near-equal words");
  }

  /// A lone unpaired clause on either side between the same paired neighbours.
  void by_place(int old_parent, int new_parent) {
    const auto olds = gaps(before_.children(old_parent), partner_of_old_, false);
    const auto news = gaps(after_.children(new_parent), partner_of_new_, true);
    for (const auto& [neighbours, old_gap] : olds) {
      const auto found = news.find(neighbours);
      if (found == news.end() || old_gap.size() != 1 || found->second.size() != 1) continue;
      const int before = old_gap.front();
      const int after = found->second.front();
      if (!same_kind(before, after)) continue;
      const bool named = before_[before].clause->stable_id && after_[after].clause->stable_id;
      const bool wordless = !before_[before].has_words && !after_[after].has_words;
      if (wordless ? !named : like(before, after) >= (named ? near_equal_new_id : same_place))
        link(before, after, "same place");
    }
  }

  /// Runs of unpaired children, under the old indices of the paired ones around them.
  static std::map<std::pair<int, int>, std::vector<int>> gaps(const std::vector<int>& children,
                                                              const std::vector<int>& partners,
                                                              bool as_old) {
    std::map<std::pair<int, int>, std::vector<int>> found;
    std::vector<int> run;
    int left = -1;
    const auto close = [&](int right) {
      if (!run.empty()) found.try_emplace({left, right}, std::exchange(run, {}));
      left = right;
    };
    for (const int child : children) {
      const int partner = partners[static_cast<std::size_t>(child)];
      if (partner < 0)
        run.push_back(child);
      else
        close(as_old ? partner : child);
    }
    close(-1);
    return found;
  }

  void by_shingles() {
    std::unordered_map<std::uint64_t, std::vector<int>> index;
    for (int before = 0; before < before_.size(); ++before)
      if (new_partner(before) < 0 && before_[before].has_words)
        for (const auto shingle : before_.bag(before).shingles())
          if (auto& list = index[shingle]; list.size() <= rare) list.push_back(before);
    std::vector<Candidate> candidates;
    for (int after = 0; after < after_.size(); ++after) {
      if (old_partner(after) >= 0 || !after_[after].has_words) continue;
      for (const int before : likely(after, index))
        consider(before, after, candidates);
    }
    take_best(candidates, "near-equal words elsewhere");
  }

  /// The few old clauses that share most rare shingles with a new one.
  std::vector<int> likely(int after,
                          const std::unordered_map<std::uint64_t, std::vector<int>>& index) {
    std::map<int, int> hits;
    for (const auto shingle : after_.bag(after).shingles()) {
      const auto found = index.find(shingle);
      if (found == index.end() || found->second.size() > rare) continue;
      for (const int before : found->second)
        ++hits[before];
    }
    std::vector<std::pair<int, int>> ranked;  // hits, negative, then place
    ranked.reserve(hits.size());
    for (const auto& [before, count] : hits)
      ranked.emplace_back(-count, before);
    std::ranges::sort(ranked);
    std::vector<int> best;
    best.reserve(4);
    for (std::size_t i = 0; i < std::min<std::size_t>(ranked.size(), 4); ++i)
      best.push_back(ranked[i].second);
    return best;
  }

  // From links to pairings.

  bool same_parent(const Link& link) const {
    const int old_parent = before_[link.before].parent;
    const int new_parent = after_[link.after].parent;
    if (old_parent < 0 || new_parent < 0) return old_parent == new_parent;
    return std::ranges::binary_search(linked_, std::pair(old_parent, new_parent));
  }

  /// Links whose clauses changed parent, or order among the siblings that stayed.
  std::set<std::pair<int, int>> moved() {
    std::set<std::pair<int, int>> found;
    std::map<int, PlacePairs> families;  // by new parent: new place, old place
    for (const Link& link : links_) {
      if (!same_parent(link))
        found.emplace(link.before, link.after);
      else
        families[after_[link.after].parent].emplace_back(link.after, link.before);
    }
    for (auto& [parent, pairs] : families) {
      std::ranges::sort(pairs);
      const auto stayed = longest_rising(pairs);
      for (const auto& pair : pairs)
        if (!std::ranges::binary_search(stayed, pair))
          found.emplace(static_cast<int>(pair.second), static_cast<int>(pair.first));
    }
    return found;
  }

  std::vector<Pairing> pairings() {
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

  Outline before_;
  Outline after_;
  std::vector<Link> links_{};
  std::vector<std::pair<int, int>> linked_{};  // sorted, old and new place
  std::vector<int> partner_of_old_;
  std::vector<int> partner_of_new_;
};

}  // namespace

std::vector<Pairing> align(const std::vector<Clause>& before, const std::vector<Clause>& after) {
  return Aligner(before, after).run();
}

}  // namespace clauseline
