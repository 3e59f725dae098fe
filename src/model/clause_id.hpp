#pragma once

#include "model/agreement.hpp"

namespace clauseline {

/// Gives an id to every clause that has none: the path of its numbers ("3.2.a"), else the
/// slug of its heading, else its position ("~3.2"); a repeated one is told apart by "~2".
void give_ids(Agreement& agreement);

}  // namespace clauseline
