#pragma once

#include "report/places.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace clauseline::reports {

/// What becomes of clauses where they stand in the text.
enum class Fate : std::uint8_t { stays, removed, added, moved_away, moved_here };

/// Clauses that follow each other and are told as one: on both sides where they are the same
/// clause, also if it was split or merged on the spot; one of them where it is only on one side.
struct Step {
  Fate fate{};
  const ClauseChange* change = nullptr;
  std::vector<const Clause*> before{};  // of a move: both sides, at either end
  std::vector<const Clause*> after{};
  std::size_t move = 0;  // both ends of a move have the same number; 0: none
};

/// All clauses of both versions in one order, which is that of the older version without what
/// was added or moved here, and that of the later one without what was removed or moved away.
/// Rows of tables are not moved, but removed and added.
std::vector<Step> both_orders(const Audit& audit, const Places& places);

}  // namespace clauseline::reports
