#pragma once

#include "terms/value.hpp"

#include <string>
#include <string_view>

namespace clauseline {

/// How a value is written: as data, short and exact, or as words of a sentence.
enum class Wording : std::uint8_t { data, sentence };

/// A value as words: "microsoft is unable and microsoft is unwilling to support", "the first
/// of agi and 2030", "60 days", "USD 38,000,000,000". Ids stay ids.
std::string in_words(const Value& value);

std::string in_words(const End& end);
std::string in_words(const Condition& condition);
std::string in_words(const Duration& duration);

/// The value as it is written: its text as data, or in words.
std::string text_of(const Value& value, Wording wording);

/// Digits in groups of three: "38000000000" is "38,000,000,000".
std::string grouped(std::string_view digits);

}  // namespace clauseline
