// A case is a folder: two versions of an agreement, or only of the clauses that matter, and
// the findings we expect; in tests/policies, under a policy. Adding one is adding a folder.
// CLAUSELINE_BLESS=1 rewrites the expected findings, and the reviewer of the commit reads the
// difference.

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
    const auto house = folder / "policy.xml";
    return audit_text(
        in_frame(read(folder / "before.xml")), in_frame(read(folder / "after.xml")),
        fs::exists(house) ? read_policy(Source("policy.xml", read(house))) : Policy{});
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

test::test_suite* suite_of(const std::string& name) {
  auto* suite = BOOST_TEST_SUITE(name);
  std::vector<fs::path> folders;
  for (const auto& entry : fs::directory_iterator(fs::path(CLAUSELINE_ROOT "/tests") / name))
    if (entry.is_directory()) folders.push_back(entry.path());
  std::ranges::sort(folders);
  for (const auto& folder : folders)
    suite->add(test::make_test_case([folder] { run(folder); }, folder.filename().string(), __FILE__,
                                    __LINE__));
  return suite;
}

}  // namespace

test::test_suite* cases() { return suite_of("cases"); }
test::test_suite* policies() { return suite_of("policies"); }

}  // namespace clauseline::tests
