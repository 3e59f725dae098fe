#pragma once

#include "model/quantity.hpp"

#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace clauseline {

/// A test that a condition or an exception makes: facts, events and thresholds, joined by
/// all, any and not.
struct Condition {
  enum class Kind : std::uint8_t { all, any, negation, fact, event, threshold };
  enum class Comparison : std::uint8_t { less, at_most, at_least, greater };

  Kind kind = Kind::all;
  std::vector<Condition> parts{};
  std::string what{};  // a fact or event in words; the measure and unit of a threshold
  Comparison comparison{};
  Decimal value{};  // of a threshold

  bool operator==(const Condition&) const = default;
};

/// How a new condition stands to an old one.
enum class ConditionOrder : std::uint8_t {
  equal,         // hold in the same cases
  weaker,        // the new one holds in more cases
  stronger,      // the new one holds in fewer
  incomparable,  // neither implies the other, or there are too many tests to say
};

/// Decides by truth table over up to 12 different tests, leaving out rows
/// that no number satisfies where thresholds speak of the same measure.
ConditionOrder order(const Condition& before, const Condition& after);

/// "all(microsoft unable support, microsoft unwilling support)".
std::string to_text(const Condition& condition);

/// The tests without their joins and negations, in words.
std::set<std::string> tests_of(const Condition& condition);

}  // namespace clauseline
