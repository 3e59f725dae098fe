#pragma once

#include <functional>
#include <string_view>

namespace clauseline {

/// Takes bytes as they come.
using Sink = std::function<void(std::string_view)>;

/// Gives bytes, piece by piece.
using Pour = std::function<void(const Sink&)>;

}  // namespace clauseline
