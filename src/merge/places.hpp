#pragma once

#include "merge/plan.hpp"

#include <string>

namespace clauseline::merge {

/// A side that is merged, with what belongs to it.
struct Side {
  const char* name;  // "ours"
  const Version& version;
  const std::vector<int>& items;  // by node
  int Item::*node;
};

/// Both sides of a merge, ours first.
struct BothSides {
  BothSides(const Plan& plan, const Versions& versions)
      : ours{"ours", versions.ours, plan.of_ours, &Item::ours},
        theirs{"theirs", versions.theirs, plan.of_theirs, &Item::theirs} {}

  Side ours;
  Side theirs;
};

/// The item at which something about a node of a side can be told: the node's own, or that of
/// the words that it stands in.
int told_at(const Side& side, int node);

}  // namespace clauseline::merge
