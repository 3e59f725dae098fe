#pragma once

#include <functional>
#include <vector>

namespace clauseline::merge {

/// The children of one thing in each version, as numbers that are the same where they are.
struct Lists {
  std::vector<int> base;
  std::vector<int> ours;
  std::vector<int> theirs;
};

struct MergedOrder {
  std::vector<int> order{};
  bool both_reordered = false;  // and not alike: the order is ours
};

/// The children that stay, in order: as the side has them that reordered them, what the other
/// inserted behind what it stood behind. Of two insertions at one place ours comes first.
MergedOrder merge_order(const Lists& lists, const std::function<bool(int)>& stays);

}  // namespace clauseline::merge
