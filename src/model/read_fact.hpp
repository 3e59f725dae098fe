#pragma once

#include "model/agreement.hpp"
#include "xml/element.hpp"

namespace clauseline {

/// The element as a fact: its name, its attributes, and the same of every element in it.
Fact read_fact(const xml::Node& node);

/// The element and its attributes, without what is in it.
Fact read_fact_alone(const xml::Node& node);

}  // namespace clauseline
