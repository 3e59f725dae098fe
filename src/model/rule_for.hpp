#pragma once

#include "model/dialect.hpp"
#include "xml/element.hpp"

namespace clauseline {

/// The rule by which a dialect reads an element under this parent (null for the root), or null
/// if it has none. A root that no rule names is a container.
const ReadingRule* rule_for(const Dialect& dialect, const xml::Node& node, const xml::Node* parent);

}  // namespace clauseline
