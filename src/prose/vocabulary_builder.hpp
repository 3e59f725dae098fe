#pragma once

#include "prose/token_role.hpp"
#include "prose/vocabulary.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace clauseline {

/// Makes a vocabulary word by word.
class VocabularyBuilder {
 public:
  VocabularyBuilder();

  /// A word, or the beginning of words. Takes small letters, "-" and "'"; false for other
  /// characters and where the vocabulary is full (65,535 letters that are not shared).
  bool add(std::string_view word, bool is_prefix, Symbol symbol);
  bool add(std::string_view word, TokenRole role);
  /// The vocabulary of what was added; once. `sets_off` says of each symbol whether it belongs to
  /// those that triggers() gives.
  Vocabulary build(const std::vector<bool>& sets_off);

 private:
  struct Said {  // of a node
    enum class What : std::uint8_t { whole, begun, role };

    What what = What::whole;
    std::uint16_t value = 0;  // a symbol, or a role
    std::uint32_t next = 0;   // the place of the next one of the same node; 0 is none
  };

  std::size_t nodes() const { return parents_.size(); }
  std::uint16_t& at(std::size_t node, std::size_t place) {
    return numbers_[node * Vocabulary::of_node + place];
  }
  std::uint16_t node_of(std::string_view word);
  bool say(std::string_view word, Said::What what, std::uint16_t value);
  std::uint16_t make_set(std::uint16_t with, std::uint16_t roles);
  bool gather(std::size_t node, Said::What what);
  void settle(std::size_t node);

  Vocabulary made_;
  std::vector<std::uint16_t> numbers_;     // of the trie
  std::vector<std::uint16_t> parents_;     // by node
  std::vector<std::uint32_t> first_said_;  // by node, a place in `said_`
  std::vector<Said> said_;
  std::vector<ShortWords::Word> short_said_{};  // with their nodes
  std::vector<bool> sets_off_{};                // by symbol
  std::vector<Symbol> of_set_{};                // that is being made
};

}  // namespace clauseline
