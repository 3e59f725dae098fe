#pragma once

#include "policy/blame.hpp"
#include "terms/value.hpp"

#include <optional>
#include <string_view>

namespace clauseline {

/// The amount that an attribute of a policy gives, such as "USD 100000000"; blames what is none.
std::optional<Money> amount_in(const xml::Node& node, std::string_view attribute, Blame& blame);

}  // namespace clauseline
