#pragma once

#include <string_view>
#include <vector>

namespace clauseline {

/// The pieces of a text by Unicode word boundaries (UAX #29): words, numbers, punctuation,
/// white space. Joined they give the text. What a contract means as one thing stays whole:
/// "non-exclusive", "20%", "USD 38,000,000", "$38 billion", "April 27, 2026", "2026-04-27",
/// "Section 3.2(a)(ii)", "Article IV", and a term of a few words in double quotes.
std::vector<std::string_view> words(std::string_view text);

}  // namespace clauseline
