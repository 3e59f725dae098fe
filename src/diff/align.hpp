#pragma once

#include "model/agreement.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace clauseline {

/// Which clauses of two versions are the same clause. Usually one on each side; a split has
/// one before and several after, a merge the reverse, an added clause none before.
struct Pairing {
  std::vector<const Clause*> before{};
  std::vector<const Clause*> after{};
  double similarity = 1.0;  // of own words, 0 to 1
  std::string_view why{};   // the evidence: "same id", "equal words", ...
  bool moved = false;       // another parent, or another order among siblings that stayed
};

/// Pairs every clause of both versions, in order of the later one; removed clauses come where
/// they stood. Evidence in this order: ids that authors keep, `was`, equal words of the whole
/// subtree, equal own words, number and heading under paired parents, near-equal words by
/// rare shingles, position between paired neighbours.
std::vector<Pairing> align(const std::vector<Clause>& before, const std::vector<Clause>& after);

}  // namespace clauseline
