#pragma once

#include "diff/numbering.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

namespace clauseline {

/// A reference as prose prints it: the bytes [begin, end) of the number in the text.
struct PrintedReference {
  Numbering::Printed printed{};
  std::size_t begin = 0;
  std::size_t end = 0;
  bool within_next = false;  // "paragraph (a) of section 3": the next one is around this one
};

/// The references of a text by their form alone: "Section 3.2", "sections 5 to 7", "paragraph
/// (b)", "Article IV", "Schedule 1", "\u00A7 3". What points out of the agreement, as in
/// "section 3 of the Companies Act", is left out.
std::vector<PrintedReference> printed_references(std::string_view text);

}  // namespace clauseline
