#pragma once

#include "rules/rule.hpp"

#include <string>
#include <string_view>

namespace clauseline {

/// A sentence of a rule with its placeholders filled in from a change: {old} and {new} are
/// what the field said, {clause} its clause, {old clauses} and {new clauses} those of a merge
/// or a split, {asset} and {names} what moved, {said} what
/// words said and say, and any field of
/// the right what the term says there, parties by their short names. A placeholder that the
/// change cannot fill reads "the other side" for parties and "it" for the rest.
std::string fill(std::string_view sentence, const Change& change, const Comparison& comparison);

/// Text with the ids in it as people call what they stand for: "until agi" is "until AGI".
std::string with_names(std::string_view text, const Comparison& comparison);

}  // namespace clauseline
