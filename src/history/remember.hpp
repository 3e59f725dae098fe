#pragma once

#include "history/step.hpp"

#include <optional>
#include <string>
#include <string_view>

// Steps as bytes, to be kept in a cache.
namespace clauseline::history {

/// What a version changed, without its place and without what it was compared with.
std::string to_bytes(const Step& step);

/// The step that to_bytes() wrote; nothing for other bytes.
std::optional<Step> step_from(std::string_view bytes);

}  // namespace clauseline::history
