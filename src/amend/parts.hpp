#pragma once

#include "amend/draft.hpp"

#include <span>
#include <string>
#include <string_view>

namespace clauseline::amend {

/// The parts of an agreement that instructions may change.
bool is_part(std::string_view element);

/// Those of them that hold provisions, in order.
std::span<const std::string_view> operative_parts();

/// The part of this name, made in its place if the agreement has none.
Piece& part(Draft& draft, std::string_view name);

/// The white space that sets a provision off from its neighbour.
std::string spacing_at(Piece& piece);

/// Puts a copy of an element into a parent, behind all that the schema wants before it: a
/// subclause before the flush text, everything before the typed terms. Typed terms join those
/// that are there.
void insert_in_order(Draft& draft, Piece& parent, const xml::Node& node, const Origin& origin);

/// Takes a provision out, with the white space before it, and what is empty without it.
void take_out(Draft& draft, Piece& piece);

/// Takes out what the schema does not let stand empty; what an instruction has named stays.
void drop_if_empty(Draft& draft, Piece& piece);

}  // namespace clauseline::amend
