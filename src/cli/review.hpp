#pragma once

#include "cli/command.hpp"
#include "report/review.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace clauseline::cli {

/// The finding that a word names: the beginning of its fingerprint, or RULE@CLAUSE, where the
/// clause is an id or a printed number, or RULE@CLAUSE/TERM, or RULE alone. Throws Error for one
/// that names none, or several.
const reports::Counted& finding_named(const std::string& word,
                                      const std::vector<reports::Counted>& findings);

/// True for a verb with which somebody decides: approve, waive, reject, withdraw.
bool decides(std::string_view verb);

/// Writes decisions on the findings that the words name into the working tree, and commits them
/// where that is asked for. Throws Error for one that would not count, and then writes none.
Exit decide(std::string_view verb, const std::vector<std::string>& words, const Report& report,
            const Request& request);

}  // namespace clauseline::cli
