#pragma once

#include "model/agreement.hpp"
#include "text/source.hpp"
#include "xml/element.hpp"

#include <string>
#include <utility>

namespace clauseline {

/// The two sides of a case of a policy test as whole agreements. Each `side` is the element
/// that holds typed terms, definitions or provisions; `around`, which may be none, holds parties,
/// register and definitions. What it does not hold is put there: a party, an asset, a cloud and
/// an event for each id that the terms of either side name. Throws Error, with places of the
/// test file, where the result is no agreement.
std::pair<Agreement, Agreement> framed(const Source& source, const xml::Node& around,
                                       const std::pair<xml::Node, xml::Node>& sides);

}  // namespace clauseline
