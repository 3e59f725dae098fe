#pragma once

#include "merge/match.hpp"

#include <string>
#include <vector>

namespace clauseline::merge {

/// The three versions that are merged.
struct Versions {
  const Version& base;
  const Version& ours;
  const Version& theirs;
};

/// One thing of the merged document: where it stands in each version, or -1.
struct Item {
  int base = -1;
  int ours = -1;
  int theirs = -1;
  int parent = -1;                      // the item that it stands in now; -1 for the document
  bool gone = false;                    // a side took it out, and the other did not change it
  bool disputed = false;                // a side took it out, and the other changed it
  std::vector<int> children{};          // in order; of what holds words none
  std::vector<std::string> notices{};   // what somebody must look at here
  std::vector<std::string> if_clean{};  // and, where nothing in it is in dispute, at this
};

/// What each node becomes: which nodes are the same, where they stand, in which order.
struct Plan {
  std::vector<Item> items;
  std::vector<int> of_base;  // by node: its item
  std::vector<int> of_ours;
  std::vector<int> of_theirs;
  bool tangled = false;  // each side put one thing into the other: there is no order

  /// Words stand in the item, in whichever version.
  bool is_words(int item, const Versions& versions) const;
  const Item& operator[](int item) const { return items[static_cast<std::size_t>(item)]; }
};

/// Decides them. A child that one side moved goes where that side put it; what both sides
/// inserted at one place stays, ours first; what both inserted alike stands once.
Plan make_plan(const Versions& versions);

}  // namespace clauseline::merge
