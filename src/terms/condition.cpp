#include "terms/condition.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <optional>

namespace clauseline {
namespace {

constexpr std::size_t most_tests = 12;

using Kind = Condition::Kind;
using Comparison = Condition::Comparison;

bool is_test(const Condition& condition) {
  return condition.kind == Kind::fact || condition.kind == Kind::event ||
         condition.kind == Kind::threshold;
}

void gather(const Condition& condition, std::vector<const Condition*>& tests) {
  for (const Condition& part : condition.parts)
    gather(part, tests);
  if (is_test(condition) &&
      std::ranges::none_of(tests, [&](const Condition* known) { return *known == condition; }))
    tests.push_back(&condition);
}

/// One row of the truth table: bit i says whether tests[i] holds.
struct Row {
  const std::vector<const Condition*>& tests;
  unsigned bits;

  bool holds(const Condition& test) const {
    for (std::size_t i = 0; i < tests.size(); ++i)
      if (*tests[i] == test) return ((bits >> i) & 1U) != 0;
    return false;
  }
};

bool holds(const Condition& condition, const Row& row) {
  const auto part_holds = [&](const Condition& part) { return holds(part, row); };
  switch (condition.kind) {
    case Kind::all: return std::ranges::all_of(condition.parts, part_holds);
    case Kind::any: return std::ranges::any_of(condition.parts, part_holds);
    case Kind::negation: return std::ranges::none_of(condition.parts, part_holds);
    case Kind::fact:
    case Kind::event:
    case Kind::threshold: break;
  }
  return row.holds(condition);
}

/// The numbers that a set of thresholds leaves over, as an interval.
struct Interval {
  std::optional<Decimal> low{};
  std::optional<Decimal> high{};
  bool low_included = true;
  bool high_included = true;

  void from(const Decimal& value, bool included) {
    if (low && *low > value) return;
    low_included = low && *low == value ? low_included && included : included;
    low = value;
  }
  void to(const Decimal& value, bool included) {
    if (high && *high < value) return;
    high_included = high && *high == value ? high_included && included : included;
    high = value;
  }
  bool empty() const {
    if (!low || !high) return false;
    return *low > *high || (*low == *high && !(low_included && high_included));
  }
};

void narrow(Interval& interval, const Condition& threshold, bool true_here) {
  switch (threshold.comparison) {
    case Comparison::less:
      true_here ? interval.to(threshold.value, false) : interval.from(threshold.value, true);
      break;
    case Comparison::at_most:
      true_here ? interval.to(threshold.value, true) : interval.from(threshold.value, false);
      break;
    case Comparison::at_least:
      true_here ? interval.from(threshold.value, true) : interval.to(threshold.value, false);
      break;
    case Comparison::greater:
      true_here ? interval.from(threshold.value, false) : interval.to(threshold.value, true);
      break;
  }
}

/// False for a row that says of one measure what no number can be.
bool possible(const Row& row) {
  for (std::size_t i = 0; i < row.tests.size(); ++i) {
    if (row.tests[i]->kind != Kind::threshold) continue;
    Interval interval;
    for (std::size_t j = 0; j < row.tests.size(); ++j)
      if (row.tests[j]->kind == Kind::threshold && row.tests[j]->what == row.tests[i]->what)
        narrow(interval, *row.tests[j], ((row.bits >> j) & 1U) != 0);
    if (interval.empty()) return false;
  }
  return true;
}

}  // namespace

ConditionOrder order(const Condition& before, const Condition& after) {
  std::vector<const Condition*> tests;
  gather(before, tests);
  gather(after, tests);
  if (tests.size() > most_tests)
    return before == after ? ConditionOrder::equal : ConditionOrder::incomparable;
  bool implies_new = true;
  bool implies_old = true;
  for (unsigned bits = 0; bits < (1U << tests.size()); ++bits) {
    const Row row{.tests = tests, .bits = bits};
    if (!possible(row)) continue;
    const bool held = holds(before, row);
    const bool holds_now = holds(after, row);
    if (held && !holds_now) implies_new = false;
    if (holds_now && !held) implies_old = false;
  }
  if (implies_new && implies_old) return ConditionOrder::equal;
  if (implies_new) return ConditionOrder::weaker;
  return implies_old ? ConditionOrder::stronger : ConditionOrder::incomparable;
}

std::string to_text(const Condition& condition) {
  constexpr std::array<std::string_view, 4> comparisons{"<", "<=", ">=", ">"};
  std::vector<std::string> parts;
  for (const Condition& part : condition.parts)
    parts.push_back(to_text(part));
  switch (condition.kind) {
    case Kind::all: return fmt::format("all({})", fmt::join(parts, ", "));
    case Kind::any: return fmt::format("any({})", fmt::join(parts, ", "));
    case Kind::negation: return fmt::format("not({})", fmt::join(parts, ", "));
    case Kind::threshold:
      return fmt::format("{} {} {}", condition.what,
                         comparisons.at(static_cast<std::size_t>(condition.comparison)),
                         to_text(condition.value));
    case Kind::fact:
    case Kind::event: break;
  }
  return condition.what;
}

std::set<std::string> tests_of(const Condition& condition) {
  std::vector<const Condition*> tests;
  gather(condition, tests);
  std::set<std::string> words;
  for (const Condition* test : tests)
    words.insert(to_text(*test));
  return words;
}

}  // namespace clauseline
