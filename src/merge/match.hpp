#pragma once

#include "merge/tree.hpp"
#include "model/agreement.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace clauseline::merge {

/// A version of a document with the agreement that it is read as.
struct Version {
  explicit Version(const Source& source);

  Tree tree;
  Agreement agreement;
  std::vector<const Clause*> clause_of;  // by node; null for what is no clause
  std::map<Position, int> by_place{};    // elements, by where their names begin

  /// The element whose name begins there, as facts and clauses are placed; -1 if none does.
  int node_at(const Position& place) const;
};

/// Which nodes of two versions are the same, by node: the other one's, or -1.
struct Partners {
  std::vector<int> of_base;
  std::vector<int> of_side;
};

/// Pairs the elements of two versions. Clauses are paired as align() does; other elements by
/// id, then under paired parents by what they say, then by name and order. Paired elements
/// have the same name; an element has one partner, however many parts a clause was split into.
Partners match(const Version& base, const Version& side);

/// The bytes without white space: equal for two that differ in their layout alone.
std::string without_blanks(std::string_view bytes);

}  // namespace clauseline::merge
