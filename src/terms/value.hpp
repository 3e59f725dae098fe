#pragma once

#include "terms/condition.hpp"
#include "terms/end.hpp"
#include "terms/register.hpp"
#include "terms/right.hpp"
#include "terms/tiers.hpp"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace clauseline {

/// What is known of a value. That something is not public, blacked out, still to be agreed
/// or not said is an answer of its own, never a default.
enum class Known : std::uint8_t {
  absent,
  stated,
  unstated,
  undisclosed,
  redacted,
  to_be_determined
};

struct Money {
  Decimal amount{};
  std::string unit{};  // ISO 4217, or another unit

  bool operator==(const Money&) const = default;
};

/// Something included, excluded or excepted. Empty names mean no limit in that dimension.
struct Part {
  Names assets{};
  Names customers{};
  Names territory{};
  Names fields{};
  std::optional<End> from{};
  std::optional<End> until{};
  std::optional<Condition> when{};
  std::optional<Condition> unless{};
  std::string note{};

  bool operator==(const Part&) const = default;
};

/// The value of one field of one term.
struct Value {
  using Content = std::variant<std::monostate, std::string, Names, Decimal, Money, Duration, Date,
                               End, Condition, std::vector<Part>, Tiers>;

  Known known = Known::absent;
  Content content{};
  std::string text{};  // as reports print it: "until agi" is "agi" here
  Position at{};

  bool stated() const { return known == Known::stated; }
  /// Undisclosed, redacted or still to be agreed: there is a value, but it is not shown.
  bool hidden() const;

  template <class T>
  const T* get() const {
    return std::get_if<T>(&content);
  }
};

/// Do two lists of parts, either of which may be absent, differ only in parts that name places and
/// nothing else?
bool differ_in_places_alone(const Value& before, const Value& after);

/// "US national security customers", "assets a, b when ...".
std::string to_text(const Part& part);

}  // namespace clauseline
