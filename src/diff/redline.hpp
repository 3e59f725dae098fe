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
/// that replaces it; white space alone never stays equal between two replaced words.
std::vector<Edit> redline(std::string_view before, std::string_view after);

}  // namespace clauseline
