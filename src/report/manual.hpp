#pragma once

#include <string>

namespace clauseline::reports {

/// The manual of rules as Markdown: every rule by family with what it says, why, its mirror and
/// an example; every lint with its remedy; then the coverage map, which says for each field of
/// each right who speaks of each move of it, or why nobody does.
std::string rule_manual();

}  // namespace clauseline::reports
