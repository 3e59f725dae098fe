// The grammar of printed numbers. It is small on purpose: what it does not know stays text.

#include "model/numbering.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace clauseline {
namespace {

using Text = std::string_view;

constexpr std::size_t most_digits = 3;
constexpr std::size_t most_parts = 8;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_letter(char c) { return is_lower(c) || is_upper(c); }
char lowered(char c) { return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c; }

char at(Text text, std::size_t place) { return place < text.size() ? text[place] : '\0'; }

/// A word that announces a number.
struct Word {
  Text word;
  ClauseKind kind;
  unsigned rank;
};

constexpr std::array<Word, 15> announcing{{
    {"article", ClauseKind::article, 2},
    {"section", ClauseKind::section, 3},
    {"sec.", ClauseKind::section, 3},
    {"\u00A7", ClauseKind::section, 3},
    {"clause", ClauseKind::clause, 3},
    {"paragraph", ClauseKind::clause, 4},
    {"part", ClauseKind::article, 1},
    {"chapter", ClauseKind::article, 1},
    {"schedule", ClauseKind::schedule, 1},
    {"annex", ClauseKind::schedule, 1},
    {"annexure", ClauseKind::schedule, 1},
    {"appendix", ClauseKind::schedule, 1},
    {"exhibit", ClauseKind::schedule, 1},
    {"attachment", ClauseKind::schedule, 1},
    {"addendum", ClauseKind::schedule, 1},
}};

bool starts_with_word(Text text, Text word) {
  if (text.size() < word.size()) return false;
  return std::equal(word.begin(), word.end(), text.begin(),
                    [](char a, char b) { return a == lowered(b); });
}

/// Reads a text from left to right.
class Reader {
 public:
  explicit Reader(Text text) : text_(text) {}

  std::size_t place() const { return place_; }
  char next() const { return at(text_, place_); }
  void go_to(std::size_t place) { place_ = place; }
  bool take(char wanted) {
    if (next() != wanted) return false;
    ++place_;
    return true;
  }
  void blanks() {
    while (next() == ' ' || text_.substr(place_).starts_with("\u00A0"))
      place_ += next() == ' ' ? 1U : 2U;
  }

  /// Digits as a number, or nothing if there are none or too many.
  std::optional<unsigned> digits() {
    unsigned value = 0;
    std::size_t end = place_;
    for (; is_digit(at(text_, end)) && end - place_ <= most_digits; ++end)
      value = value * 10 + static_cast<unsigned>(text_[end] - '0');
    if (end == place_ || end - place_ > most_digits) return {};
    place_ = end;
    return value;
  }

  /// The ways to read the letters here; moves behind them if there are any.
  std::vector<Ordinal> letter_group() {
    constexpr std::size_t longest = 7;  // lxxviii
    std::size_t end = place_;
    while (is_letter(at(text_, end)) && end - place_ <= longest)
      ++end;
    if (end == place_ || end - place_ > longest) return {};
    auto found = ordinals_of(text_.substr(place_, end - place_));
    if (!found.empty()) place_ = end;
    return found;
  }

 private:
  Text text_;
  std::size_t place_ = 0;
};

/// "(a)" and its kind behind what was read so far.
bool read_parenthesised(Reader& in, Label& label) {
  const auto start = in.place();
  if (!in.take('(')) return false;
  std::vector<Ordinal> ordinals;
  if (const auto value = in.digits())
    ordinals.push_back({.glyph = Glyph::digits, .value = *value});
  else
    ordinals = in.letter_group();
  if (ordinals.empty() || !in.take(')')) {
    in.go_to(start);
    return false;
  }
  label.ordinals = std::move(ordinals);
  label.style += "(#)";
  return true;
}

/// "3", "3.2", "3.2.1", "3.2(a)"; then the point or parenthesis that closes it.
bool read_decimal(Reader& in, Label& label) {
  const auto first = in.digits();
  if (!first) return false;
  label.parts.push_back(*first);
  while (in.next() == '.' && label.parts.size() < most_parts) {
    const auto before = in.place();
    in.take('.');
    const auto part = in.digits();
    if (!part) {
      in.go_to(before);
      break;
    }
    label.parts.push_back(*part);
  }
  label.ordinals = {{.glyph = Glyph::digits, .value = label.parts.back()}};
  label.style += label.parts.size() == 1 ? "#" : std::string(label.parts.size(), '.');
  while (label.parts.size() < most_parts && read_parenthesised(in, label))
    label.parts.push_back(label.ordinals.front().value);
  return true;
}

/// What a number may be followed by: nothing, or white space and then the text.
bool ends_well(Text text, std::size_t end) {
  return end >= text.size() || text[end] == ' ' || text.substr(end).starts_with("\u00A0") ||
         text.substr(end).starts_with("\u2014") || text.substr(end).starts_with("\u2013");
}

/// True if the text begins as a sentence or a heading does, and not in the middle of one.
bool begins_sentence(Text text) {
  const char first = at(text, 0);
  constexpr Text opening = "\"'[*_$";
  return text.empty() || is_upper(first) || opening.find(first) != Text::npos ||
         static_cast<unsigned char>(first) >= 0x80;
}

/// Takes the white space and the dash behind the number, and says whether it closed itself.
void finish(Reader& in, Text text, Label& label) {
  label.number = std::string(text.substr(0, in.place()));
  in.blanks();
  for (const Text dash : {"\u2014", "\u2013", "- "})
    if (text.substr(in.place()).starts_with(dash)) {
      in.go_to(in.place() + dash.size());
      break;
    }
  in.blanks();
  label.size = in.place();
}

/// "Article IV", "Section 2.3", "Schedule 1", "Exhibit A-1".
std::optional<Label> word_label(Text text) {
  const auto* const word = std::ranges::find_if(
      announcing, [&](const Word& one) { return starts_with_word(text, one.word); });
  if (word == announcing.end()) return {};
  // "annexure" begins with "annex": the space behind decides between the two.
  const auto* const longer = std::find_if(word + 1, announcing.end(), [&](const Word& one) {
    return starts_with_word(text, one.word) && one.word.size() > word->word.size();
  });
  const Word& announced = longer == announcing.end() ? *word : *longer;
  Reader in(text);
  in.go_to(announced.word.size());
  const auto gap = in.place();
  in.blanks();
  if (in.place() == gap && is_letter(text[gap - 1])) return {};
  Label label{.number = {},
              .style = std::string(announced.word) + " ",
              .parts = {},
              .ordinals = {},
              .kind = announced.kind,
              .rank = announced.rank};
  if (!read_decimal(in, label)) {
    label.ordinals = in.letter_group();
    if (label.ordinals.empty()) return {};
    label.style += "#";
    if (in.next() == '-' && is_digit(at(text, in.place() + 1))) {
      in.take('-');
      label.ordinals = {{.glyph = Glyph::digits, .value = in.digits().value_or(0)}};
      label.style += "-#";
    }
  }
  const bool closed = in.take('.') || in.take(':') || in.take(')');
  if (!ends_well(text, in.place())) return {};
  const bool bare = !closed && text.substr(in.place()).starts_with(' ');
  finish(in, text, label);
  const char first = at(text, label.size);
  label.sure = closed || !bare || begins_sentence(text.substr(label.size));
  if (!label.sure && (is_lower(first) || first == '(' || first == ',')) return {};
  return label;
}

/// "(a)", "(iv)", "(12)". A copyright sign spelled out is none.
std::optional<Label> parenthesised_label(Text text) {
  Label label{.number = {}, .style = {}, .parts = {}, .ordinals = {}, .rank = 5, .sure = true};
  Reader in(text);
  if (!read_parenthesised(in, label)) return {};
  if (!ends_well(text, in.place()) && !is_upper(in.next())) return {};
  finish(in, text, label);
  const bool year = is_digit(at(text, label.size)) && is_digit(at(text, label.size + 3));
  if (label.number.size() == 3 && lowered(label.number[1]) == 'c' && year) return {};
  return label;
}

/// "3.", "3.2", "3)", and "3" alone, which only its place in a sequence makes a number.
std::optional<Label> decimal_label(Text text) {
  Label label{.number = {}, .style = {}, .parts = {}, .ordinals = {}, .rank = 4};
  Reader in(text);
  if (!read_decimal(in, label)) return {};
  bool closed = label.style.ends_with(')');
  for (const char mark : {'.', ')', ':'})
    if (in.take(mark)) {
      closed = true;
      if (label.parts.size() == 1) label.style += mark;
      break;
    }
  if (!ends_well(text, in.place()) && (!closed || !is_letter(in.next()))) return {};
  if (closed && is_lower(in.next())) return {};
  finish(in, text, label);
  const bool begins = begins_sentence(text.substr(label.size));
  if (!closed && !begins && label.parts.size() == 1) return {};
  label.sure = label.parts.size() > 2 || (begins && (closed || label.parts.size() > 1));
  return label;
}

/// "A.", "iv)": so short that only its place in a sequence makes it a number.
std::optional<Label> letter_label(Text text) {
  Label label{.number = {}, .style = {}, .parts = {}, .ordinals = {}, .rank = 5};
  Reader in(text);
  label.ordinals = in.letter_group();
  if (label.ordinals.empty()) return {};
  if (in.take('.'))
    label.style = "#.";
  else if (in.take(')'))
    label.style = "#)";
  else
    return {};
  if (!ends_well(text, in.place())) return {};
  finish(in, text, label);
  return label;
}

}  // namespace

std::optional<Label> leading_label(std::string_view text) {
  if (text.empty()) return {};
  if (text.front() == '(') return parenthesised_label(text);
  if (is_digit(text.front())) return decimal_label(text);
  if (auto label = word_label(text)) return label;
  return letter_label(text);
}

bool follows(const Label& earlier, const Label& later) {
  return earlier.style == later.style && !going_on(earlier.ordinals, later.ordinals).empty();
}

bool begins_sequence(const Label& label) {
  return std::ranges::any_of(label.ordinals, [](const Ordinal& one) { return one.value == 1; });
}

}  // namespace clauseline
