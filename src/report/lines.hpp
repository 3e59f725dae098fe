#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace clauseline::reports {

/// How many columns of a terminal a text takes: wide East Asian characters two, combining
/// ones none.
std::size_t width_of(std::string_view text);

/// The text broken between words into lines of at most `width` columns; a longer word stands
/// alone on its line.
std::vector<std::string> wrapped(std::string_view text, std::size_t width);

/// The text on one line of at most `width` columns; what does not fit is cut off behind a
/// word, and "..." says so.
std::string cut(std::string_view text, std::size_t width);

/// The text, or of a long one the first 10,000 bytes in whole characters, and how many more there
/// are: readers of other formats refuse megabytes that an agreement may have in one word.
std::string bounded(std::string_view text);

}  // namespace clauseline::reports
