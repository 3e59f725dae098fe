#pragma once

#include "text/source.hpp"

#include <string_view>
#include <vector>

namespace clauseline {

/// Tells columns in characters where a Position counts bytes. Of a text in ASCII nothing is kept.
class CharacterColumns {
 public:
  CharacterColumns() = default;
  explicit CharacterColumns(std::string_view text);

  /// The column in Unicode code points, from 1, of a place in this text.
  unsigned column(Position at) const;

 private:
  /// Characters side by side that take the same number of bytes, and more than one.
  struct Run {
    unsigned line = 0;
    unsigned column = 0;  // of the first, in bytes
    unsigned size = 0;    // of each, in bytes
    unsigned count = 0;
  };
  std::vector<Run> runs_{};  // in the order of the text
};

}  // namespace clauseline
