#pragma once

#include "terms/right.hpp"

#include <span>
#include <string_view>

namespace clauseline {

/// The topics of which the words of a clause speak that has a typed term of this right; none for
/// rights that no topic stands for.
std::span<const std::string_view> topics_of(const Right& right);

}  // namespace clauseline
