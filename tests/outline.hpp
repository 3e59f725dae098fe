#pragma once

// Agreements in a form that a test can compare at a glance.

#include "model/agreement.hpp"

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

namespace clauseline::tests {

/// One clause a line, indented by depth: `clause 2.1 <fees> Heading | words`. Ids that were
/// made are in parentheses.
inline std::string outline(const std::vector<Clause>& clauses, unsigned depth = 0) {
  std::string text;
  for (const Clause& clause : clauses) {
    text += fmt::format("{:{}}{}", "", 2 * depth, to_text(clause.kind));
    if (!clause.number.empty()) text += " " + clause.number;
    text += clause.stable_id ? " <" + clause.id + ">" : " (" + clause.id + ")";
    if (!clause.heading.empty()) text += " " + clause.heading;
    if (!clause.words.empty()) text += " | " + clause.words;
    text += '\n' + outline(clause.clauses, depth + 1);
  }
  return text;
}

/// One mark a line: `term def-a: the words it is over`.
inline std::string marks(const Clause& clause) {
  constexpr std::string_view names[] = {"term",  "defines", "party",    "reference", "date",
                                        "money", "percent", "duration", "redaction", "cell"};
  std::string text;
  for (const Mark& mark : clause.marks)
    text += fmt::format("{}{}{}: {}\n", names[static_cast<std::size_t>(mark.kind)],
                        mark.target.empty() ? "" : " ", mark.target,
                        clause.words.substr(mark.begin, mark.end - mark.begin));
  return text;
}

/// The first clause with this id, at any depth, or null.
inline const Clause* find(const std::vector<Clause>& clauses, std::string_view id) {
  const Clause* found = nullptr;
  walk(clauses, [&](const Clause& clause, const Clause*) {
    if (found == nullptr && clause.id == id) found = &clause;
  });
  return found;
}

}  // namespace clauseline::tests
