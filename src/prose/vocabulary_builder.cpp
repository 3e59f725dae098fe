#include "prose/vocabulary_builder.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace clauseline {

VocabularyBuilder::VocabularyBuilder()
    : numbers_(2 * Vocabulary::of_node), parents_(2), first_said_(2), said_(1) {
  constexpr std::size_t usual = 8192;  // nodes of what is shipped
  numbers_.reserve(usual * Vocabulary::of_node);
  parents_.reserve(usual);
  first_said_.reserve(usual);
  made_.sets_.resize(1);
}

std::uint16_t VocabularyBuilder::node_of(std::string_view word) {
  auto node = Vocabulary::root;
  for (const char c : word) {
    const auto letter = Vocabulary::letter_of[static_cast<unsigned char>(c)];
    if (letter == Vocabulary::in_no_word) return Vocabulary::nowhere;
    auto next = at(node, letter);
    if (next == Vocabulary::nowhere) {
      if (nodes() > std::numeric_limits<std::uint16_t>::max()) return Vocabulary::nowhere;
      next = static_cast<std::uint16_t>(nodes());
      at(node, letter) = next;
      numbers_.resize(numbers_.size() + Vocabulary::of_node);
      parents_.push_back(node);
      first_said_.push_back(0);
    }
    node = next;
  }
  return node;
}

bool VocabularyBuilder::say(std::string_view word, Said::What what, std::uint16_t value) {
  const auto node = node_of(word);
  if (node == Vocabulary::nowhere || node == Vocabulary::root) return false;
  const auto place = static_cast<std::uint32_t>(said_.size());
  said_.push_back({.what = what, .value = value, .next = std::exchange(first_said_[node], place)});
  std::array<char, sizeof(std::uint64_t)> padded{};
  if (word.size() < padded.size()) {
    std::ranges::copy(word, padded.begin());
    const auto small = short_word({padded.data(), padded.size()});
    if (small.size == word.size())
      short_said_.push_back({.letters = small.letters, .number = node});
  }
  return true;
}

bool VocabularyBuilder::add(std::string_view word, bool is_prefix, Symbol symbol) {
  return say(word, is_prefix ? Said::What::begun : Said::What::whole, symbol);
}

bool VocabularyBuilder::add(std::string_view word, TokenRole role) {
  return say(word, Said::What::role, static_cast<std::uint16_t>(role));
}

/// Makes a set of the symbols in `of_set_` and of those of another set.
std::uint16_t VocabularyBuilder::make_set(std::uint16_t with, std::uint16_t roles) {
  const auto& other = made_.sets_[with];
  const auto all =
      std::span(made_.symbols_).subspan(other.begin, std::size_t{other.triggers} + other.others);
  of_set_.insert(of_set_.end(), all.begin(), all.end());
  if (of_set_.empty() && roles == 0) return 0;
  std::ranges::sort(of_set_);
  of_set_.erase(std::unique(of_set_.begin(), of_set_.end()), of_set_.end());
  const auto others = std::partition(of_set_.begin(), of_set_.end(),
                                     [this](Symbol symbol) { return bool{sets_off_[symbol]}; });
  made_.sets_.push_back({.begin = static_cast<std::uint32_t>(made_.symbols_.size()),
                         .triggers = static_cast<std::uint16_t>(others - of_set_.begin()),
                         .others = static_cast<std::uint16_t>(of_set_.end() - others),
                         .roles = roles});
  made_.symbols_.insert(made_.symbols_.end(), of_set_.begin(), of_set_.end());
  return static_cast<std::uint16_t>(made_.sets_.size() - 1);
}

/// Puts into `of_set_` what is said of a node.
bool VocabularyBuilder::gather(std::size_t node, Said::What what) {
  of_set_.clear();
  for (auto place = first_said_[node]; place != 0; place = said_[place].next)
    if (said_[place].what == what) of_set_.push_back(said_[place].value);
  return !of_set_.empty();
}

/// Gives a node its sets; the node before it has its own already.
void VocabularyBuilder::settle(std::size_t node) {
  auto begun = at(parents_[node], Vocabulary::begun);  // the beginning of the beginning
  auto whole = begun;
  if (first_said_[node] != 0) {
    if (gather(node, Said::What::begun)) begun = whole = make_set(begun, 0);
    std::uint16_t roles = 0;
    if (gather(node, Said::What::role))
      for (const auto role : of_set_)
        roles |= role;
    if (gather(node, Said::What::whole) || roles != 0) whole = make_set(begun, roles);
  }
  at(node, Vocabulary::begun) = begun;
  at(node, Vocabulary::whole) = whole;
}

Vocabulary VocabularyBuilder::build(const std::vector<bool>& sets_off) {
  sets_off_ = sets_off;
  for (std::size_t node = Vocabulary::root; node < nodes(); ++node)
    settle(node);
  for (auto& word : short_said_)
    word.number = at(word.number, Vocabulary::whole);
  made_.short_words_ = ShortWords(short_said_);
  made_.nodes_ = KeptNumbers(std::move(numbers_));
  return std::move(made_);
}

}  // namespace clauseline
