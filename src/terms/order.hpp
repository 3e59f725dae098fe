#pragma once

#include "terms/term.hpp"

#include <cstdint>

namespace clauseline {

/// What happened to a field, or to a term or clause as a whole. One bit each, so that a rule
/// may wait for several.
enum class Move : std::uint16_t {
  none = 0,
  added = 1U << 0U,      // it was not there: a new cap, a new term, ceased before
  removed = 1U << 1U,    // it is no longer there, or ceased
  raised = 1U << 2U,     // more of it: larger, later, higher on its ladder, holds in more cases
  lowered = 1U << 3U,    // less of it
  replaced = 1U << 4U,   // another value, with no order between the two
  hidden = 1U << 5U,     // was stated, is now undisclosed, redacted or to be agreed
  disclosed = 1U << 6U,  // the reverse
  unproven = 1U << 7U,   // not shown on either side: nothing says that it is the same
  stated = 1U << 8U,     // was unstated, is now stated
  silenced = 1U << 9U,   // was stated, is now unstated
  moved = 1U << 10U,     // of clauses: another place
};

constexpr Move operator|(Move a, Move b) {
  return static_cast<Move>(static_cast<std::uint16_t>(a) | static_cast<std::uint16_t>(b));
}
constexpr bool any_of(Move moves, Move wanted) {
  return (static_cast<std::uint16_t>(moves) & static_cast<std::uint16_t>(wanted)) != 0;
}

/// The two versions that values come from; each closes sets under its own register.
struct Sides {
  const Interpretation& before;
  const Interpretation& after;
};

/// How a field moved from one version to the next; Move::none if it says the same.
Move order(const Field& field, const Value& before, const Value& after, const Sides& sides);

/// Does a group of countries that nothing declares (x-...) stand on one side alone? Then nobody
/// can say whether it holds the places of the other side.
bool unknown_places(const Field& field, const Value& before, const Value& after);

/// Is there more of a field after such a move, or less? That a limit appears is less.
bool gives_more(const Field& field, Move move);
bool gives_less(const Field& field, Move move);

/// "raised", "added", ...
std::string_view to_text(Move move);

}  // namespace clauseline
