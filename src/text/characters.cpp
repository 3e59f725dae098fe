#include "text/characters.hpp"

#include <cstdint>
#include <unicode/utf8.h>

namespace clauseline {

// ICU's macro is all of this function, and no simpler than it is.
// NOLINTNEXTLINE(readability-function-cognitive-complexity,readability-function-size)
Character next_character(std::string_view text, std::size_t& at) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const std::size_t begin = at;
  UChar32 code = 0;
  U8_NEXT_OR_FFFD(bytes, at, text.size(), code);
  return {.code = static_cast<char32_t>(code), .bytes = text.substr(begin, at - begin)};
}

}  // namespace clauseline
