#pragma once

#include "review/circumstances.hpp"

#include <string>

namespace clauseline::reports {

/// Who made a commit and when, as it claims, and what its signature is worth: "Ann, 2026-04-27,
/// committed by Bob; signed by ann@example.org".
std::string made_by(const SignedCommit& one);

/// The same of a tag: "Ann, 2026-04-27; signed by ann@example.org".
std::string made_by(const SignedTag& one);

}  // namespace clauseline::reports
