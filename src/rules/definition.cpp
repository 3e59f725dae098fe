// Rules about what words stand for: defined terms, references and marked values. A clause
// may change although nobody touched it.

#include "rules/packs.hpp"
#include "rules/predicates.hpp"

namespace clauseline::packs {
namespace {

bool of_definition(const Change& change, const Comparison&) {
  return kind_of(change) == ClauseKind::definition;
}
bool of_lost_definition(const Change& change, const Comparison& comparison) {
  return of_definition(change, comparison) && lost(change);
}

std::string_view nothing_uses_it(const Change& change, const Comparison& comparison) {
  const bool used =
      change.move != Move::removed || comparison.still_used.contains(change.old_clause);
  return used ? "" : "lowered: nothing uses the defined term any more";
}

constexpr Rule definition_rules[] = {
    {
        .code = "ST011",
        .slug = "definition-added",
        .family = Family::structure,
        .severity = Severity::medium,
        .title = "A definition was added",
        .says = "{clause} is now a defined term.",
        .why = "Words that were plain before may now carry its meaning.",
        .direction = "parties ?",
        .mirror = "ST012",
        .old_example = "none",
        .new_example = "\"Stateless API\"",
        .on = {on("clause", "", Move::added)},
        .when = of_definition,
    },
    {
        .code = "ST012",
        .slug = "definition-removed",
        .family = Family::structure,
        .severity = Severity::high,
        .title = "A definition was removed",
        .says = "{clause} is no longer defined.",
        .why = "Where the term is still used, its meaning is now open.",
        .direction = "parties ?",
        .mirror = "ST011",
        .old_example = "\"API Product\"",
        .new_example = "none",
        .on = {on("clause", "", Move::removed), on("clause", "reserved", Move::replaced)},
        .when = of_lost_definition,
        .lighter = nothing_uses_it,
        .lighter_severity = Severity::low,
    },
    {
        .code = "ST013",
        .slug = "definition-changed",
        .family = Family::structure,
        .severity = Severity::high,
        .title = "The words of a definition changed",
        .says = "The definition of {clause} changed{reach}.",
        .why = "Every clause that uses the term changes with it.",
        .direction = "parties ?",
        .mirror = "ST013",
        .old_example = "\"Affiliate\" means 50 percent",
        .new_example = "20 percent",
        .on = {on("clause", "words", Move::replaced), on("clause", "parts", Move::replaced)},
        .when = of_definition,
    },
    {
        .code = "ST014",
        .slug = "definition-renamed",
        .family = Family::structure,
        .severity = Severity::low,
        .title = "A defined term was renamed",
        .says = "The defined term {old} is now called {new}.",
        .why = "The meaning is the same where every use was renamed with it.",
        .direction = "parties =",
        .mirror = "ST014",
        .old_example = "Licensed IP",
        .new_example = "Licensed Technology",
        .on = {on("clause", "defined-term", Move::replaced)},
    },
    {
        .code = "ST015",
        .slug = "term-use-retargeted",
        .family = Family::structure,
        .severity = Severity::high,
        .title = "The words now use another definition",
        .says =
            "The definitions that the words of {clause} use were {old}; in the same place they are "
            "now {new}.",
        .why = "The words mean what the other definition says, and nothing on the page shows it.",
        .direction = "parties ?",
        .mirror = "ST015",
        .old_example = "ref def-revenue",
        .new_example = "ref def-net-revenue",
        .on = {on("clause", "term-use", Move::replaced)},
    },
    {
        .code = "ST016",
        .slug = "cross-reference-retargeted",
        .family = Family::structure,
        .severity = Severity::high,
        .title = "A reference now points elsewhere",
        .says =
            "In {clause}, the clauses that the words point to were {old}; in the same place they "
            "are now {new}.",
        .why = "A reference that moves silently changes the clause that it stands in.",
        .direction = "parties ?",
        .mirror = "ST016",
        .old_example = "to=api-exclusivity",
        .new_example = "to=any-cloud",
        .on = {on("clause", "reference", Move::replaced)},
    },
    {
        .code = "UN002",
        .slug = "marked-value-changed",
        .family = Family::structure,
        .severity = Severity::high,
        .title = "The same words now stand for another value",
        .says = "The words of {clause} are the same; the values marked in them were {old} and are "
                "now {new}.",
        .why = "Words and data disagree in one of the versions; somebody must say which is right.",
        .direction = "parties ?",
        .mirror = "UN002",
        .old_example = "the fee: 5 USD",
        .new_example = "the fee: 500 USD",
        .on = {on("clause", "value", Move::replaced)},
    },
};

}  // namespace

std::span<const Rule> definition() { return definition_rules; }

}  // namespace clauseline::packs
