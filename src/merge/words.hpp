#pragma once

#include "merge/markers.hpp"
#include "merge/plan.hpp"

#include <functional>
#include <optional>
#include <string>

namespace clauseline::merge {

/// What stands between the tags of an item that holds words, merged word by word.
struct MergedWords {
  std::string bytes;
  bool disputed = false;  // both changed the same words: they stand between markers
};

/// What a merge is made of.
struct Merging {
  const Versions& versions;
  const Plan& plan;
  const Labels& labels;
};

/// Merges the words of an item that ours and theirs have. `write` gives the bytes of an item
/// among them that has provisions in it, such as a list. Nothing where no part of it can be
/// marked so that tags still fit each other: then the whole is in dispute.
std::optional<MergedWords> merge_words(const Item& item, const Merging& merging,
                                       const std::function<std::string(int)>& write);

}  // namespace clauseline::merge
