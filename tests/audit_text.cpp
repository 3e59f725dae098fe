#include "audit_text.hpp"

#include "diff/change.hpp"
#include "model/read.hpp"
#include "terms/term.hpp"

#include <fmt/format.h>

#include <fstream>
#include <sstream>

namespace clauseline::tests {
namespace {

std::string place(const Change& change) {
  const Clause* clause = change.new_clause == nullptr ? change.old_clause : change.new_clause;
  const Term* term = change.term();
  std::string text = clause != nullptr ? clause->id : std::string(change.right->name);
  if (term != nullptr) text += "/" + term->id;
  if (!change.asset.empty()) text += "#" + change.asset;
  return text;
}

std::string directions(const Directions& all) {
  std::string text;
  for (const auto& [party, direction] : all)
    text += fmt::format("{}{} {}", text.empty() ? "; " : ", ", party, to_text(direction));
  return text;
}

/// What a policy made of a finding; empty where it says nothing of it.
std::string by_policy(const Finding& finding) {
  std::string text;
  if (finding.modifier.find("by the policy") != std::string::npos)
    text += "\n  " + finding.modifier;
  for (const Outlook& one : finding.outlooks)
    text += fmt::format("\n  {}: {} -> {}{}", one.scenario, one.before, one.after,
                        directions(one.direction));
  return text;
}

}  // namespace

std::string audit_text(const std::string& before, const std::string& after, const Policy& policy) {
  const auto old_agreement = read_agreement(Source("before.xml", before));
  const auto new_agreement = read_agreement(Source("after.xml", after));
  const auto old_version = interpret(old_agreement);
  const auto new_version = interpret(new_agreement);
  const auto comparison = compare(old_version, new_version);
  check_scenarios(policy, {old_version, new_version});
  const auto findings = judge(comparison, house_of(policy));
  std::string text;
  for (const Finding& finding : findings) {
    text += fmt::format("{} {} {}: {} -> {}{}", finding.rule->code, to_text(finding.severity),
                        place(finding.change), finding.change.before, finding.change.after,
                        directions(finding.direction));
    if (finding.folded_under >= 0)
      text += fmt::format(" (under {})",
                          findings[static_cast<std::size_t>(finding.folded_under)].rule->code);
    text += by_policy(finding);
    for (const Change& one : finding.also)
      text += fmt::format("\n  also {}: {} -> {}", place(one), one.before, one.after);
    text += '\n';
  }
  return text;
}

std::string in_frame(const std::string& fragment) {
  if (fragment.starts_with("<?xml") || fragment.starts_with("<agreement")) return fragment;
  std::ostringstream frame;
  frame << std::ifstream(CLAUSELINE_ROOT "/tests/cases/frame.xml").rdbuf();
  std::string text = frame.str();
  const std::string hole = "<!-- the case -->";
  return text.replace(text.find(hole), hole.size(), fragment);
}

}  // namespace clauseline::tests
