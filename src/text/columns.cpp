#include "text/columns.hpp"

#include "text/characters.hpp"

#include <algorithm>

namespace clauseline {

CharacterColumns::CharacterColumns(std::string_view text) {
  unsigned line = 1;
  std::size_t start = 0;  // of the line
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) {
      ++at;
      if (byte != '\n') continue;
      ++line;
      start = at;
      continue;
    }
    const auto column = static_cast<unsigned>(at - start) + 1;
    const auto end = character_end(text, at);
    const auto size = static_cast<unsigned>(end - at);
    const bool goes_on = !runs_.empty() && runs_.back().line == line && runs_.back().size == size &&
                         runs_.back().column + runs_.back().count * size == column;
    if (goes_on)
      ++runs_.back().count;
    else
      runs_.push_back({.line = line, .column = column, .size = size, .count = 1});
    at = end;
  }
}

unsigned CharacterColumns::column(Position at) const {
  unsigned more = 0;  // bytes before the place that begin no character
  for (auto run = std::ranges::lower_bound(runs_, at.line, {}, &Run::line);
       run != runs_.end() && run->line == at.line && run->column < at.column; ++run)
    more += std::min(run->count, (at.column - run->column) / run->size) * (run->size - 1);
  return at.column - more;
}

}  // namespace clauseline
