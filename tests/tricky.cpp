// A tricky case is a folder: two versions that naive tools get wrong, and what is right: how the
// clauses are paired and why, the redline of the edited ones, and the findings. Where a lint is
// what tells, lints.txt says what lints say of the new version and did not of the old one. What
// rules and lints of later parts will add stands in waiting.txt and leaves it when they do.

#include "audit_text.hpp"
#include "cases.hpp"
#include "lint_cases.hpp"
#include "model/read.hpp"
#include "review/audit.hpp"
#include "text/visible.hpp"

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace clauseline::tests {
namespace {

namespace fs = std::filesystem;
namespace test = boost::unit_test;

std::string read(const fs::path& path) {
  std::ostringstream bytes;
  bytes << std::ifstream(path, std::ios::binary).rdbuf();
  return bytes.str();
}

std::vector<fs::path> folders() {
  std::vector<fs::path> found;
  for (const auto& entry : fs::directory_iterator(CLAUSELINE_ROOT "/tests/tricky"))
    if (entry.is_directory()) found.push_back(entry.path());
  std::ranges::sort(found);
  return found;
}

std::unique_ptr<const Version> version(const fs::path& folder, const std::string& name) {
  return std::make_unique<Version>(Evidence{.source = name},
                                   read_agreement(Source(name, in_frame(read(folder / name)))));
}

std::string ids(const std::vector<const Clause*>& side) {
  std::string text;
  for (const Clause* clause : side)
    text += (text.empty() ? "" : " ") + clause->id;
  return text.empty() ? "none" : text;
}

std::string marked(const std::vector<Edit>& edits) {
  std::string text;
  for (const Edit& edit : edits)
    text += edit.kind == EditKind::equal      ? edit.text
            : edit.kind == EditKind::deletion ? "[-" + edit.text + "-]"
                                              : "{+" + edit.text + "+}";
  for (auto at = text.find('\n'); at != std::string::npos; at = text.find('\n', at))
    text.replace(at, 1, " / ");
  return visible(text);
}

std::string clause_text(const ClauseChange& change) {
  std::string text;
  for (const auto kind : kinds(change))
    text += std::string(kind) + " ";
  text += fmt::format("{} -> {} ({})\n", ids(change.pairing.before), ids(change.pairing.after),
                      change.pairing.why);
  if (change.edited) text += "  " + marked(change.redline) + "\n";
  return text;
}

std::string place(const Change& change) {
  const Clause* clause = change.new_clause == nullptr ? change.old_clause : change.new_clause;
  const Term* term = change.term();
  std::string text = clause != nullptr ? clause->id : std::string(change.right->name);
  if (term != nullptr) text += "/" + term->id;
  return change.asset.empty() ? text : text + "#" + change.asset;
}

/// Who gains and who loses, where the finding tells it: "customer loss, supplier gain".
std::string outcome(const Finding& finding) {
  std::string text;
  for (const auto& [party, direction] : finding.direction)
    if (direction != Direction::unknown && direction != Direction::neutral)
      text += fmt::format("{}{} {}", text.empty() ? "" : ", ", party, to_text(direction));
  return text;
}

std::string finding_text(const Audit& audit, const Finding& finding) {
  auto text =
      fmt::format("{} {} {}", finding.rule->code, to_text(finding.severity), place(finding.change));
  if (finding.folded_under >= 0)
    text += fmt::format(" (under {})",
                        audit.findings[static_cast<std::size_t>(finding.folded_under)].rule->code);
  for (const Change& one : finding.also)
    text += ", " + place(one);
  if (const auto who = outcome(finding); !who.empty()) text += ": " + who;
  text += '\n';
  if (!finding.depends.empty()) text += "  depends " + finding.depends + "\n";
  if (!finding.modifier.empty()) text += "  " + finding.modifier + "\n";
  for (const Reached& one : reached(finding.change, audit.comparison))
    text += fmt::format("  reaches {}{} through {}\n", one.clause->id,
                        one.term == nullptr ? "" : "/" + one.term->id, one.through->id);
  return text;
}

std::string compared(const fs::path& folder) {
  try {
    const auto found = audit(version(folder, "before.xml"), version(folder, "after.xml"));
    std::string text;
    for (const ClauseChange& change : found.comparison.clauses)
      if (!change.unchanged()) text += clause_text(change);
    for (const Finding& finding : found.findings)
      text += finding_text(found, finding);
    return text.empty() ? "nothing\n" : text;
  } catch (const Error& error) {
    std::string problems;
    for (const Problem& problem : error.problems())
      problems += told(problem);
    return problems;
  }
}

/// "LN008 medium 37:9: message", without those of the other version.
std::string lints_brought(const fs::path& folder) {
  std::set<std::pair<std::string_view, std::string>> known;
  std::string text;
  for (const char* name : {"before.xml", "after.xml"}) {
    const Source source(name, in_frame(read(folder / name)));
    const auto placed = read_placed(source);
    for (const Hit& hit : lint(Draft(source, placed)))
      if (known.emplace(hit.lint->code, hit.message).second && name[0] == 'a')
        text += fmt::format("{} {} {}:{}: {}\n", hit.lint->code, to_text(hit.lint->severity),
                            hit.at.line, hit.at.column, hit.message);
  }
  return text;
}

void expect(const fs::path& file, const std::string& found) {
  if (std::getenv("CLAUSELINE_BLESS") != nullptr) std::ofstream(file) << found;
  BOOST_TEST(found == read(file));
}

void run(const fs::path& folder) {
  expect(folder / "expected.txt", compared(folder));
  if (fs::exists(folder / "lints.txt")) expect(folder / "lints.txt", lints_brought(folder));
}

bool is_code(std::string_view code) {
  constexpr auto families = std::to_array<std::string_view>(
      {"EX", "RS", "CL", "LI", "TM", "CO", "PA", "LB", "GV", "ST", "IN", "LN"});
  return code.size() == 5 && std::ranges::find(families, code.substr(0, 2)) != families.end() &&
         code.find_first_not_of("0123456789", 2) == std::string_view::npos;
}

/// "ST017 part D": a code that no rule has yet, and the part of the plan that brings it.
void wait(const fs::path& folder) {
  std::istringstream lines(read(folder / "waiting.txt"));
  for (std::string line; std::getline(lines, line);) {
    const auto code = line.substr(0, line.find(' '));
    BOOST_TEST(is_code(code), folder << ": " << line);
    BOOST_TEST(
        (line.size() == 12 && line.substr(5, 6) == " part " && line[11] >= 'C' && line[11] <= 'G'),
        folder << ": " << line);
    BOOST_TEST((find_rule(code) == nullptr && find_lint(code) == nullptr),
               folder << " waits for " << code << ", which is there: take the line away");
  }
}

void wait_for_rules_that_are_not_there() {
  for (const auto& folder : folders())
    if (fs::exists(folder / "waiting.txt")) wait(folder);
}

/// The numbers of the cases in the table that the folders are made from. What takes more than two
/// versions has its test where that is: an instrument (65), a merge commit (79), a policy (80).
void leave_no_case_out() {
  std::set<int> numbers;
  for (const auto& folder : folders())
    numbers.insert(std::stoi(folder.filename().string().substr(0, 2)));
  std::set<int> wanted;
  for (int number = 1; number <= 78; ++number)
    if (number != 65) wanted.insert(number);
  BOOST_TEST(std::ranges::includes(numbers, wanted));
}

}  // namespace

test::test_suite* tricky() {
  auto* suite = BOOST_TEST_SUITE("tricky");
  for (const auto& folder : folders())
    suite->add(test::make_test_case([folder] { run(folder); }, folder.filename().string(), __FILE__,
                                    __LINE__));
  suite->add(BOOST_TEST_CASE(&wait_for_rules_that_are_not_there));
  suite->add(BOOST_TEST_CASE(&leave_no_case_out));
  return suite;
}

}  // namespace clauseline::tests
