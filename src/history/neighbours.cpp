#include "history/neighbours.hpp"

#include "terms/order.hpp"
#include "text/fold.hpp"

#include <algorithm>

namespace clauseline::history {
namespace {

bool same_words(const ClauseChange& change) {
  return change.redline.empty() && change.before()->own_text() == change.after()->own_text();
}

/// A link that came or went on words that stayed: they refer to what they did.
bool only_linked(const MentionPair& pair) {
  const bool both = pair.before.end > 0 && pair.after.end > 0;
  return !both && (pair.before.end > 0 ? pair.before : pair.after).kind == MarkKind::reference;
}

}  // namespace

Neighbours::Neighbours(const Version& before, const Version& after)
    : comparison_{.before = &before.interpretation,
                  .after = &after.interpretation,
                  .clauses = compare_clauses(before.agreement, after.agreement)},
      pairs_(match_terms(before.interpretation, after.interpretation)) {
  compare_mentions(comparison_);
  compare_terms(comparison_);
  compare_hosting(comparison_);
  for (const ClauseChange& change : comparison_.clauses)
    for (const Clause* clause : change.pairing.after)
      changes_.emplace(clause, &change);
  find_moved_terms();
  for (const TermPair& pair : pairs_)
    if (pair.after == nullptr) gone_.push_back(pair.before);
}

void Neighbours::find_moved_terms() {
  for (const Change& change : comparison_.changes)
    for (const Clause* clause : {change.old_clause, change.new_clause})
      if (clause != nullptr) terms_moved_.insert(clause);
}

bool Neighbours::same_meaning(const ClauseChange& change) const {
  if ((change.edited && !change.followed) || change.other_lead_in) return false;
  if (terms_moved_.contains(change.before()) || terms_moved_.contains(change.after())) return false;
  if (change.before()->reserved != change.after()->reserved) return false;
  const auto mentions = comparison_.mentions.find(&change);
  return mentions == comparison_.mentions.end() ||
         std::ranges::all_of(mentions->second.retargeted, only_linked);
}

const Clause* Neighbours::same(const Clause& after, Aspect aspect) const {
  const auto found = changes_.find(&after);
  if (found == changes_.end()) return nullptr;
  const ClauseChange& change = *found->second;
  if (change.added()) return nullptr;
  if (change.split() || change.merged()) return same_part(after, change, aspect);
  const bool same = aspect == Aspect::words ? same_words(change) : same_meaning(change);
  return same ? change.before() : nullptr;
}

/// Of clauses that were merged or split only one that says all of it was it already: what the
/// others said is said there too, or elsewhere.
const Clause* Neighbours::same_part(const Clause& after, const ClauseChange& change,
                                    Aspect aspect) const {
  const auto text = after.own_text();
  for (const Clause* before : change.pairing.before) {
    const bool moved = terms_moved_.contains(before) || terms_moved_.contains(&after);
    if (before->own_text() == text && (aspect == Aspect::words || !moved)) return before;
    if (aspect == Aspect::meaning && !moved && equal_folded(before->own_text(), text))
      return before;
  }
  return nullptr;
}

std::vector<const Term*> Neighbours::before(const Term& after) const {
  std::vector<const Term*> found;
  for (const TermPair& pair : pairs_)
    if (pair.after == &after && pair.before != nullptr) found.push_back(pair.before);
  return found;
}

const Term* Neighbours::same(const Term& after, std::size_t field, Aspect aspect) const {
  const Value& now = after.values.at(field);
  for (const Term* term : before(after)) {
    if (term->right != after.right) continue;
    const Value& then = term->values.at(field);
    const bool written = then.known == now.known && then.text == now.text;
    if (written) return term;
    if (aspect == Aspect::words) continue;
    const auto move =
        order(after.right->fields[field], then, now, {*comparison_.before, *comparison_.after});
    if (move == Move::none) return term;
  }
  return nullptr;
}

const Term* Neighbours::same_status(const Term& after) const {
  for (const Term* term : before(after))
    if (term->status == after.status && term->active() == after.active()) return term;
  return nullptr;
}

}  // namespace clauseline::history
