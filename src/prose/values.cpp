// Values in prose: which tokens are one number, percentage, amount, day, duration, reference.

#include "prose/sentence.hpp"
#include "prose/value_words.hpp"
#include "prose/vocabulary_builder.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <span>
#include <string>

namespace clauseline {
namespace {

using Kind = ProseToken::Kind;
using Text = std::string_view;

struct RoleWords {
  TokenRole role;
  std::span<const Text> words;
};

constexpr std::array<Text, 31> numerals{
    "one",       "two",      "three",    "four",    "five",     "six",      "seven",   "eight",
    "nine",      "ten",      "eleven",   "twelve",  "thirteen", "fourteen", "fifteen", "sixteen",
    "seventeen", "eighteen", "nineteen", "twenty",  "thirty",   "forty",    "fifty",   "sixty",
    "seventy",   "eighty",   "ninety",   "hundred", "thousand", "half",     "dozen"};
constexpr std::array<Text, 8> tens{"twenty", "thirty",  "forty",  "fifty",
                                   "sixty",  "seventy", "eighty", "ninety"};
constexpr std::array<Text, 4> scales{"thousand", "million", "billion", "trillion"};
constexpr std::array<Text, 4> percents{"percent", "per-cent", "percentage", "pct"};
constexpr std::array<Text, 7> qualifiers{"calendar", "business",   "consecutive", "working",
                                         "full",     "additional", "contract"};
constexpr std::array<Text, 12> months{"january",   "february", "march",    "april",
                                      "may",       "june",     "july",     "august",
                                      "september", "october",  "november", "december"};
constexpr std::array<Text, 16> references{"section",    "sections",     "article",   "articles",
                                          "clause",     "clauses",      "paragraph", "paragraphs",
                                          "schedule",   "exhibit",      "appendix",  "annex",
                                          "subsection", "subparagraph", "subclause", "attachment"};
constexpr std::array<Text, 9> negators{"not",     "no",     "never", "neither", "nor",
                                       "without", "cannot", "none",  "nobody"};
constexpr std::array<Text, 8> limits{"except",  "unless",          "but", "provided",
                                     "however", "notwithstanding", "and", "if"};
/// What "without" stands before in a phrase that denies nothing: "without limitation".
constexpr std::array<Text, 5> harmless{"limitation", "limiting", "prejudice", "regard", "further"};
constexpr std::array<Text, 18> abbreviations{"inc", "corp", "ltd", "co", "no",  "sec",
                                             "art", "vs",   "dr",  "mr", "mrs", "st",
                                             "llc", "etc",  "u",   "e",  "eg",  "ie"};

constexpr std::array<Text, 6> last_words{"inc", "corp", "ltd", "co", "llc", "etc"};

/// Goes through a sentence once and writes it anew, shorter, in the same room.
class Joiner {
 public:
  Joiner(Sentence& sentence, Text text) : in_(sentence), text_(text) {}

  void run() {
    const auto first = std::ranges::find_if_not(in_, is_only_word);
    auto out = static_cast<std::size_t>(first - in_.begin());
    for (auto i = out; i < in_.size();) {
      if (is_only_word(in_[i])) {
        in_[out++] = in_[i++];
        continue;
      }
      auto token = in_[i];
      const auto next = join(i, token);
      in_[out++] = token;
      i = next;
    }
    in_.resize(out);
  }

 private:
  bool is(std::size_t i, TokenRole role) const { return i < in_.size() && has(in_[i].roles, role); }
  bool is(std::size_t i, Kind kind) const { return i < in_.size() && in_[i].kind == kind; }
  bool reads(std::size_t i, Text small) const {
    if (i >= in_.size() || in_[i].end - in_[i].begin != small.size()) return false;
    return std::equal(small.begin(), small.end(), text_.begin() + in_[i].begin,
                      [](char a, char b) { return a == static_cast<char>(b | 0x20); });
  }
  bool is_numeral(std::size_t i) const {
    return is(i, TokenRole::numeral) || is(i, TokenRole::scale);
  }

  /// Is it a word that begins no value, as most are?
  static bool is_only_word(const ProseToken& token) {
    constexpr auto begins = static_cast<std::uint16_t>(TokenRole::numeral) |
                            static_cast<std::uint16_t>(TokenRole::month) |
                            static_cast<std::uint16_t>(TokenRole::currency) |
                            static_cast<std::uint16_t>(TokenRole::reference);
    return token.kind == Kind::word && (token.roles & begins) == 0 && !is_unknown_pair(token);
  }
  static bool is_unknown_pair(const ProseToken& token) { return token.set == 0 && token.joined; }

  /// Makes of the tokens from `i` on one value, if they are one; gives the token behind it.
  std::size_t join(std::size_t i, ProseToken& token) {
    std::size_t end = i + 1;
    if (token.kind == Kind::date) return end;
    if (is(i, TokenRole::reference)) return reference(i, token);
    if (is(i, TokenRole::month)) return month_first(i, token);
    if (is(i, TokenRole::currency) && (is(end, Kind::number) || is(end, Kind::money))) {
      token.kind = Kind::money;
      end = behind_scales(end + 1);
      return finish(token, behind_repeat(end, Kind::money));
    }
    if (is_hyphenated_duration(token)) {
      token.kind = Kind::duration;
      return finish(token, end);
    }
    if (token.kind == Kind::word && !is(i, TokenRole::numeral)) return end;
    return number(i, token);
  }

  /// "five-year", "thirty-day": of words in one, which no pattern asks for.
  bool is_hyphenated_duration(const ProseToken& token) const {
    if (token.kind != Kind::word || !is_unknown_pair(token)) return false;
    const auto word = text_.substr(token.begin, token.end - token.begin);
    const auto hyphen = word.rfind('-');
    if (hyphen == Text::npos) return false;
    const auto is_listed = [](Text part, const auto& words, auto of) {
      return std::ranges::any_of(words, [&](const auto& one) {
        const Text known = std::invoke(of, one);
        return std::equal(known.begin(), known.end(), part.begin(), part.end(),
                          [](char a, char b) { return a == static_cast<char>(b | 0x20); });
      });
    };
    return is_listed(word.substr(hyphen + 1), period_words(), &UnitWord::word) &&
           is_listed(word.substr(0, hyphen), numerals, std::identity());
  }

  std::size_t finish(ProseToken& token, std::size_t end) const {
    token.end = in_[end - 1].end;
    if (token.kind != Kind::word && token.kind != Kind::reference) token.set = token.roles = 0;
    return end;
  }

  std::size_t behind_scales(std::size_t i) const {
    while (is_numeral(i))
      ++i;
    return i;
  }

  /// Behind "(20%)" that says the same once more in digits.
  std::size_t behind_repeat(std::size_t i, Kind kind) const {
    if (i >= in_.size() || in_[i].before != '(') return i;
    const bool same = in_[i].kind == kind || in_[i].kind == Kind::number;
    if (!same) return i;
    auto end = behind_scales(i + 1);
    if (kind == Kind::percent && is(end, TokenRole::percent)) ++end;
    if (kind == Kind::money && is(end, TokenRole::currency)) ++end;
    return end;
  }

  std::size_t number(std::size_t i, ProseToken& token) {
    auto end = i + 1;
    if (token.kind == Kind::word) {
      token.kind = Kind::number;
      while (is_numeral(end) || (reads(end, "and") && is_numeral(end + 1)))
        ++end;
    } else {
      end = behind_scales(end);
    }
    if (token.kind == Kind::number) {
      const auto repeated = behind_repeat(end, Kind::percent);  // "twenty (20%)", "thirty (30)"
      if (repeated != end && is(end, Kind::percent)) token.kind = Kind::percent;
      end = repeated;
    }
    if (token.kind == Kind::number) end = with_unit(end, token);
    return finish(token, behind_repeat(end, token.kind));
  }

  /// "percentage points" are not "percent".
  std::size_t behind_points(std::size_t i) const {
    return reads(i, "points") || reads(i, "point") ? i + 1 : i;
  }

  std::size_t with_unit(std::size_t i, ProseToken& token) {
    if (is(i, TokenRole::percent)) {
      token.kind = Kind::percent;
      return behind_points(i + 1);
    }
    if (reads(i, "per") && reads(i + 1, "cent")) {
      token.kind = Kind::percent;
      return i + 2;
    }
    const auto currency = reads(i, "us") || reads(i, "u") ? i + 1 : i;
    if (is(currency, TokenRole::currency)) {
      token.kind = Kind::money;
      return currency + 1;
    }
    const auto unit = is(i, TokenRole::qualifier) ? i + 1 : i;
    const auto of_month = day_first(i, token);
    if (of_month != i) return of_month;
    if (is(unit, TokenRole::unit)) {
      token.kind = Kind::duration;
      return unit + 1;
    }
    return i;
  }

  bool is_year(std::size_t i) const {
    return is(i, Kind::number) && in_[i].end - in_[i].begin == 4;
  }
  bool is_day(std::size_t i) const { return is(i, Kind::number) && in_[i].end - in_[i].begin <= 4; }

  /// "31 December 2030", "31st day of December, 2030".
  std::size_t day_first(std::size_t i, ProseToken& token) const {
    auto month = i;
    if (reads(month, "day") && reads(month + 1, "of")) month += 2;
    if (reads(month, "of")) month += 1;
    if (!is(month, TokenRole::month)) return i;
    token.kind = Kind::date;
    return is_year(month + 1) ? month + 2 : month + 1;
  }

  /// "December 31, 2030", "December 2030".
  std::size_t month_first(std::size_t i, ProseToken& token) const {
    if (!token.capital) return i + 1;
    if (is_year(i + 1)) {
      token.kind = Kind::date;
      return finish(token, i + 2);
    }
    if (!is_day(i + 1)) return i + 1;
    token.kind = Kind::date;
    return finish(token, is_year(i + 2) ? i + 3 : i + 2);
  }

  /// "Section 3.2", "Article IV".
  std::size_t reference(std::size_t i, ProseToken& token) const {
    const auto end = i + 1;
    if (end >= in_.size()) return end;
    const ProseToken& next = in_[end];
    const auto size = next.end - next.begin;
    const bool letter =
        next.kind == Kind::word && next.capital && size <= 4 &&
        std::ranges::all_of(text_.substr(next.begin, size), [](char c) {
          return c == 'I' || c == 'V' || c == 'X' || c == 'A' || c == 'B' || c == 'C' || c == 'D';
        });
    if (next.kind != Kind::number && !letter) return end;
    token.kind = Kind::reference;
    return finish(token, end + 1);
  }

  Sentence& in_;
  Text text_;
};

}  // namespace

void add_value_words(VocabularyBuilder& vocabulary) {
  const RoleWords all[] = {{TokenRole::numeral, numerals},
                           {TokenRole::scale, scales},
                           {TokenRole::percent, percents},
                           {TokenRole::last_word, last_words},
                           {TokenRole::qualifier, qualifiers},
                           {TokenRole::month, months},
                           {TokenRole::reference, references},
                           {TokenRole::negator, negators},
                           {TokenRole::limit, limits},
                           {TokenRole::harmless, harmless},
                           {TokenRole::abbreviation, abbreviations}};
  for (const auto& [role, words] : all)
    for (const Text word : words)
      vocabulary.add(word, role);
  for (const auto& [word, unit] : currency_words())
    vocabulary.add(word, TokenRole::currency);
  for (const auto& [word, unit] : period_words())
    vocabulary.add(word, TokenRole::unit);
  for (const Text ten : tens)
    for (const Text one : std::span(numerals).first(9))
      vocabulary.add(std::string(ten) + "-" + std::string(one), TokenRole::numeral);
}

void join_values(Sentence& sentence, std::string_view text) { Joiner(sentence, text).run(); }

}  // namespace clauseline
