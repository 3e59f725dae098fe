// A case is a folder: two versions of an agreement, or only of the clauses that matter, and
// the findings we expect. Adding one is adding a folder. CLAUSELINE_BLESS=1 rewrites the
// expected findings, and the reviewer of the commit reads the difference.

#include "cases.hpp"

#include "audit_text.hpp"
#include "text/error.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace clauseline::tests {
namespace {

namespace fs = std::filesystem;
namespace test = boost::unit_test;

std::string read(const fs::path& path) {
  std::ostringstream bytes;
  bytes << std::ifstream(path).rdbuf();
  return bytes.str();
}

std::string audited(const fs::path& folder) {
  try {
    return audit_text(in_frame(read(folder / "before.xml")), in_frame(read(folder / "after.xml")));
  } catch (const Error& error) {
    std::string problems;
    for (const Problem& problem : error.problems())
      problems += told(problem);
    return problems;
  }
}

void run(const fs::path& folder) {
  const auto found = audited(folder);
  if (std::getenv("CLAUSELINE_BLESS") != nullptr) std::ofstream(folder / "expected.txt") << found;
  BOOST_TEST(found == read(folder / "expected.txt"));
}

}  // namespace

test::test_suite* cases() {
  auto* suite = BOOST_TEST_SUITE("cases");
  std::vector<fs::path> folders;
  for (const auto& entry : fs::directory_iterator(CLAUSELINE_ROOT "/tests/cases"))
    if (entry.is_directory()) folders.push_back(entry.path());
  std::ranges::sort(folders);
  for (const auto& folder : folders)
    suite->add(test::make_test_case([folder] { run(folder); }, folder.filename().string(), __FILE__,
                                    __LINE__));
  return suite;
}

}  // namespace clauseline::tests
