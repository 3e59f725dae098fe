#include "scenes.hpp"

#include "draft.hpp"

#include <algorithm>
#include <utility>

namespace clauseline::bench {
namespace {

using Articles = std::vector<Article>;

Pair renamed(const Articles& before, const Articles& after) {
  return {written(before, "2031-01-01"), written(after, "2032-01-01", "n")};
}

/// Of about 400 bytes of words, one in twenty with a typed term; a few are edited, inserted,
/// deleted and moved.
Pair ordinary(std::size_t clauses) {
  Drafter drafter;
  auto articles = drafter.draft(clauses);
  auto before = written(articles, "2031-01-01");
  drafter.revise(articles, clauses);
  return {std::move(before), written(articles, "2032-01-01")};
}

/// Every clause has a typed term, each grant of something else; one in ten says something else
/// later, in words that stayed.
Pair terms(std::size_t clauses) {
  Drafter drafter;
  auto articles = drafter.draft(clauses);
  for (auto& article : articles)
    for (Clause& clause : article) {
      drafter.set_term(clause);
      clause.own_asset = clause.term == Term::grant;
    }
  auto before = written(articles, "2031-01-01");
  for (auto& article : articles)
    for (Clause& clause : article)
      if (drafter.below(10) == 0) Drafter::edit_term(clause);
  return {std::move(before), written(articles, "2032-01-01")};
}

Pair only_renamed(std::size_t clauses) {
  const auto articles = Drafter().draft(clauses);
  return renamed(articles, articles);
}

/// All say the same; the first is gone and one more has come.
Pair identical(std::size_t clauses) {
  Drafter drafter;
  auto before = drafter.draft(clauses);
  const Clause model = drafter.clause();
  for (auto& article : before)
    for (Clause& clause : article)
      clause = {.id = clause.id, .heading = model.heading, .sentences = model.sentences};
  auto after = before;
  after.front().erase(after.front().begin());
  after.back().push_back(
      {.id = clauses + 2, .heading = model.heading, .sentences = model.sentences});
  return renamed(before, after);
}

Pair replaced(std::size_t clauses) {
  Drafter drafter;
  const auto before = drafter.draft(clauses);
  auto after = before;
  for (auto& article : after)
    for (Clause& clause : article)
      clause = drafter.invented_clause();
  return renamed(before, after);
}

Pair reversed(std::size_t clauses) {
  const auto before = Drafter().draft(clauses);
  auto after = before;
  std::ranges::reverse(after);
  for (auto& article : after)
    std::ranges::reverse(article);
  return renamed(before, after);
}

/// A new first article gives every clause another number.
Pair renumbered(std::size_t clauses) {
  Drafter drafter;
  const auto before = drafter.draft(clauses);
  auto after = before;
  after.insert(after.begin(), {drafter.clause()});
  return renamed(before, after);
}

Pair edited(std::size_t clauses) {
  Drafter drafter;
  const auto before = drafter.draft(clauses);
  auto after = before;
  for (auto& article : after)
    for (Clause& clause : article)
      drafter.edit(clause);
  return renamed(before, after);
}

/// Siblings under one parent.
Pair shuffled(std::size_t clauses) {
  Drafter drafter;
  Articles before(1);
  while (before.front().size() < clauses)
    before.front().push_back(drafter.clause());
  auto after = before;
  for (auto& one : after.front())
    std::swap(one, after.front()[drafter.below(clauses)]);
  return renamed(before, after);
}

/// One clause, every third sentence of it edited.
Pair giant(std::size_t sentences) {
  Drafter drafter;
  auto before = drafter.draft(1);
  auto& all = before.front().front().sentences;
  while (all.size() < sentences)
    all.push_back(drafter.sentence());
  auto after = before;
  auto& later = after.front().front().sentences;
  for (std::size_t i = 0; i < later.size(); i += 3)
    drafter.edit(later[i]);
  return renamed(before, after);
}

/// Chains of clauses 200 deep, one in ten edited.
Pair nested(std::size_t clauses) {
  constexpr std::size_t levels = 200;
  Drafter drafter;
  const auto chains = std::max<std::size_t>(1, clauses / levels);
  Articles before(1);
  Articles after(1);
  for (std::size_t chain = 0; chain < chains; ++chain) {
    Clause old = drafter.clause();
    Clause young = old;
    for (std::size_t level = 1; level < levels; ++level) {
      Clause above = drafter.clause();
      Clause later = above;
      if (drafter.below(10) == 0) drafter.edit(later);
      above.inner.push_back(std::move(old));
      later.inner.push_back(std::move(young));
      old = std::move(above);
      young = std::move(later);
    }
    before.front().push_back(std::move(old));
    after.front().push_back(std::move(young));
  }
  return renamed(before, after);
}

constexpr Scene all[] = {
    {"ordinary", ordinary},     {"terms", terms},       {"renamed", only_renamed},
    {"identical", identical},   {"replaced", replaced}, {"reversed", reversed},
    {"renumbered", renumbered}, {"edited", edited},     {"shuffled", shuffled},
    {"giant", giant},           {"nested", nested},
};

}  // namespace

std::span<const Scene> scenes() { return all; }

Pair ordinary_of(std::size_t bytes) {
  constexpr std::size_t sample = 1000;
  const auto each = ordinary(sample).before.size() / sample;
  return ordinary(std::max<std::size_t>(1, bytes / each));
}

}  // namespace clauseline::bench
