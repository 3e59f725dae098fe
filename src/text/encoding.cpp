#include "text/encoding.hpp"

#include "text/error.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <utility>

namespace clauseline {
namespace {

using Bytes = std::string_view;

constexpr Bytes mark = "\xEF\xBB\xBF";

// What windows-1252 has where Latin-1 has control characters; 0 where it has nothing.
constexpr std::array<char16_t, 32> windows_1252 = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

/// How the other encodings of Unicode begin, with a mark or with "<".
struct Beginning {
  Bytes bytes;
  std::string_view encoding;
};

constexpr Beginning beginnings[] = {
    {Bytes("\xFF\xFE\0\0", 4), "UTF-32"},
    {Bytes("\0\0\xFE\xFF", 4), "UTF-32"},
    {Bytes("<\0\0\0", 4), "UTF-32LE"},
    {Bytes("\0\0\0<", 4), "UTF-32BE"},
    {Bytes("\xFF\xFE", 2), "UTF-16"},
    {Bytes("\xFE\xFF", 2), "UTF-16"},
    {Bytes("<\0", 2), "UTF-16LE"},
    {Bytes("\0<", 2), "UTF-16BE"},
    {Bytes("\x4C\x6F\xA7\x94", 4), "IBM037"},
};

[[noreturn]] void refuse(const Source& source, std::size_t offset, std::string message,
                         std::string hint) {
  throw Error(problem_at_byte(source, offset, std::move(message), std::move(hint)));
}

unsigned byte_at(Bytes bytes, std::size_t at) {
  return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0U;
}

bool continues(unsigned byte) { return (byte & 0xC0U) == 0x80U; }

/// The number of bytes that a first byte announces, or 0 if none may begin a character.
unsigned announced(unsigned first) {
  if (first < 0x80) return 1;
  if (first < 0xC0 || first > 0xF7) return 0;
  if (first < 0xE0) return 2;
  return first < 0xF0 ? 3 : 4;
}

/// The bytes of one character of a source, or why they are none.
struct Sequence {
  char32_t code = 0;
  unsigned bytes = 0;  // 0 if this is not a character
  std::string_view fault{};
};

Sequence sequence_at(Bytes bytes, std::size_t at) {
  const unsigned first = byte_at(bytes, at);
  const unsigned count = announced(first);
  if (count == 1) return {.code = first, .bytes = 1};
  constexpr std::array<unsigned, 5> first_bits = {0, 0x7F, 0x1F, 0x0F, 0x07};
  constexpr std::array<char32_t, 5> least = {0, 0, 0x80, 0x800, 0x10000};
  char32_t code = first & first_bits.at(count);
  for (unsigned i = 1; i < count; ++i) {
    if (!continues(byte_at(bytes, at + i))) return {};
    code = (code << 6U) | (byte_at(bytes, at + i) & 0x3FU);
  }
  if (count == 0) return {};
  if (code < least.at(count)) return {.fault = "is longer than UTF-8 allows for its character"};
  if (code >= 0xD800 && code <= 0xDFFF) return {.fault = "is half of a UTF-16 pair, not UTF-8"};
  if (code > 0x10FFFF) return {.fault = "is beyond the last character of Unicode"};
  return {.code = code, .bytes = count};
}

bool allowed(char32_t code, Bytes controls) {
  if (code < 0x20) return controls.find(static_cast<char>(code)) != Bytes::npos;
  return code != 0xFFFE && code != 0xFFFF;
}

/// True if eight bytes hold neither a byte above 0x7F nor a control character.
bool plain(const char* eight) {
  std::uint64_t word = 0;
  std::memcpy(&word, eight, sizeof word);
  return ((word | (word - 0x2020202020202020U)) & 0x8080808080808080U) == 0;
}

/// The offset of the first thing that is not an allowed character, or the size.
std::size_t first_fault(Bytes bytes, Bytes controls) {
  std::size_t at = 0;
  while (at < bytes.size()) {
    if (at + sizeof(std::uint64_t) <= bytes.size() && plain(bytes.data() + at)) {
      at += sizeof(std::uint64_t);
      continue;
    }
    const Sequence here = sequence_at(bytes, at);
    if (here.bytes == 0 || !allowed(here.code, controls)) return at;
    at += here.bytes;
  }
  return at;
}

/// A character below U+10000 in UTF-8.
std::string encoded(char16_t code) {
  const auto bits = [&](unsigned shift, unsigned head, unsigned mask) {
    return static_cast<char>(head | ((static_cast<unsigned>(code) >> shift) & mask));
  };
  if (code < 0x800) return {bits(6, 0xC0, 0x1F), bits(0, 0x80, 0x3F)};
  return {bits(12, 0xE0, 0x0F), bits(6, 0x80, 0x3F), bits(0, 0x80, 0x3F)};
}

/// What a byte above 0x7F is in windows-1252, or empty.
std::string in_windows_1252(unsigned byte) {
  if (byte >= 0xA0) return encoded(static_cast<char16_t>(byte));
  const char16_t code = windows_1252.at(byte - 0x80);
  return code == 0 ? std::string() : encoded(code);
}

[[noreturn]] void refuse_bytes(const Source& source, std::size_t at, const Sequence& character,
                               std::string_view suffix) {
  const unsigned byte = byte_at(source.bytes(), at);
  if (!character.fault.empty())
    refuse(source, at, fmt::format("the byte sequence at 0x{:02X} {}", byte, character.fault),
           "the program that wrote this is at fault: write these characters again in UTF-8");
  const std::string meant = in_windows_1252(byte);
  if (meant.empty())
    refuse(source, at, fmt::format("the byte 0x{:02X} is not UTF-8", byte),
           "save the document as UTF-8; its present encoding cannot be told from this byte");
  refuse(source, at,
         fmt::format("the byte 0x{:02X} is not UTF-8; in windows-1252 it is {}", byte, meant),
         conversion("windows-1252", suffix));
}

[[noreturn]] void refuse_character(const Source& source, std::size_t at, char32_t code,
                                   std::string_view format) {
  const std::string_view what = code == 0 ? "a NUL byte" : "a control character";
  if (code >= 0x20)
    refuse(source, at, fmt::format("U+{:04X} is not a character", static_cast<unsigned>(code)),
           "delete it");
  refuse(
      source, at,
      fmt::format("{} (U+{:04X}) is not allowed in {}", what, static_cast<unsigned>(code), format),
      "delete it; it cannot be seen, but it stands at this column");
}

void refuse_wide(const Source& source, std::string_view suffix) {
  for (const auto& [bytes, encoding] : beginnings)
    if (source.bytes().starts_with(bytes))
      refuse(source, 0, fmt::format("the document is in {}; only UTF-8 is read", encoding),
             conversion(encoding, suffix));
}

}  // namespace

std::size_t mark_size(std::string_view bytes) { return bytes.starts_with(mark) ? mark.size() : 0; }

std::string conversion(std::string_view from, std::string_view suffix) {
  constexpr std::string_view safe =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.:";
  if (from.empty() || from.find_first_not_of(safe) != std::string_view::npos)
    return "save it as UTF-8";
  return fmt::format("convert it: iconv -f {0} -t utf-8 OLD.{1} > NEW.{1}", from, suffix);
}

bool is_utf8(std::string_view bytes, const Encoded& as) {
  return first_fault(bytes, as.controls) == bytes.size();
}

void require_utf8(const Source& source, const Encoded& as) {
  refuse_wide(source, as.suffix);
  const auto at = first_fault(source.bytes(), as.controls);
  if (at == source.bytes().size()) return;
  const Sequence character = sequence_at(source.bytes(), at);
  if (character.bytes == 0) refuse_bytes(source, at, character, as.suffix);
  refuse_character(source, at, character.code, as.format);
}

}  // namespace clauseline
