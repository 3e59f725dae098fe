#pragma once

#include "text/source.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace clauseline {

/// The logo of a house: a picture that every page carries inside it.
struct Logo {
  std::string_view kind;  // "png" or "jpeg"
  std::string bytes;
  unsigned width = 0;  // in pixels
  unsigned height = 0;
};

inline constexpr std::size_t largest_logo = std::size_t{256} << 10U;  // bytes
inline constexpr unsigned widest_logo = 4000;                         // pixels, of either side

/// Reads a PNG or JPEG as far as it takes to know its size, and that nothing stands behind its end.
/// Throws Error for anything else, SVG above all: that is a document, which may hold scripts, links
/// and fonts.
Logo read_logo(const Source& file);

}  // namespace clauseline
