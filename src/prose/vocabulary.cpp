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

Vocabulary::Vocabulary() : nodes_(2), said_(2), sets_(1) {}

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
      said_.emplace_back();
    }
    node = next;
  }
  return node;
}

bool Vocabulary::add(std::string_view word, bool is_prefix, Symbol symbol) {
  const auto node = node_of(word);
  if (node == nowhere || node == root) return false;
  auto& symbols = is_prefix ? said_[node].begun : said_[node].whole;
  symbols.push_back(symbol);
  return true;
}

bool Vocabulary::add(std::string_view word, TokenRole role) {
  const auto node = node_of(word);
  if (node == nowhere || node == root) return false;
  said_[node].roles |= static_cast<std::uint16_t>(role);
  return true;
}

std::uint16_t Vocabulary::make_set(std::vector<Symbol> symbols, std::uint16_t roles) {
  if (symbols.empty() && roles == 0) return 0;
  std::ranges::sort(symbols);
  symbols.erase(std::ranges::unique(symbols).begin(), symbols.end());
  const auto others = std::ranges::stable_partition(
      symbols, [this](Symbol symbol) { return bool{sets_off_[symbol]}; });
  sets_.push_back({.begin = static_cast<std::uint32_t>(symbols_.size()),
                   .triggers = static_cast<std::uint16_t>(symbols.size() - others.size()),
                   .others = static_cast<std::uint16_t>(others.size()),
                   .roles = roles});
  symbols_.insert(symbols_.end(), symbols.begin(), symbols.end());
  return static_cast<std::uint16_t>(sets_.size() - 1);
}

void Vocabulary::settle(std::uint16_t node, std::vector<Symbol> begun) {
  const Said& said = said_[node];
  const bool more = !said.begun.empty();
  begun.insert(begun.end(), said.begun.begin(), said.begun.end());
  auto whole = begun;
  whole.insert(whole.end(), said.whole.begin(), said.whole.end());
  if (more) nodes_[node].begun = make_set(begun, 0);
  const bool own = !said.whole.empty() || said.roles != 0;
  nodes_[node].whole = own ? make_set(std::move(whole), said.roles) : nodes_[node].begun;
  for (const auto next : nodes_[node].next) {
    if (next == nowhere) continue;
    nodes_[next].begun = nodes_[node].begun;  // until it says more itself
    settle(next, begun);
  }
}

void Vocabulary::freeze(const std::vector<bool>& sets_off) {
  sets_off_ = sets_off;
  settle(root, {});
  said_.clear();
  said_.shrink_to_fit();
}

}  // namespace clauseline
