// What LibreOffice makes of the redlines: once it has accepted or rejected all tracked changes, the
// words are those of the later or the older version, as the model says them.

#include "paper.hpp"
#include "report/format.hpp"
#include "temporary.hpp"

#include <cstdlib>
#include <fstream>
#include <utility>

using namespace clauseline;
using namespace clauseline::tests;

BOOST_AUTO_TEST_SUITE(libreoffice_test)

namespace {

std::vector<std::string> lines_in(const std::string& file) {
  std::ifstream stream(file, std::ios::binary);
  BOOST_TEST_REQUIRE(stream.good(), file);
  std::vector<std::string> lines;
  std::string line;
  while (std::getline(stream, line)) {
    if (lines.empty() && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
    if (!line.empty()) lines.push_back(line);
  }
  return lines;
}

}  // namespace

BOOST_AUTO_TEST_CASE(gives_back_both_versions) {
  if (std::system("soffice --version >/dev/null 2>&1") != 0 ||
      std::system("/usr/bin/python3 -c 'import uno' 2>/dev/null") != 0) {
    BOOST_TEST_MESSAGE("skipped: there is no LibreOffice here; scripts/setup test installs it");
    return;
  }
  const Temporary folder;
  std::vector<std::pair<std::string, Audit>> made;
  for (const PaperPair& pair : chosen_pairs()) {
    Report report;
    report.audits.push_back(audit_of(pair));
    const auto name = fmt::format("{}", made.size());
    write_file(folder / (name + ".docx"), reports::docx(report));
    made.emplace_back(pair.name, std::move(report.audits.front()));
  }
  run({"/usr/bin/python3", CLAUSELINE_ROOT "/tests/tracked_changes.py", folder / "."});
  for (std::size_t i = 0; i < made.size(); ++i) {
    const auto& [name, audited] = made[i];
    BOOST_TEST_CONTEXT(name) {
      BOOST_TEST(lines_in(folder / fmt::format("{}.accepted.txt", i)) == lines_of(*audited.after),
                 boost::test_tools::per_element());
      BOOST_TEST(lines_in(folder / fmt::format("{}.rejected.txt", i)) == lines_of(*audited.before),
                 boost::test_tools::per_element());
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
