#include "rules/targets.hpp"

namespace clauseline {

std::vector<const Term*> active_terms_named(const Names& ids, const Interpretation& version) {
  auto found = terms_named(version, ids);
  std::erase_if(found, [](const Term* term) { return !term->active(); });
  return found;
}

Directions outcome_for(const std::vector<const Term*>& terms, const Interpretation& version,
                       const Outcome& outcome) {
  Directions found;
  const auto tell = [&](const std::vector<std::string>& parties, Direction direction) {
    for (const std::string& id : parties) {
      const Party* party = find_party(*version.agreement, id);
      if (party == nullptr || !party->signs) continue;
      const auto [entry, fresh] = found.try_emplace(id, direction);
      if (!fresh && entry->second != direction) entry->second = Direction::mixed;
    }
  };
  for (const Term* term : terms) {
    tell(beneficiaries(*term, version), outcome.holders);
    tell(burdened(*term, version), outcome.owers);
  }
  return found;
}

}  // namespace clauseline
