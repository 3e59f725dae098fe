#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace clauseline {

/// A line of plain text without the white space at its ends.
struct TextLine {
  std::string_view text;
  std::size_t offset = 0;    // of the text in the source
  unsigned indent = 0;       // columns before it; a tab reaches to the next multiple of eight
  bool page_number = false;  // it held nothing else, and was emptied
};

/// The lines from byte `from` on. A form feed ends a line as a line feed does.
std::vector<TextLine> text_lines(std::string_view bytes, std::size_t from);

/// Empties the lines that hold only the number of a page, and gives how many they were. A
/// bare number counts as one between blank lines if it goes on from the page before.
std::size_t drop_page_numbers(std::vector<TextLine>& lines);

}  // namespace clauseline
