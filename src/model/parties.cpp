#include "model/parties.hpp"

#include <utility>

namespace clauseline {
namespace {

using Ids = std::set<std::string, std::less<>>;

Ids named_in_words(const Agreement& agreement, const Ids& known) {
  Ids named;
  walk(agreement.clauses, [&](const Clause& clause, const Clause*) {
    for (const Mark& mark : clause.marks)
      if (mark.kind == MarkKind::party && known.contains(mark.target)) named.insert(mark.target);
  });
  return named;
}

}  // namespace

void settle_parties(Agreement& agreement, const Elsewhere& elsewhere) {
  if (elsewhere.actors.empty()) return;
  const auto parties =
      elsewhere.signing.empty() ? named_in_words(agreement, elsewhere.actors) : elsewhere.signing;
  for (Fact& fact : agreement.records)
    if (fact.name == "actor" && elsewhere.actors.contains(fact["id"]) &&
        parties.contains(fact["id"]))
      fact.name = "party";
}

void name_parts(Agreement& agreement) {
  for (const Fact& fact : agreement.records) {
    if (fact.name == "title") agreement.title = fact.text;
    if (fact.name == "notice") agreement.notices.push_back(fact.text);
    if (fact.name != "party" && fact.name != "actor") continue;
    const std::string name(fact["name"]);
    agreement.parties.push_back(
        {.id = std::string(fact["id"]),
         .name = name,
         .short_name = fact["short"].empty() ? name : std::string(fact["short"]),
         .signs = fact.name == "party"});
  }
}

}  // namespace clauseline
