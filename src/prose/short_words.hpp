#pragma once

#include "text/eight_bytes.hpp"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace clauseline {

/// The letters at the beginning of a text in one number, small ones, if less than eight of ASCII
/// stand there and something behind them.
struct ShortWord {
  std::uint64_t letters = 0;
  std::size_t size = 0;  // 0 if there is no such word
};

inline ShortWord short_word(std::string_view text) {
  if (text.size() < sizeof(std::uint64_t)) return {};
  const auto bytes = eight_bytes(text.data());
  const auto small = bytes | (each_byte * 0x20);
  const auto from_a = (small | high_bits) - each_byte * 'a';
  const auto beyond_z = (small & ~high_bits) + each_byte * (0x7F - 'z');
  const auto others = (~from_a | beyond_z | bytes) & high_bits;
  if (others == 0) return {};
  const auto size = static_cast<std::size_t>(std::countr_zero(others)) / 8;
  return {.letters = small & ~(~std::uint64_t{0} << (size * 8)), .size = size};
}

/// A number for each of some short words, found in one step for most. Most words of a text are
/// short, and most of these are ones that somebody asks for.
class ShortWords {
 public:
  struct Word {
    std::uint64_t letters = 0;
    std::uint16_t number = 0;

    bool operator==(const Word&) const = default;
  };

  ShortWords() = default;
  /// Of words that are given twice the last counts.
  explicit ShortWords(const std::vector<Word>& words)
      : slots_(std::bit_ceil(2 * words.size() + 1)), mask_(slots_.size() - 1) {
    for (const Word& word : words)
      slots_[slot_of(word.letters)] = word;
  }

  /// The number of a word, or 0.
  std::uint16_t operator[](std::uint64_t letters) const { return slots_[slot_of(letters)].number; }

  bool operator==(const ShortWords&) const = default;

 private:
  friend struct PackedParts;

  /// Where a word stands, or may be put.
  std::size_t slot_of(std::uint64_t letters) const {
    constexpr std::uint64_t spread = 0x9E3779B97F4A7C15ULL;  // 2^64 divided by the golden ratio
    std::size_t slot = (letters * spread >> 32U) & mask_;
    while (slots_[slot].letters != letters && slots_[slot].letters != 0)
      slot = (slot + 1) & mask_;
    return slot;
  }

  std::vector<Word> slots_{std::vector<Word>(1)};  // half of them empty
  std::size_t mask_ = 0;
};

}  // namespace clauseline
