#include "text/nearest.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <numeric>
#include <vector>

namespace clauseline {
namespace {

constexpr std::size_t few = 12;

/// Optimal string alignment distance, in edits of one byte.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(last.begin(), last.end(), 0U);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + change});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], before[j - 2] + 1);
    }
    std::swap(before, last);
    std::swap(last, row);
  }
  return last[b.size()];
}

}  // namespace

std::string nearest(std::string_view word, std::span<const std::string> known) {
  std::string best;
  std::size_t least = std::max<std::size_t>(1, word.size() / 3) + 1;
  for (const std::string& one : known) {
    const std::size_t longer = std::max(one.size(), word.size());
    const std::size_t shorter = std::min(one.size(), word.size());
    if (longer - shorter >= least) continue;
    if (const auto edits = distance(word, one); edits < least) {
      least = edits;
      best = one;
    }
  }
  return best;
}

std::string suggestion(std::string_view word, std::span<const std::string> known) {
  if (const auto best = nearest(word, known); !best.empty())
    return fmt::format("did you mean {}?", best);
  if (known.empty() || known.size() > few) return {};
  return fmt::format("known: {}", fmt::join(known, ", "));
}

std::string suggestion_or(std::string_view word, std::span<const std::string> known,
                          std::string_view way_out) {
  auto found = suggestion(word, known);
  return found.empty() ? std::string(way_out) : found;
}

}  // namespace clauseline
