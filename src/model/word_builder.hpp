#pragma once

#include "model/agreement.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace clauseline {

/// Gathers the words of one clause from pieces of text: runs of white space become one
/// space, a block starts apart from the words before it, marks keep their place.
class WordBuilder {
 public:
  void add(std::string_view text);
  void end_block() {
    gap_ = true;
    white_ = 0;
    block_begins_ = true;
  }

  /// Marks what is added between open_mark() and close_mark(), or until finish().
  std::size_t open_mark(MarkKind kind, std::string target);
  void close_mark(std::size_t mark);

  bool empty() const { return words_.empty(); }
  /// Moves words and marks into the clause and starts anew.
  void finish(Clause& clause);

 private:
  std::string words_;
  std::vector<Mark> marks_;
  std::size_t finished_ = 0;  // marks of clauses that are finished
  bool gap_ = false;          // white space is due before the next word
  std::uint32_t white_ = 0;   // of the white space since the last word of the block
  bool block_begins_ = true;
  std::uint32_t layout_ = 0;
};

}  // namespace clauseline
