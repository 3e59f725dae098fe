#pragma once

#include "prose/vocabulary.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace clauseline {

/// A word of a sentence, or a value that may be several: "twenty percent (20%)" is one token.
struct ProseToken {
  enum class Kind : std::uint8_t { word, number, percent, money, date, duration, reference };

  std::uint32_t begin = 0;  // bytes [begin, end) of the text
  std::uint32_t end = 0;
  std::uint16_t set = 0;    // in the vocabulary; 0 for a word that no pattern asks for
  std::uint16_t roles = 0;  // that the vocabulary gives it, as bits of TokenRole
  Kind kind = Kind::word;
  bool capital = false;  // begins with a capital letter
  bool joined = false;   // has a hyphen or an apostrophe within
  char before = ' ';     // the mark between it and the token before, or a space
};

/// Tokens that belong together; no pattern goes beyond them.
using Sentence = std::vector<ProseToken>;

/// The longest sentence, in tokens. A longer one is cut, so that no text costs more than
/// another of its size.
inline constexpr std::size_t longest_sentence = 511;

/// Cuts a text into sentences at a full stop, a question mark, a semicolon. Values are joined,
/// possessives dropped, and what Unicode offers for hyphen and apostrophe is read as these.
class SentenceReader {
 public:
  SentenceReader(const Vocabulary& vocabulary, std::string_view text)
      : vocabulary_(vocabulary), text_(text) {}

  /// Puts the next sentence into `sentence`; false at the end of the text. None is empty.
  bool next(Sentence& sentence);
  /// The mark that ended the last sentence, or a space at the end of the text.
  char end_mark() const { return end_mark_; }

 private:
  bool read_short_word(Sentence& sentence);
  void read_word(Sentence& sentence);
  void read_letters(Vocabulary::Walk& walk);
  bool read_joint(Vocabulary::Walk& walk, std::size_t begin);
  bool goes_on_at(std::size_t place, char joint) const;
  void skip_possessive();
  void read_number(Sentence& sentence);
  void read_other(Sentence& sentence);
  void read_redaction(Sentence& sentence);
  std::size_t skip_label(std::size_t place) const;
  bool ends_here(const Sentence& sentence) const;
  ProseToken& add(Sentence& sentence, std::size_t begin, ProseToken::Kind kind);
  ProseToken& add_word(Sentence& sentence, std::size_t begin, std::uint16_t set);

  static constexpr std::size_t no_sign = static_cast<std::size_t>(-1);

  const Vocabulary& vocabulary_;
  std::string_view text_;
  std::size_t at_ = 0;
  char mark_ = ' ';             // between the last token and the next
  std::size_t sign_ = no_sign;  // where the sign of a currency stands before the next
  bool ended_ = false;
  char end_mark_ = ' ';
};

/// Joins the tokens that make one value. Linear.
void join_values(Sentence& sentence, std::string_view text);

class VocabularyBuilder;

/// Adds the words that values are made of, with what they are.
void add_value_words(VocabularyBuilder& vocabulary);

}  // namespace clauseline
