#include "report/lines.hpp"

#include "text/characters.hpp"
#include "text/split.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <unicode/uchar.h>

namespace clauseline::reports {
namespace {

std::size_t columns(UChar32 c) {
  if (c >= ' ' && c < 0x7F) return 1;
  const auto type = u_charType(c);
  if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR) return 0;
  const auto east_asian = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return east_asian == U_EA_WIDE || east_asian == U_EA_FULLWIDTH ? 2 : 1;
}

}  // namespace

std::size_t width_of(std::string_view text) {
  std::size_t width = 0;
  each_character(text,
                 [&](const Character& one) { width += columns(static_cast<UChar32>(one.code)); });
  return width;
}

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
  std::vector<std::string> lines{""};
  std::size_t filled = 0;  // columns of the last line
  for (const std::string& word : split(text)) {
    const auto wide = width_of(word);
    if (!lines.back().empty() && filled + 1 + wide > width) {
      lines.emplace_back();
      filled = 0;
    }
    if (!lines.back().empty()) lines.back() += ' ';
    filled += lines.back().empty() ? wide : wide + 1;
    lines.back() += word;
  }
  return lines;
}

std::string cut(std::string_view text, std::size_t width) {
  constexpr std::string_view sign = " ...";
  if (width_of(text) <= width) return std::string(text);
  std::string kept;
  for (const std::string& word : split(text)) {
    if (width_of(kept) + 1 + width_of(word) + sign.size() > width) break;
    kept += kept.empty() ? word : " " + word;
  }
  return kept + std::string(sign);
}

std::string bounded(std::string_view text) {
  constexpr std::size_t most = 10'000;
  if (text.size() <= most) return std::string(text);
  auto end = most;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
    --end;
  return fmt::format("{} ... ({} more bytes)", text.substr(0, end), text.size() - end);
}

}  // namespace clauseline::reports
