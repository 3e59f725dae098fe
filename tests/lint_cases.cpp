// A lint case is a folder: one version, or only the clauses that matter, and what lints say of
// it. CLAUSELINE_BLESS=1 rewrites what is expected, and the reviewer of the commit reads the
// difference.

#include "lint_cases.hpp"

#include "cases.hpp"
#include "model/read.hpp"
#include "text/error.hpp"

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>

namespace clauseline::tests {
namespace {

namespace fs = std::filesystem;
namespace test = boost::unit_test;

std::string read(const fs::path& path) {
  std::ostringstream bytes;
  bytes << std::ifstream(path, std::ios::binary).rdbuf();
  return bytes.str();
}

/// Clauses alone are put into the frame that lint cases share.
std::string in_lint_frame(const std::string& text) {
  if (!text.starts_with("<") || text.starts_with("<?xml")) return text;
  auto frame = read(CLAUSELINE_ROOT "/tests/lints/frame.xml");
  const std::string hole = "<!-- the case -->\n";
  return frame.replace(frame.find(hole), hole.size(), text);
}

LintCase case_in(const fs::path& folder) {
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.path().stem() == "input")
      return {
          .folder = folder,
          .source = Source(entry.path().filename().string(), in_lint_frame(read(entry.path())))};
  throw std::runtime_error("no input in " + folder.string());
}

void run(const fs::path& folder) {
  const auto found = linted(case_in(folder).source);
  if (std::getenv("CLAUSELINE_BLESS") != nullptr) std::ofstream(folder / "expected.txt") << found;
  BOOST_TEST(found == read(folder / "expected.txt"));
}

}  // namespace

std::string linted(const Source& source) {
  std::string text;
  try {
    for (const Problem& problem : schema_problems(source))
      text += told(problem);
    if (!text.empty()) return text;
    const auto placed = read_placed(source);
    for (const Hit& hit : lint(Draft(source, placed)))
      text += told(
          problem_at(source, hit.at, fmt::format("{} [{}]", hit.message, hit.lint->code), hit.hint),
          to_text(hit.lint->severity));
  } catch (const Error& error) {
    for (const Problem& problem : error.problems())
      text += told(problem);
  }
  return text.empty() ? "nothing\n" : text;
}

std::vector<LintCase> lint_cases() {
  std::vector<LintCase> found;
  std::vector<fs::path> folders;
  for (const auto& entry : fs::directory_iterator(CLAUSELINE_ROOT "/tests/lints"))
    if (entry.is_directory()) folders.push_back(entry.path());
  std::ranges::sort(folders);
  for (const auto& folder : folders)
    found.push_back(case_in(folder));
  return found;
}

test::test_suite* lints() {
  auto* suite = BOOST_TEST_SUITE("lints");
  for (const LintCase& one : lint_cases())
    suite->add(test::make_test_case([folder = one.folder] { run(folder); },
                                    one.folder.filename().string(), __FILE__, __LINE__));
  return suite;
}

}  // namespace clauseline::tests
