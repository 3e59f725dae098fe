#include "terms/condition.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <ostream>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace clauseline;
namespace data = boost::unit_test::data;

BOOST_AUTO_TEST_SUITE(condition_test)

using Kind = Condition::Kind;
using Comparison = Condition::Comparison;

/// Reads "all(unable, not(event sale), revenue >= 100)".
class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}

  Condition read() {
    if (take("all(")) return joined(Kind::all);
    if (take("any(")) return joined(Kind::any);
    if (take("not(")) return joined(Kind::negation);
    const auto text = word();
    constexpr std::pair<std::string_view, Comparison> comparisons[] = {
        {" <= ", Comparison::at_most},
        {" >= ", Comparison::at_least},
        {" < ", Comparison::less},
        {" > ", Comparison::greater}};
    for (const auto& [sign, comparison] : comparisons)
      if (const auto at = text.find(sign); at != std::string_view::npos)
        return {.kind = Kind::threshold,
                .what = std::string(text.substr(0, at)),
                .comparison = comparison,
                .value = read_decimal(text.substr(at + sign.size())).value()};
    return {.kind = text.starts_with("event") ? Kind::event : Kind::fact,
            .what = std::string(text)};
  }

 private:
  Condition joined(Kind kind) {
    Condition condition{.kind = kind};
    do
      condition.parts.push_back(read());
    while (take(", "));
    BOOST_TEST_REQUIRE(take(")"));
    return condition;
  }
  std::string_view word() {
    const auto length = std::min(rest_.find_first_of(",)"), rest_.size());
    return std::exchange(rest_, rest_.substr(length)).substr(0, length);
  }
  bool take(std::string_view token) {
    if (!rest_.starts_with(token)) return false;
    rest_.remove_prefix(token.size());
    return true;
  }

  std::string_view rest_;
};

Condition condition(std::string_view text) { return Reader(text).read(); }

std::string_view name(ConditionOrder order) {
  switch (order) {
    case ConditionOrder::equal: return "equal";
    case ConditionOrder::weaker: return "weaker";
    case ConditionOrder::stronger: return "stronger";
    case ConditionOrder::incomparable: break;
  }
  return "incomparable";
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
    {"all(unable, unwilling)", "any(unable, unwilling)", "weaker"},
    {"any(unable, unwilling)", "all(unable, unwilling)", "stronger"},
    {"all(unable, unwilling)", "unable", "weaker"},
    {"unable", "any(unable, unwilling)", "weaker"},
    {"unable", "unwilling", "incomparable"},
    {"unable", "not(unable)", "incomparable"},
    // other words for the same
    {"all(a, b)", "all(b, a)", "equal"},
    {"all(a, all(b, c))", "all(all(a, b), c)", "equal"},
    {"all(a, a)", "a", "equal"},
    {"not(not(a))", "a", "equal"},
    {"not(all(a, b))", "any(not(a), not(b))", "equal"},
    {"any(a, all(a, b))", "a", "equal"},
    {"all(a, any(b, c))", "any(all(a, b), all(a, c))", "equal"},
    {"any(a, not(a))", "any(b, not(b))", "equal"},  // both hold always
    // a declaration and its verifier (CO008, CO009)
    {"event declared", "all(event declared, event verified)", "stronger"},
    {"all(event declared, event verified)", "event declared", "weaker"},
    {"event sale", "sale", "incomparable"},  // an event and a fact of one name are two tests
    // thresholds
    {"revenue >= 100", "revenue >= 50", "weaker"},
    {"revenue >= 100", "revenue > 100", "stronger"},
    {"revenue > 100", "revenue >= 100.000001", "stronger"},
    {"revenue < 100", "revenue <= 100", "weaker"},
    {"revenue < 100", "revenue < 50", "stronger"},
    {"revenue >= 100", "not(revenue < 100)", "equal"},
    {"revenue >= 100", "revenue >= 100.00", "equal"},
    {"revenue >= 100", "revenue < 100", "incomparable"},
    {"revenue >= 100", "users >= 50", "incomparable"},
    {"all(revenue >= 50, revenue >= 100)", "revenue >= 100", "equal"},
    {"any(revenue < 100, revenue > 50)", "any(a, not(a))", "equal"},
    {"all(revenue >= 10, revenue <= 10)", "all(revenue <= 10, not(revenue < 10))", "equal"},
    {"all(revenue > 10, revenue <= 10)", "a", "weaker"},  // what never holds is the strongest
};

BOOST_DATA_TEST_CASE(stands_to_another_by_what_it_implies, data::make(rows), row) {
  BOOST_TEST(name(order(condition(row.before), condition(row.after))) == row.verdict);
}

/// `count` different tests, all of which must hold.
Condition many(int count) {
  Condition all{.kind = Kind::all};
  for (int i = 0; i < count; ++i)
    all.parts.push_back(condition("t" + std::to_string(i)));
  return all;
}

BOOST_AUTO_TEST_CASE(is_compared_up_to_twelve_tests) {
  BOOST_TEST(name(order(many(12), many(11))) == "weaker");
  BOOST_TEST(name(order(many(13), many(12))) == "incomparable");
  BOOST_TEST(name(order(many(13), many(13))) == "equal");  // because it is written alike
  auto turned = many(13);
  std::ranges::reverse(turned.parts);
  BOOST_TEST(name(order(many(13), turned)) == "incomparable");
}

constexpr std::string_view texts[] = {
    "a", "event sale", "all(a, b)", "any(not(a), b)", "revenue <= 100", "users > 5.50",
};

BOOST_DATA_TEST_CASE(is_printed_as_it_is_said, data::make(texts), text) {
  BOOST_TEST(to_text(condition(text)) == text);
}

BOOST_AUTO_TEST_CASE(names_its_tests_once) {
  const auto tests = tests_of(condition("all(b, any(a, not(b)), revenue < 5)"));
  BOOST_TEST((tests == std::set<std::string>{"a", "b", "revenue < 5"}));
}

// Against a truth table of its own: three facts, and two measures whose numbers are tried one
// by one, on the thresholds and between them.

struct World {
  bool fact[3];
  double measure[2];
};

constexpr std::string_view facts[] = {"a", "b", "event c"};
constexpr std::string_view measures[] = {"revenue", "users"};

bool holds(const Condition& condition, const World& world) {
  const auto in_world = [&](const Condition& part) { return holds(part, world); };
  switch (condition.kind) {
    case Kind::all: return std::ranges::all_of(condition.parts, in_world);
    case Kind::any: return std::ranges::any_of(condition.parts, in_world);
    case Kind::negation: return !in_world(condition.parts.front());
    case Kind::fact:
    case Kind::event:
      return world.fact[std::ranges::find(facts, condition.what) - std::begin(facts)];
    case Kind::threshold: break;
  }
  const double left = world.measure[condition.what == measures[0] ? 0 : 1];
  const auto right = static_cast<double>(condition.value.whole);
  switch (condition.comparison) {
    case Comparison::less: return left < right;
    case Comparison::at_most: return left <= right;
    case Comparison::at_least: return left >= right;
    case Comparison::greater: break;
  }
  return left > right;
}

std::vector<World> worlds() {
  std::vector<World> all;
  for (unsigned bits = 0; bits < 8; ++bits)
    for (int revenue = 1; revenue <= 7; ++revenue)
      for (int users = 1; users <= 7; ++users)
        all.push_back({.fact = {(bits & 1U) != 0, (bits & 2U) != 0, (bits & 4U) != 0},
                       .measure = {revenue / 2.0, users / 2.0}});
  return all;
}

class Maker {
 public:
  int below(int limit) { return std::uniform_int_distribution<int>(0, limit - 1)(random_); }

  Condition formula(int depth) {
    if (depth == 0 || below(4) == 0) return test();
    Condition made{.kind = std::to_array({Kind::all, Kind::any, Kind::negation})
                               .at(static_cast<std::size_t>(below(3)))};
    const int parts = made.kind == Kind::negation ? 1 : 2;
    for (int i = 0; i < parts; ++i)
      made.parts.push_back(formula(depth - 1));
    return made;
  }

 private:
  Condition test() {
    const auto which = static_cast<std::size_t>(below(5));
    if (which < 3) return condition(facts[which]);
    return {.kind = Kind::threshold,
            .what = std::string(measures[which - 3]),
            .comparison = static_cast<Comparison>(below(4)),
            .value = {.whole = 1 + below(3)}};
  }

  std::mt19937 random_{5};
};

BOOST_AUTO_TEST_CASE(is_ordered_as_every_world_shows) {
  const auto all = worlds();
  Maker maker;
  std::map<std::string_view, int> found;
  for (int round = 0; round < 1500; ++round) {
    const auto before = maker.formula(3);
    const auto after = maker.formula(3);
    bool implies_new = true;
    bool implies_old = true;
    for (const World& world : all) {
      const bool held = holds(before, world);
      const bool now = holds(after, world);
      implies_new = implies_new && (!held || now);
      implies_old = implies_old && (!now || held);
    }
    const std::string_view expected = implies_new && implies_old ? "equal"
                                      : implies_new              ? "weaker"
                                      : implies_old              ? "stronger"
                                                                 : "incomparable";
    ++found[expected];
    BOOST_TEST(name(order(before, after)) == expected, to_text(before) << " -> " << to_text(after));
  }
  for (const auto& [verdict, count] : found)
    BOOST_TEST(count > 20, verdict);
  BOOST_TEST(found.size() == 4U);
}

BOOST_AUTO_TEST_SUITE_END()
