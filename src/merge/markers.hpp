#pragma once

#include "merge/merge.hpp"

#include <string>
#include <string_view>

namespace clauseline::merge {

/// What stands where both changed one thing. `between` is white space that goes before each
/// marker and each version; a version that is empty is one that took the thing out.
struct Sides {
  std::string_view between;
  std::string_view base;
  std::string_view ours;
  std::string_view theirs;
};

/// The versions, one after the other, between instructions that say which is which.
std::string conflict(const Sides& sides, const Labels& labels);

/// An instruction that says what somebody must look at.
std::string notice(std::string_view what);

}  // namespace clauseline::merge
