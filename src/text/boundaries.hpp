#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace clauseline {

/// Where a text may be cut into words, numbers, punctuation and white space by Unicode's
/// rules (UAX #29, root locale): the ends of the pieces in bytes, the last of them the length
/// of the text. ASCII and common Latin letters need no library; only the stretches that hold
/// other characters ask ICU.
std::vector<std::uint32_t> word_ends(std::string_view text);

/// The same from ICU alone, which is the definition, and an order of magnitude slower.
std::vector<std::uint32_t> unicode_word_ends(std::string_view text);

}  // namespace clauseline
