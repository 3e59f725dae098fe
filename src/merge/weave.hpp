#pragma once

#include "merge/merge.hpp"
#include "merge/plan.hpp"

namespace clauseline::merge {

/// Writes what was planned. The notices of the plan's items stand before them; with `marks`
/// false they are left out, as are those of attributes, so that the rest can be validated.
Merged weave(const Plan& plan, const Versions& versions, const Labels& labels, bool marks);

/// How people call what stands at a node: "2.1 Licensed IP", "<grant> t-licence", or its tag.
std::string called(const Version& version, int node);

}  // namespace clauseline::merge
