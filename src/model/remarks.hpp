#pragma once

#include "model/agreement.hpp"
#include "xml/element.hpp"

#include <map>
#include <string>

namespace clauseline {

/// The elements that a dialect had no place for: their local names and a namespace of each.
using Unplaced = std::map<std::string, std::string, std::less<>>;

/// Says in the agreement what its dialect had no place for, and where it read nothing at all.
void remark_on(const Unplaced& unplaced, const xml::Node& root, Agreement& agreement);

}  // namespace clauseline
