#pragma once

#include "model/dialect_check.hpp"

#include <string>

namespace clauseline::reports {

/// What `dialect check` prints: which rule reads which elements, what has no place, which rules
/// read nothing, and the outline that results, in 80 columns.
std::string dialect_check_text(const DialectCheck& check, const Dialect& dialect);

}  // namespace clauseline::reports
