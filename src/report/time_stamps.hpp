#pragma once

#include "report/format.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace clauseline::reports {

/// What is known of when things were decided: what the tokens beside decisions say, or that all
/// days are as claimed.
std::string dates_known(const Report& report);

/// "1 decision", "2 decisions".
std::string counted(std::size_t number, std::string_view one);

}  // namespace clauseline::reports
