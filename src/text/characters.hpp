#pragma once

#include <cstddef>
#include <string_view>

namespace clauseline {

/// A Unicode character and the bytes of UTF-8 that it was written in. Bytes that are no
/// character give U+FFFD.
struct Character {
  char32_t code = 0;
  std::string_view bytes{};
};

/// The character at byte `at` of a text, and moves `at` behind it.
Character next_character(std::string_view text, std::size_t& at);

/// Behind the character that begins at byte `at`: the first byte that does not go on with it, in
/// whatever bytes.
constexpr std::size_t character_end(std::string_view text, std::size_t at) {
  ++at;
  while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U)
    ++at;
  return at;
}

/// Calls `visit(Character)` for each character of a text.
template <class Visit>
void each_character(std::string_view text, const Visit& visit) {
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte >= 0x80)
      visit(next_character(text, at));
    else
      visit(Character{.code = byte, .bytes = text.substr(at++, 1)});
  }
}

}  // namespace clauseline
