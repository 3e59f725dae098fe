#pragma once

#include "model/resolve.hpp"

namespace clauseline {

/// Tells parties from actors where a document only lists who has a name in it: those who sign
/// are parties; where nobody signs, those whom the words name.
void settle_parties(Agreement& agreement, const Elsewhere& elsewhere);

/// Title, notices and parties, from the facts that bear those names.
void name_parts(Agreement& agreement);

}  // namespace clauseline
