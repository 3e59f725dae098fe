#pragma once

#include "text/source.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace clauseline::markdown {

/// What a paragraph is made of. Emphasis that is not strong is dropped.
enum class PieceKind : std::uint8_t {
  text,
  soft_break,  // a line of the source ends, the paragraph does not
  line_break,  // the author wants a new line
  bold,
  bold_end,
  link,  // text is the destination
  link_end,
  cell,
  cell_end,
  html,  // raw tags and comments
};

struct Piece {
  PieceKind kind{};
  std::string text{};
  Position at{};  // of a break: where the text behind it stands
};

enum class BlockKind : std::uint8_t {
  heading,
  paragraph,
  code,
  html,
  quote,  // opens; what is in it follows, then `end`
  item,   // opens; of a list
  table,  // opens; its rows follow, then `end`
  row,
  end,
};

struct Block {
  BlockKind kind{};
  Position at{};
  unsigned level = 0;    // of a heading, 1 to 6
  std::string number{};  // of an item as it is printed: "1.", "2)"; empty for a bullet
  std::vector<Piece> pieces{};
};

/// The blocks of a Markdown document (CommonMark with the tables of GitHub) from byte `from`
/// on, in order. Any text is Markdown; throws Error only for what would take time or room out
/// of all proportion: nesting deeper than 256, tables wider than that, and the like.
std::vector<Block> blocks(const Source& source, std::size_t from = 0);

}  // namespace clauseline::markdown
