#include "terms/tiers.hpp"

#include "text/split.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <map>
#include <ostream>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace clauseline;
namespace data = boost::unit_test::data;

BOOST_AUTO_TEST_SUITE(tiers_test)

/// Reads "20 100:10 500:5w": 20% to 100, 10% above, and 5% of the whole once 500 is passed.
/// What is no number is not shown.
Tiers tiers(std::string_view text, const std::string& currency = "USD") {
  Tiers made;
  for (std::string word : split(text)) {
    const auto colon = word.find(':');
    if (colon == std::string::npos) {
      made.from_first_unit = read_decimal(word);
      continue;
    }
    const bool whole = word.ends_with('w');
    if (whole) word.pop_back();
    made.tiers.push_back({.over = read_decimal(word.substr(0, colon)),
                          .currency = currency,
                          .percent = read_decimal(word.substr(colon + 1)),
                          .whole = whole});
  }
  return made;
}

std::string_view name(FunctionOrder order) {
  switch (order) {
    case FunctionOrder::equal: return "equal";
    case FunctionOrder::higher: return "higher";
    case FunctionOrder::lower: return "lower";
    case FunctionOrder::crossing: break;
  }
  return "crossing";
}

std::string_view reversed(std::string_view verdict) {
  if (verdict == "higher") return "lower";
  return verdict == "lower" ? "higher" : verdict;
}

struct Row {
  std::string_view before;
  std::string_view after;
  std::string_view verdict;

  friend std::ostream& operator<<(std::ostream& out, const Row& row) {
    return out << row.before << " -> " << row.after;
  }
};

constexpr Row rows[] = {
    {"20", "20", "equal"},
    {"20", "20.00", "equal"},
    {"20", "20.000001", "higher"},
    {"20", "15", "lower"},
    // tiers that change nothing
    {"20", "20 100:20", "equal"},
    {"20", "20 100:20w", "equal"},
    {"20 100:10", "20 100:10 200:10", "equal"},
    {"0 100:10", "0 100:10 100:10", "equal"},
    // marginal
    {"20", "20 100:10", "lower"},
    {"20", "20 100:30", "higher"},
    {"20 100:10", "20 200:10", "higher"},
    {"20 100:10", "20 99.999999:10", "lower"},
    {"20 100:10", "15 100:15", "crossing"},
    {"20 100:10", "25 100:0", "crossing"},
    {"20 100:5", "10", "crossing"},
    // of the whole: a jump at the threshold
    {"20", "20 100:10w", "lower"},
    {"20 100:10", "20 100:10w", "lower"},
    {"10 100:20", "10 100:20w", "higher"},
    {"20 100:10w", "20 200:10w", "higher"},
    {"20 100:10w", "15", "crossing"},
    {"10", "20 100:10w", "higher"},         // higher up to 100, then equal
    {"0 100:10w", "0 100:20", "crossing"},  // 10 at once, against 20 on what follows
    {"20 100:10w 200:20w", "20", "higher"},
    // what is not shown
    {"20 100:10", "? 100:10", "crossing"},
    {"20 100:10", "20 100:?", "crossing"},
    {"20 ?:10", "20 ?:10", "crossing"},
    // a whole tier under a marginal one
    {"20 100:10w 200:5", "20 100:10w", "higher"},
};

BOOST_DATA_TEST_CASE(pay_more_or_less_of_every_amount, data::make(rows), row) {
  const auto before = tiers(row.before);
  const auto after = tiers(row.after);
  BOOST_TEST(name(order(before, after)) == row.verdict);
  BOOST_TEST(name(order(after, before)) == reversed(row.verdict));
}

BOOST_AUTO_TEST_CASE(have_no_order_between_currencies) {
  BOOST_TEST(name(order(tiers("20 100:10"), tiers("20 100:10", "EUR"))) == "crossing");
  BOOST_TEST(name(order(tiers("20"), tiers("20 100:10", "EUR"))) == "lower");
}

BOOST_AUTO_TEST_CASE(compare_amounts_of_eighteen_digits_exactly) {
  const auto much = tiers("20 999999999999999999.999999:10w");
  BOOST_TEST(name(order(much, tiers("20"))) == "higher");
  BOOST_TEST(name(order(much, tiers("20 999999999999999999.999998:10w"))) == "lower");
}

BOOST_AUTO_TEST_CASE(are_printed_in_words) {
  BOOST_TEST(to_text(tiers("20")) == "20%");
  BOOST_TEST(to_text(tiers("15 3000000000:5")) == "15% to 3000000000 USD, 5% above");
  BOOST_TEST(to_text(tiers("20 100:10w 200:5.50")) ==
             "20% to 100 USD, 10% of the whole to 200 USD, 5.50% above");
  BOOST_TEST(to_text(tiers("? 100:? ?:5")) ==
             "undisclosed to 100 USD, undisclosed to undisclosed USD, 5% above");
}

/// What is paid for an amount in hundredths, in hundredths of a percent.
long paid(const Tiers& function, long amount) {
  long rate = function.from_first_unit->whole;
  long from = 0;
  long sum = 0;
  for (const Tier& tier : function.tiers) {
    const long over = tier.over->whole * 100;
    if (amount <= over) break;
    sum = tier.whole ? tier.percent->whole * over : sum + rate * (over - from);
    rate = tier.percent->whole;
    from = over;
  }
  return sum + rate * (amount - from);
}

/// Every hundredth up to far above the last threshold.
std::string_view brute_force(const Tiers& before, const Tiers& after) {
  bool higher = false;
  bool lower = false;
  for (long amount = 1; amount <= 10'000; amount += amount < 900 ? 1 : 97) {
    const long more = paid(after, amount) - paid(before, amount);
    higher = higher || more > 0;
    lower = lower || more < 0;
  }
  if (higher && lower) return "crossing";
  if (higher) return "higher";
  return lower ? "lower" : "equal";
}

BOOST_AUTO_TEST_CASE(are_ordered_as_a_dense_grid_shows) {
  std::mt19937 random(23);
  const auto below = [&](int limit) {
    return std::uniform_int_distribution<int>(0, limit - 1)(random);
  };
  const auto make = [&] {
    Tiers made{.from_first_unit = Decimal{.whole = 5L * below(4)}};
    const int count = below(3);
    for (int i = 0; i < count; ++i)
      made.tiers.push_back({.over = Decimal{.whole = 1 + below(8)},
                            .currency = "USD",
                            .percent = Decimal{.whole = 5L * below(4)},
                            .whole = below(2) == 0});
    std::ranges::stable_sort(made.tiers, {}, &Tier::over);
    return made;
  };
  std::map<std::string_view, int> found;
  for (int round = 0; round < 1500; ++round) {
    const auto before = make();
    const auto after = make();
    const auto expected = brute_force(before, after);
    ++found[expected];
    BOOST_TEST(name(order(before, after)) == expected, to_text(before) << " -> " << to_text(after));
  }
  for (const auto& [verdict, count] : found)
    BOOST_TEST(count > 20, verdict);
  BOOST_TEST(found.size() == 4U);
}

/// "less above 500, more above about 1333.33": where what is paid is overtaken.
std::string overtaken(const Payable& before, const Payable& after) {
  std::string text;
  for (const Crossing& crossing : crossings(before, after))
    text += (text.empty() ? "" : ", ") + std::string(crossing.less_above ? "less" : "more") +
            " above " + crossing.amount;
  return text.empty() ? "never" : text;
}

struct Overtaken {
  std::string_view before;
  std::string_view old_minimum;
  std::string_view after;
  std::string_view new_minimum;
  std::string_view where;
};

std::ostream& operator<<(std::ostream& out, const Overtaken& row) {
  return out << row.before << " least " << row.old_minimum << " -> " << row.after << " least "
             << row.new_minimum;
}

const std::vector<Overtaken> overtaking{
    {"20", "0", "15", "1000", "less above 5000"},
    {"15", "900", "18", "500", "more above 5000"},
    {"30", "0", "20", "1000", "less above about 3333.33"},
    {"20", "0", "15", "0", "never"},
    {"20", "100", "20", "1000", "never"},
    {"20", "0", "20", "0", "never"},
    {"15", "0", "20 3000:5", "0", "less above 4500"},
    {"10 100:20w", "0", "15", "0", "less above 100"},
    {"10 100:30 300:5", "0", "15", "0", "less above about 133.33, more above 550"},
    {"0", "50", "10", "0", "more above 500"},
    {"x", "0", "10", "0", "never"},
};

BOOST_DATA_TEST_CASE(tell_where_one_overtakes_the_other, data::make(overtaking), row) {
  const Payable before{.tiers = tiers(row.before), .minimum = *read_decimal(row.old_minimum)};
  const Payable after{.tiers = tiers(row.after), .minimum = *read_decimal(row.new_minimum)};
  BOOST_TEST(overtaken(before, after) == row.where);
}

BOOST_AUTO_TEST_SUITE_END()
