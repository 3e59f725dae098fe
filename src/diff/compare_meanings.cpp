// A right may change although its own words and values did not: through the definition that
// it uses, the definitions that this one uses, or the asset that it is about.

#include "diff/compare.hpp"
#include "terms/tables.hpp"
#include "text/fold.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <set>

namespace clauseline {
namespace {

/// The definitions of both versions that changed, and which definition uses which.
class Definitions {
 public:
  explicit Definitions(const Comparison& comparison) {
    for (const ClauseChange& change : comparison.clauses)
      for (const auto* side : {&change.pairing.before, &change.pairing.after})
        for (const Clause* clause : *side)
          if (clause->kind == ClauseKind::definition) add(*clause, change.edited);
  }

  /// The chain of definitions from this one to a changed one, both ends included; empty if
  /// none is reached.
  std::vector<std::string> path_to_change(const std::string& from) const {
    std::map<std::string, std::string> reached_from{{from, ""}};
    std::vector<std::string> open{from};
    for (std::size_t i = 0; i < open.size(); ++i) {
      const auto here = open[i];
      if (changed_.contains(here)) return path(here, reached_from);
      const auto used = uses_.find(here);
      if (used == uses_.end()) continue;
      for (const std::string& next : used->second)
        if (reached_from.try_emplace(next, here).second) open.push_back(next);
    }
    return {};
  }

  /// The definitions of a term as it is written.
  Names defining(const std::string& term) const {
    const auto found = by_term_.find(fold(term));
    return found == by_term_.end() ? Names() : found->second;
  }

 private:
  void add(const Clause& definition, bool edited) {
    if (edited) changed_.insert(definition.id);
    for (const Mark& mark : definition.marks)
      if (mark.kind == MarkKind::term) uses_[definition.id].insert(mark.target);
    for (const std::string& term : definition.terms_defined)
      by_term_[fold(term)].insert(definition.id);
  }

  static std::vector<std::string> path(std::string end,
                                       const std::map<std::string, std::string>& reached_from) {
    std::vector<std::string> steps;
    for (; !end.empty(); end = reached_from.at(end))
      steps.push_back(end);
    std::ranges::reverse(steps);
    return steps;
  }

  Names changed_;
  std::map<std::string, Names> uses_;
  std::map<std::string, Names> by_term_;
};

const Term* find_term(const std::vector<Term>& terms, const Term& like) {
  const auto found = std::ranges::find_if(
      terms, [&](const Term& term) { return term.id == like.id && term.right == like.right; });
  return found == terms.end() ? nullptr : &*found;
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

void tell_base(const Term& share, const Definitions& definitions, Comparison& into) {
  const auto* names = share["base.definition"].get<Names>();
  const Term* before = find_term(into.before->terms, share);
  if (names == nullptr || names->empty() || before == nullptr || !before->active()) return;
  if ((*before)["base.definition"].text != share["base.definition"].text) return;  // told as such
  const auto path = definitions.path_to_change(*names->begin());
  if (path.empty()) return;
  auto told = meaning(before, share, "base.definition");
  told.before = fmt::format("{} as before", fmt::join(path, " -> "));
  told.after = fmt::format("{} changed", fmt::join(path, " -> "));
  into.changes.push_back(std::move(told));
}

/// What a term is about, with what lies above and below it.
bool speaks_of(const Term& term, const std::string& asset, const Register& things) {
  const auto* assets = term["assets"].get<Names>();
  if (assets == nullptr) return false;
  if (things.covers(*assets, asset)) return true;
  return std::ranges::any_of(
      *assets, [&](const std::string& named) { return things.covers({asset}, named); });
}

/// Why an asset of the register means something else now, or empty.
std::string redefinition(const Term& before, const Term& after, const Definitions& definitions) {
  if (before["within"].text != after["within"].text)
    return fmt::format("{} lies within {}, before: {}", after.id,
                       after["within"].text.empty() ? "nothing" : after["within"].text,
                       before["within"].text.empty() ? "nothing" : before["within"].text);
  for (const std::string& definition : definitions.defining(after["label"].text))
    if (const auto path = definitions.path_to_change(definition); !path.empty())
      return fmt::format("{} changed", fmt::join(path, " -> "));
  return {};
}

void tell_asset(const Term& asset, const Definitions& definitions, Comparison& into) {
  const Term* before = find_term(into.before->records, asset);
  if (before == nullptr) return;
  const auto why = redefinition(*before, asset, definitions);
  if (why.empty()) return;
  std::set<const Right*> told_of;  // one finding a kind of right, at the first that uses it
  for (const Term& term : into.after->terms) {
    const auto name = term.right->name;
    const bool uses = name == "hosting" || name == "launch" || name == "grant";
    const bool spoke = speaks_of(term, asset.id, into.before->things) ||
                       speaks_of(term, asset.id, into.after->things);
    if (!uses || term.piece > 0 || !term.active() || !spoke) continue;
    if (!told_of.insert(term.right).second) continue;
    auto told = meaning(find_term(into.before->terms, term), term, "assets");
    told.before = asset.id;
    told.after = why;
    told.asset = asset.id;
    into.changes.push_back(std::move(told));
  }
}

/// An event means something else where the definition of its name does, or the one that the
/// register names.
void tell_event(const Term& event, const Definitions& definitions, Comparison& into) {
  const Term* before = find_term(into.before->records, event);
  if (before == nullptr) return;
  auto names = definitions.defining(event["label"].text);
  if (const auto& clause = event["clause"].text; !clause.empty()) names.insert(clause);
  for (const std::string& definition : names) {
    const auto path = definitions.path_to_change(definition);
    if (path.empty()) continue;
    auto told = meaning(before, event, "label");
    told.before = event.id;
    told.after = fmt::format("{} changed", fmt::join(path, " -> "));
    into.changes.push_back(std::move(told));
    return;
  }
}

}  // namespace

void compare_meanings(Comparison& into) {
  const Definitions definitions(into);
  for (const Term& term : into.after->terms)
    if (term.right->name == "revenue-share" && term.active()) tell_base(term, definitions, into);
  for (const Term& record : into.after->records)
    if (record.right->name == "asset")
      tell_asset(record, definitions, into);
    else if (record.right->name == "event")
      tell_event(record, definitions, into);
}

}  // namespace clauseline
