#pragma once

#include <span>
#include <string>
#include <string_view>

namespace clauseline {

/// The known word that somebody who wrote `word` most likely meant, or empty if none
/// is near: at most one edit in three characters (Levenshtein, with swapped neighbours
/// as one edit).
std::string nearest(std::string_view word, std::span<const std::string> known);

/// "did you mean X?" for the nearest known word; else the known words themselves if they
/// are few; else empty.
std::string suggestion(std::string_view word, std::span<const std::string> known);

/// The same; where that is empty, another way out.
std::string suggestion_or(std::string_view word, std::span<const std::string> known,
                          std::string_view way_out);

}  // namespace clauseline
