#pragma once

#include "model/agreement.hpp"

#include <unordered_map>
#include <vector>

namespace clauseline {

/// Which clause leads to which others.
using Graph = std::unordered_map<const Clause*, std::vector<const Clause*>>;

/// The circles among clauses, one for each set of clauses that all lead to each other, by the
/// order of `clauses`: a shortest way from the first of them back to itself. An edge from a
/// clause to itself is no circle. Takes time in proportion to the edges.
std::vector<std::vector<const Clause*>> cycles(const std::vector<const Clause*>& clauses,
                                               const Graph& edges);

}  // namespace clauseline
