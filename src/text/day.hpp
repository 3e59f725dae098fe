#pragma once

#include <chrono>
#include <string>

namespace clauseline {

/// "2026-04-27", whatever the time zone and language of the machine: what libraries make of days
/// hangs on both.
std::string to_text(std::chrono::sys_days day);

/// "2026-04-27T10:20:30Z".
std::string to_text(std::chrono::sys_seconds moment);

}  // namespace clauseline
