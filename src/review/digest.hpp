#pragma once

#include <string>
#include <string_view>

namespace clauseline {

/// SHA-256 in lower-case hexadecimal, 64 digits.
std::string sha256(std::string_view bytes);

}  // namespace clauseline
