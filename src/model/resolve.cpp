#include "model/resolve.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
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

/// "#art_3" points to "art_3" in the same document.
std::string_view pointed(std::string_view target) {
  return target.starts_with('#') ? target.substr(1) : target;
}

void resolve_marks(std::vector<Clause>& clauses, const ByName& known) {
  for (Clause& clause : clauses) {
    for (Mark& mark : clause.marks) {
      if (!mark.target.starts_with('#')) continue;
      const auto found = known.find(pointed(mark.target));
      mark.target = found == known.end() ? mark.target.substr(1) : found->second->id;
    }
    resolve_marks(clause.clauses, known);
  }
}

bool points_anywhere(const std::vector<Clause>& clauses) {
  return std::ranges::any_of(clauses, [](const Clause& clause) {
    return std::ranges::any_of(clause.marks,
                               [](const Mark& mark) { return mark.target.starts_with('#'); }) ||
           points_anywhere(clause.clauses);
  });
}

}  // namespace

void resolve(Agreement& agreement, std::vector<PlacedTerms> terms) {
  if (terms.empty() && !points_anywhere(agreement.clauses)) return;
  ByName known;
  gather(agreement.clauses, known);
  gather_ids(agreement.clauses, known);
  resolve_marks(agreement.clauses, known);
  for (PlacedTerms& placed : terms) {
    const auto found = known.find(pointed(placed.of));
    if (found == known.end())
      agreement.remarks.push_back(
          fmt::format("typed terms name the clause {}, which does not exist", placed.of));
    else
      std::ranges::move(placed.facts, std::back_inserter(found->second->facts));
  }
}

}  // namespace clauseline
