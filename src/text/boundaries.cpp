// Cuts most texts by a table of bytes. Where a character comes that the table does not know,
// the stretch around it up to the next plain white space is left to ICU: no rule of UAX #29
// looks across a space that has an ordinary character behind it.

#include "text/boundaries.hpp"

#include "text/characters.hpp"

#include <array>
#include <memory>
#include <unicode/brkiter.h>
#include <unicode/utext.h>

namespace clauseline {
namespace {

enum class Kind : std::uint8_t {
  other,   // stands alone
  letter,  // with the underscore
  digit,
  mid,         // joins two letters or two digits: . '
  mid_number,  // joins two digits: , ;
  space,       // runs of it are one piece
  carriage,    // one piece with a line feed behind it
  beyond,      // not ASCII, or an at sign, which ICU reads its own way
};

using Kinds = std::array<Kind, 256>;

constexpr void set(Kinds& kinds, std::string_view bytes, Kind kind) {
  for (const char byte : bytes)
    kinds.at(static_cast<unsigned char>(byte)) = kind;
}

constexpr Kinds make_kinds() {
  Kinds kinds{};
  set(kinds, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_", Kind::letter);
  set(kinds, "0123456789", Kind::digit);
  set(kinds, ".'", Kind::mid);
  set(kinds, ",;", Kind::mid_number);
  set(kinds, " ", Kind::space);
  set(kinds, "\r", Kind::carriage);
  set(kinds, "@", Kind::beyond);
  for (std::size_t byte = 0x80; byte < kinds.size(); ++byte)
    kinds.at(byte) = Kind::beyond;
  return kinds;
}

constexpr auto kinds = make_kinds();

Kind kind_of(char byte) { return kinds[static_cast<unsigned char>(byte)]; }

bool is_wordlike(Kind kind) { return kind == Kind::letter || kind == Kind::digit; }

/// A character as the table sees it; `beyond` where it does not know it.
struct Glyph {
  Kind kind = Kind::other;
  std::uint32_t length = 1;
};

/// Letters of Latin-1 and Latin Extended, the typographic apostrophe, and marks that stand
/// alone: most of what contracts in Latin script hold beyond ASCII.
Glyph glyph_beyond(std::string_view text, std::size_t at) {
  const auto [code, bytes] = next_character(text, at);
  const auto length = static_cast<std::uint32_t>(bytes.size());
  if (code >= 0xC0 && code < 0x250 && code != 0xD7 && code != 0xF7) return {Kind::letter, length};
  if (code == 0x2018 || code == 0x2019) return {Kind::mid, length};
  constexpr std::u32string_view alone = U"\u201C\u201D\u2013\u2014\u00A7\u00A0\u20AC\u00A3\u2022";
  return {alone.find(code) == std::u32string_view::npos ? Kind::beyond : Kind::other, length};
}

Glyph glyph_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {};
  const Kind kind = kind_of(text[at]);
  return kind == Kind::beyond ? glyph_beyond(text, at) : Glyph{kind, 1};
}

struct Close {
  void operator()(UText* text) const { utext_close(text); }
};

/// Adds the ends of the pieces of text [begin, end), by ICU.
void add_unicode_ends(std::string_view text, std::size_t begin, std::vector<std::uint32_t>& ends) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UText, Close> input(
      utext_openUTF8(nullptr, text.data(), static_cast<int64_t>(text.size()), &status));
  thread_local const std::unique_ptr<icu::BreakIterator> iterator(
      icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
  if (U_FAILURE(status) == 0) iterator->setText(input.get(), status);
  if (U_FAILURE(status) != 0) {
    ends.push_back(static_cast<std::uint32_t>(begin + text.size()));
    return;
  }
  iterator->first();
  for (auto at = iterator->next(); at != icu::BreakIterator::DONE; at = iterator->next())
    ends.push_back(static_cast<std::uint32_t>(begin) + static_cast<std::uint32_t>(at));
}

class Cutter {
 public:
  explicit Cutter(std::string_view text) : text_(text) { ends_.reserve(text.size() / 3 + 2); }

  std::vector<std::uint32_t> cut() {
    while (at_ < text_.size()) {
      const std::size_t end = piece_end();
      if (end == unknown) {
        ask_unicode();
        continue;
      }
      ends_.push_back(static_cast<std::uint32_t>(end));
      at_ = end;
    }
    return std::move(ends_);
  }

 private:
  static constexpr auto unknown = static_cast<std::size_t>(-1);

  /// The end of the piece at `at_`, or `unknown`: also if an unknown character follows, which
  /// may belong to it.
  std::size_t piece_end() {
    const auto [kind, length] = glyph_at(text_, at_);
    std::size_t end = at_ + length;
    seen_ = at_;
    if (kind == Kind::beyond) return unknown;
    if (is_wordlike(kind)) return word_end(at_, kind);
    if (kind == Kind::space)
      while (end < text_.size() && text_[end] == ' ')
        ++end;
    if (kind == Kind::carriage && end < text_.size() && text_[end] == '\n') ++end;
    return checked(end);
  }

  std::size_t checked(std::size_t end) {
    seen_ = end;
    return glyph_at(text_, end).kind == Kind::beyond ? unknown : end;
  }

  std::size_t word_end(std::size_t end, Kind last) {
    for (;;) {
      for (; end < text_.size() && is_wordlike(kind_of(text_[end])); ++end)
        last = kind_of(text_[end]);
      const auto [kind, length] = glyph_at(text_, end);
      seen_ = end;
      if (kind == Kind::beyond) return unknown;
      if (kind == Kind::letter) {
        end += length;
        last = kind;
        continue;
      }
      const auto inner = end + length;
      if (!may_join(kind, last) || text_[end - 1] == '_') return end;
      const auto [next, next_length] = glyph_at(text_, inner);
      seen_ = inner;
      if (next == Kind::beyond) return unknown;
      if (next != last || text_[inner] == '_') return end;
      end = inner + next_length;
    }
  }

  static bool may_join(Kind kind, Kind last) {
    return kind == Kind::mid || (kind == Kind::mid_number && last == Kind::digit);
  }

  /// Cuts the stretch around the unknown character at `seen_`, from plain white space before
  /// it to plain white space behind it.
  void ask_unicode() {
    const std::size_t begin = stretch_begin();
    const std::size_t end = stretch_end();
    while (!ends_.empty() && ends_.back() > begin)
      ends_.pop_back();
    if (begin > at_) ends_.push_back(static_cast<std::uint32_t>(begin));  // a line feed's piece
    add_unicode_ends(text_.substr(begin, end - begin), begin, ends_);
    at_ = end;
  }

  bool is_plain_space(std::size_t at) const {
    return text_[at] == ' ' || text_[at] == '\n' || text_[at] == '\r';
  }

  std::size_t stretch_begin() const {
    std::size_t begin = seen_;
    while (begin > 0 && !is_plain_space(begin - 1))
      --begin;
    if (begin == seen_)  // it may be written over the spaces before it
      while (begin > 0 && text_[begin - 1] == ' ')
        --begin;
    return begin;
  }

  std::size_t stretch_end() const {
    std::size_t end = seen_;
    do {
      while (end < text_.size() && !is_plain_space(end))
        ++end;
      while (end < text_.size() && text_[end] == ' ')
        ++end;
    } while (glyph_at(text_, end).kind == Kind::beyond);
    return end;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t seen_ = 0;  // where the character is that decided
  std::vector<std::uint32_t> ends_;
};

}  // namespace

std::vector<std::uint32_t> word_ends(std::string_view text) { return Cutter(text).cut(); }

std::vector<std::uint32_t> unicode_word_ends(std::string_view text) {
  std::vector<std::uint32_t> ends;
  if (!text.empty()) add_unicode_ends(text, 0, ends);
  return ends;
}

}  // namespace clauseline
