#include "prose/printed_date.hpp"

#include <algorithm>
#include <chrono>
#include <optional>

namespace clauseline {
namespace {

constexpr std::string_view months[] = {"january",   "february", "march",    "april",
                                       "may",       "june",     "july",     "august",
                                       "september", "october",  "november", "december"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// Reads a text from a place on; what does not fit leaves the place where it was.
class Cursor {
 public:
  Cursor(std::string_view text, std::size_t at) : text_(text), at_(at) {}

  std::size_t at() const { return at_; }
  bool letter_follows() const { return at_ < text_.size() && is_letter(text_[at_]); }
  bool digit_follows() const { return at_ < text_.size() && is_digit(text_[at_]); }

  std::optional<unsigned> number(std::size_t least, std::size_t most) {
    auto end = at_;
    unsigned value = 0;
    while (end < text_.size() && is_digit(text_[end]) && end - at_ <= most)
      value = value * 10 + static_cast<unsigned>(text_[end++] - '0');
    if (end - at_ < least || end - at_ > most) return std::nullopt;
    at_ = end;
    return value;
  }

  bool take(std::string_view piece) {
    if (!text_.substr(at_).starts_with(piece)) return false;
    at_ += piece.size();
    return true;
  }

  bool blank() { return take(" ") || take("\u00A0"); }

  /// 1 for January; at least three letters of it.
  std::optional<unsigned> month() {
    auto end = at_;
    while (end < text_.size() && is_letter(text_[end]))
      ++end;
    const auto word = text_.substr(at_, end - at_);
    if (word.size() < 3) return std::nullopt;
    for (unsigned i = 0; i < std::size(months); ++i) {
      if (word.size() > months[i].size() || (word.size() > 4 && word.size() < months[i].size()))
        continue;
      if (!std::ranges::equal(word, months[i].substr(0, word.size()), {}, small)) continue;
      at_ = end;
      if (word.size() < months[i].size()) take(".");
      return i + 1;
    }
    return std::nullopt;
  }

  void ordinal_ending() {
    for (const std::string_view ending : {"st", "nd", "rd", "th"})
      if (take(ending)) return;
  }

 private:
  std::string_view text_;
  std::size_t at_;
};

using Form = PrintedDate::Form;

/// "December 31, 2030"
std::optional<PrintedDate> month_first(std::string_view text, std::size_t at) {
  Cursor cursor(text, at);
  const auto month = cursor.month();
  if (!month || !cursor.blank()) return std::nullopt;
  const auto day = cursor.number(1, 2);
  if (!day) return std::nullopt;
  cursor.ordinal_ending();
  cursor.take(",");
  if (!cursor.blank()) return std::nullopt;
  const auto year = cursor.number(4, 4);
  if (!year) return std::nullopt;
  return PrintedDate{.begin = at,
                     .end = cursor.at(),
                     .form = Form::words,
                     .year = *year,
                     .month = *month,
                     .day = *day};
}

/// "31 December 2030"
std::optional<PrintedDate> day_first(std::string_view text, std::size_t at) {
  Cursor cursor(text, at);
  const auto day = cursor.number(1, 2);
  if (!day) return std::nullopt;
  cursor.ordinal_ending();
  if (!cursor.blank()) return std::nullopt;
  if (cursor.take("of")) cursor.blank();
  const auto month = cursor.month();
  if (!month) return std::nullopt;
  cursor.take(",");
  if (!cursor.blank()) return std::nullopt;
  const auto year = cursor.number(4, 4);
  if (!year) return std::nullopt;
  return PrintedDate{.begin = at,
                     .end = cursor.at(),
                     .form = Form::words,
                     .year = *year,
                     .month = *month,
                     .day = *day};
}

/// "2030-12-31"
std::optional<PrintedDate> iso(std::string_view text, std::size_t at) {
  Cursor cursor(text, at);
  const auto year = cursor.number(4, 4);
  if (!year || !cursor.take("-")) return std::nullopt;
  const auto month = cursor.number(2, 2);
  if (!month || !cursor.take("-")) return std::nullopt;
  const auto day = cursor.number(2, 2);
  if (!day) return std::nullopt;
  return PrintedDate{.begin = at,
                     .end = cursor.at(),
                     .form = Form::iso,
                     .year = *year,
                     .month = *month,
                     .day = *day};
}

/// "12/31/2030", "31.12.2030"
std::optional<PrintedDate> numeric(std::string_view text, std::size_t at) {
  Cursor cursor(text, at);
  const auto first = cursor.number(1, 2);
  if (!first) return std::nullopt;
  const std::string_view between = cursor.take("/") ? "/" : cursor.take(".") ? "." : "";
  if (between.empty()) return std::nullopt;
  const auto second = cursor.number(1, 2);
  if (!second || !cursor.take(between)) return std::nullopt;
  const auto year = cursor.number(4, 4);
  if (!year) return std::nullopt;
  return PrintedDate{.begin = at,
                     .end = cursor.at(),
                     .form = Form::numeric,
                     .year = *year,
                     .month = *first,
                     .day = *second};
}

std::optional<PrintedDate> date_at(std::string_view text, std::size_t at) {
  if (!is_digit(text[at])) return month_first(text, at);
  for (const auto read : {iso, numeric, day_first})
    if (const auto found = read(text, at)) return found;
  return std::nullopt;
}

/// Few letters begin a month.
bool may_begin(char c) {
  return is_digit(c) || std::string_view("JFMASONDjfmasond").find(c) != std::string_view::npos;
}

}  // namespace

std::vector<PrintedDate> printed_dates(std::string_view text) {
  std::vector<PrintedDate> found;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char before = at == 0 ? ' ' : text[at - 1];
    const bool begins = !is_digit(before) && !is_letter(before) && before != '-' && before != '/' &&
                        before != '.' && before != ',';
    if (!may_begin(text[at]) || !begins) continue;
    const auto date = date_at(text, at);
    if (!date) continue;
    const Cursor behind(text, date->end);
    if (behind.digit_follows() || behind.letter_follows()) continue;
    found.push_back(*date);
    at = date->end - 1;
  }
  return found;
}

bool exists(unsigned year, unsigned month, unsigned day) {
  return std::chrono::year_month_day(std::chrono::year(static_cast<int>(year)),
                                     std::chrono::month(month), std::chrono::day(day))
      .ok();
}

}  // namespace clauseline
