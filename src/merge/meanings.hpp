#pragma once

#include "merge/plan.hpp"

// What merges without a conflict of words or attributes, and yet touches the same. Each becomes
// a notice of the item that it is about, in a fixed order.
namespace clauseline::merge {

/// Both sides changed the words of one provision, each in its own way; two things came by the
/// same id, two provisions by the same number; what one side took out is referred to anew by
/// the other.
void note_provisions(Plan& plan, const Versions& versions);

/// Both sides changed one right, each in its own way; or two rights of one kind over the same
/// assets; or one a definition, and the other a provision that uses it.
void note_rights(Plan& plan, const Versions& versions);

}  // namespace clauseline::merge
