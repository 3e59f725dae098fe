#pragma once

#include "terms/term.hpp"

#include <vector>

namespace clauseline {

/// The parts of a term that no field reads: of a part that is read once ("cap"), each after the
/// first. In the order in which they are written.
std::vector<const Fact*> unread_parts(const Term& term);

}  // namespace clauseline
