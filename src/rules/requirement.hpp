#pragma once

#include "diff/change.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace clauseline {

/// What a field of a typed term must say for a rule to speak.
struct Requirement {
  enum class Side : std::uint8_t { shown, before, after };
  enum class Test : std::uint8_t { is, is_not, at_least, at_most };

  Side side = Side::shown;  // shown: the new term, or the old one of what is gone
  std::string_view field;   // of the right that changed
  Test test = Test::is;
  /// Of "is" and "is not": any of these. A word is met by a level, an id or a region that the
  /// field names, and by what is known of it: unstated, undisclosed, redacted, tbd.
  std::span<const std::string> words{};
  Value::Content
      limit{};  // of the other two, of the type of the field; an end is compared as a date
};

/// False where the change has no term on that side, or its right no such field; a limit is met
/// by what is stated and can be compared with it.
bool meets(const Requirement& requirement, const Change& change);

/// Reads a limit for a field of this type: a percent, a number, "USD 1000000", P30D, 2030-12-31.
/// Nothing where the text is none, or the type has no more and less.
std::optional<Value::Content> read_limit(Type type, std::string_view text);

/// How one such value stands to another of the same type; unordered where they cannot be
/// compared, as amounts in different currencies.
std::partial_ordering compare_amounts(const Value::Content& one, const Value::Content& other);

}  // namespace clauseline
