#include "text/visible.hpp"

#include "text/characters.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
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

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Does a command of the form "##name[" begin here? The name may be missing.
bool begins_command(std::string_view text) {
  if (!text.starts_with("##")) return false;
  const auto* const end = std::find_if_not(text.begin() + 2, text.end(), is_letter);
  return end != text.end() && *end == '[';
}

}  // namespace

std::string visible(std::string_view text) { return spelled(text, false); }
std::string visible_line(std::string_view text) { return spelled(text, true); }

std::string unbidden(std::string_view lines) {
  return unbidden(std::vector<std::string_view>{lines}).front();
}

std::vector<std::string> unbidden(const std::vector<std::string_view>& parts) {
  std::vector<std::string> out(parts.size());
  std::string lines;
  for (const std::string_view part : parts)
    lines += part;
  bool in_margin = true;  // nothing but white space stands before this in its line
  std::size_t at = 0;
  std::size_t part = 0;
  std::size_t begin = 0;  // of this part
  each_character(lines, [&](const Character& one) {
    while (at >= begin + parts[part].size())
      begin += parts[part++].size();
    const auto rest = std::string_view(lines).substr(at);
    at += one.bytes.size();
    if ((in_margin && rest.starts_with("::")) || begins_command(rest))
      out[part] += fmt::format("\\u{{{:04x}}}", static_cast<std::uint32_t>(one.code));
    else
      out[part] += one.bytes;
    in_margin = one.code == U'\n' || (in_margin && u_isUWhiteSpace(static_cast<UChar32>(one.code)));
  });
  return out;
}

}  // namespace clauseline
