#pragma once

#include "history/walk.hpp"

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace clauseline::history {

/// The version that last changed a thing.
struct Culprit {
  std::size_t version = 0;
  /// Unreadable versions right before it: the change may be one of theirs.
  std::vector<std::size_t> or_one_of{};
};

/// A field of a typed term, and who changed what it means and how it is written.
struct FactBlame {
  std::string right{};
  std::string term{};
  std::string field{};  // empty: the status of the term
  std::string value{};  // as reports print it
  Culprit meaning{};
  Culprit words{};
};

/// A clause, and who changed what it means, with its typed terms, and its words.
struct ClauseBlame {
  std::string id{};
  std::string number{};
  std::string label{};
  std::size_t depth = 0;  // how many clauses are around it
  Culprit meaning{};
  Culprit words{};
  std::vector<FactBlame> facts{};
};

struct Blame {
  std::size_t version = 0;  // the one that is blamed
  std::vector<ClauseBlame> clauses{};
  std::vector<std::size_t> unreadable{};  // met on the way
  std::vector<std::string> problems{};    // of each of these
};

/// The places of the versions that a blame names, newest first.
std::set<std::size_t> named_versions(const Blame& blame);

/// Goes back from the newest version of a history until every clause is settled. The meaning of a
/// clause changes with its own words, but for typography and for numbers and names that only
/// follow what they name; with what these words refer to; with what stands above them; with its
/// typed terms; and where it is split or merged. Its place and number are no meaning. At a merge a
/// clause that is as in one of the versions before it is followed there. Throws Error if the newest
/// version cannot be read. `clause` names the clause, with all in it, that is asked for; empty:
/// all.
Blame blame(const PathHistory& history, const ReadVersion& read, const std::string& clause);

}  // namespace clauseline::history
