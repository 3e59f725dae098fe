#pragma once

#include "model/agreement.hpp"

namespace clauseline {

/// Gives a definition the terms that it defines, where its author named none in an attribute:
/// the words that are marked as defined, else those in quotes at its beginning.
void name_definition(Clause& definition);

}  // namespace clauseline
