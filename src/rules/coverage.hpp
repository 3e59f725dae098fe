#pragma once

#include "rules/rule.hpp"
#include "terms/order.hpp"

#include <string_view>
#include <vector>

namespace clauseline {

/// What is said when one field of a right makes one move.
struct Coverage {
  std::vector<const Rule*> rules{};  // those that wait for it, the last resort at the end
  std::string_view reason{};         // why none may speak, or none but UN001; empty where one does
};

/// The moves that a field can make by its type; with the empty field, the right as a whole.
Move possible_moves(const Right& right, std::string_view field);

/// Who speaks of a move, which is one of the possible ones. A cell of the coverage map.
Coverage coverage(const Right& right, std::string_view field, Move move);

/// The moves one by one, in the order in which maps list them.
std::vector<Move> each_of(Move moves);

/// Does a rule wait for this move of this field of this right?
bool waits_for(const Rule& rule, const Right& right, std::string_view field, Move move);

}  // namespace clauseline
