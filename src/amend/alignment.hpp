#pragma once

#include "amend/draft.hpp"

#include <string>
#include <utility>
#include <vector>

namespace clauseline::amend {

/// The children of two elements side by side; null where one side has none.
struct Couple {
  const Piece* expected = nullptr;
  const Piece* actual = nullptr;
  bool out_of_order = false;  // among those that both have, it stands at another place
};

/// Pairs the child elements of two elements, either of which may be null: by id, and those
/// without by what they say, then by name and order. Notes and comments are passed over. Those
/// of the expected side come first, in its order, then what only the actual one has.
std::vector<Couple> align(const Piece* expected, const Piece* actual);

/// What an element says, notes and sources left out, folded: equal for two that say the same.
std::string said(const Piece& piece);

/// Words with their marks as "[term def-azure: Azure]", without lists within.
std::string marked(const Piece& block);

/// Attributes that count, by name: not src, and nothing that only says that nothing is said.
std::vector<std::pair<std::string, std::string>> counted_attributes(const Piece& piece);

}  // namespace clauseline::amend
