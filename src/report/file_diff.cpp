#include "report/file_diff.hpp"

#include "diff/redline.hpp"
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

/// What a fact is, and its id if it has one: "grant t-licence", "dates".
std::string_view name_of(std::string_view line) {
  const auto name = std::min(line.find_first_of(" :"), line.size());
  if (name == line.size() || line[name] == ':') return line.substr(0, name);
  const auto second = line.substr(name + 1, line.find(' ', name + 1) - name - 1);
  const bool is_id = second.find_first_of("=(") == std::string_view::npos;
  return line.substr(0, is_id ? name + 1 + second.size() : name);
}

std::vector<Run> marked(const std::string& before, const std::string& after) {
  std::vector<Run> runs;
  for (const Edit& edit : redline(before, after)) {
    if (edit.kind == EditKind::equal) runs.push_back({edit.text});
    if (edit.kind == EditKind::deletion)
      runs.push_back({fmt::format("[-{}-]", edit.text), Ink::deleted});
    if (edit.kind == EditKind::insertion)
      runs.push_back({fmt::format("{{+{}+}}", edit.text), Ink::inserted});
  }
  return runs;
}

void add_facts(const Audit& audit, TextPage& page) {
  const auto before = fact_lines(audit.before->agreement);
  const auto after = fact_lines(audit.after->agreement);
  auto gone = missing(before, after);
  const auto come = missing(after, before);
  if (gone.empty() && come.empty()) return;
  page.line();
  page.line("typed terms and records");
  for (const std::string& line : come) {
    const auto old = std::ranges::find(gone, name_of(line), name_of);
    page.paragraph(marked(old == gone.end() ? std::string() : *old, line), 2);
    if (old != gone.end()) gone.erase(old);
  }
  for (const std::string& line : gone)
    page.paragraph(marked(line, {}), 2);
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
