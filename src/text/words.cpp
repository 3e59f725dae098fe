#include "text/words.hpp"

#include "text/boundaries.hpp"
#include "text/characters.hpp"

#include <algorithm>
#include <cstdint>
#include <span>
#include <unicode/uchar.h>

namespace clauseline {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_small(char c) { return c >= 'a' && c <= 'z'; }
bool is_letter(char c) { return is_capital(c) || is_small(c); }

/// A text cut by Unicode's rules alone. Asked for a piece past the last, it gives an empty one.
class Atoms {
 public:
  explicit Atoms(std::string_view text) : text_(text), ends_(word_ends(text)) {}

  std::size_t size() const { return ends_.size(); }
  std::size_t begin(std::size_t i) const { return i == 0 ? 0 : ends_[i - 1]; }
  std::string_view between(std::size_t first, std::size_t last) const {
    return text_.substr(begin(first), begin(last) - begin(first));
  }
  std::string_view operator[](std::size_t i) const {
    return i < ends_.size() ? between(i, i + 1) : std::string_view();
  }
  /// The first byte of a piece; 0 past the last.
  char first(std::size_t i) const { return i < ends_.size() ? text_[begin(i)] : '\0'; }
  char last(std::size_t i) const { return i < ends_.size() ? text_[ends_[i] - 1] : '\0'; }
  /// Space or a no-break space between two words.
  bool is_blank(std::size_t i) const {
    const auto piece = (*this)[i];
    return piece == " " || piece == "\u00A0" || piece == "\u202F";
  }
  bool is_number(std::size_t i) const { return is_digit(first(i)); }
  bool is_word(std::size_t i) const {
    const char c = first(i);
    if (static_cast<unsigned char>(c) < 0x80) return is_letter(c) || is_digit(c) || c == '_';
    std::size_t at = 0;
    return u_isalnum(static_cast<UChar32>(next_character((*this)[i], at).code)) != 0;
  }

 private:
  std::string_view text_;
  std::vector<std::uint32_t> ends_;
};

constexpr std::string_view months[] = {"January",   "February", "March",    "April",
                                       "May",       "June",     "July",     "August",
                                       "September", "October",  "November", "December"};
constexpr std::string_view scales[] = {"hundred",  "thousand", "million", "billion",
                                       "trillion", "bn",       "mn"};
constexpr std::string_view signs[] = {"$", "\u20AC", "\u00A3", "\u00A5", "\u20B9"};
constexpr std::string_view codes[] = {"USD", "EUR", "GBP", "CAD", "CHF", "JPY", "AUD", "NZD",
                                      "CNY", "INR", "SEK", "NOK", "DKK", "PLN", "CZK", "HKD",
                                      "SGD", "KRW", "BRL", "MXN", "ZAR", "ILS", "TRY", "AED"};
/// What a number or a letter in brackets names a part of.
constexpr std::string_view divisions[] = {
    "article",      "articles",      "section",    "sections",   "subsection", "subsections",
    "clause",       "clauses",       "subclause",  "subclauses", "paragraph",  "paragraphs",
    "subparagraph", "subparagraphs", "schedule",   "schedules",  "exhibit",    "exhibits",
    "annex",        "annexes",       "appendix",   "attachment", "part",       "parts",
    "chapter",      "chapters",      "regulation", "rule",       "recital",    "item"};

bool is_one_of(std::string_view word, std::span<const std::string_view> known) {
  return std::ranges::find(known, word) != known.end();
}

char lower(char c) { return is_capital(c) ? static_cast<char>(c - 'A' + 'a') : c; }

bool is_division(std::string_view word) {
  return std::ranges::any_of(divisions, [&](std::string_view known) {
    return std::ranges::equal(word, known, {}, lower);
  });
}

/// "IV", or the letter of an exhibit.
bool is_roman_or_letter(std::string_view word) {
  if (word.size() == 1) return is_capital(word.front());
  return word.find_first_not_of("IVXLCDM") == std::string_view::npos && !word.empty();
}

bool is_year(std::string_view word) {
  return word.size() == 4 && (word.starts_with("19") || word.starts_with("20")) &&
         std::ranges::all_of(word, is_digit);
}

/// "27", "1st".
bool is_day(std::string_view word) {
  constexpr std::size_t longest = 4;
  return word.size() <= longest && !word.empty() && is_digit(word.front());
}

/// Finds what stands together. Each function takes the index of a piece and gives the index
/// behind the last piece that belongs to it.
class Grouping {
 public:
  explicit Grouping(const Atoms& atoms) : atoms_(atoms) {}

  std::size_t group(std::size_t i) const {
    const char c = atoms_.first(i);
    if (is_digit(c)) return number(i);
    if (c == ' ' || c == ',') return i + 1;
    if (is_letter(c)) return from_letter(i);
    if (c == '"' || atoms_[i] == "\u201C") return quoted(i);
    if (c == '.') return dots(i);
    if (atoms_.is_word(i)) return linked(i);
    return from_sign(i);
  }

 private:
  bool is_hyphen(std::size_t i) const {
    return atoms_.first(i) == '-' || atoms_[i] == "\u2010" || atoms_[i] == "\u2011";
  }

  /// A word and what hyphens, a percent sign or an invisible character bind to it.
  std::size_t linked(std::size_t i) const {
    for (++i; i < atoms_.size();) {
      const char c = atoms_.first(i);
      const bool bound = (c == '%' && is_digit(atoms_.last(i - 1))) || is_hyphen(i);
      if (bound) {
        ++i;
        if (c != '%' && atoms_.is_word(i)) ++i;
      } else if (atoms_[i] == "\u200B" && atoms_.is_word(i + 1)) {
        i += 2;
      } else {
        return i;
      }
    }
    return i;
  }

  /// "(a)" and "(ii)" behind the number of a section.
  std::size_t paragraphs(std::size_t i) const {
    constexpr std::size_t longest = 5;  // "a", "12", "xviii"
    while (atoms_.first(i) == '(' && atoms_.is_word(i + 1) && atoms_[i + 1].size() <= longest &&
           atoms_.first(i + 2) == ')')
      i += 3;
    return i;
  }

  /// A number with its parts, without the words around it: "3.2(a)", "04/05/2026", "7-2304.01".
  std::size_t bare_number(std::size_t i) const {
    auto end = linked(i);
    while (atoms_.first(end) == '/' && atoms_.is_number(end + 1) && is_digit(atoms_.last(end - 1)))
      end = linked(end + 1);
    return is_digit(atoms_.last(end - 1)) ? paragraphs(end) : end;
  }

  std::size_t number(std::size_t i) const {
    const auto end = amount(i);
    if (!atoms_.is_blank(end)) return end;
    const auto word = atoms_[end + 1];
    if (is_one_of(word, codes)) return end + 2;
    const bool date = end == i + 1 && is_day(atoms_[i]) && is_one_of(word, months) &&
                      atoms_.is_blank(end + 2) && is_year(atoms_[end + 3]);
    return date ? end + 4 : end;
  }

  /// "38,000,000", "38 billion".
  std::size_t amount(std::size_t i) const {
    const auto end = bare_number(i);
    const bool scaled = end == i + 1 && atoms_.is_blank(end) && is_one_of(atoms_[end + 1], scales);
    return scaled ? end + 2 : end;
  }

  std::size_t from_letter(std::size_t i) const {
    const char next = atoms_.first(i + 1);
    if (next == ',' || next == '.') return i + 1;
    if (next == ' ' && is_small(atoms_.first(i + 2))) return i + 1;  // as most words stand
    const auto end = linked(i);
    if (end != i + 1) return end;
    if (atoms_.first(end) == '$' && atoms_.is_number(end + 1) && is_short_code(i))
      return amount(end + 1);  // US$38
    return atoms_.is_blank(end) ? with_number(i) : end;
  }

  bool is_short_code(std::size_t i) const {
    return atoms_[i].size() <= 3 && std::ranges::all_of(atoms_[i], is_capital);
  }

  /// What a word with a blank behind it begins: an amount, a date, a reference, or only itself.
  std::size_t with_number(std::size_t i) const {
    const auto next = i + 2;
    const char c = atoms_.first(next);
    const auto word = atoms_[i];
    if (!is_digit(c)) {
      if ((c == '(' || is_capital(c)) && is_division(word)) return reference(i);
      return i + 1;
    }
    if (is_one_of(word, codes)) return amount(next);
    if (is_one_of(word, months)) return date(i);
    return is_division(word) ? bare_number(next) : i + 1;
  }

  std::size_t reference(std::size_t i) const {
    const auto next = i + 2;
    if (atoms_.first(next) == '(') {
      const auto end = paragraphs(next);
      return end == next ? i + 1 : end;
    }
    return is_roman_or_letter(atoms_[next]) ? paragraphs(linked(next)) : i + 1;
  }

  /// "April 27, 2026".
  std::size_t date(std::size_t i) const {
    const auto day = i + 2;
    auto year = day + 1;
    if (!is_day(atoms_[day])) return i + 1;
    if (atoms_.first(year) == ',') ++year;
    return atoms_.is_blank(year) && is_year(atoms_[year + 1]) ? year + 2 : i + 1;
  }

  std::size_t dots(std::size_t i) const {
    while (atoms_.first(i) == '.')
      ++i;
    return i;
  }

  /// "$38 billion", "§ 7-2304.01".
  std::size_t from_sign(std::size_t i) const {
    const char c = atoms_.first(i);
    if (c != '$' && static_cast<unsigned char>(c) < 0x80) return i + 1;
    const auto sign = atoms_[i];
    const bool section = sign == "\u00A7";
    auto next = i + 1;
    if (section && atoms_[next] == sign) ++next;
    if (!section && !is_one_of(sign, signs)) return i + 1;
    if (atoms_.is_blank(next)) ++next;
    if (!atoms_.is_number(next)) return i + 1;
    return section ? bare_number(next) : amount(next);
  }

  /// A term of a few words in double quotes; else only the quotation mark.
  std::size_t quoted(std::size_t i) const {
    constexpr std::size_t most_pieces = 13;
    const std::string_view closing = atoms_.first(i) == '"' ? "\"" : "\u201D";
    if (i > 0 && atoms_.is_word(i - 1)) return i + 1;
    for (auto end = i + 1; end <= i + most_pieces; ++end) {
      if (atoms_[end] == closing) {
        const bool whole = end > i + 1 && !atoms_.is_blank(end - 1) && !atoms_.is_word(end + 1);
        return whole ? end + 1 : i + 1;
      }
      const bool inner = atoms_.is_word(end) || (atoms_.is_blank(end) && end > i + 1) ||
                         is_hyphen(end) || is_one_of(atoms_[end], inside_terms);
      if (!inner) break;
    }
    return i + 1;
  }

  static constexpr std::string_view inside_terms[] = {"&", "/", ",", ".", "'", "\u2019", "%"};

  const Atoms& atoms_;
};

}  // namespace

std::vector<std::string_view> words(std::string_view text) {
  const Atoms atoms(text);
  const Grouping grouping(atoms);
  std::vector<std::string_view> pieces;
  pieces.reserve(atoms.size());
  for (std::size_t i = 0; i < atoms.size();) {
    const auto end = grouping.group(i);
    pieces.push_back(atoms.between(i, end));
    i = end;
  }
  return pieces;
}

}  // namespace clauseline
