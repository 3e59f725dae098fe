#include "diff/lexicon.hpp"

#include "text/fold.hpp"
#include "text/words.hpp"

#include <algorithm>
#include <array>
#include <functional>

namespace clauseline {
namespace {

constexpr std::string_view weak_words[] = {
    "all",   "and",  "any",   "are",   "been",  "but",   "can",   "for",  "from", "had",  "has",
    "have",  "its",  "may",   "or",    "other", "shall", "such",  "than", "that", "the",  "their",
    "them",  "then", "there", "they",  "this",  "those", "under", "was",  "were", "when", "where",
    "which", "will", "with",  "would", "you",   "your",  "The",   "Any",  "Such", "This"};

bool is_small(char c) { return c >= 'a' && c <= 'z'; }

bool is_weak(std::string_view word) {
  constexpr std::size_t shortest = 3;  // "of", "to", and their like in other languages
  if (word.size() < shortest && word != "no") return std::ranges::all_of(word, is_small);
  return std::ranges::find(weak_words, word) != std::end(weak_words);
}

bool is_punctuation(char c) {
  const bool alphanumeric = is_small(c) || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  return static_cast<unsigned char>(c) < 0x80 && !alphanumeric;
}

/// Takes a folded word.
WordRole role_of(std::string_view word) {
  if (!std::ranges::all_of(word, is_punctuation))
    return is_weak(word) ? WordRole::weak : WordRole::word;
  if (word.size() != 1) return WordRole::mark;
  switch (word.front()) {
    case '(':
    case '[': return WordRole::opening;
    case ')':
    case ']': return WordRole::closing;
    case ',': return WordRole::pause;
    case ';':
    case ':': return WordRole::rest;
    case '.':
    case '?':
    case '!': return WordRole::stop;
    default: return WordRole::mark;
  }
}

std::uint8_t weight_of(WordRole role) {
  constexpr std::uint8_t word = 5;
  constexpr std::uint8_t weak = 2;
  if (role == WordRole::word) return word;
  return role == WordRole::weak ? weak : 1;
}

}  // namespace

std::uint32_t Lexicon::number(std::string_view word) {
  const auto mask = slots_.size() - 1;
  for (auto at = std::hash<std::string_view>()(word) & mask;; at = (at + 1) & mask) {
    const auto slot = slots_[at];
    if (slot == 0) break;
    if (entries_[slot - 1].text == word) return slot - 1;
  }
  return add(word);
}

std::uint32_t Lexicon::add(std::string_view word) {
  const auto number = static_cast<std::uint32_t>(entries_.size());
  entries_.push_back({.text = word, .symbol = number});
  weights_.push_back(0);
  if (2 * entries_.size() > slots_.size()) grow();
  const auto mask = slots_.size() - 1;
  auto at = std::hash<std::string_view>()(word) & mask;
  while (slots_[at] != 0)
    at = (at + 1) & mask;
  slots_[at] = number + 1;
  auto folded = fold(word);
  std::uint32_t symbol = number;
  if (folded != word) symbol = this->number(folded_.emplace_back(std::move(folded)));
  const WordRole role = symbol == number ? role_of(word) : entries_[symbol].role;
  entries_[number].symbol = symbol;
  entries_[number].role = role;
  weights_[number] = weight_of(role);
  return number;
}

void Lexicon::grow() {
  slots_.assign(2 * slots_.size(), 0);
  const auto mask = slots_.size() - 1;
  for (std::uint32_t i = 0; i + 1 < entries_.size(); ++i) {
    auto at = std::hash<std::string_view>()(entries_[i].text) & mask;
    while (slots_[at] != 0)
      at = (at + 1) & mask;
    slots_[at] = i + 1;
  }
}

std::size_t Reading::begin(std::size_t word) const {
  return word < words.size() ? static_cast<std::size_t>(words[word].data() - text.data())
                             : text.size();
}

std::string_view Reading::space_before(std::size_t word) const {
  const auto from = word == 0 ? 0 : end(word - 1);
  return text.substr(from, begin(word) - from);
}

Reading read_words(std::string_view text, Lexicon& lexicon) {
  Reading reading{.text = text, .words = words(text)};
  auto& kept = reading.words;
  std::size_t size = 0;
  reading.numbers.reserve(kept.size() / 2 + 1);
  for (const auto word : kept) {
    if (word == " ") continue;
    const auto number = lexicon.number(word);
    if (lexicon.is_blank(number)) continue;
    reading.numbers.push_back(number);
    kept[size++] = word;
  }
  kept.resize(size);
  reading.symbols.reserve(size);
  for (const auto number : reading.numbers)
    reading.symbols.push_back(lexicon[number].symbol);
  return reading;
}

}  // namespace clauseline
