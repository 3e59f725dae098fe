#include "diff/reach.hpp"

#include <algorithm>
#include <string>
#include <unordered_set>
#include <utility>

namespace clauseline {
namespace {

/// Walks the clauses with the definition that each is part of; null outside of definitions.
template <class Visit>
void walk_definitions(const std::vector<Clause>& clauses, const Clause* around,
                      const Visit& visit) {
  for (const Clause& clause : clauses) {
    const bool is_definition = clause.kind == ClauseKind::definition;
    const Clause* definition = is_definition ? &clause : around;
    visit(clause, definition);
    walk_definitions(clause.clauses, definition, visit);
  }
}

bool defines_in_passing(const Clause& clause) {
  return std::ranges::any_of(clause.marks,
                             [](const Mark& mark) { return mark.kind == MarkKind::defines; });
}

/// The ids of assets, definitions and parties that a term speaks of.
Names things_named(const Term& term) {
  Names named;
  for (std::size_t i = 0; i < term.values.size(); ++i) {
    const auto type = term.right->fields[i].type;
    const auto* names = term.values[i].get<Names>();
    if (names != nullptr && (type == Type::assets || type == Type::ids || type == Type::parties))
      named.insert(names->begin(), names->end());
  }
  return named;
}

}  // namespace

Reach::Reach(const Interpretation& version, const Definitions& definitions) {
  read_words(*version.agreement, definitions);
  read_terms(version, definitions);
}

void Reach::read_words(const Agreement& agreement, const Definitions& definitions) {
  walk_definitions(agreement.clauses, nullptr, [&](const Clause& clause, const Clause* around) {
    places_.try_emplace(&clause, places_.size());
    const Clause* user = around == nullptr ? &clause : around;
    const bool defines = around != nullptr || defines_in_passing(clause);
    for (const TermUse& use : definitions.uses(clause)) {
      auto& known = users_[use.definition];
      const bool told = !known.empty() && known.back().clause == user;
      if (use.definition != user && !told)
        known.push_back({.place = places_.at(user), .clause = user, .defines = defines});
    }
  });
}

/// A term names a definition as the base of a share, or through what an asset or an actor is
/// called.
void Reach::read_terms(const Interpretation& version, const Definitions& definitions) {
  std::unordered_map<std::string, std::vector<const Clause*>> labelled;
  for (const Term& record : version.records)
    if (record.right->name == "asset" || record.right->name == "actor")
      labelled[record.id] =
          definitions.defining(record[record.right->name == "asset" ? "label" : "name"].text);
  for (const Term& term : version.terms) {
    if (term.piece > 0 || term.clause == nullptr) continue;
    terms_[term.clause].push_back(&term);
    const User user{.place = places_.at(term.clause), .clause = term.clause, .term = &term};
    for (const std::string& id : things_named(term)) {
      if (const auto* definition = definitions.find(id)) users_[definition].push_back(user);
      if (const auto found = labelled.find(id); found != labelled.end())
        for (const auto* definition : found->second)
          users_[definition].push_back(user);
    }
  }
}

const std::vector<Reach::User>& Reach::users(const Clause& definition) const {
  static const std::vector<User> none;
  const auto found = users_.find(&definition);
  return found == users_.end() ? none : found->second;
}

const std::vector<const Term*>& Reach::terms_in(const Clause& clause) const {
  static const std::vector<const Term*> none;
  const auto found = terms_.find(&clause);
  return found == terms_.end() ? none : found->second;
}

std::vector<Reached> Reach::of(const Clause& definition) const {
  std::vector<std::pair<std::size_t, Reached>> found;  // by place in the document
  std::vector<const Clause*> open{&definition};
  std::unordered_set<const void*> seen{&definition};
  for (std::size_t i = 0; i < open.size(); ++i) {
    const Clause* through = open[i];
    const auto reach = [&](const User& user, const Term* term) {
      const void* what = user.clause;
      if (term != nullptr) what = term;
      const bool fresh = seen.insert(what).second;
      if (fresh) found.push_back({user.place, {user.clause, term, through}});
      return fresh;
    };
    for (const User& user : users(*through)) {
      if (!reach(user, user.term) || user.term != nullptr) continue;
      for (const Term* term : terms_in(*user.clause))
        reach(user, term);
      if (user.defines) open.push_back(user.clause);
    }
  }
  std::ranges::stable_sort(found, {}, &std::pair<std::size_t, Reached>::first);
  std::vector<Reached> all;
  all.reserve(found.size());
  for (const auto& [place, one] : found)
    all.push_back(one);
  return all;
}

Reach::Ways Reach::ways_to(const std::vector<const Clause*>& definitions) const {
  Ways ways;
  std::vector<const Clause*> open;
  for (const Clause* definition : definitions)
    if (ways.next_.try_emplace(definition, nullptr).second) open.push_back(definition);
  for (std::size_t i = 0; i < open.size(); ++i)
    for (const User& user : users(*open[i]))
      if (user.defines && ways.next_.try_emplace(user.clause, open[i]).second)
        open.push_back(user.clause);
  return ways;
}

std::vector<const Clause*> Reach::Ways::from(const Clause& definition) const {
  std::vector<const Clause*> way;
  if (!next_.contains(&definition)) return way;
  for (const Clause* at = &definition; at != nullptr; at = next_.at(at))
    way.push_back(at);
  return way;
}

}  // namespace clauseline
