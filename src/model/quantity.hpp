#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace clauseline {

/// An exact decimal that keeps the scale in which it was written: "20.00" prints as "20.00"
/// and equals "20". At most 18 digits before the point and 6 after it.
struct Decimal {
  std::int64_t whole = 0;
  std::int32_t millionths = 0;
  std::uint8_t scale = 0;  // digits after the point, as written

  bool operator==(const Decimal& other) const { return std::is_eq(*this <=> other); }
  std::strong_ordering operator<=>(const Decimal& other) const;
};

/// Reads `digits[.digits]`, or nothing.
std::optional<Decimal> read_decimal(std::string_view text);
std::string to_text(const Decimal& decimal);

/// A day, or a whole month or year where no day is written (ISO 8601 reduced precision).
/// As an end, 2032 means through its last day.
struct Date {
  enum class Precision : std::uint8_t { year, month, day };

  std::chrono::year year{};
  std::chrono::month month{1};
  std::chrono::day day{1};
  Precision precision = Precision::day;

  bool operator==(const Date&) const = default;
};

/// Reads YYYY, YYYY-MM or YYYY-MM-DD; nothing for days that do not exist.
std::optional<Date> read_date(std::string_view text);
std::string to_text(const Date& date);
std::chrono::sys_days first_day(const Date& date);
std::chrono::sys_days last_day(const Date& date);

/// A day as a date that names it.
Date date_of(std::chrono::sys_days day);

/// A calendar duration, PnYnMnD: months have no fixed number of days.
struct Duration {
  std::int32_t months = 0;
  std::int32_t days = 0;

  bool operator==(const Duration&) const = default;
  /// Shorter or longer whatever the calendar; P30D and P1M are unordered.
  std::partial_ordering operator<=>(const Duration& other) const;
};

std::optional<Duration> read_duration(std::string_view text);
std::string to_text(const Duration& duration);

/// The day after `from` by a duration; the last day of a month stays within the month.
std::chrono::sys_days operator+(std::chrono::sys_days from, const Duration& duration);

}  // namespace clauseline
