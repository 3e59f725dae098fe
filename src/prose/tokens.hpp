#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace clauseline {

/// A word or a punctuation mark of a clause.
struct Token {
  std::string_view text{};  // as written
  std::string small{};      // the same in small letters
  std::size_t begin = 0;    // its first byte in the words of the clause
  bool word = false;
  bool in_quotes = false;

  std::size_t end() const { return begin + text.size(); }
};

/// The words and punctuation of a text. A hyphen, an apostrophe or a point within a word or a
/// number belongs to it: "non-exclusive", "party's", "3.2", "38,000".
std::vector<Token> tokens_of(std::string_view text);

bool ends_sentence(const Token& token);

}  // namespace clauseline
