#include "prose/tokens.hpp"

#include "text/characters.hpp"

#include <algorithm>

namespace clauseline {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
char small(char c) { return is_capital(c) ? static_cast<char>(c - 'A' + 'a') : c; }

/// Of what is not ASCII only the blocks of no-break spaces, quotes and dashes are no letters;
/// the typographic apostrophe, which stands among them, is told apart by its last byte.
std::size_t letter(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (static_cast<unsigned char>(c) < 0x80)
    return is_digit(c) || is_capital(c) || (c >= 'a' && c <= 'z') ? 1 : 0;
  const auto rest = text.substr(at);
  if (rest.starts_with("\xC2") || rest.starts_with("\xE2\x80")) return 0;
  return character_end(text, at) - at;
}

/// The length of what joins two parts of one word, else 0.
std::size_t joint(std::string_view text, std::size_t at) {
  const auto rest = text.substr(at);
  const bool digits = at > 0 && is_digit(text[at - 1]) && rest.size() > 1 && is_digit(rest[1]);
  if (rest.starts_with('.') || rest.starts_with(',')) return digits ? 1 : 0;
  if (rest.starts_with('-') || rest.starts_with('\'')) return 1;
  return rest.starts_with("\u2019") || rest.starts_with("\u2011") ? 3 : 0;
}

std::size_t word_end(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    if (const auto length = letter(text, at)) {
      at += length;
      continue;
    }
    const auto length = joint(text, at);
    if (length == 0 || at + length >= text.size() || letter(text, at + length) == 0) break;
    at += length;
  }
  return at;
}

}  // namespace

std::vector<Token> tokens_of(std::string_view text) {
  std::vector<Token> found;
  bool open = false;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == ' ' || text.substr(at).starts_with("\u00A0")) {
      at += text[at] == ' ' ? 1U : 2U;
      continue;
    }
    const auto end = word_end(text, at);
    Token token{.begin = at, .word = end > at};
    token.text = text.substr(at, (token.word ? end : character_end(text, at)) - at);
    token.small = token.text;
    std::ranges::transform(token.small, token.small.begin(), small);
    at = token.end();
    if (token.text == "\u201C" || token.text == "\u201D" || token.text == R"(")")
      open = token.text == "\u201C" || (token.text == R"(")" && !open);
    token.in_quotes = open;
    found.push_back(std::move(token));
  }
  return found;
}

bool ends_sentence(const Token& token) {
  return token.text == "." || token.text == "?" || token.text == "!";
}

}  // namespace clauseline
