#pragma once

#include "review/audit.hpp"

#include <string>
#include <unordered_map>
#include <vector>

/// Where the clauses of two versions stand, and the one order in which reports list them.
namespace clauseline::reports {

/// Where a clause stands in its own version.
struct Place {
  const ClauseChange* change = nullptr;  // the pairing that it belongs to
  const Clause* around = nullptr;        // null for an outermost clause
  const Clause* previous = nullptr;      // the one before it under the same clause
  int depth = 0;
};

/// The places of all clauses of an audit, looked up once.
class Places {
 public:
  explicit Places(const Audit& audit);

  const Place& operator[](const Clause& clause) const { return places_.at(&clause); }
  /// The pairing that a clause belongs to; null for null.
  const ClauseChange* change_of(const Clause* clause) const;
  /// The pairing of the clause around, or null.
  const ClauseChange* around(const Clause& clause) const;
  /// The clauses around, outermost first.
  std::vector<const Clause*> path(const Clause& clause) const;
  /// "after 7.1 Term, under 7 General", "first under 2 Fees". What is around is left out if a
  /// move stayed within it.
  std::string told(const Clause& clause) const;

 private:
  void gather(const std::vector<Clause>& clauses, const Clause* around, int depth);

  std::unordered_map<const Clause*, Place> places_{};
};

/// An entry of the list of all clauses: a pairing, or only a pointer to one from where a part
/// of it stood before or stands now.
struct Entry {
  const ClauseChange* change = nullptr;
  const Clause* clause = nullptr;  // the one that stands here
  int depth = 0;
  bool pointer = false;

  /// Is the clause one of the later version?
  bool is_new() const;
};

/// Every pairing once, in order of the later version, removed clauses where they stood; and
/// pointers: where a moved or merged clause stood, where the later parts of a split stand, if
/// that is not beside it.
std::vector<Entry> entries(const Audit& audit, const Places& places);

}  // namespace clauseline::reports
