#pragma once

// What holds for every agreement that a reader makes of a text without markup.

#include "model/agreement.hpp"
#include "text/error.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace clauseline::tests {

/// One clause a line, indented by depth: `clause 2.1 {Heading} | words`.
inline std::string tree(const std::vector<Clause>& clauses, unsigned depth = 0) {
  std::string text;
  for (const Clause& clause : clauses) {
    text += std::string(std::size_t{2} * depth, ' ') + std::string(to_text(clause.kind));
    if (!clause.number.empty()) text += " " + clause.number;
    if (!clause.heading.empty()) text += " {" + clause.heading + "}";
    if (!clause.words.empty()) text += " | " + clause.words;
    text += '\n' + tree(clause.clauses, depth + 1);
  }
  return text;
}

/// The plain letters and digits of a text in order, without anything between them.
inline std::string letters(std::string_view text) {
  std::string kept;
  for (const char c : text) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (letter || (c >= '0' && c <= '9')) kept += c;
  }
  return kept;
}

/// Everything that the clauses say, in order.
inline std::string said(const Agreement& agreement) {
  std::string text;
  walk(agreement.clauses, [&](const Clause& clause, const Clause*) {
    text += clause.number + " " + clause.heading + " " + clause.words + "\n";
  });
  return text;
}

/// Paths and ids are unique, places are in the source and in order, marks are within words.
inline void check_laws(const Agreement& agreement, const Source& source) {
  std::set<std::string> paths;
  std::set<std::string> ids;
  Position last{.line = 1, .column = 1};
  walk(agreement.clauses, [&](const Clause& clause, const Clause*) {
    BOOST_TEST(paths.insert(clause.path).second, clause.path);
    BOOST_TEST(ids.insert(clause.id).second, clause.id);
    BOOST_TEST_REQUIRE(clause.at.line > 0U, clause.path);
    BOOST_TEST(clause.at.column <= source.line(clause.at.line).size() + 1, clause.path);
    BOOST_TEST((clause.at >= last), clause.path);
    last = clause.at;
    for (const Mark& mark : clause.marks)
      BOOST_TEST((mark.begin <= mark.end && mark.end <= clause.words.size()), clause.path);
  });
}

/// The message of what a reader throws, or nothing.
template <class Read>
std::string refusal(const Read& read) {
  try {
    read();
  } catch (const Error& error) {
    return told(error.problems().front());
  }
  return {};
}

}  // namespace clauseline::tests
