// What holds of any pair of versions: a version compared with itself says nothing, the way a
// document is written down says nothing, and the way back says the reverse.

#include "edits.hpp"
#include "rules/rule.hpp"
#include "version.hpp"

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
using namespace clauseline::tests;

BOOST_AUTO_TEST_SUITE(pairs_law_test)

/// Gives ids that every variant has a number of their own.
std::string numbered(std::string text, std::size_t number) {
  for (const char* id : {"\"here\"", "\"there\"", "\"t-here\"", "\"t-alone\"", "\"other\"",
                         "\"another\"", "\"other another\""}) {
    const std::string old(id);
    std::string fresh;
    for (const char c : old.substr(1, old.size() - 2))
      fresh += c == ' ' ? fmt::format("-{} ", number) : std::string(1, c);
    fresh = fmt::format("\"{}-{}\"", fresh, number);
    for (auto at = text.find(old); at != std::string::npos; at = text.find(old, at + fresh.size()))
      text.replace(at, old.size(), fresh);
  }
  return text;
}

struct Pair {
  std::string before;
  std::string after;
};

/// A few fields of a few rights, each written one way before and another way after.
Pair random_pair(std::mt19937& random) {
  static const auto all = all_variants();
  const auto pick = [&](std::size_t count) {
    return std::uniform_int_distribution<std::size_t>(0, count - 1)(random);
  };
  Pair pair;
  const auto count = 2 + pick(6);
  for (std::size_t i = 0; i < count; ++i) {
    const auto& variants = all[pick(all.size())].variants;
    pair.before += numbered(variants[pick(variants.size())].clauses, i);
    pair.after += numbered(variants[pick(variants.size())].clauses, i);
  }
  return pair;
}

/// The same document with a prefix, its attributes in the reverse order and other white space.
std::string written_otherwise(const std::string& text) {
  std::string out;
  std::size_t at = text.find("<agreement");
  out = text.substr(0, at);
  while (at < text.size()) {
    const auto open = text.find('<', at);
    if (open == std::string::npos) return out + text.substr(at);
    const auto close = text.find('>', open);
    out += text.substr(at, open - at);
    const bool end = text[open + 1] == '/';
    const bool empty = text[close - 1] == '/';
    auto inside = text.substr(open + 1, close - open - 1);
    if (inside.starts_with("!--")) {
      out += text.substr(open, close + 1 - open);
      at = close + 1;
      continue;
    }
    if (end) inside.erase(0, 1);
    if (empty) inside.pop_back();
    std::vector<std::string> attributes;
    const auto name = inside.substr(0, inside.find_first_of(" \n"));
    for (auto from = inside.find('"'); from != std::string::npos;) {
      const auto start = inside.find_last_of(" \n", from) + 1;
      const auto stop = inside.find('"', from + 1);
      attributes.push_back(inside.substr(start, stop + 1 - start));
      from = inside.find('"', stop + 1);
    }
    std::ranges::reverse(attributes);
    out += fmt::format("<{}c:{}", end ? "/" : "", name);
    for (const std::string& attribute : attributes)
      out += (attribute.starts_with("xmlns=") ? "\n xmlns:c=" + attribute.substr(6)
                                              : "\n  " + attribute);
    out += empty ? " />" : ">";
    at = close + 1;
  }
  return out;
}

/// What a finding says, as the way back would say it: rule, place and who gains.
std::string seen(const Finding& finding, std::string_view code, bool reversed) {
  const auto turned = [&](Direction direction) {
    if (!reversed) return direction;
    if (direction == Direction::gain) return Direction::loss;
    return direction == Direction::loss ? Direction::gain : direction;
  };
  const Change& change = finding.change;
  const Clause* clause = change.new_clause == nullptr ? change.old_clause : change.new_clause;
  std::string text = fmt::format("{} {} {}", code, clause == nullptr ? "" : clause->id,
                                 change.term() == nullptr ? "" : change.term()->id);
  text += " " + change.asset;
  for (const auto& [party, direction] : finding.direction)
    text += fmt::format(" {} {}", party, to_text(turned(direction)));
  return text;
}

BOOST_AUTO_TEST_CASE(the_way_back_says_the_reverse) {
  std::mt19937 random(20260427);
  std::size_t findings = 0;
  for (int round = 0; round < 400; ++round) {
    const Pair pair = random_pair(random);
    const Version before(pair.before);
    const Version after(pair.after);
    const auto there = compare(before.read(), after.read());
    const auto back = compare(after.read(), before.read());
    std::multiset<std::string> said;
    std::multiset<std::string> expected;
    std::set<const Clause*> one_way;
    const auto is_one_way = [](const Finding& finding) { return !finding.rule->one_way.empty(); };
    const auto found = judge(there);
    const auto found_back = judge(back);
    for (const auto* list : {&found, &found_back})
      for (const Finding& finding : *list)
        if (is_one_way(finding)) {
          one_way.insert(finding.change.old_clause);
          one_way.insert(finding.change.new_clause);
        }
    one_way.erase(nullptr);
    const auto excused = [&](const Finding& finding) {
      return one_way.contains(finding.change.old_clause) ||
             one_way.contains(finding.change.new_clause);
    };
    for (const Finding& finding : found)
      if (!excused(finding)) expected.insert(seen(finding, finding.rule->mirror, true));
    for (const Finding& finding : found_back)
      if (!excused(finding)) said.insert(seen(finding, finding.rule->code, false));
    findings += expected.size();
    BOOST_TEST(expected == said, boost::test_tools::per_element());
    if (expected != said) BOOST_ERROR(pair.before + "\n" + pair.after);
  }
  BOOST_TEST(findings > 800U);
}

BOOST_AUTO_TEST_CASE(a_version_says_nothing_of_itself_however_it_is_written) {
  std::mt19937 random(20251028);
  for (int round = 0; round < 100; ++round) {
    const auto text = in_frame(random_pair(random).before);
    const Version version(text);
    const Version otherwise(written_otherwise(text));
    for (const auto* other : {&version, &otherwise}) {
      const auto comparison = compare(version.read(), other->read());
      BOOST_TEST(comparison.changes.empty());
      BOOST_TEST(judge(comparison).empty());
      BOOST_TEST(std::ranges::all_of(comparison.clauses, &ClauseChange::unchanged));
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
