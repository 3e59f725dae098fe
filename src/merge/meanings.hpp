#pragma once

#include "merge/plan.hpp"

namespace clauseline::merge {

/// Notes what merges without a conflict of words or attributes, and yet touches the same:
/// both sides changed the words of one provision, or one right, each in its own way; a
/// definition changed that words use which the other side changed; what one side took out is
/// referred to anew by the other; two provisions came by the same number, or the same id. Each
/// becomes a notice of the item that it is about, in a fixed order.
void add_meanings(Plan& plan, const Versions& versions);

}  // namespace clauseline::merge
