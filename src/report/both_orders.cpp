#include "report/both_orders.hpp"

#include "diff/rising.hpp"
#include "report/contract.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace clauseline::reports {
namespace {

constexpr std::size_t none = static_cast<std::size_t>(-1);

/// All clauses of a version as they are read, parents first.
class Flat {
 public:
  explicit Flat(const Version& version) {
    walk(version.agreement.clauses, [this](const Clause& clause, const Clause*) {
      places_.emplace(&clause, list_.size());
      list_.push_back(&clause);
    });
    pairs_.assign(list_.size(), none);
  }

  std::size_t size() const { return list_.size(); }
  const Clause& operator[](std::size_t place) const { return *list_[place]; }
  std::size_t place(const Clause& clause) const { return places_.at(&clause); }
  /// Which pair the clause at a place belongs to.
  std::size_t& pair(std::size_t place) { return pairs_[place]; }

  /// Do these clauses follow each other, in this order?
  bool in_a_row(const std::vector<const Clause*>& side) const {
    for (std::size_t i = 1; i < side.size(); ++i)
      if (place(*side[i]) != place(*side[i - 1]) + 1) return false;
    return true;
  }
  std::vector<const Clause*> slice(std::size_t begin, std::size_t count) const {
    const auto first = list_.begin() + static_cast<std::ptrdiff_t>(begin);
    return {first, first + static_cast<std::ptrdiff_t>(count)};
  }

 private:
  std::vector<const Clause*> list_{};
  std::vector<std::size_t> pairs_{};
  std::unordered_map<const Clause*, std::size_t> places_{};
};

/// Clauses of both sides that are told as one.
struct Pair {
  const ClauseChange* change = nullptr;
  std::size_t old_begin = 0;
  std::size_t new_begin = 0;
  std::size_t old_count = 1;
  std::size_t new_count = 1;
  bool steady = false;  // neither it nor what is around it is told as moved
  bool stays = false;
  std::size_t move = 0;
};

class Orders {
 public:
  Orders(const Audit& audit, const Places& places)
      : places_(places), olds_(*audit.before), news_(*audit.after) {
    for (const ClauseChange& change : audit.comparison.clauses)
      pair(change);
    std::ranges::sort(pairs_, {}, &Pair::new_begin);
    for (std::size_t i = 0; i < pairs_.size(); ++i)
      claim(i);
    find_steady();
    find_staying();
    number_moves();
  }

  std::vector<Step> steps() {
    std::size_t old_at = 0;
    std::size_t new_at = 0;
    for (const Pair& pair : pairs_) {
      if (!pair.stays) continue;
      leave(old_at, pair.old_begin);
      enter(new_at, pair.new_begin);
      steps_.push_back(step(pair, Fate::stays));
      old_at = pair.old_begin + pair.old_count;
      new_at = pair.new_begin + pair.new_count;
    }
    leave(old_at, olds_.size());
    enter(new_at, news_.size());
    return std::move(steps_);
  }

 private:
  static bool is_row(const Clause& clause) { return clause.kind == ClauseKind::row; }

  void pair(const ClauseChange& change) {
    const auto& [before, after, similarity, why, moved] = change.pairing;
    if (before.empty() || after.empty()) return;
    const bool alone = before.size() == 1 && after.size() == 1;
    const bool rows = is_row(*before.front()) || is_row(*after.front());
    if (rows && is_row(*before.front()) != is_row(*after.front())) return;
    const bool whole = alone || (!rows && olds_.in_a_row(before) && news_.in_a_row(after));
    pairs_.push_back({.change = &change,
                      .old_begin = olds_.place(*before.front()),
                      .new_begin = news_.place(*after.front()),
                      .old_count = whole ? before.size() : 1,
                      .new_count = whole ? after.size() : 1});
  }

  void claim(std::size_t index) {
    const Pair& pair = pairs_[index];
    for (std::size_t i = 0; i < pair.old_count; ++i)
      olds_.pair(pair.old_begin + i) = index;
    for (std::size_t i = 0; i < pair.new_count; ++i)
      news_.pair(pair.new_begin + i) = index;
  }

  /// Goes from the outermost in, for what is inside of a moved clause moves with it.
  void find_steady() {
    for (Pair& pair : pairs_) {
      const Clause* around = places_[news_[pair.new_begin]].around;
      const auto outer = around == nullptr ? none : news_.pair(news_.place(*around));
      pair.steady = !pair.change->pairing.moved && (outer == none || pairs_[outer].steady);
    }
  }

  void find_staying() {
    PlacePairs steady;
    for (const Pair& pair : pairs_)
      if (pair.steady) steady.emplace_back(pair.new_begin, pair.old_begin);
    for (const auto& [new_place, old_place] : longest_rising(steady))
      pairs_[news_.pair(new_place)].stays = true;
  }

  /// A move that would have nothing at one end is none.
  bool can_move(const Pair& pair) const {
    const Clause& before = olds_[pair.old_begin];
    return !is_row(before) && !printed(before, 0).empty() &&
           !printed(news_[pair.new_begin], 0).empty();
  }

  /// Clauses that stay side by side are one move.
  void number_moves() {
    std::size_t last = 0;
    const Pair* previous = nullptr;
    for (Pair& pair : pairs_) {
      if (pair.stays || !can_move(pair)) continue;
      const bool beside = previous != nullptr &&
                          previous->old_begin + previous->old_count == pair.old_begin &&
                          previous->new_begin + previous->new_count == pair.new_begin;
      pair.move = beside ? last : ++last;
      previous = &pair;
    }
  }

  Step step(const Pair& pair, Fate fate) const {
    return {.fate = fate,
            .change = pair.change,
            .before = olds_.slice(pair.old_begin, pair.old_count),
            .after = news_.slice(pair.new_begin, pair.new_count),
            .move = pair.move};
  }

  /// What of the older version does not stay.
  void leave(std::size_t at, std::size_t end) {
    while (at < end) {
      const auto index = olds_.pair(at);
      if (index != none && pairs_[index].move != 0) {
        steps_.push_back(step(pairs_[index], Fate::moved_away));
        at += pairs_[index].old_count;
        continue;
      }
      steps_.push_back({.fate = Fate::removed,
                        .change = places_[olds_[at]].change,
                        .before = olds_.slice(at, 1)});
      ++at;
    }
  }

  /// What of the later version was not there.
  void enter(std::size_t at, std::size_t end) {
    while (at < end) {
      const auto index = news_.pair(at);
      if (index != none && pairs_[index].move != 0) {
        steps_.push_back(step(pairs_[index], Fate::moved_here));
        at += pairs_[index].new_count;
        continue;
      }
      steps_.push_back(
          {.fate = Fate::added, .change = places_[news_[at]].change, .after = news_.slice(at, 1)});
      ++at;
    }
  }

  const Places& places_;
  Flat olds_;
  Flat news_;
  std::vector<Pair> pairs_{};  // in order of the later version
  std::vector<Step> steps_{};
};

}  // namespace

std::vector<Step> both_orders(const Audit& audit, const Places& places) {
  return Orders(audit, places).steps();
}

}  // namespace clauseline::reports
