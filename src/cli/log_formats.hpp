#pragma once

#include "cli/page_formats.hpp"
#include "report/log.hpp"

namespace clauseline::cli {

inline constexpr PageFormat<reports::LogPage> log_formats[] = {
    {"text", reports::log_text},
    {"json", reports::log_json},
};

}  // namespace clauseline::cli
