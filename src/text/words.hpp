#pragma once

#include <string_view>
#include <vector>

namespace clauseline {

/// The pieces of a text by Unicode word boundaries (UAX #29): words, numbers, punctuation,
/// white space. Joined they give the text. Money, percentages, dates, section numbers and
/// hyphenated words stay whole: "$38", "20%", "2026-04-27", "3.2(a)", "non-exclusive".
std::vector<std::string_view> words(std::string_view text);

}  // namespace clauseline
