#pragma once

#include "model/agreement.hpp"

#include <string>
#include <vector>

namespace clauseline::reports {

/// A fact on one line, its attributes in canonical order and its parts in brackets:
/// `grant t-licence grantor=openai (until date=2032)`.
std::string plain_fact(const Fact& fact);

/// An agreement on lines that stay the same while it says the same, for tools that compare
/// lines: records, then for each clause its number, heading and words on one line, two columns
/// in for each level, and under it its notes and typed terms. Ends with a line feed.
std::string plain_text(const Agreement& agreement);

/// The lines of all typed terms and records, in order, each with what it stands in.
std::vector<std::string> fact_lines(const Agreement& agreement);

}  // namespace clauseline::reports
