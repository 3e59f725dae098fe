#pragma once

#include "diff/equal_run.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace clauseline::merge {

/// Which version something is taken from, or what two of them made of it.
enum class Taken : std::uint8_t { base, ours, theirs, conflict };

/// Places [begin, end) of a sequence.
struct Stretch {
  std::size_t begin = 0;
  std::size_t end = 0;

  std::size_t size() const { return end - begin; }
};

/// A stretch of three versions: one that all have (taken from base), one that one side
/// changed, or that both changed alike (taken from ours), or that both changed.
struct Region {
  Stretch base{};
  Stretch ours{};
  Stretch theirs{};
  Taken taken = Taken::base;
};

struct Sequences {
  Symbols base;
  Symbols ours;
  Symbols theirs;
};

/// Cuts three versions of a sequence into regions, in order (diff3). What lies between two
/// changes and is all `blank` is changed with them. Weights are by symbol.
std::vector<Region> three_way(const Sequences& all, Weights weights, std::uint32_t blank);

}  // namespace clauseline::merge
