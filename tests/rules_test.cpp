// What holds of every rule: it is shown by a case, and by another that comes near without it.

#include "review/circumstances.hpp"
#include "rules/coverage.hpp"
#include "rules/rule.hpp"
#include "text/error.hpp"
#include "version.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>

using namespace clauseline;
using namespace clauseline::tests;
namespace fs = std::filesystem;

BOOST_AUTO_TEST_SUITE(rules_test)

std::string read(const fs::path& path) {
  std::ostringstream bytes;
  bytes << std::ifstream(path, std::ios::binary).rdbuf();
  return bytes.str();
}

/// Which rules the folders of cases show, and which they come near to: something that the rule
/// waits for has changed, or the folder is named as its near miss, and yet it is silent.
struct Shown {
  std::set<const Rule*> spoken{};
  std::set<const Rule*> near_miss{};
};

/// Does a rule look at this field of this right, whatever the move?
bool looks_at(const Rule& rule, const Change& change) {
  return waits_for(rule, *change.right, change.field, static_cast<Move>(0xFFFF));
}

void gather(const fs::path& folder, Shown& into) {
  const Version before(read(folder / "before.xml"));
  const Version after(read(folder / "after.xml"));
  const auto comparison = compare(before.read(), after.read());
  const auto findings = judge(comparison);
  std::set<const Rule*> spoken;
  for (const Finding& finding : findings)
    spoken.insert(finding.rule);
  into.spoken.insert(spoken.begin(), spoken.end());
  const auto name = folder.filename().string();
  for (const Rule& rule : rules()) {
    const bool near = name.starts_with(std::string(rule.code) + "-not-") ||
                      std::ranges::any_of(comparison.changes, [&](const Change& change) {
                        return looks_at(rule, change);
                      });
    if (near && !spoken.contains(&rule)) into.near_miss.insert(&rule);
  }
}

const Shown& shown() {
  static const Shown found = [] {
    Shown all;
    for (const char* cases : {"/tests/cases", "/tests/tricky"})
      for (const auto& entry : fs::directory_iterator(std::string(CLAUSELINE_ROOT) + cases)) {
        if (!entry.is_directory()) continue;
        try {
          gather(entry.path(), all);
        } catch (const Error&) {
          continue;  // a case of what cannot be read
        }
      }
    return all;
  }();
  return found;
}

/// What no change between two versions shows is told by a command of its own, or by git.
bool tells_changes(const Rule& rule) {
  return !rule.on.front().right.empty() && !is_circumstance(rule.on.front());
}

BOOST_AUTO_TEST_CASE(each_is_shown_by_a_case) {
  for (const Rule& rule : rules())
    if (tells_changes(rule))
      BOOST_TEST(shown().spoken.contains(&rule), rule.code << " " << rule.slug);
}

BOOST_AUTO_TEST_CASE(each_has_a_near_miss) {
  for (const Rule& rule : rules())
    if (tells_changes(rule))
      BOOST_TEST(shown().near_miss.contains(&rule), rule.code << " " << rule.slug);
}

BOOST_AUTO_TEST_SUITE_END()
