#pragma once

#include "text/source.hpp"

#include <span>
#include <string>
#include <string_view>

namespace clauseline {

/// The canonical form of an agreement of this project's vocabulary; see xml::write_canonical.
/// Throws Error where the source is not well-formed or is of another vocabulary.
std::string canonical_form(const Source& source);

/// Is the text of an element of that name words, in which white space counts?
bool holds_words(std::string_view element);

/// Where an element stands among the children of a provision, by the schema: a lower rank comes
/// first.
int rank_in_provision(std::string_view element);

/// The order in which canonical form writes attributes: identity, roles, objects, values.
std::span<const std::string_view> attribute_order();

}  // namespace clauseline
