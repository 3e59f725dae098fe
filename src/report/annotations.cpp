// For the log of a step of GitHub Actions: workflow commands that the runner turns into
// annotations. It shows ten of each level, so of more than ten the last one counts the rest.

#include "report/finding_facts.hpp"
#include "report/finding_places.hpp"
#include "report/format.hpp"
#include "report/lines.hpp"
#include "text/visible.hpp"

#include <fmt/format.h>

#include <array>
#include <map>

namespace clauseline::reports {
namespace {

constexpr std::size_t shown_of_a_level = 10;

/// Data of a command, as the runner reads it; a property also may hold no colon and no comma. What
/// would be a command of its own is none: "##[error]" is one anywhere in a line.
std::string escaped(std::string_view text, bool property) {
  std::string out;
  for (const char c : unbidden(visible(bounded(text))))
    if (c == '%' || c == '\n' || c == '\r' || (property && (c == ':' || c == ',')))
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    else
      out += c;
  return out;
}

std::string message(std::string_view text) { return escaped(text, false); }
std::string property(std::string_view text) { return escaped(text, true); }

std::string_view level(Severity severity) {
  if (severity >= Severity::high) return "error";
  return severity == Severity::medium ? "warning" : "notice";
}

std::string_view level(const Finding& finding) { return level(settled_severity(finding)); }

std::string annotation(const Counted& one, const FindingPlaces& places) {
  const Finding& finding = one.finding();
  const auto place = places.shown(finding);
  const auto whom = for_whom(*one.audit, finding);
  auto said = whom.empty() ? finding.message : fmt::format("{}\n{}", finding.message, whom);
  if (const auto more = decided(*one.audit, finding); !more.empty()) said += "\n" + more;
  return fmt::format("::{} file={},line={},col={},title={}::{}\n", level(finding),
                     property(place.path), place.at.line, place.at.column,
                     property(fmt::format("{} {} {}", to_text(finding.severity), finding.rule->code,
                                          finding.rule->title)),
                     message(said));
}

/// The commands by level, gravest finding first.
using Levels = std::map<std::string_view, std::vector<std::string>>;

std::string rest(std::string_view level, std::size_t count, const Report& report) {
  const auto command = whole_report(report);
  return fmt::format("::{} title=Not all is shown::{}\n", level,
                     message(fmt::format("{} more of this level{}{}", count,
                                         command.empty() ? "." : ". The whole report: ", command)));
}

void add_level(std::string_view level, const Levels& levels, const Report& report,
               std::string& out) {
  const auto found = levels.find(level);
  if (found == levels.end()) return;
  const auto& all = found->second;
  const auto shown = all.size() <= shown_of_a_level ? all.size() : shown_of_a_level - 1;
  for (std::size_t i = 0; i < shown; ++i)
    out += all[i];
  if (shown < all.size()) out += rest(level, all.size() - shown, report);
}

}  // namespace

std::string annotations(const Report& report) {
  Levels levels;
  for (const auto& [source, problem] : report.failed)
    levels["error"].push_back(fmt::format("::error file={},title=IN025 Could not be read::{}\n",
                                          property(source), message(problem)));
  std::map<const Audit*, FindingPlaces> places;
  for (const Audit& audit : report.audits)
    places.try_emplace(&audit, audit);
  for (const Counted& one : gravest_first(report))
    levels[level(one.finding())].push_back(annotation(one, places.at(one.audit)));
  std::string out;
  for (const auto* level : {"error", "warning", "notice"})
    add_level(level, levels, report, out);
  return out;
}

}  // namespace clauseline::reports
