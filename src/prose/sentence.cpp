#include "prose/sentence.hpp"

#include "prose/sentence_marks.hpp"
#include "prose/token_role.hpp"
#include "text/characters.hpp"

#include <algorithm>
#include <utility>

namespace clauseline {
namespace {

using Text = std::string_view;
using Kind = ProseToken::Kind;

/// "non exclusive" is one word.
bool is_non(Text word) {
  return word.size() == 3 && (word[0] | 0x20) == 'n' && (word[1] | 0x20) == 'o' &&
         (word[2] | 0x20) == 'n';
}

/// A word that a sentence begins with more often than a name does: "sold to Alpha Inc. The price".
bool begins_sentence(Text rest) {
  constexpr Text words[] = {"The",    "This",   "These",   "Any",     "All",
                            "Each",   "No",     "If",      "In",      "Such",
                            "Upon",   "Except", "Neither", "Subject", "Where",
                            "Unless", "During", "After",   "Either",  "Notwithstanding"};
  rest.remove_prefix(std::min(rest.find_first_not_of(" \n"), rest.size()));
  return std::ranges::any_of(words, [&](Text word) {
    return rest.starts_with(word) && !is_letter(at(rest, word.size()));
  });
}

}  // namespace

ProseToken& SentenceReader::add(Sentence& sentence, std::size_t begin, Kind kind) {
  ProseToken& token = sentence.emplace_back();
  token.begin = static_cast<std::uint32_t>(begin);
  token.end = static_cast<std::uint32_t>(at_);
  token.kind = kind;
  token.capital = is_capital(text_[begin]);
  token.before = std::exchange(mark_, ' ');
  return token;
}

ProseToken& SentenceReader::add_word(Sentence& sentence, std::size_t begin, std::uint16_t set) {
  ProseToken& token = add(sentence, begin, Kind::word);
  token.set = set;
  token.roles = vocabulary_.roles(set);
  return token;
}

void SentenceReader::read_letters(Vocabulary::Walk& walk) {
  auto place = at_;
  while (place < text_.size() && is_letter(text_[place]))
    walk.step(text_[place++]);
  at_ = place;
}

/// Does a word go on behind what joins its parts?
bool SentenceReader::goes_on_at(std::size_t place, char joint) const {
  if (place >= text_.size()) return false;
  const char next = text_[place];
  if (joint == '\'' && is_possessive(text_.substr(place))) return false;
  return is_letter(next) || (is_digit(next) && joint == '-') || is_other_letter(text_, place);
}

/// Goes behind what joins two parts of the word that begins at `begin`, if anything does.
bool SentenceReader::read_joint(Vocabulary::Walk& walk, std::size_t begin) {
  auto [size, letter] = joint(text_, at_);
  if (is_non(text_.substr(begin, at_ - begin)) && (size == 0 || at(text_, at_ + size) == ' ')) {
    while (at_ + size < text_.size() && text_[at_ + size] == ' ')
      ++size;
    letter = '-';
  }
  if (size == 0 || !goes_on_at(at_ + size, letter)) return false;
  walk.step(letter);
  at_ += size;
  return true;
}

void SentenceReader::skip_possessive() {
  const auto [size, letter] = joint(text_, at_);
  if (letter == '\'' && is_possessive(text_.substr(at_ + size))) at_ += size + 1;
}

/// As most words are: in the vocabulary, of a few letters, and nothing behind it goes on with it.
bool SentenceReader::read_short_word(Sentence& sentence) {
  const auto word = short_word(text_.substr(at_));
  constexpr std::uint64_t non = 0x6E6F6E;  // the word, which the next may belong to
  if (word.size == 0 || word.letters == non) return false;
  const char next = text_[at_ + word.size];
  if (next != ' ' && next != ',' && next != '.' && next != ';' && next != ')') return false;
  const auto set = vocabulary_.set_of(word);
  if (set == 0) return false;
  const auto begin = std::exchange(at_, at_ + word.size);
  sign_ = no_sign;
  add_word(sentence, begin, set);
  return true;
}

void SentenceReader::read_word(Sentence& sentence) {
  const auto begin = at_;
  sign_ = no_sign;  // a sign with no number behind it
  Vocabulary::Walk walk(vocabulary_);
  bool joined = false;
  for (read_letters(walk); at_ < text_.size(); read_letters(walk)) {
    if (is_digit(text_[at_]) || is_other_letter(text_, at_)) {
      walk.step('\0');
      at_ = character_end(text_, at_);
    } else if (read_joint(walk, begin)) {
      joined = true;
    } else {
      break;
    }
  }
  if (at_ - begin <= 2) {
    if (const auto sign = currency_sign(text_.substr(at_)); sign != 0) {
      sign_ = begin;  // "US$"
      at_ += sign;
      return;
    }
  }
  add_word(sentence, begin, walk.set()).joined = joined;
  skip_possessive();
}

/// "38,000", "3.2.1", "2030-12-31", "12/31/2030", "1st".
void SentenceReader::read_number(Sentence& sentence) {
  const auto begin = std::min(at_, sign_);
  std::size_t hyphens = 0;
  std::size_t slashes = 0;
  while (at_ < text_.size()) {
    const char c = text_[at_];
    const bool goes_on = is_digit(at(text_, at_ + 1));
    if (is_digit(c) || ((c == '.' || c == ',') && goes_on)) {
      ++at_;
      continue;
    }
    if ((c != '-' && c != '/') || !goes_on) break;
    (c == '-' ? hyphens : slashes) += 1;
    ++at_;
  }
  auto kind = hyphens == 2 || slashes == 2 ? Kind::date : Kind::number;
  while (is_letter(at(text_, at_)) && is_ascii(at(text_, at_)))  // "1st", "5M"
    ++at_;
  if (sign_ != no_sign && kind == Kind::number) kind = Kind::money;
  sign_ = no_sign;
  if (const auto size = percent_sign(text_, at_); size != 0) {
    at_ += size;
    kind = Kind::percent;
  }
  add(sentence, begin, kind);
}

/// "[***]" stands for a number that is not shown.
void SentenceReader::read_redaction(Sentence& sentence) {
  const auto begin = std::min(at_, sign_);
  while (at(text_, at_) == '*')
    ++at_;
  at_ += is_blank(text_.substr(at_));
  if (at(text_, at_) == ']') ++at_;
  auto kind = sign_ != no_sign ? Kind::money : Kind::number;
  sign_ = no_sign;
  if (const auto size = percent_sign(text_, at_); size != 0) {
    at_ += size;
    kind = Kind::percent;
  }
  add(sentence, begin, kind);
}

/// Behind "(a)", "(iv)", "(s)"; the same place where there is no such label.
std::size_t SentenceReader::skip_label(std::size_t place) const {
  auto end = place + 1;
  while (end < text_.size() && end - place <= 4 && is_letter(text_[end]))
    ++end;
  return end > place + 1 && at(text_, end) == ')' ? end + 1 : place;
}

bool SentenceReader::ends_here(const Sentence& sentence) const {
  const char mark = text_[at_];
  if (mark == ';') return true;
  if (mark != '.' && mark != '?' && mark != '!') return false;
  auto next = at_ + 1;
  while (next < text_.size() && (text_[next] == '"' || text_[next] == ')' || text_[next] == '\''))
    ++next;
  if (text_.substr(next).starts_with("\u201D")) next += 3;
  if (next < text_.size() && text_[next] != ' ' && text_[next] != '\n') return false;
  if (mark != '.' || sentence.empty()) return true;
  const ProseToken& last = sentence.back();
  if (last.end == at_ && has(last.roles, TokenRole::abbreviation))
    return has(last.roles, TokenRole::last_word) && begins_sentence(text_.substr(next));
  if (last.end == at_ && last.end - last.begin == 1 && last.kind == Kind::word) return false;
  while (next < text_.size() && (text_[next] == ' ' || text_[next] == '\n'))
    ++next;
  return !is_small(at(text_, next));
}

void SentenceReader::read_other(Sentence& sentence) {
  const char c = text_[at_];
  if (c == '\n' || c == '\t' || c == '\r') {
    ++at_;
    return;
  }
  if (c == '*' || is_blank(text_.substr(at_)) != 0) return read_redaction(sentence);
  if (c == '(') {
    const auto behind = skip_label(at_);
    if (behind != at_) {
      at_ = behind;
      return;
    }
  }
  if (ends_here(sentence)) {
    ended_ = !sentence.empty();
    end_mark_ = c;
  } else if (const auto sign = currency_sign(text_.substr(at_))) {
    sign_ = at_;
    at_ += sign;
    return;
  }
  if (is_ascii(c)) mark_ = c;
  sign_ = no_sign;
  at_ = character_end(text_, at_);
}

bool SentenceReader::next(Sentence& sentence) {
  sentence.clear();
  ended_ = false;
  end_mark_ = ' ';
  while (at_ < text_.size() && !ended_ && sentence.size() < longest_sentence) {
    const char c = text_[at_];
    if (c == ' ') {
      ++at_;
    } else if (is_letter(c) || is_other_letter(text_, at_)) {
      if (!read_short_word(sentence)) read_word(sentence);
    } else if (is_digit(c)) {
      read_number(sentence);
    } else {
      read_other(sentence);
    }
  }
  mark_ = ' ';
  sign_ = no_sign;
  join_values(sentence, text_);
  return !sentence.empty();
}

}  // namespace clauseline
