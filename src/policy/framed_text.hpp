#pragma once

#include "text/error.hpp"
#include "text/source.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace clauseline {

/// Text put together from pieces of a source and from words around them, with the way back.
class FramedText {
 public:
  explicit FramedText(const Source& source) : source_(source) {}

  void ours(std::string_view text) { bytes_ += text; }
  /// The bytes [begin, end) of the source.
  void theirs(std::size_t begin, std::size_t end);

  Source text() const { return {source_.name(), bytes_}; }
  /// The problem at its place in the source. A problem in words around a piece is told at the
  /// piece before them.
  Problem told_in_source(const Problem& problem) const;

 private:
  struct Piece {
    std::size_t at = 0;  // in the text
    std::size_t begin = 0;
    std::size_t end = 0;
  };

  const Source& source_;
  std::string bytes_{};
  std::vector<Piece> pieces_{};
};

}  // namespace clauseline
