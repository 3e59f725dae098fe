#pragma once

#include "model/agreement.hpp"
#include "terms/value.hpp"

namespace clauseline {

/// Reads what a term says in one field. `piece` chooses among repeated child elements of
/// the same name, where a grant states several exclusivities. A value that cannot be read
/// keeps its text and compares as text.
Value read_value(const Field& field, const Fact& term, std::size_t piece = 0);

End read_end(const Fact& bound);
Condition read_condition(const Fact& fact);

}  // namespace clauseline
