#pragma once

#include "model/agreement.hpp"

namespace clauseline {

/// True for a clause that only says that there is nothing at its number: "[Repealed]",
/// "Reserved.", "[Intentionally omitted]", any short text in brackets.
bool is_stub(const Clause& clause);

}  // namespace clauseline
