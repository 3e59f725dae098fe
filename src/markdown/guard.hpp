#pragma once

#include "text/source.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace clauseline::markdown {

inline constexpr unsigned deepest = 256;  // quotes and lists in one another
inline constexpr unsigned widest = 256;   // columns of a table

/// Put before what the parser must take for text. U+FDD0 is no character and stands in no
/// document; nobody sees it, for it is taken out again.
inline constexpr std::string_view keep_as_text = "\uFDD0";

/// Refuses, before the parser sees it, what makes the parser take time or room that grows
/// with the square of the input.
void guard(const Source& source, std::size_t from);

/// The text for the parser. A line such as "[Supplier]: Acme" is a link definition in
/// Markdown and would vanish: where the destination is no address, it is kept as text.
std::string prepared(std::string_view bytes);

/// Refuses what is nested deeper than `deepest`.
[[noreturn]] void too_deep(const Source& source, Position at);

}  // namespace clauseline::markdown
