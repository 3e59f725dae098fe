#pragma once

#include "diff/compare.hpp"
#include "diff/match_terms.hpp"
#include "review/audit.hpp"

#include <cstdint>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace clauseline::history {

/// What is looked at of a clause or a field: what it means, or how it is written.
enum class Aspect : std::uint8_t { meaning, words };

/// Two neighbours of a history, compared as far as it takes to say what stayed as it was. Both
/// must outlive it.
class Neighbours {
 public:
  Neighbours(const Version& before, const Version& after);

  /// The clause of the earlier version that this one of the later was, if it was so already; null
  /// if it was not.
  const Clause* same(const Clause& after, Aspect aspect) const;
  /// The terms of the earlier version that this one of the later was.
  std::vector<const Term*> before(const Term& after) const;
  /// The one of them that said the same in the field at this place; null if none did.
  const Term* same(const Term& after, std::size_t field, Aspect aspect) const;
  /// The one of them that was in force as this one is; null if none was.
  const Term* same_status(const Term& after) const;
  /// What moved in typed terms.
  const std::vector<Change>& changes() const { return comparison_.changes; }
  /// The terms of the earlier version that the later has not.
  const std::vector<const Term*>& gone() const { return gone_; }

 private:
  bool same_meaning(const ClauseChange& change) const;
  const Clause* same_part(const Clause& after, const ClauseChange& change, Aspect aspect) const;
  void find_moved_terms();

  Comparison comparison_{};
  std::vector<TermPair> pairs_{};
  std::vector<const Term*> gone_{};
  std::unordered_map<const Clause*, const ClauseChange*> changes_{};
  std::unordered_set<const Clause*> terms_moved_{};  // clauses of either version
};

}  // namespace clauseline::history
