#pragma once

#include "amend/draft.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace clauseline::amend {

/// A paragraph, heading, cell or item: the words of one element, with the marks among them. What
/// stands in lists within an item is of other blocks.
struct Block {
  Piece* piece = nullptr;
  std::string text{};  // as written; what holds no words, such as a blackened place, is U+FFFC
};

/// The blocks of a provision and of all below it, in order. Notes are left out: they are not
/// operative, so no instruction means them.
std::vector<Block> blocks_of(Piece& provision);

/// Where words stand in the text of a block, in bytes.
struct Match {
  std::size_t block = 0;  // its place in the list of blocks
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Every place at which words stand, in order. Typography and white space are folded; words are
/// found whole: not within a longer word, a hyphenated one ("exclusive" in "non-exclusive") or a
/// number ("38" in "38,000"). They may run across marks, but not from block to block.
std::vector<Match> find_words(const std::vector<Block>& blocks, std::string_view words);

/// The first place at which words stand within a longer word, for the message that says so; ""
/// if there is none.
std::string longer_word(const std::vector<Block>& blocks, std::string_view words);

/// Where words first stand in a provision: "3.2 First (first-ship) at a.xml:9:4", or empty.
std::string place_of_words(Piece& provision, std::string_view words);

/// The mark that a match would cut in two, or null. Emphasis may be cut: it means nothing.
const Piece* cut_mark(const Block& block, const Match& match);

/// Where the first character of a match stands; the block's place if an instruction wrote it.
Location location_of(const Block& block, const Match& match);

/// Puts new words where a match stands, or none. Marks within the match go with their words.
class Replacement {
 public:
  Replacement(Draft& draft, const Match& match) : draft_(draft), match_(match) {}

  /// Text, or the children of an element of the instrument.
  void with(std::string_view text) { text_ = text; }
  void with(const xml::Node& nodes, const Origin& origin);
  void put(const Block& block);

 private:
  std::size_t walk(Piece& parent, std::size_t at);
  void in_text(Piece& piece, std::size_t at);
  void place_new(Piece& parent, Place before);

  Draft& draft_;
  Match match_;
  std::string text_{};
  const xml::Node* nodes_ = nullptr;
  const Origin* origin_ = nullptr;
  bool placed_ = false;
};

}  // namespace clauseline::amend
