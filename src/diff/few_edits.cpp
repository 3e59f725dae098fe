#include "diff/few_edits.hpp"

#include <algorithm>

namespace clauseline {
namespace {

/// Keeps the furthest reach of every diagonal for each number of edits, and walks back
/// through them.
class ShortestScript {
 public:
  ShortestScript(Symbols before, Symbols after, int most)
      : before_(before),
        after_(after),
        n_(static_cast<std::ptrdiff_t>(before.size())),
        m_(static_cast<std::ptrdiff_t>(after.size())),
        most_(most) {}

  std::optional<EqualRuns> find() {
    for (int edits = 0; edits <= most_; ++edits) {
      reach_.resize(row(edits + 1));
      for (int k = -edits; k <= edits; k += 2)
        if (extend(edits, k)) return walk_back(edits);
    }
    return std::nullopt;
  }

 private:
  /// Where the reaches for a number of edits begin; there are two more of them each time.
  static std::size_t row(int edits) {
    return static_cast<std::size_t>(edits) * static_cast<std::size_t>(edits);
  }
  std::ptrdiff_t& at(int edits, int k) {
    return reach_[row(edits) + static_cast<std::size_t>(k + edits)];
  }
  bool went_down(int edits, int k) {
    return k == -edits || (k != edits && at(edits - 1, k - 1) < at(edits - 1, k + 1));
  }
  std::ptrdiff_t start(int edits, int k) {
    if (edits == 0) return 0;
    return went_down(edits, k) ? at(edits - 1, k + 1) : at(edits - 1, k - 1) + 1;
  }

  /// Follows diagonal k as far as it goes; true at the end of both sides.
  bool extend(int edits, int k) {
    auto x = start(edits, k);
    while (x < n_ && x - k < m_ && x - k >= 0 &&
           before_[static_cast<std::size_t>(x)] == after_[static_cast<std::size_t>(x - k)])
      ++x;
    at(edits, k) = x;
    return x >= n_ && x - k >= m_;
  }

  EqualRuns walk_back(int edits) {
    EqualRuns runs;
    auto x = n_;
    for (auto k = static_cast<int>(n_ - m_);; --edits) {
      const auto from = start(edits, k);
      if (x > from)
        runs.push_back({.before = static_cast<std::size_t>(from),
                        .after = static_cast<std::size_t>(from - k),
                        .length = static_cast<std::size_t>(x - from)});
      if (edits == 0) break;
      k += went_down(edits, k) ? 1 : -1;
      x = at(edits - 1, k);
    }
    std::ranges::reverse(runs);
    return runs;
  }

  Symbols before_;
  Symbols after_;
  std::ptrdiff_t n_;
  std::ptrdiff_t m_;
  int most_;
  std::vector<std::ptrdiff_t> reach_;
};

}  // namespace

std::optional<EqualRuns> few_edits(Symbols before, Symbols after, int most) {
  return ShortestScript(before, after, most).find();
}

}  // namespace clauseline
