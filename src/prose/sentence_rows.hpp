#pragma once

#include "prose/detectors.hpp"
#include "prose/place_set.hpp"
#include "prose/sentence.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace clauseline {

/// Tokens [begin, end) of a sentence.
struct TokenSpan {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// A sentence as a row of bits for each set of words that a pattern asks for: where these stand.
/// A pattern is a few shifts of such rows, so its time does not depend on how often its words
/// come, and there is nothing to go back on. Keeps its rooms from sentence to sentence.
class SentenceRows {
 public:
  explicit SentenceRows(const Detectors& detectors);

  void read(const Sentence& sentence);

  /// The symbols of the sentence that may set off detectors.
  std::span<const Symbol> triggers() const { return std::span(triggers_).first(found_); }

  bool has(Symbol symbol) const {
    if (width_ == 1) return rows_[symbol] != 0;
    std::uint64_t any = 0;
    for (const auto bits : row(symbol))
      any |= bits;
    return any != 0;
  }
  /// Are all words there without which there is no match?
  bool has_all(const ProsePattern& pattern) const;
  bool occurs(const ProsePattern& pattern) const;
  /// Puts where the pattern matches, each time up to the first place where it may end, behind
  /// what is in `spans`.
  void find(const ProsePattern& pattern, std::vector<TokenSpan>& spans) const;

 private:
  std::span<const std::uint64_t> row(Symbol symbol) const {
    return std::span(rows_).subspan(symbol * width_, width_);
  }
  template <class Width>
  void add(std::span<const Symbol> symbols, std::size_t place, Width width);
  template <class Width>
  void add_triggers(std::span<const Symbol> symbols, std::size_t place, Width width);
  template <class Width>
  void add_all(const Sentence& sentence, Width width);
  template <class Places>
  Places begins_of(const ProsePattern& pattern) const;
  template <class Places>
  std::size_t end_of(const ProsePattern& pattern, std::size_t begin) const;
  template <class Places>
  void find_in(const ProsePattern& pattern, std::vector<TokenSpan>& spans) const;

  static constexpr std::size_t widest = longest_sentence / 64 + 1;
  using Few = PlaceSet<1>;
  using Many = PlaceSet<widest>;

  const Detectors& detectors_;
  std::vector<std::uint64_t> rows_;  // by symbol, `width_` numbers of 64 places each
  std::vector<Symbol> triggers_;     // the first `found_` of them
  std::size_t found_ = 0;
  std::size_t tokens_ = 0;
  std::size_t width_ = 1;
};

}  // namespace clauseline
