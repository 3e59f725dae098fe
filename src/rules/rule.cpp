#include "rules/rule.hpp"

#include "rules/packs.hpp"

#include <algorithm>
#include <initializer_list>

namespace clauseline {
namespace {

std::vector<Rule> join(std::initializer_list<std::span<const Rule>> packs) {
  std::vector<Rule> all;
  for (const auto pack : packs)
    all.insert(all.end(), pack.begin(), pack.end());
  return all;
}

}  // namespace

std::span<const Rule> rules() {
  static const auto all = join({
      packs::exclusivity(),
      packs::covenants(),
      packs::revenue_share(),
      packs::revenue_share_limits(),
      packs::revenue_share_time(),
      packs::cloud_rights(),
      packs::cloud_services(),
      packs::licence(),
      packs::licence_limits(),
      packs::term(),
      packs::termination(),
      packs::condition(),
      packs::event(),
      packs::payment(),
      packs::liability(),
      packs::governance(),
      packs::parties(),
      packs::structure(),
      packs::definition(),
      packs::parts(),
      packs::integrity(),
  });
  return all;
}

const Rule* find_rule(std::string_view code_or_slug) {
  for (const Rule& rule : rules())
    if (rule.code == code_or_slug || rule.slug == code_or_slug) return &rule;
  return nullptr;
}

std::string_view to_text(Severity severity) {
  constexpr std::array<std::string_view, 5> names{"info", "low", "medium", "high", "critical"};
  return names.at(static_cast<std::size_t>(severity));
}

std::string_view to_text(Family family) {
  constexpr std::array<std::string_view, 11> names{
      "exclusivity", "revenue-share", "cloud-rights", "licence",   "term",     "condition",
      "payment",     "liability",     "governance",   "structure", "integrity"};
  return names.at(static_cast<std::size_t>(family));
}

std::string_view to_text(Direction direction) {
  constexpr std::array<std::string_view, 6> names{"gain",    "loss",  "neutral",
                                                  "depends", "mixed", "unknown"};
  return names.at(static_cast<std::size_t>(direction));
}

}  // namespace clauseline
