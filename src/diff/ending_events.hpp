#pragma once

#include "terms/term.hpp"

#include <map>
#include <string>

namespace clauseline {

/// The events at which triggers end terms, by the id of the term.
using TriggeredEnds = std::map<std::string, Names, std::less<>>;

TriggeredEnds triggered_ends(const Interpretation& version);

/// The events that end a term: those that its own end names and those of triggers.
Names ending_events(const Term& term, const TriggeredEnds& triggered);

/// "ends on agi", "independent of agi", "tied to no event".
std::string link_text(const Names& ends, const Value& independent);

}  // namespace clauseline
