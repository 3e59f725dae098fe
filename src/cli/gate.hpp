#pragma once

#include "cli/versions.hpp"
#include "report/format.hpp"

namespace clauseline::cli {

/// What the gate says of a range, or of what the words of the request name where there is none.
/// Throws Error where the change brings a policy or detectors that cannot be read: they would close
/// the gate for everybody from then on.
Report judge_at_gate(const Request& request, std::optional<Range> range = {});

/// How a command ends that showed this report: says on standard error what could not be read.
/// Findings that block count where it was `judged`.
Exit result(const Report& report, bool judged);

}  // namespace clauseline::cli
