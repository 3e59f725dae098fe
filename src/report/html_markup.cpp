#include "report/html_markup.hpp"

#include "text/digest.hpp"

#include <array>
#include <cstdint>

namespace clauseline::pages {
namespace {

constexpr std::uint32_t invalid = 0xFFFD;

/// A character of UTF-8 and how many bytes it takes.
struct Character {
  std::uint32_t code = invalid;
  std::size_t bytes = 1;
};

/// How many bytes a character takes that begins with this byte; 0 if none does.
std::size_t length(unsigned char first) {
  if (first < 0x80) return 1;
  if (first < 0xC2 || first > 0xF4) return 0;
  return first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
}

Character first_character(std::string_view text) {
  constexpr std::array<std::uint32_t, 5> least{0, 0, 0x80, 0x800, 0x10000};
  const auto first = static_cast<unsigned char>(text.front());
  const auto bytes = length(first);
  if (bytes == 1) return {first, 1};
  if (bytes == 0 || bytes > text.size()) return {};
  std::uint32_t code = first & (0x7FU >> bytes);
  for (std::size_t i = 1; i < bytes; ++i) {
    const auto next = static_cast<unsigned char>(text[i]);
    if ((next & 0xC0U) != 0x80) return {};
    code = code << 6U | (next & 0x3FU);
  }
  const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
  return code < least.at(bytes) || code > 0x10FFFF || surrogate ? Character{}
                                                                : Character{code, bytes};
}

struct Range {
  std::uint32_t first;
  std::uint32_t last;
};

/// Controls, direction marks and characters without any ink. Joiners stay: scripts need them.
constexpr std::array<Range, 12> spelled_out{{{0x00, 0x08},
                                             {0x0B, 0x1F},
                                             {0x7F, 0x9F},
                                             {0xAD, 0xAD},
                                             {0x61C, 0x61C},
                                             {0x180E, 0x180E},
                                             {0x200B, 0x200B},
                                             {0x200E, 0x200F},
                                             {0x2028, 0x202E},
                                             {0x2060, 0x206F},
                                             {0xFEFF, 0xFEFF},
                                             {0xFFF9, 0xFFFB}}};

bool is_spelled_out(std::uint32_t code) {
  for (const auto& [first, last] : spelled_out)
    if (code >= first && code <= last) return true;
  return code >= 0xE0000 && code <= 0xE007F;  // tags
}

void append(const Character& character, std::string_view bytes, std::string& to) {
  switch (character.code) {
    case '&': to += "&amp;"; return;
    case '<': to += "&lt;"; return;
    case '>': to += "&gt;"; return;
    case '"': to += "&quot;"; return;
    case '\'': to += "&#39;"; return;
    case invalid: to += "\xEF\xBF\xBD"; return;
    default: break;
  }
  if (is_spelled_out(character.code))
    to += fmt::format("[U+{:04X}]", character.code);
  else
    to += bytes;
}

bool stands_in_ids(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
         (byte >= '0' && byte <= '9') || byte == '.' || byte == '-';
}

}  // namespace

std::string escaped(std::string_view text) {
  std::string safe;
  safe.reserve(text.size());
  while (!text.empty()) {
    const auto character = first_character(text);
    append(character, text.substr(0, character.bytes), safe);
    text.remove_prefix(character.bytes);
  }
  return safe;
}

std::string id_part(std::string_view name) {
  constexpr std::size_t longest = 120;
  if (name.size() > longest)
    return id_part(name.substr(0, longest / 2)) + "~" + sha256(name).substr(0, 16);
  std::string part;
  for (const char byte : name)
    part += stands_in_ids(byte) ? std::string(1, byte)
                                : fmt::format("~{:02x}", static_cast<unsigned char>(byte));
  return part;
}

std::string Ids::take(std::string id) {
  auto free = id;
  for (int again = 2; !taken_.insert(free).second; ++again)
    free = fmt::format("{}~{}", id, again);
  return free;
}

std::string counted(std::size_t number, std::string_view one, std::string_view several) {
  return fmt::format("{} {}", number, number == 1 ? one : several);
}

std::string capitalised(std::string_view text) {
  std::string sentence(text);
  if (!sentence.empty() && sentence.front() >= 'a' && sentence.front() <= 'z')
    sentence.front() = static_cast<char>(sentence.front() - 'a' + 'A');
  return sentence;
}

}  // namespace clauseline::pages
