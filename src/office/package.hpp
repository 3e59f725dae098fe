#pragma once

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

/// The parts of a ZIP, in its order. Throws Error for bytes that are none.
std::vector<Part> unpacked(std::string_view package);

}  // namespace clauseline::office
