#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace clauseline {

/// Why a character may not be what it looks like.
enum class Suspicion : std::uint8_t {
  invisible,     // within a word: it has no width, or shows only at the end of a line
  direction,     // turns the direction of writing
  control,       // a control character
  mixed_script,  // a letter that looks like one of another alphabet in the same word
  unassigned,    // Unicode knows no such character
};

struct Suspicious {
  Suspicion kind{};
  std::size_t at = 0;       // its first byte
  std::string name{};       // "U+0435"
  std::string_view word{};  // in which it stands
};

/// The characters of a text that deceive the eye, in order. Scripts that need joiners may have
/// them, and a word may be written in any one alphabet.
std::vector<Suspicious> suspicious(std::string_view text);

/// The first byte that is not in composed form (NFC), or nothing.
std::optional<std::size_t> not_composed(std::string_view text);

}  // namespace clauseline
