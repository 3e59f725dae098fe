// A right may change although its own words and values did not: through the definition that
// it uses, the definitions that this one uses, or the asset that it is about.

#include "diff/compare.hpp"
#include "diff/definitions.hpp"
#include "diff/reach.hpp"
#include "terms/tables.hpp"
#include "text/fold.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace clauseline {
namespace {

std::vector<const Clause*> later_sides(const std::vector<const ClauseChange*>& changes) {
  std::vector<const Clause*> clauses;
  for (const ClauseChange* change : changes)
    clauses.insert(clauses.end(), change->pairing.after.begin(), change->pairing.after.end());
  return clauses;
}

/// The definitions of the later version, and the ways from them to one that changed.
class Meanings {
 public:
  Meanings(const Definitions& definitions, Reach::Ways ways)
      : definitions_(definitions), ways_(std::move(ways)) {}

  /// "def-revenue -> def-deductions": how a definition leads to a changed one, or empty.
  std::string way(const Clause* from) const {
    std::vector<std::string> steps;
    if (from == nullptr) return {};
    for (const Clause* step : ways_.from(*from))
      steps.push_back(step->id);
    return fmt::format("{}", fmt::join(steps, " -> "));
  }
  std::string way_of_id(const std::string& id) const { return way(definitions_.find(id)); }
  /// The same from the definitions of a term; the first that leads to a changed one.
  std::string way_of_term(std::string_view term) const {
    for (const Clause* definition : definitions_.defining(term))
      if (auto found = way(definition); !found.empty()) return found;
    return {};
  }

 private:
  const Definitions& definitions_;
  Reach::Ways ways_;
};

/// The earlier term with the id and the right of a later one, or null.
const Term* earlier(const Term& later, const Comparison& comparison) {
  return find_term(*comparison.before, later.id, later.right->name);
}
const Term* earlier_record(const Term& later, const Comparison& comparison) {
  return find_record(*comparison.before, later.id, later.right->name);
}

Change meaning(const Term* before, const Term& after, std::string_view field) {
  return {.right = after.right,
          .field = field,
          .move = Move::replaced,
          .old_term = before,
          .new_term = &after,
          .old_clause = before == nullptr ? nullptr : before->clause,
          .new_clause = after.clause};
}

void tell_base(const Term& share, const Meanings& meanings, Comparison& into) {
  const auto* names = share["base.definition"].get<Names>();
  const Term* before = earlier(share, into);
  if (names == nullptr || names->empty() || before == nullptr || !before->active()) return;
  if ((*before)["base.definition"].text != share["base.definition"].text) return;  // told as such
  const auto way = meanings.way_of_id(*names->begin());
  if (way.empty()) return;
  auto told = meaning(before, share, "base.definition");
  told.before = way + " as before";
  told.after = way + " changed";
  into.changes.push_back(std::move(told));
}

/// What a term is about, with what lies above and below it.
bool speaks_of(const Term& term, const std::string& asset, const Register& things) {
  const auto* assets = term.get<Names>("assets");
  if (assets == nullptr) return false;
  if (things.covers(*assets, asset)) return true;
  return std::ranges::any_of(
      *assets, [&](const std::string& named) { return things.covers({asset}, named); });
}

/// Why an asset of the register means something else now, or empty.
std::string redefinition(const Term& before, const Term& after, const Meanings& meanings) {
  if (before["within"].text != after["within"].text)
    return fmt::format("{} lies within {}, before: {}", after.id,
                       after["within"].text.empty() ? "nothing" : after["within"].text,
                       before["within"].text.empty() ? "nothing" : before["within"].text);
  const auto way = meanings.way_of_term(after["label"].text);
  return way.empty() ? way : way + " changed";
}

void tell_asset(const Term& asset, const Meanings& meanings, Comparison& into) {
  const Term* before = earlier_record(asset, into);
  if (before == nullptr) return;
  const auto why = redefinition(*before, asset, meanings);
  if (why.empty()) return;
  std::set<const Right*> told_of;  // one finding a kind of right, at the first that uses it
  for (const Term& term : into.after->terms) {
    const auto name = term.right->name;
    const bool uses = name == "hosting" || name == "launch" || name == "grant";
    const bool spoke = speaks_of(term, asset.id, into.before->things) ||
                       speaks_of(term, asset.id, into.after->things);
    if (!uses || term.piece > 0 || !term.active() || !spoke) continue;
    if (!told_of.insert(term.right).second) continue;
    auto told = meaning(earlier(term, into), term, "assets");
    told.before = asset.id;
    told.after = why;
    told.asset = asset.id;
    into.changes.push_back(std::move(told));
  }
}

/// An event means something else where the definition of its name does, or the one that the
/// register names.
void tell_event(const Term& event, const Meanings& meanings, Comparison& into) {
  const Term* before = earlier_record(event, into);
  if (before == nullptr) return;
  auto way = meanings.way_of_term(event["label"].text);
  if (way.empty()) way = meanings.way_of_id(event["clause"].text);
  if (way.empty()) return;
  auto told = meaning(before, event, "label");
  told.before = event.id;
  told.after = way + " changed";
  into.changes.push_back(std::move(told));
}

/// Does a definition say who belongs to a party: does it define "Affiliate", or the name of a
/// group that the agreement knows?
bool draws_a_circle(const Clause& definition, const Interpretation& version) {
  return std::ranges::any_of(definition.terms_defined, [&](const std::string& term) {
    if (fold(term).starts_with("Affiliate") || fold(term).starts_with("affiliate")) return true;
    return std::ranges::any_of(version.records, [&](const Term& record) {
      if (record.right->name != "actor" || fold(record["name"].text) != fold(term)) return false;
      const auto& kind = record["kind"].text;
      return kind == "affiliates" || kind.ends_with("group");
    });
  });
}

/// A licence reaches more or fewer companies where the definition of affiliates does.
void tell_affiliates(const Clause& definition, Comparison& into) {
  if (!draws_a_circle(definition, *into.after)) return;
  for (const Reached& one : into.reach->of(definition)) {
    if (one.term == nullptr || one.term->right->name != "grant" || !one.term->active()) continue;
    auto told = meaning(earlier(*one.term, into), *one.term, "grantee");
    if (told.old_term == nullptr || told.old_value()->text != told.new_value()->text) continue;
    told.before = definition.label() + " as defined before";
    told.after = definition.label() + " as defined now";
    into.changes.push_back(std::move(told));
  }
}

/// Calls `visit(clause, definition)` for each clause that is part of a definition.
template <class Visit>
void walk_definitions(const std::vector<Clause>& clauses, const Clause* around,
                      const Visit& visit) {
  for (const Clause& clause : clauses) {
    const Clause* definition = clause.kind == ClauseKind::definition ? &clause : around;
    if (definition != nullptr) visit(clause, *definition);
    walk_definitions(clause.clauses, definition, visit);
  }
}

/// Removed definitions whose term some clause of the later version still uses.
std::unordered_set<const Clause*> still_used(const Comparison& comparison) {
  std::vector<const Clause*> removed;
  for (const ClauseChange& change : comparison.clauses)
    if (change.removed() && change.before()->kind == ClauseKind::definition)
      removed.push_back(change.before());
  std::unordered_set<const Clause*> used;
  if (removed.empty()) return used;
  const Definitions gone(removed);
  walk(comparison.after->agreement->clauses, [&](const Clause& clause, const Clause*) {
    for (const TermUse& use : gone.uses(clause))
      used.insert(use.definition);
  });
  return used;
}

}  // namespace

std::vector<const ClauseChange*> changed_definitions(const Comparison& comparison) {
  std::unordered_map<const Clause*, const Clause*> definition_of;
  for (const Interpretation* version : {comparison.before, comparison.after})
    walk_definitions(version->agreement->clauses, nullptr,
                     [&](const Clause& clause, const Clause& definition) {
                       definition_of.try_emplace(&clause, &definition);
                     });
  if (definition_of.empty()) return {};
  std::unordered_set<const Clause*> changed;
  for (const ClauseChange& change : comparison.clauses) {
    const auto moves = comparison.mentions.find(&change);
    const bool other = change.added() || change.removed() || (change.edited && !change.followed) ||
                       (moves != comparison.mentions.end() && !moves->second.retargeted.empty());
    for (const Clause* clause : {change.before(), change.after()})
      if (const auto around = definition_of.find(clause); other && around != definition_of.end())
        changed.insert(around->second);
  }
  std::vector<const ClauseChange*> found;
  for (const ClauseChange& change : comparison.clauses)
    if (!change.added() && !change.removed() &&
        (changed.contains(change.before()) || changed.contains(change.after())))
      found.push_back(&change);
  return found;
}

void compare_meanings(Comparison& into) {
  into.still_used = still_used(into);
  const auto changed = later_sides(changed_definitions(into));
  const auto definitions = changed.empty() ? Definitions(std::vector<const Clause*>{})
                                           : Definitions(*into.after->agreement);
  if (!changed.empty()) into.reach.emplace(*into.after, definitions);
  for (const Clause* definition : changed)
    tell_affiliates(*definition, into);
  const Meanings meanings(definitions, into.reach ? into.reach->ways_to(changed) : Reach::Ways());
  for (const Term& term : into.after->terms)
    if (term.right->name == "revenue-share" && term.active()) tell_base(term, meanings, into);
  for (const Term& record : into.after->records)
    if (record.right->name == "asset")
      tell_asset(record, meanings, into);
    else if (record.right->name == "event")
      tell_event(record, meanings, into);
}

}  // namespace clauseline
