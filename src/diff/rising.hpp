#pragma once

#include <cstddef>
#include <utility>
#include <vector>

namespace clauseline {

/// Pairs of places, rising in the first member.
using PlacePairs = std::vector<std::pair<std::size_t, std::size_t>>;

/// The longest run of the pairs that rises in the second member too (patience sorting,
/// n log n). Of several as long, always the same one.
PlacePairs longest_rising(const PlacePairs& pairs);

}  // namespace clauseline
