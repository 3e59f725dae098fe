#include "prose/vocabulary.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace clauseline {
namespace {

constexpr std::array<std::uint8_t, 256> letters_of_bytes() {
  std::array<std::uint8_t, 256> table{};
  table.fill(Vocabulary::in_no_word);
  for (std::uint8_t i = 0; i < Vocabulary::letters; ++i) {
    table[static_cast<std::size_t>('a') + i] = i;
    table[static_cast<std::size_t>('A') + i] = i;
  }
  table['-'] = Vocabulary::letters;
  table['\''] = Vocabulary::letters + 1;
  return table;
}

}  // namespace

const std::array<std::uint8_t, 256> Vocabulary::letter_of = letters_of_bytes();

Vocabulary::Vocabulary() : nodes_(2), sets_(1), parents_(2), first_said_(2), said_(1) {
  constexpr std::size_t usual = 8192;  // nodes of what is shipped
  nodes_.reserve(usual);
  parents_.reserve(usual);
  first_said_.reserve(usual);
}

std::uint16_t Vocabulary::node_of(std::string_view word) {
  auto node = root;
  for (const char c : word) {
    const auto letter = letter_of[static_cast<unsigned char>(c)];
    if (letter == in_no_word) return nowhere;
    auto next = nodes_[node].next[letter];
    if (next == nowhere) {
      if (nodes_.size() > std::numeric_limits<std::uint16_t>::max()) return nowhere;
      next = static_cast<std::uint16_t>(nodes_.size());
      nodes_[node].next[letter] = next;
      nodes_.emplace_back();
      parents_.push_back(node);
      first_said_.push_back(0);
    }
    node = next;
  }
  return node;
}

bool Vocabulary::say(std::string_view word, Said::What what, std::uint16_t value) {
  const auto node = node_of(word);
  if (node == nowhere || node == root) return false;
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

bool Vocabulary::add(std::string_view word, bool is_prefix, Symbol symbol) {
  return say(word, is_prefix ? Said::What::begun : Said::What::whole, symbol);
}

bool Vocabulary::add(std::string_view word, TokenRole role) {
  return say(word, Said::What::role, static_cast<std::uint16_t>(role));
}

/// Makes a set of the symbols in `of_set_` and of those of another set.
std::uint16_t Vocabulary::make_set(std::uint16_t with, std::uint16_t roles) {
  const Set& other = sets_[with];
  const auto all =
      std::span(symbols_).subspan(other.begin, std::size_t{other.triggers} + other.others);
  of_set_.insert(of_set_.end(), all.begin(), all.end());
  if (of_set_.empty() && roles == 0) return 0;
  std::ranges::sort(of_set_);
  of_set_.erase(std::unique(of_set_.begin(), of_set_.end()), of_set_.end());
  const auto others = std::partition(of_set_.begin(), of_set_.end(),
                                     [this](Symbol symbol) { return bool{sets_off_[symbol]}; });
  sets_.push_back({.begin = static_cast<std::uint32_t>(symbols_.size()),
                   .triggers = static_cast<std::uint16_t>(others - of_set_.begin()),
                   .others = static_cast<std::uint16_t>(of_set_.end() - others),
                   .roles = roles});
  symbols_.insert(symbols_.end(), of_set_.begin(), of_set_.end());
  return static_cast<std::uint16_t>(sets_.size() - 1);
}

/// Puts into `of_set_` what is said of a node.
bool Vocabulary::gather(std::uint16_t node, Said::What what) {
  of_set_.clear();
  for (auto place = first_said_[node]; place != 0; place = said_[place].next)
    if (said_[place].what == what) of_set_.push_back(said_[place].value);
  return !of_set_.empty();
}

/// Gives a node its sets; the node before it has its own already.
void Vocabulary::settle(std::uint16_t node) {
  Node& made = nodes_[node];
  made.begun = nodes_[parents_[node]].begun;  // the beginning of the beginning
  made.whole = made.begun;
  if (first_said_[node] == 0) return;
  if (gather(node, Said::What::begun)) made.begun = made.whole = make_set(made.begun, 0);
  std::uint16_t roles = 0;
  if (gather(node, Said::What::role))
    for (const auto role : of_set_)
      roles |= role;
  if (gather(node, Said::What::whole) || roles != 0) made.whole = make_set(made.begun, roles);
}

void Vocabulary::freeze(const std::vector<bool>& sets_off) {
  sets_off_ = sets_off;
  for (std::size_t node = root; node < nodes_.size(); ++node)
    settle(static_cast<std::uint16_t>(node));
  for (auto& word : short_said_)
    word.number = nodes_[word.number].whole;
  short_words_ = ShortWords(short_said_);
  parents_ = {};
  first_said_ = {};
  said_ = {};
  short_said_ = {};
}

}  // namespace clauseline
