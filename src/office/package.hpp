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

/// How errors call a package, whatever file it is.
inline constexpr auto package_name = "package";

/// The parts in one ZIP, in this order, stored as they are and dated 1980-01-01: the same parts
/// give the same bytes wherever and whenever. Throws Error where libzip is missing.
std::string packed(const std::vector<Part>& parts);

/// More than this, unpacked, is no document or sheet of ours, and is refused before it is unpacked.
inline constexpr std::uint64_t largest_package = std::uint64_t{256} << 20U;
inline constexpr std::int64_t most_parts = 1000;

/// True for what begins as packed() would begin it if its first part had this name.
bool begins_with_part(std::string_view package, std::string_view name);

/// More than these are no bundle of ours, which has a part for each decision.
inline constexpr std::int64_t most_strict_parts = 20'000;

/// The parts of a ZIP that somebody else may have made, in its order, if packed() could have made
/// it: every part stored as it is, under a name of its own that leads nowhere else ("a/b.xml"), no
/// links, and nothing before, between or behind them. Throws Error for any other, for more than
/// `most_strict_parts` and for more than `largest_package`.
std::vector<Part> unpacked_strictly(std::string_view package);

/// The parts of a ZIP, in its order. Throws Error for bytes that are none, and for more than
/// `most_parts` or, by the sizes that it tells, `largest_package`.
std::vector<Part> unpacked(std::string_view package);

}  // namespace clauseline::office
