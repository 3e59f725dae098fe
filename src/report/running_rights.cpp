#include "report/running_rights.hpp"

#include "diff/match_terms.hpp"
#include "report/rights_words.hpp"

#include <algorithm>
#include <unordered_set>

namespace clauseline::pages {
namespace {

/// A term that names neither who holds nor who owes is no right that runs, nor is one that cannot
/// have an end.
bool runs(const TermPair& pair) {
  const Term& term = pair.after == nullptr ? *pair.before : *pair.after;
  const bool somebodys = !term.right->beneficiary.empty() || !term.right->burdened.empty();
  return term.piece == 0 && somebodys && term.find("until") != nullptr;
}

RunningSide side(const Term* term, const reports::RightsPage& page) {
  if (term == nullptr) return {};
  RunningSide one{.term = term, .told = reports::held_right(*term, page)};
  one.lanes = lanes_of(one.told, page);
  return one;
}

}  // namespace

RunningRights running_rights(const Audit& audit, std::size_t most) {
  std::unordered_set<const Term*> moved;
  for (const Change& change : audit.comparison.changes)
    for (const Term* term : {change.old_term, change.new_term})
      if (term != nullptr) moved.insert(term);
  const auto has_changed = [&](const TermPair& pair) {
    return moved.contains(pair.before) || moved.contains(pair.after);
  };
  auto pairs = match_terms(audit.before->interpretation, audit.after->interpretation);
  std::erase_if(pairs, [](const TermPair& pair) { return !runs(pair); });
  std::stable_partition(pairs.begin(), pairs.end(), has_changed);
  RunningRights rights;
  if (pairs.size() > most) {
    rights.left_out = pairs.size() - most;
    pairs.resize(most);
  }
  const reports::RightsPage before{.version = *audit.before, .query = {}};
  const reports::RightsPage after{.version = *audit.after, .query = {}};
  for (const TermPair& pair : pairs)
    rights.shown.push_back({.before = side(pair.before, before),
                            .after = side(pair.after, after),
                            .changed = has_changed(pair)});
  return rights;
}

}  // namespace clauseline::pages
