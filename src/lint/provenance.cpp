// Lints about where facts come from, who signed, and what outlives the agreement.

#include "lint/bounds.hpp"
#include "lint/packs.hpp"
#include "text/split.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace clauseline::lint_packs {
namespace {

/// What can name its source: list items and rows stand for the provision around them.
bool is_provision(const Clause& clause) {
  return clause.kind != ClauseKind::item && clause.kind != ClauseKind::table &&
         clause.kind != ClauseKind::row && clause.kind != ClauseKind::quotation;
}

void fact_without_source(const Draft& draft, Hits& hits) {
  if (draft.document("text") != "reconstruction") return;
  walk(draft.agreement().clauses, [&](const Clause& clause, const Clause*) {
    if (is_provision(clause) && !clause.words.empty() && clause.sources.empty())
      hits.at(clause.at, fmt::format("{} does not say from where it is known", clause.id));
    for (const Fact& fact : clause.facts)
      if (fact["src"].empty())
        hits.at(fact.at,
                fmt::format("the term {} does not say from where it is known", fact["id"]));
  });
}

/// The sources that are nothing but press, by id.
std::set<std::string, std::less<>> press_of(const Draft& draft) {
  std::set<std::string, std::less<>> press;
  for (const Fact& fact : draft.agreement().records) {
    if (fact.name == "source" && fact["kind"] == "press") press.emplace(fact["id"]);
    for (const Fact& part : fact.parts)
      if (part.name == "source" && part["kind"] == "press") press.emplace(part["id"]);
  }
  return press;
}

/// A value is normative unless it stands in an attribute for what is reported.
void press_as_term(const Draft& draft, Hits& hits) {
  const auto press = press_of(draft);
  if (press.empty()) return;
  for (const Term& term : draft.version().terms) {
    const auto sources = split((*term.fact)["src"]);
    const bool only_press =
        !sources.empty() && std::ranges::all_of(sources, [&](const std::string& source) {
          return press.contains(source);
        });
    if (!only_press || term.piece > 0) continue;
    for (std::size_t i = 0; i < term.values.size(); ++i) {
      const auto type = term.right->fields[i].type;
      const auto& value = term.values[i];
      const bool counts = type == Type::percent || type == Type::money || type == Type::tiers;
      if (counts && value.stated())
        hits.at(value.at, fmt::format("{} of {} is {}, which only the press says",
                                      term.right->fields[i].name, term.id, value.text));
    }
  }
}

void signature_missing(const Draft& draft, Hits& hits) {
  const auto& agreement = draft.agreement();
  if (draft.document("text") != "actual" || agreement.status != "executed") return;
  std::set<std::string, std::less<>> signed_by;
  for (const Fact& fact : agreement.records)
    if (fact.name == "signature" && fact["method"] != "none") signed_by.emplace(fact["party"]);
  for (const Party& party : agreement.parties) {
    const auto* record = draft.record("party", party.id);
    if (party.signs && record != nullptr && !signed_by.contains(party.id))
      hits.at(record->at, fmt::format("the agreement is executed, and {} did not sign it",
                                      draft.name_of(party.id)));
  }
}

/// A term without an end of its own ends with the agreement, if that can end.
bool agreement_ends(const Draft& draft) {
  return std::ranges::any_of(draft.version().terms, [](const Term& term) {
    return term.right->name == "termination" ||
           (term.right->name == "agreement-term" && field(term, "until") != nullptr);
  });
}

void survival_dangling(const Draft& draft, Hits& hits) {
  const bool ends = agreement_ends(draft);
  for (const Term& term : draft.version().terms) {
    const auto* of = term.right->name == "survival" ? field(term, "of") : nullptr;
    const auto* names = of == nullptr ? nullptr : of->get<Names>();
    if (names == nullptr) continue;
    for (const std::string& id : *names) {
      const auto* survivor = draft.term(id);
      if (survivor == nullptr && draft.clause(id) != nullptr) continue;
      if (survivor == nullptr) {
        hits.at(of->at, fmt::format("{} keeps {} alive, and there is no such term", term.id, id));
        continue;
      }
      const auto* until = field(*survivor, "until");
      const auto* end = until == nullptr ? nullptr : until->get<End>();
      const bool endless = end == nullptr ? !ends : end->kind == End::Kind::never;
      if (endless) hits.at(of->at, fmt::format("{} keeps {} alive, which has no end", term.id, id));
    }
  }
}

constexpr Lint rows[] = {
    {
        .code = "LN055",
        .slug = "fact-without-source",
        .severity = Severity::low,
        .title = "A reconstruction that does not say from where it knows",
        .why = "Nobody can check a fact whose source is not named.",
        .remedy = "name the sources in src",
        .example = "a clause of a reconstruction without src",
        .whole = fact_without_source,
        .reads = Reads::native,
        .whole_only = true,
    },
    {
        .code = "LN056",
        .slug = "press-as-term",
        .severity = Severity::medium,
        .title = "A value that only the press reports stands as a term",
        .why = "A report is not what the parties agreed.",
        .remedy = "write undisclosed, and the number in reported with reported-src",
        .example = R"(percent="20", known from the press alone)",
        .whole = press_as_term,
        .reads = Reads::native,
    },
    {
        .code = "LN057",
        .slug = "signature-missing",
        .severity = Severity::high,
        .title = "An executed agreement without the signature of a party",
        .why = "Who did not sign may not be bound.",
        .remedy = "add the signature, or change the status",
        .example = R"(status="executed" and no <signature> of a party)",
        .whole = signature_missing,
        .reads = Reads::native,
        .whole_only = true,
    },
    {
        .code = "LN058",
        .slug = "survival-dangling",
        .severity = Severity::medium,
        .title = "Something survives that does not end, or is not there",
        .why = "The clause promises nothing, so another term is meant.",
        .remedy = "name the term that is to survive",
        .example = "the survival of a perpetual licence",
        .whole = survival_dangling,
        .reads = Reads::native,
        .whole_only = true,
    },
};

}  // namespace

std::span<const Lint> provenance() { return rows; }

}  // namespace clauseline::lint_packs
