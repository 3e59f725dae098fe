#include "diff/outline.hpp"

#include "text/fold.hpp"

#include <functional>

namespace clauseline {
namespace {

std::uint64_t mix(std::uint64_t seed, std::uint64_t value) {
  return (seed ^ (value + 0x9E3779B97F4A7C15ULL + (seed << 6U) + (seed >> 2U))) *
         0xBF58476D1CE4E5B9ULL;
}

}  // namespace

Outline::Outline(const std::vector<Clause>& clauses) {
  for (const Clause& clause : clauses)
    add(clause, -1);
  bags_.resize(entries_.size());
}

int Outline::add(const Clause& clause, int parent) {
  const int index = size();
  const auto text = fold(clause.own_text());
  entries_.push_back({.clause = &clause,
                      .parent = parent,
                      .words = std::hash<std::string>{}(text),
                      .has_words = !text.empty()});
  if (clause.stable_id) by_id_.try_emplace(clause.id, index);
  auto subtree = mix(static_cast<std::uint64_t>(clause.kind), entries_.back().words);
  for (const Clause& inner : clause.clauses)
    subtree = mix(subtree, (*this)[add(inner, index)].subtree);
  auto& entry = entries_[static_cast<std::size_t>(index)];
  entry.subtree = subtree;
  entry.last = size() - 1;
  return index;
}

std::vector<int> Outline::children(int index) const {
  std::vector<int> found;
  const int last = index < 0 ? size() - 1 : (*this)[index].last;
  for (int child = index + 1; child <= last; child = (*this)[child].last + 1)
    found.push_back(child);
  return found;
}

int Outline::find(const std::string& id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? -1 : found->second;
}

const WordBag& Outline::bag(int index) {
  auto& bag = bags_[static_cast<std::size_t>(index)];
  if (!bag) bag.emplace((*this)[index].clause->own_text());
  return *bag;
}

}  // namespace clauseline
