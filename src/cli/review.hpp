#pragma once

#include "cli/command.hpp"
#include "report/review.hpp"
#include "store/commit.hpp"

#include <functional>
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

/// What somebody wants to decide.
struct Deciding {
  std::string_view verb{};
  std::vector<std::string> findings{};  // words that name them
  /// Asks for a reason where the request gives none.
  std::function<std::string(const Decision&)> ask{};
};

/// Has git's editor ask for a reason.
std::string edited_reason(const Request& request, const Decision& decision);

/// Writes decisions into the working tree, and commits them where that is asked for; gives their
/// paths and what becomes of the findings, in lines for people. Throws Error for one that would not
/// count, and then writes none.
std::string decide(const Deciding& asked, const Report& report, const Request& request);

/// What becomes of a finding when somebody has committed these decisions on it, in a sentence.
std::string outlook(const reports::Counted& finding, const std::vector<Decision>& decisions,
                    const Report& report, const Person& by);

/// What the gate says of what is to be reviewed: of the range that the words of a request name,
/// else of what HEAD has and no remote has, else of the last commit that did not only decide.
Report judge_for_review(const Request& request);

}  // namespace clauseline::cli
