#include "office/markup.hpp"

#include "text/characters.hpp"

#include <optional>
#include <unicode/uchar.h>

namespace clauseline::office {
namespace {

bool allowed(char32_t code) {
  if (code < 0x20) return code == '\t' || code == '\n';
  return code != 0xFFFE && code != 0xFFFF;
}

/// Whether a letter runs from right to left; nothing for what has no direction of its own.
std::optional<bool> direction_of(char32_t code) {
  switch (u_charDirection(static_cast<UChar32>(code))) {
    case U_LEFT_TO_RIGHT: return false;
    case U_RIGHT_TO_LEFT:
    case U_RIGHT_TO_LEFT_ARABIC: return true;
    default: return std::nullopt;
  }
}

}  // namespace

std::string storable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  each_character(text, [&out](const Character& one) {
    // What is no character has the code of the one that stands for it.
    out += allowed(one.code) && one.code != 0xFFFD ? one.bytes : "\xEF\xBF\xBD";
  });
  return out;
}

std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char byte : storable(text))
    switch (byte) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      default: out += byte;
    }
  return out;
}

std::string_view first_bytes(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0U) == 0x80U)
    --most;
  return text.substr(0, most);
}

bool begins_right_to_left(std::string_view text) {
  for (std::size_t at = 0; at < text.size();)
    if (const auto direction = direction_of(next_character(text, at).code)) return *direction;
  return false;
}

Directed first_directed(std::string_view text) {
  std::optional<bool> found;
  for (std::size_t at = 0; at < text.size();) {
    const auto begin = at;
    const auto direction = direction_of(next_character(text, at).code);
    if (!direction) continue;
    if (found && *found != *direction) return {text.substr(0, begin), *found};
    found = direction;
  }
  return {text, found.value_or(false)};
}

}  // namespace clauseline::office
