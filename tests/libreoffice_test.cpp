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

bool is_here() {
  const bool here = std::system("soffice --version >/dev/null 2>&1") == 0 &&
                    std::system("/usr/bin/python3 -c 'import uno' 2>/dev/null") == 0;
  if (!here)
    BOOST_TEST_MESSAGE("skipped: there is no LibreOffice here; scripts/setup test installs it");
  return here;
}

Report report_of(const PaperPair& pair) {
  Report report;
  report.audits.push_back(audit_of(pair));
  return report;
}

}  // namespace

BOOST_AUTO_TEST_CASE(gives_back_both_versions) {
  if (!is_here()) return;
  const Temporary folder;
  std::vector<std::pair<std::string, Audit>> made;
  for (const PaperPair& pair : chosen_pairs()) {
    auto report = report_of(pair);
    report.audits.front()
        .findings.clear();  // where nothing is shown, comments need what is missing
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

BOOST_AUTO_TEST_CASE(reads_comments_and_authors) {
  if (!is_here()) return;
  const Temporary folder;
  auto report = report_of(chosen_pairs().front());
  report.audits.front().circumstances.commits = {commit_by("Ann", 1'777'291'200)};
  write_file(folder / "a.docx", reports::docx(report));
  write_file(folder / "b.docx", reports::departures_docx(report));
  run({"soffice", "--headless", "-env:UserInstallation=file://" + (folder / "profile"),
       "--convert-to", "fodt", "--outdir", folder / ".", folder / "a.docx", folder / "b.docx"});
  const auto text = read_file(folder / "a.fodt");
  const auto count = [](std::string_view where, std::string_view part) {
    std::size_t found = 0;
    for (auto at = where.find(part); at != std::string_view::npos; at = where.find(part, at + 1))
      ++found;
    return found;
  };
  std::size_t open = 0;
  for (const Finding& finding : report.audits.front().findings)
    open += finding.folded_under < 0 ? 1U : 0U;
  BOOST_TEST(count(text.bytes(), "<office:annotation ") == open);
  BOOST_TEST(count(text.bytes(), "<dc:creator>Ann</dc:creator>") > 10U);
  BOOST_TEST(count(text.bytes(), "<dc:date>2026-04-27T12:00:00</dc:date>") > 10U);
  const auto table = read_file(folder / "b.fodt");
  BOOST_TEST(count(table.bytes(), "<table:table-header-rows>") == 2U);
}

BOOST_AUTO_TEST_SUITE_END()
