#pragma once

#include "prose/sentence.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace clauseline {

/// A value as prose prints it, read out exactly.
struct ProseValue {
  ProseToken::Kind kind{};
  std::int64_t millionths = 0;  // the number times a million; of a date 0
  std::string unit{};           // "USD", "$", "day", "month"; of a date the day in ISO form
  bool is_read = true;          // else `unit` is the value as it is written, for it reads two ways
  std::uint32_t begin = 0;      // bytes [begin, end) of the text
  std::uint32_t end = 0;

  /// Do two say the same, however they are printed? "twenty percent (20%)" and "20%" do.
  bool same(const ProseValue& other) const {
    return kind == other.kind && millionths == other.millionths && unit == other.unit;
  }
  /// Can one be more than the other?
  bool comparable(const ProseValue& other) const {
    return is_read && other.is_read && kind == other.kind && unit == other.unit &&
           kind != ProseToken::Kind::date;
  }
};

/// Reads what a token of a value says. One that is blacked out, or written in a way that reads two
/// ways ("1.234", "five percent (9%)"), is told as it is written. Nothing for words and references.
std::optional<ProseValue> read_value(ProseToken::Kind kind, std::string_view words);

/// "percent", "money", ...
std::string_view to_text(ProseToken::Kind kind);

/// "20%", "38000000 USD", "30 days", "2030-12-31".
std::string to_text(const ProseValue& value);

}  // namespace clauseline
