#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace clauseline {

/// Words, or sentences, as numbers: the same number where they are the same.
using Symbols = std::span<const std::uint32_t>;

/// How much it is worth to keep a symbol, by symbol.
using Weights = std::span<const std::uint8_t>;

/// A stretch that two sequences have in common.
struct EqualRun {
  std::size_t before = 0;
  std::size_t after = 0;
  std::size_t length = 0;

  std::size_t before_end() const { return before + length; }
  std::size_t after_end() const { return after + length; }

  bool operator==(const EqualRun&) const = default;
};

/// Rising on both sides, without overlap; none is empty.
using EqualRuns = std::vector<EqualRun>;

/// Adds a run behind the others, joined to the last where it goes on.
inline void append(EqualRuns& runs, const EqualRun& run) {
  if (run.length == 0) return;
  const bool goes_on = !runs.empty() && runs.back().before_end() == run.before &&
                       runs.back().after_end() == run.after;
  if (goes_on)
    runs.back().length += run.length;
  else
    runs.push_back(run);
}

}  // namespace clauseline
