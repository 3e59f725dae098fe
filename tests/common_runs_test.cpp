#include "diff/common_runs.hpp"

#include "diff/few_edits.hpp"
#include "diff/heaviest_common.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <random>
#include <vector>

using namespace clauseline;

BOOST_AUTO_TEST_SUITE(common_runs_test)

using Numbers = std::vector<std::uint32_t>;

const std::vector<std::uint8_t> weights{1, 2, 5, 5, 2, 1, 5, 9};

class Maker {
 public:
  std::size_t below(std::size_t limit) {
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random_);
  }
  Numbers numbers(std::size_t length, std::size_t different) {
    Numbers made(length);
    for (auto& number : made)
      number = static_cast<std::uint32_t>(below(different));
    return made;
  }
  void edit(Numbers& numbers, std::size_t edits) {
    for (; edits > 0; --edits) {
      const auto at = numbers.begin() + static_cast<std::ptrdiff_t>(below(numbers.size()));
      if (below(2) == 0)
        numbers.insert(at, static_cast<std::uint32_t>(below(weights.size())));
      else if (numbers.size() > 1)
        numbers.erase(at);
    }
  }

 private:
  std::mt19937 random_{43};
};

/// Do the runs rise on both sides, and hold the same on both?
bool are_common(const EqualRuns& runs, const Numbers& before, const Numbers& after) {
  std::size_t i = 0;
  std::size_t j = 0;
  for (const EqualRun& run : runs) {
    if (run.length == 0 || run.before < i || run.after < j) return false;
    i = run.before_end();
    j = run.after_end();
    if (i > before.size() || j > after.size()) return false;
    if (!std::ranges::equal(Symbols(before).subspan(run.before, run.length),
                            Symbols(after).subspan(run.after, run.length)))
      return false;
  }
  return true;
}

std::size_t length(const EqualRuns& runs) {
  std::size_t sum = 0;
  for (const EqualRun& run : runs)
    sum += run.length;
  return sum;
}

std::size_t longest_common(const Numbers& a, const Numbers& b) {
  std::vector<std::size_t> last(b.size() + 1, 0);
  for (const auto number : a) {
    auto row = last;
    for (std::size_t j = 0; j < b.size(); ++j)
      row[j + 1] = number == b[j] ? last[j] + 1 : std::max(row[j], last[j + 1]);
    last = row;
  }
  return last.back();
}

BOOST_AUTO_TEST_CASE(are_as_long_as_can_be_where_few_edits_are_needed) {
  Maker maker;
  for (int round = 0; round < 500; ++round) {
    const auto before = maker.numbers(1 + maker.below(30), 4);
    const auto after = maker.numbers(1 + maker.below(30), 4);
    const auto longest = longest_common(before, after);
    const auto edits = static_cast<int>(before.size() + after.size() - 2 * longest);
    const auto found = few_edits(before, after, edits);
    BOOST_TEST_REQUIRE(found.has_value());
    BOOST_TEST(are_common(*found, before, after));
    BOOST_TEST(length(*found) == longest);
    BOOST_TEST(!few_edits(before, after, edits - 1).has_value());
  }
}

/// What a choice of pairs is worth: four for each unit of weight, less three for each run.
int score(const EqualRuns& runs, const Numbers& before) {
  int sum = 0;
  for (const EqualRun& run : runs) {
    sum -= 3;
    for (auto i = run.before; i < run.before_end(); ++i)
      sum += 4 * weights[before[i]];
  }
  return sum;
}

/// The best score there is, by trying every choice. `goes_on`: the pair before was chosen.
int best_score(Symbols before, Symbols after, bool goes_on) {
  if (before.empty() || after.empty()) return 0;
  int best = std::max(best_score(before.subspan(1), after, false),
                      best_score(before, after.subspan(1), false));
  if (before.front() == after.front())
    best = std::max(best, 4 * weights[before.front()] - (goes_on ? 0 : 3) +
                              best_score(before.subspan(1), after.subspan(1), true));
  return best;
}

BOOST_AUTO_TEST_CASE(weigh_as_much_as_can_be_in_short_sequences) {
  Maker maker;
  for (int round = 0; round < 400; ++round) {
    const auto before = maker.numbers(maker.below(8), 1 + maker.below(5));
    const auto after = maker.numbers(maker.below(8), 1 + maker.below(5));
    const auto found = heaviest_common(before, after, weights);
    BOOST_TEST(are_common(found, before, after));
    BOOST_TEST(score(found, before) == best_score(before, after, false));
  }
}

BOOST_AUTO_TEST_CASE(are_common_however_the_sequences_look) {
  Maker maker;
  for (const std::size_t size : {0U, 1U, 3U, 50U, 400U, 3000U})
    for (const std::size_t different : {1U, 2U, 8U})
      for (const std::size_t edits : {0U, 1U, 20U, 500U}) {
        const auto before = maker.numbers(size, different);
        auto after = before;
        if (!after.empty()) maker.edit(after, edits);
        const auto found = common_runs(before, after, weights);
        BOOST_TEST(are_common(found, before, after));
        const auto other = maker.numbers(size, different);
        BOOST_TEST(are_common(common_runs(before, other, weights), before, other));
        if (edits == 0) BOOST_TEST(length(found) == size);
        if (edits == 1) BOOST_TEST(length(found) + 1 >= size);
      }
}

BOOST_AUTO_TEST_CASE(are_found_around_what_moved_away) {
  Numbers before(5000);
  for (std::size_t i = 0; i < before.size(); ++i)
    before[i] = static_cast<std::uint32_t>(i);
  const std::vector<std::uint8_t> alike(before.size(), 5);
  auto after = before;
  std::rotate(after.begin(), after.begin() + 1000, after.end());
  BOOST_TEST(length(common_runs(before, after, alike)) == 4000U);
  std::ranges::reverse(after);
  BOOST_TEST(are_common(common_runs(before, after, alike), before, after));
}

BOOST_AUTO_TEST_SUITE_END()
