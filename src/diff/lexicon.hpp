#pragma once

#include "diff/equal_run.hpp"

#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace clauseline {

/// What a word or a punctuation mark does where a change begins or ends.
enum class WordRole : std::uint8_t {
  word,
  weak,     // says little where it stands alone: "the", "of"
  opening,  // ( [
  closing,  // ) ]
  pause,    // ,
  rest,     // ; :
  stop,     // . ? !
  mark,     // any other punctuation
};

/// The words of two texts, numbered. Words that differ in typography alone have different
/// numbers and one symbol.
class Lexicon {
 public:
  struct Entry {
    std::string_view text{};
    std::uint32_t symbol = 0;
    WordRole role = WordRole::mark;
  };

  /// The number of a word, which must outlive the lexicon.
  std::uint32_t number(std::string_view word);

  /// Nothing is left of it when it is folded: white space, or an invisible character.
  bool is_blank(std::uint32_t number) const {
    return entries_[entries_[number].symbol].text.empty();
  }
  const Entry& operator[](std::uint32_t number) const { return entries_[number]; }
  /// By symbol: 1 for a punctuation mark, more for a word, most for one that says something.
  Weights weights() const { return weights_; }

 private:
  std::uint32_t add(std::string_view word);
  void grow();

  std::vector<Entry> entries_;
  std::vector<std::uint8_t> weights_;
  std::vector<std::uint32_t> slots_ = std::vector<std::uint32_t>(64, 0);  // 0, or one more
  std::deque<std::string> folded_;
};

/// A text as the words that a redline compares; white space lies between them.
struct Reading {
  std::string_view text{};
  std::vector<std::string_view> words{};
  std::vector<std::uint32_t> numbers{};  // equal where the bytes are
  std::vector<std::uint32_t> symbols{};  // equal where the folded words are

  std::size_t size() const { return words.size(); }
  /// Where a word begins and ends in the text; the word past the last at the end of the text.
  std::size_t begin(std::size_t word) const;
  std::size_t end(std::size_t word) const { return begin(word) + words[word].size(); }
  /// The white space before a word, or behind the last.
  std::string_view space_before(std::size_t word) const;
};

Reading read_words(std::string_view text, Lexicon& lexicon);

}  // namespace clauseline
