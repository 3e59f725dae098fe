#include "diff/compare.hpp"

#include <utility>

namespace clauseline {

bool ClauseChange::unchanged() const {
  return !edited && !renumbered && !pairing.moved && !added() && !removed() && !split() &&
         !merged();
}

const Value* Change::old_value() const {
  return old_term == nullptr || field.empty() ? nullptr : &(*old_term)[field];
}

const Value* Change::new_value() const {
  return new_term == nullptr || field.empty() ? nullptr : &(*new_term)[field];
}

Comparison compare(const Interpretation& before, const Interpretation& after) {
  Comparison comparison{.before = &before,
                        .after = &after,
                        .clauses = compare_clauses(*before.agreement, *after.agreement)};
  compare_terms(comparison);
  compare_hosting(comparison);
  compare_meanings(comparison);
  compare_records(comparison);
  tell_clauses(comparison);
  return comparison;
}

}  // namespace clauseline
