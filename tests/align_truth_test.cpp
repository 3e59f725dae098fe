// Agreements of invented words are edited at random, and pairing must find out what was done.

#include "diff/align.hpp"
#include "text/split.hpp"
#include "truth.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <ostream>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace clauseline;
using tests::boilerplate;
using tests::Deed;
using tests::Drafter;
using tests::TrueVersion;
namespace data = boost::unit_test::data;

BOOST_AUTO_TEST_SUITE(align_truth_test)

using Pairs = std::set<std::pair<const Clause*, const Clause*>>;

/// What became of each clause, by the paths that the later version keeps.
Pairs truth(const TrueVersion& before, const TrueVersion& after) {
  std::map<std::string, const Clause*, std::less<>> olds;
  walk(before.clauses, [&](const Clause& clause, const Clause*) { olds[clause.path] = &clause; });
  Pairs pairs;
  walk(after.clauses, [&](const Clause& clause, const Clause*) {
    auto paths = clause.path;
    std::ranges::replace(paths, ',', ' ');
    for (const std::string& path : split(paths))
      if (const auto old = olds.find(path); old != olds.end()) pairs.emplace(old->second, &clause);
  });
  return pairs;
}

Pairs found(const TrueVersion& before, const TrueVersion& after) {
  Pairs pairs;
  for (const Pairing& pairing : align(before.clauses, after.clauses))
    for (const Clause* old : pairing.before)
      for (const Clause* young : pairing.after)
        pairs.emplace(old, young);
  return pairs;
}

/// How many pairs there are and how many of them were found.
struct Share {
  int all = 0;
  int found = 0;

  void count(bool one_found) {
    ++all;
    found += one_found ? 1 : 0;
  }
  double value() const { return all == 0 ? 1 : static_cast<double>(found) / all; }
};

struct Measure {
  Share kept{};     // of the pairs that nothing was done to
  Share touched{};  // of the pairs that something was done to
  Share right{};    // of the pairs that were found, those that are true
};

/// Copies that stand in many places are left to a law of their own.
void measure(const TrueVersion& before, const TrueVersion& after, Measure& into) {
  const auto truly = truth(before, after);
  const auto seen = found(before, after);
  for (const auto& pair : truly)
    if (!boilerplate(*pair.first))
      (after.touched.contains(pair.first->path) ? into.touched : into.kept)
          .count(seen.contains(pair));
  for (const auto& pair : seen)
    if (!boilerplate(*pair.first)) into.right.count(truly.contains(pair));
}

constexpr unsigned seeds = 6;

struct Row {
  std::string_view name;
  std::vector<Deed> deeds;
  bool stable_ids;
  double kept;  // at least these shares
  double touched;
  double right;

  friend std::ostream& operator<<(std::ostream& out, const Row& row) {
    return out << row.name << (row.stable_ids ? ", with stable ids" : ", without ids");
  }
};

const std::vector<Deed> all{tests::deeds.begin(), tests::deeds.end()};

// Near what is measured. A part of fewer than six words is no evidence of a merge.
const Row rows[] = {
    {"insert", {Deed::insert}, false, 0.999, 0.99, 0.999},
    {"remove", {Deed::remove}, false, 0.999, 1, 0.995},
    {"reword", {Deed::reword}, false, 0.999, 0.99, 0.999},
    {"move", {Deed::move}, false, 0.999, 0.99, 0.999},
    {"swap", {Deed::swap}, false, 0.999, 0.99, 0.999},
    {"rewrite", {Deed::rewrite}, false, 0.999, 0.97, 0.995},
    {"regroup", {Deed::regroup}, false, 0.999, 0.99, 0.999},
    {"split", {Deed::split}, false, 0.999, 0.99, 0.999},
    {"merge", {Deed::merge}, false, 0.999, 0.95, 0.999},
    {"everything", all, false, 0.999, 0.98, 0.999},
    {"reword", {Deed::reword}, true, 1, 1, 1},
    {"rewrite", {Deed::rewrite}, true, 1, 1, 1},
    {"split", {Deed::split}, true, 1, 0.99, 0.999},
    {"merge", {Deed::merge}, true, 1, 0.95, 0.999},
    {"everything", all, true, 1, 0.98, 0.999},
};

/// Every id is another one, so that none of the author's speaks for a pair.
BOOST_AUTO_TEST_CASE(recovers_all_where_all_ids_changed) {
  Drafter drafter(1, true);
  const auto before = drafter.draft();
  auto after = before;
  drafter.rename(after.clauses);
  BOOST_TEST((found(before, after) == truth(before, after)));
}

BOOST_DATA_TEST_CASE(recovers_what_was_done, data::make(rows), row) {
  Measure sum;
  for (unsigned seed = 1; seed <= seeds; ++seed) {
    Drafter drafter(seed, row.stable_ids);
    const auto before = drafter.draft();
    measure(before, drafter.revise(before, row.deeds), sum);
  }
  BOOST_TEST_MESSAGE(
      fmt::format("{}{}: kept {:.4f} of {}, touched {:.4f} of {}, right {:.4f} of {}", row.name,
                  row.stable_ids ? " ids" : "", sum.kept.value(), sum.kept.all, sum.touched.value(),
                  sum.touched.all, sum.right.value(), sum.right.all));
  BOOST_TEST(sum.kept.value() >= row.kept);
  BOOST_TEST(sum.touched.value() >= row.touched);
  BOOST_TEST(sum.right.value() >= row.right);
}

/// The same pairs with sides exchanged, whichever version is the later one.
BOOST_DATA_TEST_CASE(is_the_same_from_both_sides, data::make({false, true}), stable_ids) {
  for (unsigned seed = 1; seed <= seeds; ++seed) {
    Drafter drafter(seed, stable_ids);
    const auto before = drafter.draft();
    const auto after = drafter.revise(before, all);
    Pairs backwards;
    for (const auto& [young, old] : found(after, before))
      backwards.emplace(old, young);
    BOOST_TEST((found(before, after) == backwards), seed);
  }
}

/// A copy of words that stand in many places goes from one article and comes into another.
BOOST_AUTO_TEST_CASE(pairs_no_copy_for_its_words_alone) {
  for (unsigned seed = 1; seed <= seeds; ++seed) {
    auto before = Drafter(seed, false).draft();
    auto after = before;
    before.clauses.at(1).clauses.pop_back();
    after.clauses.at(4).clauses.pop_back();
    const auto pairs = found(before, after);
    BOOST_TEST((pairs == truth(before, after)), seed);
  }
}

BOOST_AUTO_TEST_SUITE_END()
