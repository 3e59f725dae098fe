#pragma once

#include "history/walk.hpp"
#include "model/quantity.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace clauseline::history {

/// Which version of a history applied on a day.
struct InForce {
  std::optional<std::size_t> version{};   // its place in the history
  std::unique_ptr<const Version> read{};  // it, read
  std::string first_effective{};          // where none applied yet: from when the first does
  std::vector<std::string> problems{};    // of versions that cannot be read
};

/// Among the versions that say from when they apply, and are neither drafts nor proposals, the one
/// that took effect last before or on the day; of several from one day the newest by topology.
InForce in_force(const PathHistory& history, const ReadVersion& read, const Date& day);

}  // namespace clauseline::history
