#pragma once

#include "policy/policy.hpp"
#include "text/error.hpp"

#include <vector>

namespace clauseline {

/// What a policy names but the agreements at hand do not have. A policy is for all agreements of
/// a house, so only what is near to a name of these is most likely misspelt.
struct UnknownNames {
  std::vector<Problem> misspelt{};  // each with the nearest name
  std::vector<Problem> others{};    // one at most, which tells them all
};

/// Looks up the parties, clauses and terms that the lines of a policy name, and the party that it
/// puts first.
UnknownNames unknown_names(const Policy& policy, const std::vector<Sides>& agreements);

}  // namespace clauseline
