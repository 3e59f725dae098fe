#include "model/resolve.hpp"

#include "text/split.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace clauseline {
namespace {

using ByName = std::unordered_map<std::string_view, Clause*>;

void gather(std::vector<Clause>& clauses, ByName& into) {
  for (Clause& clause : clauses) {
    if (!clause.address.empty()) into.try_emplace(clause.address, &clause);
    gather(clause.clauses, into);
  }
}

void gather_ids(std::vector<Clause>& clauses, ByName& into) {
  for (Clause& clause : clauses) {
    into.try_emplace(clause.id, &clause);
    gather_ids(clause.clauses, into);
  }
}

void gather_definitions(std::vector<Clause>& clauses, ByName& into) {
  for (Clause& clause : clauses) {
    for (const std::string& term : clause.terms_defined)
      into.try_emplace(term, &clause);
    gather_definitions(clause.clauses, into);
  }
}

/// "#art_3" points to "art_3" in the same document.
std::string_view pointed(std::string_view target) {
  return target.starts_with('#') ? target.substr(1) : target;
}

bool points(std::string_view target) {
  return target.starts_with('#') || target.find(" #") != std::string_view::npos;
}

/// The definition of each concept that one is about, by the concept's id.
void gather_concepts(std::vector<Clause>& clauses, const std::vector<Concept>& concepts,
                     ByName& into) {
  ByName defined;
  gather_definitions(clauses, defined);
  for (const Concept& one : concepts)
    if (const auto found = defined.find(one.name); found != defined.end())
      into.try_emplace(one.id, found->second);
}

class Pointers {
 public:
  Pointers(Agreement& agreement, const std::vector<Concept>& concepts) {
    gather(agreement.clauses, known_);
    gather_ids(agreement.clauses, known_);
    gather_concepts(agreement.clauses, concepts, known_);
    for (const Concept& one : concepts)
      names_.try_emplace(one.id, one.name);
  }

  Clause* find(std::string_view target) const {
    const auto found = known_.find(pointed(target));
    return found == known_.end() ? nullptr : found->second;
  }

  void follow(std::vector<Clause>& clauses) const {
    for (Clause& clause : clauses) {
      for (Mark& mark : clause.marks)
        if (points(mark.target)) mark.target = followed(mark);
      follow(clause.clauses);
    }
  }

 private:
  std::string followed(const Mark& mark) const {
    std::string target;
    for (const std::string& part : split(mark.target)) {
      if (!target.empty()) target += ' ';
      target += part.starts_with('#') ? named(mark.kind, part) : part;
    }
    return target;
  }

  std::string named(MarkKind kind, std::string_view part) const {
    if (const auto* clause = find(part)) return clause->id;
    const auto name = names_.find(pointed(part));
    const bool called = kind == MarkKind::money && name != names_.end();
    return std::string(called ? name->second : pointed(part));
  }

  ByName known_{};
  std::unordered_map<std::string_view, std::string_view> names_{};
};

bool points_anywhere(const std::vector<Clause>& clauses) {
  return std::ranges::any_of(clauses, [](const Clause& clause) {
    return std::ranges::any_of(clause.marks,
                               [](const Mark& mark) { return points(mark.target); }) ||
           points_anywhere(clause.clauses);
  });
}

}  // namespace

void resolve(Agreement& agreement, Elsewhere& elsewhere) {
  if (elsewhere.terms.empty() && !points_anywhere(agreement.clauses)) return;
  const Pointers pointers(agreement, elsewhere.concepts);
  pointers.follow(agreement.clauses);
  for (PlacedTerms& placed : elsewhere.terms) {
    if (auto* clause = pointers.find(placed.of))
      std::ranges::move(placed.facts, std::back_inserter(clause->facts));
    else
      agreement.remarks.push_back(
          fmt::format("typed terms name the clause {}, which does not exist", placed.of));
  }
}

}  // namespace clauseline
