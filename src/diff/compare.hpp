#pragma once

#include "diff/change.hpp"
#include "prose/detectors.hpp"

#include <deque>
#include <vector>

// The parts of compare(), one for each kind of thing that can change.
namespace clauseline {

/// Pairs the clauses and tells what happened to each.
std::deque<ClauseChange> compare_clauses(const Agreement& before, const Agreement& after);

/// Tells which words only followed a name or a number, and which came to mean another thing.
void compare_mentions(Comparison& into);

/// The changes of clauses as such: added, removed, moved, split, merged, words, number, note.
void tell_clauses(Comparison& into);

/// The changes of typed terms, field by field; see match_terms.
void compare_terms(Comparison& into);

/// The changes of hosting rights: for every asset and class of customers, on which clouds it
/// may be served.
void compare_hosting(Comparison& into);

/// What the words of changed clauses say and did not, or no longer do, by their signals.
void compare_prose(Comparison& into, const Detectors& detectors);

/// The provisions that now give way to another, or no longer do, though their own words are the
/// same; and the clauses that give way to others than before.
void compare_overrides(Comparison& into);

/// The provisions in a conflict that another order of precedence decides the other way.
void compare_precedence(Comparison& into);

/// The changes of parties, register and metadata.
void compare_records(Comparison& into);

/// A version that changed without becoming another: it was more than a draft, what it says differs,
/// and it still calls itself as before. Comes last, for it looks at what the others told.
void compare_content(Comparison& into);

/// The definitions of both versions that say something else now, in their own words or within.
std::vector<const ClauseChange*> changed_definitions(const Comparison& comparison);

/// Rights that changed because a definition or an asset that they use did.
void compare_meanings(Comparison& into);

}  // namespace clauseline
