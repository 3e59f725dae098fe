#pragma once

#include "prose/detectors.hpp"
#include "prose/vocabulary_builder.hpp"
#include "prose/word_sets.hpp"

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace clauseline {

/// Where the words of patterns are put.
struct PatternWords {
  VocabularyBuilder vocabulary{};
  std::array<std::vector<Symbol>, Detectors::classes> classes{};
  std::size_t symbols = 0;
};

/// Reads patterns: "word|word <0-6> ?word $set #class".
class PatternReader {
 public:
  PatternReader(WordSets& sets, PatternWords& into, DetectorProblems& problems)
      : sets_(sets), into_(into), problems_(problems) {}

  /// A pattern without steps where something is wrong.
  ProsePattern read(std::string_view text);
  /// "PATTERN & PATTERN ! PATTERN": the words, what stands beside them, what does not; without
  /// words where something is wrong.
  Detector read_detector(std::string_view text);

 private:
  bool add_step(std::string_view part);
  bool add_gap(std::string_view part);
  void need(Symbol symbol);
  Symbol symbol_of(std::string_view part);
  Symbol new_symbol(const std::vector<std::string_view>& words, std::string_view part);
  double add_word(std::string_view word, Symbol symbol, std::string_view part);

  static constexpr Symbol none = 65'535;

  WordSets& sets_;
  PatternWords& into_;
  DetectorProblems& problems_;
  ProsePattern pattern_{};                                  // that is being read
  std::string words_{};                                     // of a place, as one
  std::unordered_map<std::string_view, Symbol> by_part_{};  // as patterns write it
  std::unordered_map<std::string, Symbol> by_words_{};
  std::vector<double> rarity_{};  // by symbol
};

}  // namespace clauseline
