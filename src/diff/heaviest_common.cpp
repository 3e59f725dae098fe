#include "diff/heaviest_common.hpp"

#include <algorithm>

namespace clauseline {
namespace {

constexpr int scale = 4;     // of a weight, so that beginning a run costs less than the
constexpr int run_cost = 3;  // lightest symbol is worth

/// How the best score of a cell came about, as bits.
enum Step : std::uint8_t {
  by_match = 1,   // the best ends with this pair
  by_before = 2,  // else: it leaves out the symbol before; or, without the bit, the one after
  goes_on = 4,    // a run that ends with this pair holds the pair before it too
};

/// Fills the table of best scores for every two beginnings of the sequences, row by row, and
/// keeps of a row only how its scores came about.
class Table {
 public:
  Table(Symbols before, Symbols after, Weights weights)
      : before_(before),
        after_(after),
        weights_(weights),
        steps_(before.size() * after.size()),
        best_(after.size() + 1),
        ending_(after.size() + 1, impossible) {}

  EqualRuns find() {
    for (std::size_t i = 0; i < before_.size(); ++i)
      fill(i);
    return walk_back();
  }

 private:
  static constexpr int impossible = -1'000'000'000;

  /// `best_[j]` is the score of the symbols before up to the row and the first j after;
  /// `ending_[j]` that of those that end with a pair.
  void fill(std::size_t i) {
    const auto symbol = before_[i];
    const int worth = scale * weights_[symbol];
    int diagonal_best = best_[0];
    int diagonal_ending = ending_[0];
    for (std::size_t j = 0; j < after_.size(); ++j) {
      const int above_best = best_[j + 1];
      const int above_ending = ending_[j + 1];
      std::uint8_t step = above_best >= best_[j] ? by_before : 0;
      int best = std::max(above_best, best_[j]);
      int ending = impossible;
      if (symbol == after_[j]) {
        const int fresh = diagonal_best - run_cost;
        ending = worth + std::max(fresh, diagonal_ending);
        if (diagonal_ending >= fresh) step |= goes_on;
        if (ending >= best) step |= by_match;
        best = std::max(best, ending);
      }
      diagonal_best = above_best;
      diagonal_ending = above_ending;
      best_[j + 1] = best;
      ending_[j + 1] = ending;
      steps_[i * after_.size() + j] = step;
    }
  }

  EqualRuns walk_back() const {
    EqualRuns runs;
    std::size_t i = before_.size();
    std::size_t j = after_.size();
    bool within = false;  // the pair at hand belongs to the run behind it
    while (i > 0 && j > 0) {
      const auto step = steps_[(i - 1) * after_.size() + j - 1];
      if (!within && (step & by_match) == 0) {
        --((step & by_before) != 0 ? i : j);
        continue;
      }
      --i;
      --j;
      if (within)
        runs.back() = {.before = i, .after = j, .length = runs.back().length + 1};
      else
        runs.push_back({.before = i, .after = j, .length = 1});
      within = (step & goes_on) != 0;
    }
    std::ranges::reverse(runs);
    return runs;
  }

  Symbols before_;
  Symbols after_;
  Weights weights_;
  std::vector<std::uint8_t> steps_;
  std::vector<int> best_;
  std::vector<int> ending_;
};

}  // namespace

EqualRuns heaviest_common(Symbols before, Symbols after, Weights weights) {
  return Table(before, after, weights).find();
}

}  // namespace clauseline
