#pragma once

#include "prose/short_words.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace clauseline {

/// What a word is to the reader of values, apart from the patterns that ask for it.
enum class TokenRole : std::uint16_t {
  none = 0,
  numeral = 1U << 0U,        // "twenty", "hundred"
  scale = 1U << 1U,          // "million"
  percent = 1U << 2U,        // "percent"
  unit = 1U << 3U,           // "days"
  qualifier = 1U << 4U,      // "calendar" of days
  month = 1U << 5U,          // "December"
  currency = 1U << 6U,       // "dollars", "USD"
  reference = 1U << 7U,      // "Section"
  negator = 1U << 8U,        // "not"
  limit = 1U << 9U,          // "except": a negation before it does not reach behind it
  harmless = 1U << 11U,      // "limitation" behind "without", which then denies nothing
  abbreviation = 1U << 10U,  // "Inc": the point behind it ends no sentence by itself
  last_word = 1U << 12U      // "Inc" again: an abbreviation that a sentence may end with
};

constexpr bool has(std::uint16_t roles, TokenRole role) {
  return (roles & static_cast<std::uint16_t>(role)) != 0;
}

/// A number that stands for a set of words in a pattern: "right|rights|licen*".
using Symbol = std::uint16_t;

/// The words that patterns ask for, as one trie over small letters, hyphen and apostrophe, so
/// that a text is looked up letter by letter as it is read. A word that is not in it costs the
/// letters that it shares with one that is.
class Vocabulary {
  struct Node {  // of the trie; 64 bytes
    std::uint16_t next[30] = {};
    std::uint16_t whole = 0;
    std::uint16_t begun = 0;
  };
  static constexpr std::uint16_t root = 1;
  static constexpr std::uint16_t nowhere = 0;  // where no word goes on

 public:
  Vocabulary();

  /// A word, or the beginning of words. Takes small letters, "-" and "'"; false for other
  /// characters and where the vocabulary is full (65,535 letters that are not shared).
  bool add(std::string_view word, bool is_prefix, Symbol symbol);
  bool add(std::string_view word, TokenRole role);
  /// Ends the building: from here on the answers below hold. `sets_off` says of each symbol
  /// whether it belongs to those that triggers() gives.
  void freeze(const std::vector<bool>& sets_off);

  /// Goes through the vocabulary along the letters of one word. Bytes that are in no word lead out
  /// of it for good.
  class Walk {
   public:
    explicit Walk(const Vocabulary& in) : nodes_(in.nodes_.data()) {}

    void step(char byte) {
      node_ = nodes_[node_].next[letter_of[static_cast<unsigned char>(byte)]];
      if (node_ != nowhere) last_ = node_;
    }
    /// The set of the word that ends here: of those that it is, and the beginnings that it has.
    std::uint16_t set() const {
      return node_ != nowhere ? nodes_[node_].whole : nodes_[last_].begun;
    }

   private:
    const Node* nodes_;
    std::uint16_t node_ = root;
    std::uint16_t last_ = root;  // the last that was in the vocabulary
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

 private:
  struct Said {  // of a node, while the vocabulary is built
    enum class What : std::uint8_t { whole, begun, role };

    What what = What::whole;
    std::uint16_t value = 0;  // a symbol, or a role
    std::uint32_t next = 0;   // the place of the next one of the same node; 0 is none
  };
  struct Set {
    std::uint32_t begin = 0;
    std::uint16_t triggers = 0;
    std::uint16_t others = 0;
    std::uint16_t roles = 0;
  };

  std::uint16_t node_of(std::string_view word);
  bool say(std::string_view word, Said::What what, std::uint16_t value);
  std::uint16_t make_set(std::uint16_t with, std::uint16_t roles);
  bool gather(std::uint16_t node, Said::What what);
  void settle(std::uint16_t node);

  std::vector<Node> nodes_;
  std::vector<Set> sets_;
  std::vector<Symbol> symbols_;
  ShortWords short_words_;

  // While the vocabulary is built:
  std::vector<std::uint16_t> parents_;     // by node
  std::vector<std::uint32_t> first_said_;  // by node, a place in `said_`
  std::vector<Said> said_;
  std::vector<ShortWords::Word> short_said_;  // with their nodes
  std::vector<bool> sets_off_;                // by symbol
  std::vector<Symbol> of_set_;                // that is being made
};

}  // namespace clauseline
