#pragma once

#include <bit>
#include <cstdint>
#include <cstring>

namespace clauseline {

/// Eight bytes of a text as a number, the first of them lowest.
inline std::uint64_t eight_bytes(const char* bytes) {
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, sizeof word);
  if constexpr (std::endian::native == std::endian::big) word = __builtin_bswap64(word);
  return word;
}

/// A byte eight times, and the high bit of each byte.
constexpr std::uint64_t each_byte = 0x0101010101010101ULL;
constexpr std::uint64_t high_bits = each_byte * 0x80;

}  // namespace clauseline
