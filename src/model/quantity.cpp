#include "model/quantity.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace clauseline {
namespace {

constexpr std::size_t most_whole_digits = 18;
constexpr std::size_t most_fraction_digits = 6;

bool all_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

template <class Number>
Number number(std::string_view digits) {
  Number value{};
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

/// Fewest and most days that n consecutive months can have, n < 12, in years of 365 days.
constexpr std::array<int, 12> fewest_days{0, 28, 59, 89, 120, 150, 181, 212, 242, 273, 303, 334};
constexpr std::array<int, 12> most_days{0, 31, 62, 92, 123, 153, 184, 215, 245, 276, 306, 337};

int at_least(const Duration& d) {
  return (d.months / 12) * 365 + fewest_days.at(static_cast<std::size_t>(d.months % 12)) + d.days;
}

int at_most(const Duration& d) {
  return (d.months / 12) * 366 + most_days.at(static_cast<std::size_t>(d.months % 12)) + d.days;
}

constexpr std::size_t most_duration_digits = 6;  // what is longer is no time that people mean
constexpr int most_months = 12 * 9999;           // as far as years have four digits

/// Takes "12Y" off the front of `text` if the unit fits and the number is no longer than that.
int take(std::string_view& text, char unit) {
  const auto end = text.find_first_not_of("0123456789");
  if (end == std::string_view::npos || end == 0 || text[end] != unit) return 0;
  if (end > most_duration_digits) return 0;
  const int value = number<int>(text.substr(0, end));
  text.remove_prefix(end + 1);
  return value;
}

}  // namespace

std::strong_ordering Decimal::operator<=>(const Decimal& other) const {
  if (const auto order = whole <=> other.whole; std::is_neq(order)) return order;
  return millionths <=> other.millionths;
}

std::optional<Decimal> read_decimal(std::string_view text) {
  const auto point = text.find('.');
  const auto whole = text.substr(0, point);
  const auto fraction =
      point == std::string_view::npos ? std::string_view() : text.substr(point + 1);
  if (!all_digits(whole) || whole.size() > most_whole_digits) return std::nullopt;
  if (point != std::string_view::npos && !all_digits(fraction)) return std::nullopt;
  if (fraction.size() > most_fraction_digits) return std::nullopt;
  const auto padded = fmt::format("{:0<6}", fraction);
  return Decimal{.whole = number<std::int64_t>(whole),
                 .millionths = number<std::int32_t>(padded),
                 .scale = static_cast<std::uint8_t>(fraction.size())};
}

std::string to_text(const Decimal& decimal) {
  if (decimal.scale == 0) return fmt::format("{}", decimal.whole);
  return fmt::format("{}.{}", decimal.whole,
                     fmt::format("{:06}", decimal.millionths).substr(0, decimal.scale));
}

std::optional<Date> read_date(std::string_view text) {
  using Precision = Date::Precision;
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return std::nullopt;
  for (const std::size_t dash : {4U, 7U})
    if (text.size() > dash && text[dash] != '-') return std::nullopt;
  Date date;
  if (!all_digits(text.substr(0, 4))) return std::nullopt;
  date.year = std::chrono::year(number<int>(text.substr(0, 4)));
  date.precision = Precision::year;
  if (text.size() >= 7) {
    if (!all_digits(text.substr(5, 2))) return std::nullopt;
    date.month = std::chrono::month(number<unsigned>(text.substr(5, 2)));
    date.precision = Precision::month;
  }
  if (text.size() == 10) {
    if (!all_digits(text.substr(8, 2))) return std::nullopt;
    date.day = std::chrono::day(number<unsigned>(text.substr(8, 2)));
    date.precision = Precision::day;
  }
  if (!(date.year / date.month / date.day).ok()) return std::nullopt;
  return date;
}

std::string to_text(const Date& date) {
  // Not by fmt's chrono, which counts nanoseconds and so ends in 2262.
  auto text = fmt::format("{:04}", static_cast<int>(date.year));
  if (date.precision != Date::Precision::year)
    text += fmt::format("-{:02}", static_cast<unsigned>(date.month));
  if (date.precision == Date::Precision::day)
    text += fmt::format("-{:02}", static_cast<unsigned>(date.day));
  return text;
}

std::chrono::sys_days first_day(const Date& date) {
  return std::chrono::sys_days(date.year / date.month / date.day);
}

std::chrono::sys_days last_day(const Date& date) {
  switch (date.precision) {
    case Date::Precision::year:
      return std::chrono::sys_days(date.year / std::chrono::December / 31);
    case Date::Precision::month:
      return std::chrono::sys_days(date.year / date.month / std::chrono::last);
    case Date::Precision::day: break;
  }
  return first_day(date);
}

Date date_of(std::chrono::sys_days day) {
  const std::chrono::year_month_day date(day);
  return {.year = date.year(), .month = date.month(), .day = date.day()};
}

std::partial_ordering Duration::operator<=>(const Duration& other) const {
  if (*this == other) return std::partial_ordering::equivalent;
  if (months >= other.months && days >= other.days) return std::partial_ordering::greater;
  if (months <= other.months && days <= other.days) return std::partial_ordering::less;
  if (at_most(*this) < at_least(other)) return std::partial_ordering::less;
  if (at_most(other) < at_least(*this)) return std::partial_ordering::greater;
  return std::partial_ordering::unordered;
}

std::optional<Duration> read_duration(std::string_view text) {
  if (text.size() < 3 || text.size() > 24 || !text.starts_with('P')) return std::nullopt;
  text.remove_prefix(1);
  const int years = take(text, 'Y');
  const int months = take(text, 'M');
  const int days = take(text, 'D');
  if (!text.empty() || years * 12 + months > most_months) return std::nullopt;
  return Duration{.months = years * 12 + months, .days = days};
}

std::string to_text(const Duration& duration) {
  std::string text = "P";
  if (duration.months >= 12) text += fmt::format("{}Y", duration.months / 12);
  if (duration.months % 12 != 0) text += fmt::format("{}M", duration.months % 12);
  if (duration.days != 0 || text == "P") text += fmt::format("{}D", duration.days);
  return text;
}

std::chrono::sys_days operator+(std::chrono::sys_days from, const Duration& duration) {
  const std::chrono::year_month_day start(from);
  auto moved = start + std::chrono::months(duration.months);
  if (!moved.ok()) moved = moved.year() / moved.month() / std::chrono::last;
  return std::chrono::sys_days(moved) + std::chrono::days(duration.days);
}

}  // namespace clauseline
