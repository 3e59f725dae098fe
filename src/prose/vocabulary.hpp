#pragma once

#include "prose/kept_numbers.hpp"
#include "prose/short_words.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace clauseline {

/// A number that stands for a set of words in a pattern: "right|rights|licen*".
using Symbol = std::uint16_t;

/// The words that patterns ask for, as one trie over small letters, hyphen and apostrophe, so
/// that a text is looked up letter by letter as it is read. A word that is not in it costs the
/// letters that it shares with one that is. VocabularyBuilder makes it.
class Vocabulary {
 public:
  /// Goes through the vocabulary along the letters of one word. Bytes that are in no word lead out
  /// of it for good.
  class Walk {
   public:
    explicit Walk(const Vocabulary& in) : nodes_(in.nodes_.data()) {}

    void step(char byte) {
      node_ = nodes_[node_ * of_node + letter_of[static_cast<unsigned char>(byte)]];
      if (node_ != nowhere) last_ = node_;
    }
    /// The set of the word that ends here: of those that it is, and the beginnings that it has.
    std::uint16_t set() const {
      return node_ != nowhere ? nodes_[node_ * of_node + whole] : nodes_[last_ * of_node + begun];
    }

   private:
    const std::uint16_t* nodes_;
    std::size_t node_ = root;
    std::size_t last_ = root;  // the last that was in the vocabulary
  };

  /// The set of a word of the vocabulary that is short, else 0.
  std::uint16_t set_of(const ShortWord& word) const { return short_words_[word.letters]; }

  /// The symbols of a set, those that set off detectors apart from the others.
  std::span<const Symbol> triggers(std::uint16_t set) const {
    return std::span(symbols_).subspan(sets_[set].begin, sets_[set].triggers);
  }
  std::span<const Symbol> others(std::uint16_t set) const {
    return std::span(symbols_).subspan(sets_[set].begin + sets_[set].triggers, sets_[set].others);
  }
  std::uint16_t roles(std::uint16_t set) const { return sets_[set].roles; }

  /// The letters of words by their bytes, small and capital ones alike: 26, then hyphen,
  /// apostrophe, and one for all other bytes.
  static constexpr std::uint8_t letters = 26;
  static constexpr std::uint8_t in_no_word = 28;
  static const std::array<std::uint8_t, 256> letter_of;

  bool operator==(const Vocabulary&) const = default;

 private:
  friend class VocabularyBuilder;
  friend struct PackedParts;

  struct Set {
    std::uint32_t begin = 0;
    std::uint16_t triggers = 0;
    std::uint16_t others = 0;
    std::uint16_t roles = 0;

    bool operator==(const Set&) const = default;
  };

  // A node of the trie is so many numbers: the node that each letter leads to, and at these places
  // the set of the word that ends there and the set of those that begin so.
  static constexpr std::size_t of_node = 32;
  static constexpr std::size_t whole = 30;
  static constexpr std::size_t begun = 31;
  static constexpr std::uint16_t root = 1;
  static constexpr std::uint16_t nowhere = 0;  // where no word goes on

  KeptNumbers nodes_;
  std::vector<Set> sets_;
  std::vector<Symbol> symbols_;
  ShortWords short_words_;
};

}  // namespace clauseline
