#pragma once

#include "text/source.hpp"

#include <string_view>

namespace clauseline {

/// Refuses what is no file of a house with this root, <policy> or <tests>, or departs from the
/// schema: throws Error with every departure.
void require_house_file(const Source& source, std::string_view root);

}  // namespace clauseline
