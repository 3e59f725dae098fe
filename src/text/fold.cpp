#include "text/fold.hpp"

#include "text/characters.hpp"
#include "text/eight_bytes.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <utility>

namespace clauseline {
namespace {

bool is_invisible(UChar32 c) {
  return c == 0xAD || (c >= 0x200B && c <= 0x200D) || c == 0x2060 || c == 0xFEFF;
}

/// What a typographic character is folded to, or empty if it stays.
std::string_view plain(UChar32 c) {
  if ((c >= 0x2018 && c <= 0x201A) || c == 0x2032) return "'";
  if ((c >= 0x201C && c <= 0x201E) || c == 0x2033) return "\"";
  if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xFE58 || c == 0xFF0D) return "-";
  if (c == 0x2026) return "...";
  constexpr std::array<std::string_view, 7> ligatures{"ff", "fi", "fl", "ffi", "ffl", "st", "st"};
  if (c >= 0xFB00 && c <= 0xFB06) return ligatures.at(static_cast<std::size_t>(c - 0xFB00));
  return {};
}

/// Canonical composition. ICU's NFC data is compiled in, so it cannot fail to load.
std::string compose(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* nfc = icu::Normalizer2::getNFCInstance(status);
  const icu::StringPiece bytes(text.data(), static_cast<int32_t>(text.size()));
  if (U_FAILURE(status) != 0 || nfc->isNormalizedUTF8(bytes, status) != 0) return std::string(text);
  const auto source = icu::UnicodeString::fromUTF8(bytes);
  std::string composed;
  nfc->normalize(source, status).toUTF8String(composed);
  return composed;
}

/// The high bit of each byte that is a space; exact where no byte has one of its own.
std::uint64_t spaces(std::uint64_t word) {
  const auto other = word ^ (each_byte * ' ');
  return ~(((other & ~high_bits) + ~high_bits) | other | ~high_bits);
}

bool is_plain_byte(char c) { return c >= ' '; }

/// Is there nothing to fold: ASCII, no white space but single spaces between words? Looks at
/// eight bytes at a time, because every text of every version goes through it.
bool is_clean(std::string_view text) {
  if (text.empty()) return true;
  if (text.front() == ' ' || text.back() == ' ') return false;
  std::size_t at = 0;
  std::uint64_t last = 0;  // was the byte before a space?
  for (; at + sizeof(std::uint64_t) <= text.size(); at += sizeof(std::uint64_t)) {
    const auto word = eight_bytes(text.data() + at);
    const auto controls = (word - each_byte * ' ') & ~word & high_bits;
    const auto here = spaces(word);
    if (((word & high_bits) | controls | (here & ((here << 8U) | last))) != 0) return false;
    last = here >> 56U;
  }
  for (; at < text.size(); ++at)
    if (!is_plain_byte(text[at]) || (text[at] == ' ' && text[at - 1] == ' ')) return false;
  return true;
}

bool is_white_space(UChar32 c) {
  if (c < 0x80) return c == ' ' || (c >= '\t' && c <= '\r');
  return u_isUWhiteSpace(c) != 0;
}

enum class Typography : std::uint8_t { keep, fold };

std::string fold_characters(std::string_view text, Typography typography) {
  std::string out;
  out.reserve(text.size());
  bool space = false;
  each_character(text, [&](const Character& character) {
    const auto code = static_cast<UChar32>(character.code);
    if (is_white_space(code)) {
      space = !out.empty();
      return;
    }
    if (code >= 0x80 && is_invisible(code)) return;
    if (space) out += ' ';
    space = false;
    const bool plain_already = code < 0x80 || typography == Typography::keep;
    const auto folded = plain_already ? std::string_view() : plain(code);
    out += folded.empty() ? character.bytes : folded;
  });
  return out;
}

/// Where the character that begins at `start` ends, with all that composes with it.
std::size_t end_of_cluster(std::string_view text, std::size_t start) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* nfc = icu::Normalizer2::getNFCInstance(status);
  std::size_t end = start;
  const auto first = static_cast<UChar32>(next_character(text, end).code);
  while (end < text.size() && !is_white_space(first)) {
    std::size_t after = end;
    const auto code = static_cast<UChar32>(next_character(text, after).code);
    if (!is_invisible(code) && (U_FAILURE(status) != 0 || nfc->hasBoundaryBefore(code) != 0)) break;
    end = after;
  }
  return end;
}

bool begins_with_space(std::string_view text) {
  std::size_t at = 0;
  return is_white_space(static_cast<UChar32>(next_character(text, at).code));
}

}  // namespace

/// Ors all bytes, which a compiler does many at a time.
bool is_ascii(std::string_view text) {
  unsigned char all = 0;
  for (const char c : text)
    all |= static_cast<unsigned char>(c);
  return all < 0x80;
}

FoldedText fold_with_places(std::string_view text) {
  constexpr auto none = std::string_view::npos;
  FoldedText out;
  std::size_t space = none;  // where the white space before this begins
  std::size_t behind = 0;
  for (std::size_t start = 0, end = 0; start < text.size(); start = end) {
    end = end_of_cluster(text, start);
    const auto plain = fold(text.substr(start, end - start));
    if (plain.empty()) {
      if (begins_with_space(text.substr(start)) && !out.text.empty())
        space = std::min(space, start);
      continue;
    }
    if (space != none) {
      out.text += ' ';
      out.from.push_back(std::exchange(space, none));
    }
    out.text += plain;
    out.from.resize(out.text.size(), start);
    behind = end;
  }
  out.from.push_back(behind);
  return out;
}

std::string fold(std::string_view text) {
  if (is_clean(text)) return std::string(text);
  if (is_ascii(text)) return fold_characters(text, Typography::keep);
  // Composed again at the end: what an invisible character kept apart now stands together.
  return compose(fold_characters(compose(text), Typography::fold));
}

std::string_view folded(std::string_view text, std::string& room) {
  if (is_clean(text)) return text;
  room = fold(text);
  return room;
}

std::string fold_spaces(std::string_view text) {
  return is_clean(text) ? std::string(text) : fold_characters(text, Typography::keep);
}

bool equal_folded(std::string_view a, std::string_view b) {
  if (a == b) return true;
  return !(is_clean(a) && is_clean(b)) && fold(a) == fold(b);
}

}  // namespace clauseline
