// What a finding weighs in a house: the line of the policy that says most, then thresholds.

#include "policy/policy.hpp"
#include "policy/scenario.hpp"
#include "policy/threshold.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace clauseline {
namespace {

bool names_term(const Change& change, const std::string& id) {
  return (change.old_term != nullptr && change.old_term->id == id) ||
         (change.new_term != nullptr && change.new_term->id == id);
}

bool names_clause(const Change& change, const std::string& id) {
  return (change.old_clause != nullptr && change.old_clause->id == id) ||
         (change.new_clause != nullptr && change.new_clause->id == id);
}

bool is_there(const Override& line, const Change& change) {
  return (line.term.empty() || names_term(change, line.term)) &&
         (line.clause.empty() || names_clause(change, line.clause));
}

/// Of a finding that tells several changes, what raises it needs to fit only one of them, and
/// what lowers it or turns it off must fit all.
bool is_there(const Override& line, const Finding& finding) {
  const auto here = [&](const Change& change) { return is_there(line, change); };
  const bool raises = line.is && *line.is > finding.severity;
  if (raises) return here(finding.change) || std::ranges::any_of(finding.also, here);
  return here(finding.change) && std::ranges::all_of(finding.also, here);
}

bool is_of(const Finding& finding, const std::string& rule, const std::optional<Family>& family) {
  return (rule.empty() || finding.rule->code == rule) && (!family || finding.family == *family);
}

bool loses(const Finding& finding, const std::string& party) {
  const auto found = finding.direction.find(party);
  return found != finding.direction.end() && found->second == Direction::loss;
}

bool fits(const Override& line, const Finding& finding) {
  return is_of(finding, line.rule, line.family) &&
         (line.loses.empty() || loses(finding, line.loses)) && is_there(line, finding);
}

/// A line that names a term says more than any that does not; then a clause, a rule, a party,
/// a family.
unsigned how_much_it_says(const Override& line) {
  return (line.term.empty() ? 0U : 16U) + (line.clause.empty() ? 0U : 8U) +
         (line.rule.empty() ? 0U : 4U) + (line.loses.empty() ? 0U : 2U) + (line.family ? 1U : 0U);
}

/// The line that says most of a finding; of several, the graver. Null if none speaks of it.
const Override* strongest(const std::vector<Override>& lines, const Finding& finding) {
  const Override* best = nullptr;
  for (const Override& line : lines) {
    if (!fits(line, finding)) continue;
    const auto rank = how_much_it_says(line);
    const auto most = best == nullptr ? 0U : how_much_it_says(*best);
    if (rank > most || (rank == most && line.is > best->is)) best = &line;
  }
  return best;
}

bool is_small(const Finding& finding, const Threshold& threshold) {
  return is_of(finding, threshold.rule, threshold.family) && is_small(finding.change, threshold) &&
         std::ranges::all_of(finding.also,
                             [&](const Change& change) { return is_small(change, threshold); });
}

/// Gives a finding another weight and says why; false if that is none, which integrity never gets.
bool reweigh(Finding& finding, const Weight& weight, const std::string& reason) {
  if (!weight) {
    if (finding.family == Family::integrity) return true;
    finding.modifier = reason;
    return false;
  }
  if (*weight == finding.severity) return true;
  if (!finding.modifier.empty()) finding.modifier += "; ";
  finding.modifier +=
      fmt::format("{} from {} by the policy: {}", *weight < finding.severity ? "lowered" : "raised",
                  to_text(finding.severity), reason);
  finding.severity = *weight;
  return true;
}

bool weigh(const Policy& policy, Finding& finding, const Comparison& comparison) {
  if (const auto* line = strongest(policy.overrides, finding))
    if (!reweigh(finding, line->is, line->reason)) return false;
  for (const Threshold& threshold : policy.thresholds) {
    if (!is_small(finding, threshold)) continue;
    const bool lowers = !threshold.is || *threshold.is < finding.severity;
    if (lowers && !reweigh(finding, threshold.is, threshold.reason)) return false;
  }
  finding.outlooks = outlooks(policy, finding, comparison);
  return true;
}

}  // namespace

House house_of(const Policy& policy) {
  return {.rules = policy.rules,
          .weigh = [&policy](Finding& finding, const Comparison& comparison) {
            return weigh(policy, finding, comparison);
          }};
}

}  // namespace clauseline
