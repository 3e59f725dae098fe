#pragma once

#include <span>
#include <string_view>

namespace clauseline {

/// A file that the program carries inside it, under its path in the project.
struct Embedded {
  std::string_view path;
  std::string_view bytes;
};

std::span<const Embedded> embedded();

/// The bytes of an embedded file that must be there.
std::string_view embedded(std::string_view path);

}  // namespace clauseline
