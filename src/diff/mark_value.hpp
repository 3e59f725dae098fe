#pragma once

#include "model/agreement.hpp"

#include <string>

namespace clauseline {

/// Does a mark say what its words stand for: a day, an amount, a percentage, a duration?
bool is_value(const Mark& mark);

/// What it stands for, in one of the several ways to write it: "5 USD" for "5.00 USD".
std::string mark_value(const Mark& mark);

}  // namespace clauseline
