#pragma once

#include "merge/plan.hpp"

#include <string>
#include <vector>

namespace clauseline::merge {

/// A start tag that was merged, open or closing itself as that of ours.
struct MergedTag {
  std::string bytes;
  std::vector<std::string> disputed{};  // for each attribute that both changed: who says what
};

/// Merges the attributes of an item that ours and theirs have. The tag has the bytes of ours
/// but for what theirs changed; of an attribute that both changed it has the value of ours.
MergedTag merge_tag(const Item& item, const Versions& versions);

}  // namespace clauseline::merge
