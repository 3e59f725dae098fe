#pragma once

#include "history/step.hpp"

#include <set>
#include <string>
#include <vector>

namespace clauseline::history {

/// The clause that a user names by its id or by the number that it prints: "3.2", "3.2(a)" (which
/// may be the item (a) of clause 3.2). Throws Error for a name that no clause has, with the nearest
/// that one has, and for a number that several have.
const Clause& clause_named(const Agreement& agreement, const std::string& name);

/// The steps that touched a clause, or clauses in it, followed from the version at `newest`, where
/// it has this id, through every renumbering, move, split and merge. Each step keeps only what is
/// about them; the others are left out, but not those that cannot be read.
std::vector<Step> follow(std::vector<Step> steps, std::size_t newest, const std::string& id);

}  // namespace clauseline::history
