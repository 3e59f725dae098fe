#pragma once

#include "rules/rule.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace clauseline {

/// The signing parties that play a role in a change; see Rule::direction for the roles.
std::vector<std::string> players(std::string_view role, const Change& change,
                                 const Comparison& comparison);

/// Who gains and who loses by a change, as its rule says. A party that stands on both sides
/// is mixed. Empty where the agreement names no party.
Directions direction_of(const Rule& rule, const Change& change, const Comparison& comparison);

/// On what it depends whether a new end is a gain: "longer if agi-verified would have come
/// by 2030-12-31, shorter if it comes later or never"; or from which base on which share pays
/// more. Empty where neither can be told.
std::string what_it_depends_on(const Change& change);

}  // namespace clauseline
