// What holds of every pairing, tried on small trees of clauses with random edits.

#include "diff/align.hpp"

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <vector>

using namespace clauseline;

BOOST_AUTO_TEST_SUITE(align_law_test)

/// Makes trees of clauses and edits them. Few words, so that clauses are often alike.
class Maker {
 public:
  Maker(unsigned seed, bool with_ids) : random_(seed), with_ids_(with_ids) {}

  int below(int limit) { return std::uniform_int_distribution<int>(0, limit - 1)(random_); }

  std::vector<Clause> clauses(int depth) {
    std::vector<Clause> made;
    const int count = 1 + below(4);
    for (int i = 0; i < count; ++i) {
      made.push_back(clause());
      if (depth > 0 && below(2) == 0) made.back().clauses = clauses(depth - 1);
    }
    return made;
  }

  void edit(std::vector<Clause>& clauses, bool may_move = true) {
    auto& family = any_family(clauses);
    if (family.empty() || below(4) == 0) {
      family.insert(family.begin() + below(static_cast<int>(family.size()) + 1), clause());
      return;
    }
    const auto at = family.begin() + below(static_cast<int>(family.size()));
    switch (below(may_move ? 7 : 5)) {
      case 0: family.erase(at); break;
      case 1: at->words = words(); break;
      case 2: at->words += " more"; break;
      case 3:
        at->was = {at->id};
        at->id = next_id();
        break;
      case 4: at->was.push_back(fmt::format("c{}", 1 + below(next_))); break;
      case 5: std::iter_swap(at, family.begin()); break;
      default: move_elsewhere(clauses, family, at); break;
    }
  }

 private:
  Clause clause() {
    Clause made{.id = next_id()};
    made.stable_id = with_ids_ && below(6) != 0;
    if (below(3) == 0) made.number = fmt::format("{}", 1 + below(5));
    if (below(5) == 0) made.heading = "Fees";
    if (below(6) != 0) made.words = words();
    if (below(8) == 0) made.kind = ClauseKind::item;
    return made;
  }

  std::string next_id() { return fmt::format("c{}", ++next_); }

  std::string words() {
    constexpr auto known = std::to_array<std::string_view>(
        {"the", "customer", "pays", "fees", "monthly", "supplier", "delivers", "software"});
    std::string text;
    const int count = 1 + below(8);
    for (int i = 0; i < count; ++i)
      text += fmt::format("{} ", known.at(static_cast<std::size_t>(below(8))));
    return text;
  }

  std::vector<Clause>& any_family(std::vector<Clause>& clauses) {
    if (clauses.empty() || below(2) == 0) return clauses;
    return any_family(
        clauses[static_cast<std::size_t>(below(static_cast<int>(clauses.size())))].clauses);
  }

  void move_elsewhere(std::vector<Clause>& clauses, std::vector<Clause>& family,
                      std::vector<Clause>::iterator at) {
    auto moved = std::move(*at);
    family.erase(at);
    auto& other = any_family(clauses);
    other.insert(other.begin() + below(static_cast<int>(other.size()) + 1), std::move(moved));
  }

  std::mt19937 random_;
  bool with_ids_;
  int next_ = 0;
};

std::vector<const Clause*> all(const std::vector<Clause>& clauses) {
  std::vector<const Clause*> found;
  walk(clauses, [&](const Clause& clause, const Clause*) { found.push_back(&clause); });
  return found;
}

/// Every clause of one side stands in exactly one pairing.
void check_side(const std::vector<Clause>& clauses, const std::vector<Pairing>& pairings,
                std::vector<const Clause*> Pairing::*side) {
  std::map<const Clause*, int> seen;
  for (const Pairing& pairing : pairings)
    for (const Clause* clause : pairing.*side)
      ++seen[clause];
  const auto expected = all(clauses);
  BOOST_TEST(seen.size() == expected.size());
  for (const Clause* clause : expected)
    BOOST_TEST(seen[clause] == 1, clause->id);
}

void check(const std::vector<Clause>& before, const std::vector<Clause>& after) {
  const auto pairings = align(before, after);
  check_side(before, pairings, &Pairing::before);
  check_side(after, pairings, &Pairing::after);
  std::map<const Clause*, std::size_t> place;
  for (const Clause* clause : all(after))
    place.emplace(clause, place.size());
  std::size_t last = 0;
  for (const Pairing& pairing : pairings) {
    const bool one_sided = pairing.before.empty() || pairing.after.empty();
    BOOST_TEST(!(pairing.before.empty() && pairing.after.empty()));
    BOOST_TEST((pairing.why == "added") == pairing.before.empty());
    BOOST_TEST((pairing.why == "removed") == pairing.after.empty());
    BOOST_TEST((pairing.similarity >= 0 && pairing.similarity <= 1));
    BOOST_TEST(!(one_sided && (pairing.moved || pairing.similarity > 0)));
    if (pairing.after.empty()) continue;
    const auto here = place.at(pairing.after.front());
    BOOST_TEST((here == 0 || here > last));  // in the order of the later version
    last = here;
  }
}

void check_random(bool with_ids) {
  for (unsigned seed = 1; seed <= 300; ++seed) {
    Maker maker(seed, with_ids);
    const auto before = maker.clauses(2);
    auto after = before;
    const int edits = maker.below(12);
    for (int i = 0; i < edits; ++i)
      maker.edit(after);
    check(before, after);
    check(after, before);
  }
}

BOOST_AUTO_TEST_CASE(neither_loses_nor_repeats_a_clause_that_has_an_id) { check_random(true); }

BOOST_AUTO_TEST_CASE(neither_loses_nor_repeats_a_clause_that_has_none) { check_random(false); }

BOOST_AUTO_TEST_CASE(neither_loses_nor_repeats_where_nothing_is_alike) {
  for (unsigned seed = 1; seed <= 100; ++seed)
    check(Maker(seed, seed % 2 == 0).clauses(2), Maker(seed + 1000, seed % 3 == 0).clauses(2));
}

BOOST_AUTO_TEST_CASE(pairs_every_clause_with_itself_if_nothing_changed) {
  for (unsigned seed = 1; seed <= 200; ++seed) {
    const auto before = Maker(seed, seed % 2 == 0).clauses(2);
    const auto after = Maker(seed, seed % 2 == 0).clauses(2);
    for (const Pairing& pairing : align(before, after)) {
      BOOST_TEST_REQUIRE(pairing.before.size() == 1U);
      BOOST_TEST_REQUIRE(pairing.after.size() == 1U);
      BOOST_TEST(pairing.before.front()->id == pairing.after.front()->id, seed);
      BOOST_TEST(!pairing.moved);
      BOOST_TEST(pairing.similarity == 1.0);
    }
  }
}

using Ids = std::set<std::string>;

/// Each pairing as the ids of its old and of its new clauses.
std::multiset<std::pair<Ids, Ids>> ids(const std::vector<Pairing>& pairings, bool exchanged) {
  std::multiset<std::pair<Ids, Ids>> all;
  for (const Pairing& pairing : pairings) {
    std::pair<Ids, Ids> one;
    for (const Clause* clause : pairing.before)
      one.first.insert(clause->id);
    for (const Clause* clause : pairing.after)
      one.second.insert(clause->id);
    if (exchanged) std::swap(one.first, one.second);
    all.insert(std::move(one));
  }
  return all;
}

/// `was` speaks of one direction only, so none is there.
void forget_was(std::vector<Clause>& clauses) {
  for (Clause& clause : clauses) {
    clause.was.clear();
    forget_was(clause.clauses);
  }
}

/// Where siblings changed places that are as long and as like, it cannot be said from both sides
/// alike which of them moved, and what is paired by its place may follow the one or the other.
BOOST_AUTO_TEST_CASE(is_the_same_from_both_sides_unless_siblings_changed_places) {
  for (unsigned seed = 1; seed <= 1000; ++seed) {
    Maker maker(seed, seed % 2 == 0);
    const auto before = maker.clauses(2);
    auto after = before;
    const int edits = maker.below(12);
    for (int i = 0; i < edits; ++i)
      maker.edit(after, false);
    forget_was(after);
    BOOST_TEST((ids(align(before, after), false) == ids(align(after, before), true)), seed);
  }
}

BOOST_AUTO_TEST_CASE(keeps_the_ids_of_authors_whatever_else_changed) {
  for (unsigned seed = 1; seed <= 200; ++seed) {
    Maker maker(seed, true);
    const auto before = maker.clauses(2);
    auto after = before;
    for (int i = 0; i < 6; ++i)
      maker.edit(after);
    std::set<std::string, std::less<>> stayed;
    for (const Clause* clause : all(before))
      if (clause->stable_id) stayed.insert(clause->id);
    for (const Pairing& pairing : align(before, after))
      for (const Clause* clause : pairing.after)
        if (clause->stable_id && stayed.contains(clause->id))
          BOOST_TEST(std::ranges::any_of(pairing.before,
                                         [&](const Clause* old) { return old->id == clause->id; }),
                     clause->id);
  }
}

BOOST_AUTO_TEST_SUITE_END()
