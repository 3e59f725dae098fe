#pragma once

#include "rules/rule.hpp"

#include <string>

namespace clauseline {

/// What identifies a finding for ever: a hash of the rule, the agreement, the clause, the
/// term, and the old and new facts. Stable under renumbering, under rewording of messages and
/// under edits elsewhere; changes when the fact does. 32 hex digits.
std::string fingerprint(const Finding& finding, const std::string& agreement);

}  // namespace clauseline
