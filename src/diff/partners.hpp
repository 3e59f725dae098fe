#pragma once

#include "diff/change.hpp"

#include <deque>
#include <unordered_map>

namespace clauseline {

/// Which clause of the one version is which of the other.
class Partners {
 public:
  explicit Partners(const std::deque<ClauseChange>& changes);

  /// What happened to a clause of either version, or null if it is in neither.
  const ClauseChange* change_of(const Clause* clause) const;
  /// Are they the same clause, or parts of one that was split or merged?
  bool same(const Clause* before, const Clause* after) const;

 private:
  std::unordered_map<const Clause*, const ClauseChange*> change_of_;
};

}  // namespace clauseline
