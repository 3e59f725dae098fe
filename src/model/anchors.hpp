#pragma once

#include "model/agreement.hpp"

namespace clauseline {

/// Makes links to a heading ("#a-definitions") references to the id of its clause. Takes an
/// agreement whose clauses have ids; a link that fits no heading stays as it is.
void resolve_anchors(Agreement& agreement);

}  // namespace clauseline
