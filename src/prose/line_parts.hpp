#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace clauseline {

constexpr bool is_line_space(char c) { return c == ' ' || c == '\t' || c == '\r'; }

/// A part of a line without the white space around it.
constexpr std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_line_space(text.front()))
    text.remove_prefix(1);
  while (!text.empty() && is_line_space(text.back()))
    text.remove_suffix(1);
  return text;
}

/// The first word of a line.
constexpr std::string_view first_word(std::string_view line) {
  std::size_t size = 0;
  while (size < line.size() && !is_line_space(line[size]))
    ++size;
  return line.substr(0, size);
}

/// Takes the part up to a character, or all, from the beginning of a text.
constexpr std::string_view take(std::string_view& rest, char end) {
  const auto part = rest.substr(0, rest.find(end));
  rest.remove_prefix(std::min(part.size() + 1, rest.size()));
  return part;
}

}  // namespace clauseline
