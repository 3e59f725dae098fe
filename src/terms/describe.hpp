#pragma once

#include "terms/in_words.hpp"
#include "terms/term.hpp"

#include <string>
#include <string_view>

namespace clauseline {

/// What a term says in a few words, for the "old" and "new" of a finding: "first on azure
/// unless all(...)", "ceased 2026-04-27".
std::string describe(const Term& term, Wording wording = Wording::data);

/// What it says in the field of this name, with what belongs to it: "exclusive until agi",
/// "lifetime cap, amount undisclosed", "through 2030", "no cap".
std::string describe(const Term& term, std::string_view name, Wording wording = Wording::data);

/// Where a licence holds, with the places that it leaves out: "world except CN".
std::string describe_places(const Term& grant);

/// On which clouds a hosting term lets assets be served: "only azure until agi, except
/// us-national-security", "any".
std::string describe_hosting(const Term& term, Wording wording = Wording::data);

}  // namespace clauseline
