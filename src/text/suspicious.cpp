#include "text/suspicious.hpp"

#include "text/characters.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

namespace clauseline {
namespace {

bool is_plain(std::string_view text) {
  return std::ranges::all_of(
      text, [](char c) { return (c >= ' ' && c < '\x7F') || c == '\n' || c == '\t' || c == '\r'; });
}

UScriptCode script_of(char32_t code) {
  UErrorCode error = U_ZERO_ERROR;
  return uscript_getScript(static_cast<UChar32>(code), &error);
}

bool turns_direction(char32_t code) {
  return code == 0x061C || code == 0x200E || code == 0x200F || (code >= 0x202A && code <= 0x202E) ||
         (code >= 0x2066 && code <= 0x2069);
}

bool is_invisible(char32_t code) {
  return code == 0x00AD || (code >= 0x200B && code <= 0x200D) || code == 0x2060 || code == 0xFEFF;
}

/// Alphabets whose letters look like each other's.
bool is_look_alike(UScriptCode script) {
  return script == USCRIPT_LATIN || script == USCRIPT_CYRILLIC || script == USCRIPT_GREEK ||
         script == USCRIPT_ARMENIAN || script == USCRIPT_CHEROKEE;
}

class Finder {
 public:
  explicit Finder(std::string_view text) : text_(text) {}

  std::vector<Suspicious> run() {
    for (std::size_t at = 0; at < text_.size();) {
      const auto begin = at;
      const auto one = next_character(text_, at);
      take(one.code, begin, at);
    }
    end_word(text_.size());
    for (Suspicious& one : found_)
      one.word = word_around(one.at);
    std::ranges::stable_sort(found_, {}, &Suspicious::at);
    return std::move(found_);
  }

 private:
  struct Letter {
    UScriptCode script{};
    std::size_t at = 0;
    char32_t code = 0;
  };

  void take(char32_t code, std::size_t begin, std::size_t end) {
    const auto character = static_cast<UChar32>(code);
    const auto type = u_charType(character);
    if (turns_direction(code)) return add(Suspicion::direction, begin, code);
    if (is_invisible(code)) return invisible(code, begin, end);
    if (type == U_CONTROL_CHAR && code != '\n' && code != '\t' && code != '\r')
      return add(Suspicion::control, begin, code);
    if (type == U_UNASSIGNED) return add(Suspicion::unassigned, begin, code);
    if (u_isalpha(character) == 0) return end_word(begin);
    if (const auto script = script_of(code); is_look_alike(script))
      letters_.push_back({.script = script, .at = begin, .code = code});
  }

  /// Within a word of an alphabet that needs no joiners.
  void invisible(char32_t code, std::size_t begin, std::size_t end) {
    if (letters_.empty() || end == text_.size()) return;
    auto at = end;
    if (is_look_alike(script_of(next_character(text_, at).code)))
      add(Suspicion::invisible, begin, code);
  }

  /// Of a word with letters of two alphabets, the first letter of the one that has fewer.
  void end_word(std::size_t) {
    const auto of = [&](UScriptCode script) {
      return std::ranges::count(letters_, script, &Letter::script);
    };
    const auto first = letters_.empty() ? USCRIPT_COMMON : letters_.front().script;
    const auto other = std::ranges::find_if(
        letters_, [&](const Letter& letter) { return letter.script != first; });
    if (other != letters_.end()) {
      const auto rare = of(other->script) <= of(first) ? other->script : first;
      const auto odd = std::ranges::find(letters_, rare, &Letter::script);
      add(Suspicion::mixed_script, odd->at, odd->code);
    }
    letters_.clear();
  }

  void add(Suspicion kind, std::size_t at, char32_t code) {
    found_.push_back({.kind = kind,
                      .at = at,
                      .name = fmt::format("U+{:04X}", static_cast<std::uint32_t>(code))});
  }

  std::string_view word_around(std::size_t at) const {
    const auto blank = text_.rfind(' ', at);
    const auto begin = blank == std::string_view::npos ? 0 : blank + 1;
    return text_.substr(begin, text_.find(' ', at) - begin);
  }

  std::string_view text_;
  std::vector<Suspicious> found_{};
  std::vector<Letter> letters_{};
};

}  // namespace

std::vector<Suspicious> suspicious(std::string_view text) {
  return is_plain(text) ? std::vector<Suspicious>() : Finder(text).run();
}

std::optional<std::size_t> not_composed(std::string_view text) {
  if (is_plain(text)) return std::nullopt;
  UErrorCode error = U_ZERO_ERROR;
  const auto* composed = icu::Normalizer2::getNFCInstance(error);
  if (U_FAILURE(error) != 0) return std::nullopt;
  if (composed->isNormalizedUTF8(
          icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())), error) != 0)
    return std::nullopt;
  for (std::size_t at = 0; at < text.size();) {
    const auto begin = at;
    const auto one = next_character(text, at);
    if (composed->getCombiningClass(static_cast<UChar32>(one.code)) != 0 ||
        composed->isInert(static_cast<UChar32>(one.code)) == 0) {
      const auto piece = text.substr(begin, at - begin);
      const bool mark = composed->getCombiningClass(static_cast<UChar32>(one.code)) != 0;
      const bool alone =
          composed->isNormalizedUTF8(
              icu::StringPiece(piece.data(), static_cast<std::int32_t>(piece.size())), error) == 0;
      if (mark || alone) return begin;
    }
  }
  return 0;
}

}  // namespace clauseline
