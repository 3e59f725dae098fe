#pragma once

#include "model/agreement.hpp"
#include "model/word_places.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace clauseline {

/// Gathers the words of one clause from pieces of text: runs of white space become one
/// space, a block starts apart from the words before it, marks keep their place.
class WordBuilder {
 public:
  void add(std::string_view text);
  /// The same, and keeps where in the source the text stands; see WordPlaces.
  void add(std::string_view text, WordRun from);
  void end_block() {
    gap_ = true;
    white_ = 0;
    block_begins_ = true;
  }

  /// Marks what is added between open_mark() and close_mark(), or until finish().
  std::size_t open_mark(MarkKind kind, std::string target);
  void close_mark(std::size_t mark);

  bool empty() const { return words_.empty(); }
  /// What was kept of the words so far.
  std::vector<WordRun> take_runs() { return std::exchange(runs_, {}); }
  /// Moves words and marks into the clause and starts anew.
  void finish(Clause& clause);

 private:
  std::string words_;
  std::vector<Mark> marks_;
  std::vector<WordRun> runs_;
  std::size_t finished_ = 0;  // marks of clauses that are finished
  bool gap_ = false;          // white space is due before the next word
  std::uint32_t white_ = 0;   // of the white space since the last word of the block
  bool block_begins_ = true;
  std::uint32_t layout_ = 0;
};

}  // namespace clauseline
