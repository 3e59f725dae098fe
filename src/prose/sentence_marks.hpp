#pragma once

#include <cstddef>
#include <string_view>

// What the characters of a sentence are to the reader of its words.

namespace clauseline {

inline bool is_digit(char c) { return c >= '0' && c <= '9'; }
inline bool is_small(char c) { return c >= 'a' && c <= 'z'; }
inline bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
inline bool is_letter(char c) { return is_small(c) || is_capital(c); }
inline bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

inline char at(std::string_view text, std::size_t place) {
  return place < text.size() ? text[place] : ' ';
}

/// Of what is not ASCII, U+0080 to U+00BF and U+2000 to U+20FF, U+3000 to U+303F are no letters.
inline bool is_other_letter(std::string_view text, std::size_t place) {
  if (is_ascii(text[place]) || text[place] == '\xC2') return false;
  const char next = at(text, place + 1);
  if (text[place] == '\xE2') return next != '\x80' && next != '\x81' && next != '\x82';
  return text[place] != '\xE3' || next != '\x80';
}

/// What joins the parts of a word: its bytes, and the letter that it is read as.
struct Joint {
  std::size_t size = 0;
  char letter = 0;
};

inline Joint wide_joint(std::string_view rest) {
  if (rest.starts_with("\u2019")) return {.size = 3, .letter = '\''};
  if (rest.starts_with("\u2010") || rest.starts_with("\u2011")) return {.size = 3, .letter = '-'};
  return {};
}

inline Joint joint(std::string_view text, std::size_t place) {
  const char c = at(text, place);
  if (c == '-' || c == '\'') return {.size = 1, .letter = c};
  return c == '\xE2' ? wide_joint(text.substr(place)) : Joint{};
}

inline bool is_possessive(std::string_view rest) {
  return (rest.starts_with('s') || rest.starts_with('S')) && !is_letter(at(rest, 1));
}

/// The bytes of a bullet that stands for a number not shown: "[\u25CF]".
inline std::size_t is_blank(std::string_view rest) {
  if (!rest.starts_with('\xE2')) return 0;
  for (const std::string_view bullet : {"\u25CF", "\u2022"})
    if (rest.starts_with(bullet) &&
        (rest.substr(3).starts_with(']') || rest.substr(3).starts_with('%')))
      return bullet.size();
  return 0;
}

/// The bytes of "%" or " %" behind a number, else 0.
inline std::size_t percent_sign(std::string_view text, std::size_t place) {
  const std::size_t space = at(text, place) == ' ' ? 1 : 0;
  return at(text, place + space) == '%' ? space + 1 : 0;
}

/// A sign that no word holds and that a number may follow.
inline std::size_t currency_sign(std::string_view rest) {
  if (rest.empty() || (rest.front() != '$' && is_ascii(rest.front()))) return 0;
  for (const std::string_view sign : {"$", "\u20AC", "\u00A3", "\u00A5"})
    if (rest.starts_with(sign)) return sign.size();
  return 0;
}

}  // namespace clauseline
