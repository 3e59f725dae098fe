#include "report/lines.hpp"

#include "text/split.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace clauseline::reports {
namespace {

/// Calls `visit(character, its bytes)`; bytes that are no character give U+FFFD.
template <class Visit>
void each_character(std::string_view text, const Visit& visit) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto length = static_cast<std::int32_t>(text.size());
  for (std::int32_t at = 0; at < length;) {
    const auto begin = static_cast<std::size_t>(at);
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(bytes, at, length, c);
    visit(c, text.substr(begin, static_cast<std::size_t>(at) - begin));
  }
}

std::size_t columns(UChar32 c) {
  const auto type = u_charType(c);
  if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR) return 0;
  const auto east_asian = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return east_asian == U_EA_WIDE || east_asian == U_EA_FULLWIDTH ? 2 : 1;
}

bool obeyed(UChar32 c) {
  const bool control = u_charType(c) == U_CONTROL_CHAR && c != '\n';
  const bool turns = u_hasBinaryProperty(c, UCHAR_BIDI_CONTROL) != 0;
  return control || turns;
}

}  // namespace

std::size_t width_of(std::string_view text) {
  std::size_t width = 0;
  each_character(text, [&](UChar32 c, std::string_view) { width += columns(c); });
  return width;
}

std::string visible(std::string_view text) {
  std::string out;
  each_character(text, [&](UChar32 c, std::string_view written) {
    if (obeyed(c))
      out += fmt::format("\\u{{{:04x}}}", static_cast<std::uint32_t>(c));
    else
      out += written;
  });
  return out;
}

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
  std::vector<std::string> lines{""};
  for (const std::string& word : split(text)) {
    const bool fits = width_of(lines.back()) + 1 + width_of(word) <= width;
    if (!lines.back().empty() && !fits) lines.emplace_back();
    lines.back() += lines.back().empty() ? word : " " + word;
  }
  return lines;
}

}  // namespace clauseline::reports
