#include "report/places.hpp"

#include "report/view.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace clauseline::reports {
namespace {

/// Puts what the later version does not list by itself, the removed and the pointers, between
/// what it does.
class Merger {
 public:
  Merger(const Audit& audit, const Places& places) : places_(places) {
    for (const ClauseChange& change : audit.comparison.clauses) {
      if (change.removed()) continue;
      listed_.emplace(&change, list_.size());
      list_.push_back(
          {.change = &change, .clause = change.after(), .depth = places[*change.after()].depth});
    }
    find_ends();
    place(audit.before->agreement.clauses, &Merger::place_old, 0);
    place(audit.after->agreement.clauses, &Merger::place_new, 0);
    std::ranges::stable_sort(late_, {}, &Late::at);
  }

  std::vector<Entry> merged() const {
    std::vector<Entry> all;
    all.reserve(list_.size() + late_.size());
    auto next = late_.begin();
    for (std::size_t i = 0; i <= list_.size(); ++i) {
      for (; next != late_.end() && next->at == i; ++next)
        all.push_back(next->entry);
      if (i < list_.size()) all.push_back(list_[i]);
    }
    return all;
  }

 private:
  struct Late {
    std::size_t at;
    Entry entry;
  };
  using Placing = bool (Merger::*)(const Clause&, std::size_t);

  /// Where what stands under an entry ends.
  void find_ends() {
    ends_.assign(list_.size(), list_.size());
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < list_.size(); ++i) {
      for (; !open.empty() && list_[open.back()].depth >= list_[i].depth; open.pop_back())
        ends_[open.back()] = i;
      open.push_back(i);
    }
  }

  /// Goes through one version; `at` is where in the list the reader of it has come to.
  void place(const std::vector<Clause>& clauses, Placing placing, std::size_t at) {
    for (const Clause& clause : clauses) {
      const bool late = (this->*placing)(clause, at);
      const auto found = listed_.find(places_[clause].change);
      const bool stands_here = !late && found != listed_.end();
      place(clause.clauses, placing, found == listed_.end() ? at : found->second + 1);
      if (stands_here) at = ends_[found->second];
    }
  }

  /// Of a merge, the clause that lives on is the one that kept its id, else the first.
  static const Clause* survivor(const ClauseChange& change) {
    const auto& olds = change.pairing.before;
    const auto kept = std::ranges::find(olds, change.after()->id, [](const Clause* clause) {
      return clause->stable_id ? clause->id : std::string();
    });
    return kept == olds.end() ? olds.front() : *kept;
  }

  bool place_old(const Clause& clause, std::size_t at) {
    const ClauseChange& change = *places_[clause].change;
    if (change.removed()) {
      add(clause, at, false);
      return true;
    }
    const bool part = &clause != survivor(change);
    if (change.pairing.moved || (part && !is_beside(change, at))) add(clause, at, true);
    return change.pairing.moved || part;
  }

  bool place_new(const Clause& clause, std::size_t at) {
    const ClauseChange& change = *places_[clause].change;
    const bool part = &clause != change.after();
    if (part && !is_beside(change, at)) add(clause, at, true);
    return part;
  }

  /// A part that stands directly before or behind the whole needs no pointer to it.
  bool is_beside(const ClauseChange& change, std::size_t at) const {
    const auto whole = listed_.at(&change);
    return at == whole || at == ends_[whole];
  }

  void add(const Clause& clause, std::size_t at, bool pointer) {
    const auto& [change, around, previous, depth] = places_[clause];
    late_.push_back({at, {change, &clause, depth, pointer}});
  }

  const Places& places_;
  std::vector<Entry> list_{};  // what the later version lists
  std::vector<std::size_t> ends_{};
  std::unordered_map<const ClauseChange*, std::size_t> listed_{};
  std::vector<Late> late_{};
};

}  // namespace

Places::Places(const Audit& audit) {
  places_.reserve(2 * audit.comparison.clauses.size());
  for (const Version* version : {audit.before.get(), audit.after.get()})
    gather(version->agreement.clauses, nullptr, 0);
  for (const ClauseChange& change : audit.comparison.clauses)
    for (const auto* side : {&change.pairing.before, &change.pairing.after})
      for (const Clause* clause : *side)
        places_[clause].change = &change;
}

void Places::gather(const std::vector<Clause>& clauses, const Clause* around, int depth) {
  const Clause* previous = nullptr;
  for (const Clause& clause : clauses) {
    places_[&clause] = {.around = around, .previous = previous, .depth = depth};
    gather(clause.clauses, &clause, depth + 1);
    previous = &clause;
  }
}

const ClauseChange* Places::change_of(const Clause* clause) const {
  const auto found = places_.find(clause);
  return found == places_.end() ? nullptr : found->second.change;
}

const ClauseChange* Places::around(const Clause& clause) const {
  return change_of((*this)[clause].around);
}

std::vector<const Clause*> Places::path(const Clause& clause) const {
  std::vector<const Clause*> above;
  for (const Clause* one = (*this)[clause].around; one != nullptr; one = (*this)[*one].around)
    above.push_back(one);
  std::ranges::reverse(above);
  return above;
}

std::string Places::told(const Clause& clause) const {
  const auto& [change, outer, previous, depth] = (*this)[clause];
  const auto* old_around = change->before() == nullptr ? nullptr : around(*change->before());
  const auto* new_around = change->after() == nullptr ? nullptr : around(*change->after());
  auto text = previous == nullptr ? "first" : "after " + name_of(*previous);
  if (outer == nullptr || old_around == new_around) return text;
  return fmt::format("{}{} under {}", text, previous == nullptr ? "" : ",", name_of(*outer));
}

bool Entry::is_new() const {
  return std::ranges::find(change->pairing.after, clause) != change->pairing.after.end();
}

std::vector<Entry> entries(const Audit& audit, const Places& places) {
  return Merger(audit, places).merged();
}

}  // namespace clauseline::reports
