#pragma once

// What readers ask of an element.

#include "xml/element.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace clauseline {

/// The attribute's value; empty for no name.
std::string attribute(const xml::Node& node, const std::string& name);

/// The value of the first of these attributes that has one.
std::string first_of(const xml::Node& node, const std::vector<std::string>& names);

/// True if words stand directly in the element.
bool holds_text(const xml::Node& node);

/// The length of the words that stand directly in the element.
std::size_t bytes_of_own(const xml::Node& node);

}  // namespace clauseline
