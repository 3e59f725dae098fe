// From what is certain to what is left. A stretch is trimmed of what both sides begin and end
// with; the shortest script is taken where it is short (Myers). Else stretches of symbols that
// stand once on either side anchor it, longer ones first (patience), and what lies between
// anchors is treated alike. A short stretch is decided by weight. A long one in which nothing
// is rare, such as one word over and over, is halved until it is short.

#include "diff/common_runs.hpp"

#include "diff/few_edits.hpp"
#include "diff/heaviest_common.hpp"
#include "diff/rising.hpp"

#include <algorithm>
#include <bit>

namespace clauseline {
namespace {

constexpr std::size_t largest_table = 1 << 13;  // cells
constexpr std::size_t largest_half = 1 << 11;   // of a stretch in which nothing is rare
constexpr std::size_t thin = 8;                 // a side as short as this is always decided
constexpr int most_edits = 64;
constexpr int deepest = 12;  // anchors within anchors within anchors

/// A stretch of both sequences: places [before, before_end) and [after, after_end).
struct Box {
  std::size_t before = 0;
  std::size_t before_end = 0;
  std::size_t after = 0;
  std::size_t after_end = 0;

  std::size_t height() const { return before_end - before; }
  std::size_t width() const { return after_end - after; }
  std::size_t size() const { return height() + width(); }
};

/// Finds runs of symbols, `length` each, that stand once on either side of a box.
class Anchors {
 public:
  Anchors(Symbols before, Symbols after) : before_(before), after_(after) {}

  PlacePairs find(const Box& box, std::size_t length) {
    if (box.height() < length || box.width() < length) return {};
    const auto size = std::bit_ceil(box.size());
    slots_.assign(size, {});
    shift_ = 64 - std::countr_zero(size);
    note(&Slot::before, before_.first(box.before_end), {box.before, length});
    note(&Slot::after, after_.first(box.after_end), {box.after, length});
    PlacePairs pairs;
    for (std::size_t i = box.before; i + length <= box.before_end; ++i) {
      const Slot& slot = slots_[slot_of(before_.subspan(i, length))];
      const bool once = slot.before == i && slot.after < several;
      if (once &&
          std::ranges::equal(before_.subspan(i, length), after_.subspan(slot.after, length)))
        pairs.emplace_back(i, slot.after);
    }
    return longest_rising(pairs);
  }

 private:
  static constexpr std::uint32_t none = 0xFFFFFFFF;
  static constexpr std::uint32_t several = 0xFFFFFFFE;

  /// Where the runs stand that share a slot. Two different runs in one slot count as one that
  /// repeats: an anchor is lost, but never a wrong one made.
  struct Slot {
    std::uint32_t before = none;
    std::uint32_t after = none;
  };
  struct Runs {
    std::size_t first = 0;
    std::size_t length = 0;
  };

  std::size_t slot_of(Symbols run) const {
    std::uint64_t hash = 0;
    for (const auto symbol : run)
      hash = (hash + symbol + 1) * 0x9E3779B97F4A7C15U;
    return shift_ == 64 ? 0 : hash >> shift_;
  }

  void note(std::uint32_t Slot::*side, Symbols symbols, const Runs& runs) {
    for (std::size_t i = runs.first; i + runs.length <= symbols.size(); ++i) {
      auto& place = slots_[slot_of(symbols.subspan(i, runs.length))].*side;
      place = place == none ? static_cast<std::uint32_t>(i) : several;
    }
  }

  Symbols before_;
  Symbols after_;
  std::vector<Slot> slots_;
  int shift_ = 0;
};

class Finder {
 public:
  Finder(Symbols before, Symbols after, Weights weights)
      : before_(before), after_(after), weights_(weights), anchors_(before, after) {}

  EqualRuns find() {
    find({.before_end = before_.size(), .after_end = after_.size()}, 0);
    return std::move(runs_);
  }

 private:
  void find(Box box, int depth) {
    while (box.height() > 0 && box.width() > 0 && before_[box.before] == after_[box.after])
      append(runs_, {.before = box.before++, .after = box.after++, .length = 1});
    std::size_t tail = 0;
    while (tail < std::min(box.height(), box.width()) &&
           before_[box.before_end - 1 - tail] == after_[box.after_end - 1 - tail])
      ++tail;
    box.before_end -= tail;
    box.after_end -= tail;
    if (box.height() > 0 && box.width() > 0) find_within(box, depth);
    append(runs_, {.before = box.before_end, .after = box.after_end, .length = tail});
  }

  void find_within(const Box& box, int depth) {
    // A script that leaves most of the symbols alone is what a reader expects; a longer one
    // is made of accidents.
    const auto most = std::min<std::size_t>(most_edits, box.size() / 8);
    const auto before = before_.subspan(box.before, box.height());
    const auto after = after_.subspan(box.after, box.width());
    if (const auto script = few_edits(before, after, static_cast<int>(most)))
      return add(box, *script);
    const auto cells = box.height() * box.width();
    if (cells <= (depth < deepest ? largest_table : largest_half) ||
        std::min(box.height(), box.width()) <= thin)
      return add(box, heaviest_common(before, after, weights_));
    if (depth < deepest)
      for (const std::size_t length : {4U, 2U, 1U})
        if (const auto anchors = anchors_.find(box, length); !anchors.empty())
          return between(box, anchors, depth + 1);
    const Box first{.before = box.before,
                    .before_end = box.before + box.height() / 2,
                    .after = box.after,
                    .after_end = box.after + box.width() / 2};
    find(first, deepest);
    find({.before = first.before_end,
          .before_end = box.before_end,
          .after = first.after_end,
          .after_end = box.after_end},
         deepest);
  }

  void add(const Box& box, const EqualRuns& runs) {
    for (const EqualRun& run : runs)
      append(runs_, {.before = box.before + run.before,
                     .after = box.after + run.after,
                     .length = run.length});
  }

  /// An anchor's further symbols are found when the stretch behind it is trimmed.
  void between(Box box, const PlacePairs& anchors, int depth) {
    const Box all = box;
    for (const auto& [i, j] : anchors) {
      if (i < box.before || j < box.after) continue;  // in the run of the anchor before
      find({.before = box.before, .before_end = i, .after = box.after, .after_end = j}, depth);
      box.before = i;
      box.after = j;
      while (box.before < all.before_end && box.after < all.after_end &&
             before_[box.before] == after_[box.after])
        append(runs_, {.before = box.before++, .after = box.after++, .length = 1});
    }
    find(box, depth);
  }

  Symbols before_;
  Symbols after_;
  Weights weights_;
  Anchors anchors_;
  EqualRuns runs_;
};

}  // namespace

EqualRuns common_runs(Symbols before, Symbols after, Weights weights) {
  return Finder(before, after, weights).find();
}

}  // namespace clauseline
