#pragma once

#include "model/agreement.hpp"
#include "prose/suggest_rows.hpp"
#include "prose/tokens.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace clauseline {

/// Something that words name, by id, and the words.
struct Named {
  std::string ids{};  // with spaces between
  std::string words{};
};

/// A sentence as suggestions read it: for words, for parties and for places.
class SentenceWords {
 public:
  /// The words and the agreement must outlive it.
  SentenceWords(std::string_view words, const Agreement& agreement);

  /// The first of words with "|" between, each of one word or several, that the sentence has; or
  /// empty.
  std::string_view first_of(std::string_view words) const;
  /// Calls `visit` with each of them that it has.
  template <class Visit>
  void each_of(std::string_view words, const Visit& visit) const {
    while (!words.empty()) {
      const auto end = std::min(words.find('|'), words.size());
      if (const auto word = words.substr(0, end); has(word)) visit(word);
      words.remove_prefix(std::min(end + 1, words.size()));
    }
  }
  /// The party before one of the verbs of a row, with nothing between but words that lead to a
  /// verb; "neither party" is both.
  std::optional<Named> doer(const SuggestRoles& row) const;
  /// The party behind that verb: at once, or behind a word that leads to it.
  std::optional<Named> other(const SuggestRoles& row) const;
  /// The clouds of the register that it names by their labels.
  std::optional<Named> clouds() const;
  /// The region whose law it names.
  std::optional<Named> law() const;

 private:
  /// A party, or all that sign, at tokens [begin, end).
  struct Party {
    std::string ids{};
    std::size_t begin = 0;
    std::size_t end = 0;
  };

  bool has(std::string_view word) const;
  void find_parties();
  Party named_at(std::size_t at) const;
  Party everybody_at(std::size_t at) const;
  std::optional<Named> led_to(const Party& doer, std::size_t verb, std::string_view leads) const;
  bool reads(std::size_t at, const std::vector<Token>& words) const;
  std::string_view text(std::size_t begin, std::size_t end) const;
  bool is_joined(const Party& party) const;
  std::optional<std::size_t> verb_behind(const Party& party, std::string_view verbs) const;

  const Agreement& agreement_;
  std::string_view words_;
  std::vector<Token> tokens_;
  std::string small_;  // the tokens in small letters, a space around each
  std::vector<Party> parties_{};
};

}  // namespace clauseline
