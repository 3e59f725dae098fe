#include "text/embedded.hpp"

#include <algorithm>
#include <cassert>

namespace clauseline {

std::string_view embedded(std::string_view path) {
  const auto files = embedded();
  const auto found = std::ranges::find(files, path, &Embedded::path);
  assert(found != files.end());
  return found->bytes;
}

}  // namespace clauseline
