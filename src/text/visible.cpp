#include "text/visible.hpp"

#include "text/characters.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <unicode/uchar.h>

namespace clauseline {
namespace {

bool obeyed(UChar32 c) {
  switch (u_charType(c)) {
    case U_CONTROL_CHAR:
    case U_FORMAT_CHAR:
    case U_LINE_SEPARATOR:
    case U_PARAGRAPH_SEPARATOR: return true;
    default: return false;
  }
}

std::string spelled(std::string_view text, bool line_feeds) {
  std::string out;
  each_character(text, [&](const Character& one) {
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
