#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace clauseline {

enum class EditKind : std::uint8_t { equal, deletion, insertion };

/// A run of words that both versions have, or only one of them.
struct Edit {
  EditKind kind{};
  std::string text;

  bool operator==(const Edit&) const = default;
};

/// The difference of two texts by words. Joining equal and deletion gives the old text,
/// joining equal and insertion the new one, exactly. A deletion stands before the insertion
/// that replaces it; neither white space nor a few words that say little stay equal between
/// two replaced passages. Words in other typography (fold.hpp) are replaced by each other, and
/// apart from what else changed. The texts exchanged, deletions and insertions are too. Time
/// grows with the length of the texts, whatever they hold.
std::vector<Edit> redline(std::string_view before, std::string_view after);

/// A text in parts: its heading, empty if it has none, and what follows, such as the cells of
/// a table row. Put one after the other they are the text.
using Parts = std::vector<std::string_view>;

/// The difference of two texts by words, none of which is found in another part of the other
/// text. The first parts belong together; the others one by one if there are as many on both
/// sides, else equal ones first.
std::vector<Edit> redline(const Parts& before, const Parts& after);

}  // namespace clauseline
