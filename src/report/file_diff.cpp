#include "report/file_diff.hpp"

#include "report/plain_text.hpp"
#include "report/text_page.hpp"
#include "text/visible.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace clauseline::reports {
namespace {

/// The lines that the other list has not, each as often as it has it less.
std::vector<std::string> missing(const std::vector<std::string>& from,
                                 std::vector<std::string> other) {
  std::vector<std::string> found;
  for (const std::string& line : from) {
    const auto there = std::ranges::find(other, line);
    if (there == other.end())
      found.push_back(line);
    else
      other.erase(there);
  }
  return found;
}

void add_facts(const Audit& audit, TextPage& page) {
  const auto before = fact_lines(audit.before->agreement);
  const auto after = fact_lines(audit.after->agreement);
  const auto gone = missing(before, after);
  const auto come = missing(after, before);
  if (gone.empty() && come.empty()) return;
  page.line();
  page.line("typed terms and records");
  for (const std::string& line : gone)
    page.paragraph("- " + line, 2, Ink::deleted);
  for (const std::string& line : come)
    page.paragraph("+ " + line, 2, Ink::inserted);
}

}  // namespace

std::string file_diff(const Audit& audit, const FileNames& names, const Report& settings) {
  TextPage page(settings);
  page.line(page.inked(
      visible_line(fmt::format("clauseline diff {} {}", names.before, names.after)), Ink::strong));
  if (!names.extra.empty()) page.line(visible(names.extra));
  clause_lines(audit, page);
  add_facts(audit, page);
  page.line();
  return page.finish();
}

}  // namespace clauseline::reports
