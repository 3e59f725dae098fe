#include "lint/cycles.hpp"

#include <algorithm>
#include <deque>

namespace clauseline {
namespace {

/// Tarjan's strongly connected components, without recursion: a chain of clauses may be long.
class Components {
 public:
  explicit Components(const Graph& edges) : edges_(edges) {}

  void visit(const Clause* root) {
    if (places_.contains(root)) return;
    enter(root);
    while (!open_.empty()) {
      auto& [clause, next] = open_.back();
      const auto& targets = targets_of(clause);
      if (next < targets.size()) {
        const auto* to = targets[next++];
        if (!places_.contains(to))
          enter(to);
        else if (!component_.contains(to))
          lowest_[clause] = std::min(lowest_[clause], places_[to]);
        continue;
      }
      leave(clause);
    }
  }

  int of(const Clause* clause) const { return component_.at(clause); }
  const std::vector<const Clause*>& targets_of(const Clause* clause) const {
    static const std::vector<const Clause*> none;
    const auto found = edges_.find(clause);
    return found == edges_.end() ? none : found->second;
  }

 private:
  struct Open {
    const Clause* clause = nullptr;
    std::size_t next = 0;  // of its edges
  };

  void enter(const Clause* clause) {
    const auto place = static_cast<int>(places_.size());
    places_[clause] = place;
    lowest_[clause] = place;
    stack_.push_back(clause);
    open_.push_back({.clause = clause});
  }

  void leave(const Clause* clause) {
    open_.pop_back();
    if (!open_.empty())
      lowest_[open_.back().clause] = std::min(lowest_[open_.back().clause], lowest_[clause]);
    if (lowest_[clause] != places_[clause]) return;
    for (const Clause* one = nullptr; one != clause;) {
      one = stack_.back();
      stack_.pop_back();
      component_[one] = places_[clause];
    }
  }

  const Graph& edges_;
  std::unordered_map<const Clause*, int> places_;
  std::unordered_map<const Clause*, int> lowest_;
  std::unordered_map<const Clause*, int> component_;
  std::vector<const Clause*> stack_;
  std::vector<Open> open_;
};

using Steps = std::unordered_map<const Clause*, const Clause*>;  // to each clause, from which

std::vector<const Clause*> retraced(const Clause* start, const Clause* last, const Steps& steps) {
  std::vector<const Clause*> way;
  for (const auto* one = last; one != start; one = steps.at(one))
    way.push_back(one);
  way.push_back(start);
  std::ranges::reverse(way);
  return way;
}

/// The shortest way from a clause back to itself within its component, or empty.
std::vector<const Clause*> way_back(const Clause* start, const Components& components) {
  Steps steps;
  std::deque<const Clause*> open{start};
  while (!open.empty()) {
    const auto* here = open.front();
    open.pop_front();
    for (const Clause* to : components.targets_of(here)) {
      if (to == start && here != start) return retraced(start, here, steps);
      const bool inside = to != start && components.of(to) == components.of(start);
      if (inside && steps.try_emplace(to, here).second) open.push_back(to);
    }
  }
  return {};
}

}  // namespace

std::vector<std::vector<const Clause*>> cycles(const std::vector<const Clause*>& clauses,
                                               const Graph& edges) {
  Components components(edges);
  for (const Clause* clause : clauses)
    components.visit(clause);
  std::vector<std::vector<const Clause*>> found;
  std::unordered_map<int, bool> told;
  for (const Clause* clause : clauses) {
    if (told[components.of(clause)]) continue;
    told[components.of(clause)] = true;
    if (auto way = way_back(clause, components); !way.empty()) found.push_back(std::move(way));
  }
  return found;
}

}  // namespace clauseline
