#include "diff/matching.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace clauseline {
namespace {

constexpr double same_place = 0.25;

/// Runs of open siblings on both sides between the same paired ones.
struct Gap {
  std::vector<int> olds{};
  std::vector<int> news{};
};

using Gaps = std::map<std::pair<int, int>, Gap>;  // by the old indices of the neighbours

class Places {
 public:
  explicit Places(Matching& matching) : matching_(matching) {}

  void match(int old_parent, int new_parent) {
    Gaps gaps;
    gather(matching_.before.children(old_parent), true, gaps);
    gather(matching_.after.children(new_parent), false, gaps);
    for (const auto& [neighbours, gap] : gaps) {
      if (gap.olds.empty() || gap.news.empty()) continue;
      const bool outermost = old_parent < 0;
      const bool kept = neighbours.first >= 0 || neighbours.second >= 0;
      by_number(gap, outermost || kept);
      if (gap.olds.size() == 1 && gap.news.size() == 1) alone(gap.olds.front(), gap.news.front());
    }
  }

 private:
  void gather(const std::vector<int>& children, bool old_side, Gaps& into) const {
    std::vector<int> run;
    int left = -1;
    const auto close = [&](int right) {
      auto& gap = into[{left, right}];
      (old_side ? gap.olds : gap.news) = std::exchange(run, {});
      left = right;
    };
    for (const int child : children) {
      const int partner = old_side ? matching_.new_partner(child) : matching_.old_partner(child);
      if (partner < 0)
        run.push_back(child);
      else
        close(old_side ? child : partner);
    }
    close(-1);
  }

  /// At one number between neighbours that stayed stands one clause, however it was rewritten.
  void by_number(const Gap& gap, bool trusted) {
    if (!trusted) return;
    std::size_t next = 0;
    for (const int young : gap.news) {
      const auto number = matching_.after[young].number;
      for (std::size_t i = next; number != 0 && i < gap.olds.size(); ++i) {
        const int old = gap.olds[i];
        if (matching_.before[old].number != number) continue;
        if (apart(matching_, old, young) || unrelated(old, young)) continue;
        matching_.link(old, young, "same number and place");
        next = i + 1;
        break;
      }
    }
  }

  /// The only open ones there; where they are the whole of both versions, that is enough.
  void alone(int old, int young) {
    if (!matching_.open(old, young) || apart(matching_, old, young)) return;
    const auto& before = matching_.before[old];
    const auto& after = matching_.after[young];
    const bool whole = before.last == matching_.before.size() - 1 && old == 0 &&
                       after.last == matching_.after.size() - 1 && young == 0;
    const bool wordless = !before.has_words && !after.has_words;
    const bool unnumbered = before.number == 0 && after.number == 0;
    if (whole ||
        (wordless ? unnumbered
                  : deeply_like(matching_, old, young) >= same_place && !unrelated(old, young)))
      matching_.link(old, young, "same place");
  }

  /// Another term is another definition; another heading over other words, another clause.
  bool unrelated(int old, int young) const {
    return named_apart(matching_, old, young) &&
           (matching_.before[old].clause->kind == ClauseKind::definition ||
            deeply_like(matching_, old, young) < same_place);
  }

  Matching& matching_;
};

}  // namespace

void match_places(Matching& matching) {
  Places places(matching);
  places.match(-1, -1);
  for (int young = 0; young < matching.after.size(); ++young) {
    const int old = matching.old_partner(young);
    if (old >= 0 && matching.after[young].last > young && matching.before[old].last > old)
      places.match(old, young);
  }
}

}  // namespace clauseline
