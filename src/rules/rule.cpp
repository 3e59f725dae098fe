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
      packs::prose_rights(),
      packs::prose_risk(),
      packs::prose_form(),
      packs::any_right(),
      packs::structure(),
      packs::definition(),
      packs::parts(),
      packs::integrity(),
      packs::provenance(),
      packs::approvals(),
  });
  return all;
}

const Rule* find_rule(std::string_view code_or_slug) {
  for (const Rule& rule : rules())
    if (rule.code == code_or_slug || rule.slug == code_or_slug) return &rule;
  return nullptr;
}

Family family_of(const Right& right, std::string_view field) {
  struct Row {
    std::string_view right;
    Family family{};
  };
  static constexpr Row families[] = {
      {"covenant", Family::exclusivity},
      {"first-right", Family::exclusivity},
      {"revenue-share", Family::revenue_share},
      {"hosting", Family::cloud_rights},
      {"cloud-status", Family::cloud_rights},
      {"launch", Family::cloud_rights},
      {"commitment", Family::cloud_rights},
      {"residency", Family::cloud_rights},
      {"portability", Family::cloud_rights},
      {"grant", Family::licence},
      {"ownership", Family::licence},
      {"payment", Family::payment},
      {"agreement-term", Family::term},
      {"trigger", Family::term},
      {"termination", Family::term},
      {"survival", Family::term},
      {"liability", Family::liability},
      {"indemnity", Family::liability},
      {"permission", Family::condition},
      {"obligation", Family::condition},
  };
  if (field.starts_with("exclusivity")) return Family::exclusivity;
  const auto* found = std::ranges::find(families, right.name, &Row::right);
  return found == std::end(families) ? Family::governance : found->family;
}

std::string_view to_text(Severity severity) {
  constexpr std::array<std::string_view, 5> names{"info", "low", "medium", "high", "critical"};
  return names.at(static_cast<std::size_t>(severity));
}

std::string_view to_text(Family family) {
  constexpr std::array<std::string_view, 12> names{
      "exclusivity", "revenue-share", "cloud-rights", "licence",   "term",      "condition",
      "payment",     "liability",     "governance",   "structure", "integrity", "any"};
  return names.at(static_cast<std::size_t>(family));
}

std::string_view to_text(Direction direction) {
  constexpr std::array<std::string_view, 6> names{"gain",    "loss",  "neutral",
                                                  "depends", "mixed", "unknown"};
  return names.at(static_cast<std::size_t>(direction));
}

}  // namespace clauseline
