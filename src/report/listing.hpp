#pragma once

#include "report/places.hpp"

#include <cstdint>
#include <functional>
#include <vector>

namespace clauseline::reports {

/// How much of a clause a report shows: nothing, as part of another; its name, where a
/// neighbour changed; all of it.
enum class Showing : std::uint8_t { left_out, context, whole };

enum class LineKind : std::uint8_t {
  whole,    // a clause with its words
  pointer,  // see Entry
  context,  // an unchanged clause beside one that changed
  under,    // the clauses around what follows, where no line before it named them
  gap,      // clauses of which nothing is shown
};

struct Line {
  LineKind kind{};
  const Entry* entry = nullptr;       // of a gap null; of under the first that follows
  std::size_t left_out = 0;           // of a gap: how many clauses
  bool renumbered = false;            // of a gap: at least one has another number now
  std::vector<const Clause*> path{};  // of under: outermost first
};

/// What of the list of all clauses is shown: changed ones among the nearest unchanged ones on
/// their own level, the clauses around them once, and gaps. Empty if nothing is shown whole.
/// Lines point into the entries.
std::vector<Line> listing(const std::vector<Entry>& entries, const Places& places,
                          const std::function<Showing(const ClauseChange&)>& showing);

}  // namespace clauseline::reports
