#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace clauseline {

/// The letters or digits that a number is written in.
enum class Glyph : std::uint8_t { digits, lower_letter, upper_letter, lower_roman, upper_roman };

/// One way to read the last part of a number: "(i)" is the ninth letter or the first numeral.
struct Ordinal {
  Glyph glyph{};
  unsigned value = 0;
};

/// The ways to read a group of letters, none if it is a word. Takes letters only.
std::vector<Ordinal> ordinals_of(std::string_view group);

/// The readings of a number that are one more than a reading of the last.
std::vector<Ordinal> going_on(const std::vector<Ordinal>& last, const std::vector<Ordinal>& now);

}  // namespace clauseline
