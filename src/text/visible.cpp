#include "text/visible.hpp"

#include "text/characters.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <unicode/uchar.h>

namespace clauseline {
namespace {

/// Characters that no text may hold are spelled, too: XML refuses some of them.
bool obeyed(UChar32 c) {
  if (U_IS_UNICODE_NONCHAR(c)) return true;
  switch (u_charType(c)) {
    case U_CONTROL_CHAR:
    case U_FORMAT_CHAR:
    case U_LINE_SEPARATOR:
    case U_PARAGRAPH_SEPARATOR: return true;
    default: return false;
  }
}

/// Bytes that are no UTF-8, one by one: some terminals obey them, too.
std::string spelled_bytes(std::string_view bytes) {
  std::string out;
  for (const char c : bytes)
    out += fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
  return out;
}

std::string spelled(std::string_view text, bool line_feeds) {
  constexpr char32_t replacement = 0xFFFD;
  std::string out;
  each_character(text, [&](const Character& one) {
    if (one.code == replacement && one.bytes != "\xEF\xBF\xBD") {
      out += spelled_bytes(one.bytes);
      return;
    }
    const bool stays = one.code == U'\n' ? !line_feeds : !obeyed(static_cast<UChar32>(one.code));
    if (stays)
      out += one.bytes;
    else
      out += fmt::format("\\u{{{:04x}}}", static_cast<std::uint32_t>(one.code));
  });
  return out;
}

}  // namespace

std::string visible(std::string_view text) { return spelled(text, false); }
std::string visible_line(std::string_view text) { return spelled(text, true); }

}  // namespace clauseline
