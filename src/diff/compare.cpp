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

std::vector<Reached> reached(const Change& change, const Comparison& comparison) {
  const bool of_clause = change.term() == nullptr && change.new_clause != nullptr;
  const bool changed = change.field == "words" || change.field == "parts";
  if (!of_clause || !changed || !comparison.reach) return {};
  if (change.new_clause->kind != ClauseKind::definition) return {};
  return comparison.reach->of(*change.new_clause);
}

Comparison compare(const Interpretation& before, const Interpretation& after,
                   const Detectors* detectors) {
  Comparison comparison{.before = &before,
                        .after = &after,
                        .clauses = compare_clauses(*before.agreement, *after.agreement)};
  compare_mentions(comparison);
  compare_terms(comparison);
  compare_hosting(comparison);
  compare_meanings(comparison);
  compare_records(comparison);
  if (detectors != nullptr) compare_prose(comparison, *detectors);
  compare_overrides(comparison);
  compare_precedence(comparison);
  tell_clauses(comparison);
  compare_content(comparison);
  return comparison;
}

}  // namespace clauseline
