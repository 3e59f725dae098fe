#include "prose/vocabulary.hpp"

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

}  // namespace clauseline
