#pragma once

#include "prose/suggest.hpp"
#include "text/source.hpp"

#include <string>
#include <vector>

namespace clauseline::reports {

/// What `signals --suggest-terms` prints: for each clause an element <terms> of
/// schemas/agreement-1.xsd, with the words that every attribute came from in comments.
std::string suggested_terms(const Source& source, const std::vector<Suggestion>& suggestions);

/// One of them, as it is pasted into its clause.
std::string suggested_terms(const Suggestion& suggestion);

}  // namespace clauseline::reports
