#include "diff/printed.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace clauseline {
namespace {

struct Word {
  std::string_view text;
  std::string_view kind;
  Counted counted;
  bool several = false;
};

/// What references begin with, in small letters.
constexpr std::array<Word, 29> beginnings{{
    {.text = "section", .kind = "section", .counted = Counted::body},
    {.text = "sections", .kind = "section", .counted = Counted::body, .several = true},
    {.text = "article", .kind = "article", .counted = Counted::body},
    {.text = "articles", .kind = "article", .counted = Counted::body, .several = true},
    {.text = "clause", .kind = "clause", .counted = Counted::body},
    {.text = "clauses", .kind = "clause", .counted = Counted::body, .several = true},
    {.text = "paragraph", .kind = "", .counted = Counted::body},
    {.text = "paragraphs", .kind = "", .counted = Counted::body, .several = true},
    {.text = "subsection", .kind = "", .counted = Counted::body},
    {.text = "subsections", .kind = "", .counted = Counted::body, .several = true},
    {.text = "subparagraph", .kind = "", .counted = Counted::body},
    {.text = "subparagraphs", .kind = "", .counted = Counted::body, .several = true},
    {.text = "subclause", .kind = "", .counted = Counted::body},
    {.text = "subclauses", .kind = "", .counted = Counted::body, .several = true},
    {.text = "item", .kind = "", .counted = Counted::body},
    {.text = "items", .kind = "", .counted = Counted::body, .several = true},
    {.text = "part", .kind = "", .counted = Counted::part},
    {.text = "parts", .kind = "", .counted = Counted::part, .several = true},
    {.text = "schedule", .kind = "", .counted = Counted::schedule},
    {.text = "schedules", .kind = "", .counted = Counted::schedule, .several = true},
    {.text = "exhibit", .kind = "", .counted = Counted::schedule},
    {.text = "exhibits", .kind = "", .counted = Counted::schedule, .several = true},
    {.text = "annex", .kind = "", .counted = Counted::schedule},
    {.text = "annexes", .kind = "", .counted = Counted::schedule, .several = true},
    {.text = "appendix", .kind = "", .counted = Counted::schedule},
    {.text = "appendices", .kind = "", .counted = Counted::schedule, .several = true},
    {.text = "recital", .kind = "", .counted = Counted::recital},
    {.text = "recitals", .kind = "", .counted = Counted::recital, .several = true},
    {.text = "\u00A7", .kind = "section", .counted = Counted::body},
}};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_part(char c) { return is_digit(c) || is_capital(c) || (c >= 'a' && c <= 'z'); }
char small(char c) { return is_capital(c) ? static_cast<char>(c - 'A' + 'a') : c; }

/// A space or a no-break space at a place: its length, else 0.
std::size_t space(std::string_view text, std::size_t at) {
  if (text.substr(at).starts_with(' ')) return 1;
  return text.substr(at).starts_with("\u00A0") ? 2 : 0;
}

std::size_t skip_spaces(std::string_view text, std::size_t at) {
  while (const auto length = space(text, at))
    at += length;
  return at;
}

/// "(a)", "(iv)", "(12)", one after the other; the end of the last, or where they would begin.
std::size_t skip_brackets(std::string_view text, std::size_t at) {
  constexpr std::size_t longest = 6;
  while (at < text.size() && text[at] == '(') {
    auto end = at + 1;
    while (end < text.size() && (is_part(text[end]) || text[end] == '.'))
      ++end;
    const bool closed = end < text.size() && text[end] == ')';
    if (!closed || end == at + 1 || end - at > longest) break;
    at = end + 1;
  }
  return at;
}

bool is_roman(std::string_view text) {
  return !text.empty() && text.find_first_not_of("IVXLC") == std::string_view::npos;
}

/// Few words are followed by what may begin a number, which is soon seen.
bool begins_number(char c) { return is_digit(c) || is_capital(c) || c == '('; }

/// "3", "3.2", "12A", "7-103", and the brackets that follow; or "IV"; or a letter where
/// letters count. Empty where no number stands.
std::string_view number_at(std::string_view text, std::size_t at, Counted counted) {
  auto end = at;
  while (end < text.size() && is_part(text[end]))
    ++end;
  if (end == at) return text.substr(at, skip_brackets(text, at) - at);
  const auto first = text.substr(at, end - at);
  const bool letter = counted != Counted::body && first.size() == 1 && first[0] <= 'Z';
  if (!is_digit(first.front()) && !is_roman(first) && !letter) return {};
  while (end + 1 < text.size() && (text[end] == '.' || text[end] == '-') &&
         is_part(text[end + 1])) {
    ++end;
    while (end < text.size() && is_part(text[end]))
      ++end;
  }
  return text.substr(at, skip_brackets(text, end) - at);
}

std::optional<Word> beginning(std::string_view word) {
  const auto* found = std::ranges::find_if(beginnings, [&](const Word& one) {
    return std::ranges::equal(one.text, word, {}, {}, small);
  });
  return found == beginnings.end() ? std::nullopt : std::optional(*found);
}

/// Where the number after "5" in "sections 5 to 7" stands, or npos.
std::size_t next_in_list(std::string_view text, std::size_t at) {
  for (const std::string_view joint :
       {", and ", ", or ", ", ", " and ", " or ", " to ", " through "})
    if (text.substr(at).starts_with(joint)) return at + joint.size();
  return std::string_view::npos;
}

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  std::vector<PrintedReference> run() {
    if (text_.find('\xC2') == std::string_view::npos)
      by_blanks();
    else  // a no-break space or the sign of a section
      by_words();
    return std::move(found_);
  }

 private:
  void by_words() {
    for (std::size_t at = 0; at < text_.size();) {
      const auto end = word_end(at);
      if (end == at)
        ++at;
      else
        at = reference(at, end);
    }
  }

  /// The same, for texts in which a number always stands behind a blank: few blanks have
  /// behind them what may begin one, and only the words before these are looked at.
  void by_blanks() {
    std::size_t read = 0;  // what stands before it belongs to a reference that was found
    for (auto blank = text_.find(' '); blank != std::string_view::npos;) {
      const auto number = skip_spaces(text_, blank);
      if (number < text_.size() && begins_number(text_[number])) {
        auto word = blank;
        while (word > read && is_part(text_[word - 1]))
          --word;
        if (word < blank) read = std::max(read, reference(word, blank));
      }
      blank = text_.find(' ', std::max(number, read));
    }
  }

  std::size_t word_end(std::size_t at) const {
    if (text_.substr(at).starts_with("\u00A7")) return at + 2;
    while (at < text_.size() && is_part(text_[at]))
      ++at;
    return at;
  }

  /// Reads a reference that begins with a word; gives where to go on.
  std::size_t reference(std::size_t at, std::size_t end) {
    constexpr std::size_t longest = 13;
    if (end - at > longest) return end;
    const auto first = skip_spaces(text_, end);
    const bool spaced = first != end || text_[at] == '\xC2';
    if (!spaced || first == text_.size() || !begins_number(text_[first])) return end;
    const auto word = beginning(text_.substr(at, end - at));
    if (!word) return end;
    const auto before = found_.size();
    auto last = take(*word, first);
    while (word->several && last != first) {
      const auto next = next_in_list(text_, last);
      if (next == std::string_view::npos) break;
      const auto after = take(*word, next);
      if (after == next) break;
      last = after;
    }
    if (foreign(at, last)) found_.resize(before);
    // Of "paragraphs (a) and (b) of section 3" only the last stands beside what is around it.
    if (found_.size() > before + 1 && found_.back().within_next)
      found_.erase(found_.begin() + static_cast<std::ptrdiff_t>(before), found_.end() - 1);
    return std::max(end, last);
  }

  /// Takes the number at a place; gives its end, or the place if none stands there.
  std::size_t take(const Word& word, std::size_t at) {
    const auto number = number_at(text_, at, word.counted);
    if (number.empty()) return at;
    const auto end = at + number.size();
    found_.push_back({.printed = {.counted = word.counted, .kind = word.kind, .number = number},
                      .begin = at,
                      .end = end,
                      .within_next = text_.substr(end).starts_with(" of ") &&
                                     is_beginning(end + std::string_view(" of ").size())});
    return end;
  }

  bool is_beginning(std::size_t at) const {
    return beginning(text_.substr(at, word_end(at) - at)).has_value();
  }

  /// Does the reference point out of this agreement: "section 3 of the Companies Act", "17
  /// U.S.C. \u00A7 107"?
  bool foreign(std::size_t begin, std::size_t end) const {
    const auto after = text_.substr(std::min(end, text_.size()));
    if (after.starts_with(" thereof") || after.starts_with(" of that ")) return true;
    const std::string_view of = " of ";
    if (after.starts_with(of) && !after.starts_with(" of this ") && !is_beginning(end + of.size()))
      return true;
    const auto before = text_.substr(0, begin);
    return text_[begin] == '\xC2' && (before.ends_with(". ") || before.ends_with("Code "));
  }

  std::string_view text_;
  std::vector<PrintedReference> found_{};
};

}  // namespace

std::vector<PrintedReference> printed_references(std::string_view text) {
  return Scanner(text).run();
}

}  // namespace clauseline
