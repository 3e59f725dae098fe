#pragma once

#include "diff/change.hpp"

#include <string_view>

namespace clauseline {

/// Who does what to whom in a sentence of the form "Licensor hereby grants Licensee ...": a party
/// named shortly before a finite verb of giving, and the only other one that is named behind it.
/// Nothing for any other form: a passive one, one in which both parties give, or one that names
/// its verb only as a noun ("a grant", "the licence").
WordRoles word_roles(std::string_view sentence, const Agreement& agreement);

}  // namespace clauseline
