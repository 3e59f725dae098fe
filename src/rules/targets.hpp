#pragma once

#include "rules/rule.hpp"

#include <vector>

namespace clauseline {

/// What a trigger or a survival clause touches: the terms in force that have one of these
/// ids, or that stand in a clause that has.
std::vector<const Term*> active_terms_named(const Names& ids, const Interpretation& version);

/// What becomes of those who hold rights, and of those who owe them.
struct Outcome {
  Direction holders{};
  Direction owers{};
};

/// The same outcome for the signing parties of all these terms; a party that has both is mixed.
Directions outcome_for(const std::vector<const Term*>& terms, const Interpretation& version,
                       const Outcome& outcome);

}  // namespace clauseline
