#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace clauseline::office {

/// A file of a package: "word/document.xml".
struct Part {
  std::string name;
  std::string bytes;
};

/// The parts in one ZIP, in this order, stored as they are and dated 1980-01-01: the same parts
/// give the same bytes wherever and whenever. Throws Error where libzip is missing.
std::string packed(const std::vector<Part>& parts);

/// More than this, unpacked, is no document or sheet of ours, and is refused before it is unpacked.
inline constexpr std::uint64_t largest_package = std::uint64_t{256} << 20U;
inline constexpr std::int64_t most_parts = 1000;

/// The parts of a ZIP, in its order. Throws Error for bytes that are none, and for more than
/// `most_parts` or, by the sizes that it tells, `largest_package`.
std::vector<Part> unpacked(std::string_view package);

}  // namespace clauseline::office
