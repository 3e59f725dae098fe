// Rules about clauses as such: added, removed, moved, renumbered, reworded. What a change of
// words means is for the rules on typed terms and on signals to say.

#include "rules/packs.hpp"
#include "rules/predicates.hpp"
#include "text/fold.hpp"

namespace clauseline::packs {
namespace {

bool of_provision(const Change& change, const Comparison&) {
  switch (kind_of(change)) {
    case ClauseKind::definition:
    case ClauseKind::recital:
    case ClauseKind::schedule:
    case ClauseKind::item:
    case ClauseKind::row: return false;
    default: return true;
  }
}
bool of_lost_provision(const Change& change, const Comparison& comparison) {
  return of_provision(change, comparison) && lost(change);
}
bool of_words(const Change& change, const Comparison&) {
  const auto kind = kind_of(change);
  return kind != ClauseKind::definition && kind != ClauseKind::recital && kind != ClauseKind::row;
}
bool not_of_row(const Change& change, const Comparison&) {
  return kind_of(change) != ClauseKind::row;
}

std::string_view other_lead_in(const Change& change, const Comparison&) {
  return change.clause->other_lead_in ? "raised: other words stand above it and limit it" : "";
}

bool spaces_only(const Change& change, const Comparison&) {
  return fold_spaces(change.before) == fold_spaces(change.after);
}
bool quotes_and_dashes(const Change& change, const Comparison& comparison) {
  return !spaces_only(change, comparison);
}

bool newly_reserved(const Change& change, const Comparison&) { return change.after == "reserved"; }

constexpr Rule structure_rules[] = {
    {
        .code = "ST001",
        .slug = "provision-added",
        .family = Family::structure,
        .severity = Severity::medium,
        .title = "A provision was added",
        .says = "{clause} was added.",
        .why = "New words may grant, bind or limit, also where no typed term says so.",
        .direction = "parties ?",
        .mirror = "ST002",
        .old_example = "none",
        .new_example = "Section 3.2",
        .on = {on("clause", "", Move::added)},
        .when = of_provision,
        .folding = Folding::under_clause,
    },
    {
        .code = "ST002",
        .slug = "provision-removed",
        .family = Family::structure,
        .severity = Severity::high,
        .title = "A provision was removed",
        .says = "{clause} was removed.",
        .why = "What it granted or forbade no longer stands in the agreement.",
        .direction = "parties ?",
        .mirror = "ST001",
        .old_example = "Section 3.4",
        .new_example = "none",
        .on = {on("clause", "", Move::removed), on("clause", "reserved", Move::replaced)},
        .when = of_lost_provision,
        .folding = Folding::under_clause,
    },
    {
        .code = "ST003",
        .slug = "provision-moved",
        .family = Family::structure,
        .severity = Severity::low,
        .title = "A provision was moved",
        .says = "{clause} stands in another place.",
        .why = "Words may mean something else under another heading or lead-in.",
        .direction = "parties =",
        .mirror = "ST003",
        .old_example = "Section 7.2",
        .new_example = "Section 2.4",
        .on = {on("clause", "place", Move::moved)},
        .when = not_of_row,
        .heavier = other_lead_in,
        .heavier_severity = Severity::medium,
    },
    {
        .code = "ST004",
        .slug = "provision-renumbered",
        .family = Family::structure,
        .severity = Severity::info,
        .title = "Provisions were renumbered",
        .says = "Provisions carry other numbers; they are the same provisions.",
        .why = "References from other documents by number may point elsewhere now.",
        .direction = "parties =",
        .mirror = "ST004",
        .old_example = "3.6",
        .new_example = "3.4",
        .on = {on("clause", "number", Move::replaced)},
        .grouping = Grouping::together,
    },
    {
        .code = "ST005",
        .slug = "provision-split",
        .family = Family::structure,
        .severity = Severity::low,
        .title = "A provision was split",
        .says = "{old clauses} was split into {new clauses}.",
        .why = "The parts may now be read, limited or ended apart from each other.",
        .direction = "parties ?",
        .mirror = "ST006",
        .old_example = "5.1",
        .new_example = "5.1 and 5.2",
        .on = {on("clause", "split", Move::replaced)},
        .folding = Folding::under_clause,
    },
    {
        .code = "ST006",
        .slug = "provision-merged",
        .family = Family::structure,
        .severity = Severity::low,
        .title = "Provisions were merged",
        .says = "{old clauses} were merged into {new clauses}.",
        .why = "A limit that one of them carried may have been lost on the way.",
        .direction = "parties ?",
        .mirror = "ST005",
        .old_example = "3.2 to 3.5",
        .new_example = "3.3",
        .on = {on("clause", "merged", Move::replaced)},
        .folding = Folding::under_clause,
    },
    {
        .code = "ST007",
        .slug = "heading-changed",
        .family = Family::structure,
        .severity = Severity::info,
        .title = "Only a heading changed",
        .says = "The heading of {clause} was \"{old}\".",
        .why = "Headings rarely bind, but they guide how a provision is read.",
        .direction = "parties =",
        .mirror = "ST007",
        .old_example = "Cloud",
        .new_example = "Cloud services",
        .on = {on("clause", "heading", Move::replaced)},
    },
    {
        .code = "ST008",
        .slug = "text-changed",
        .family = Family::structure,
        .severity = Severity::medium,
        .title = "Words changed and no typed term says what it means",
        .says = "The words of {clause} changed.",
        .why = "The words are the agreement; somebody must read what the change does.",
        .direction = "parties ?",
        .mirror = "ST008",
        .old_example = "promptly",
        .new_example = "without delay",
        .on = {on("clause", "words", Move::replaced)},
        .when = of_words,
        .folding = Folding::under_clause,
    },
    {
        .code = "ST009",
        .slug = "typography-only",
        .family = Family::structure,
        .severity = Severity::info,
        .title = "Only typography changed",
        .says = "Quotes, dashes or ligatures changed; the words are the same.",
        .why = "Shown so that every byte that differs is accounted for.",
        .direction = "parties =",
        .mirror = "ST009",
        .old_example = "straight quotes",
        .new_example = "curly quotes",
        .on = {on("clause", "typography", Move::replaced)},
        .when = quotes_and_dashes,
        .grouping = Grouping::together,
    },
    {
        .code = "ST010",
        .slug = "whitespace-only",
        .family = Family::structure,
        .severity = Severity::info,
        .title = "Only white space changed",
        .says = "White space or invisible characters changed; the words are the same.",
        .why = "Shown so that every byte that differs is accounted for.",
        .direction = "parties =",
        .mirror = "ST010",
        .old_example = "a no-break space",
        .new_example = "a space",
        .on = {on("clause", "typography", Move::replaced)},
        .when = spaces_only,
        .grouping = Grouping::together,
    },
    {
        .code = "ST034",
        .slug = "note-changed",
        .family = Family::structure,
        .severity = Severity::info,
        .title = "A drafting note changed",
        .says = "The note at {clause} changed; notes are not operative.",
        .why = "Notes tell why words are as they are.",
        .direction = "parties =",
        .mirror = "ST034",
        .old_example = "a note",
        .new_example = "a note, edited",
        .on = {on("clause", "note", Move::replaced)},
    },
    {
        .code = "ST035",
        .slug = "provision-reserved",
        .family = Family::structure,
        .severity = Severity::medium,
        .title = "A provision is now left out on purpose",
        .says = "{clause} is now reserved: it stands there without effect.",
        .why = "The number stays, so that the loss is easy to overlook.",
        .direction = "parties ?",
        .mirror = "ST035",
        .old_example = "the words of a clause",
        .new_example = "intentionally omitted",
        .on = {on("clause", "reserved", Move::replaced)},
        .when = newly_reserved,
    },
};

}  // namespace

std::span<const Rule> structure() { return structure_rules; }

}  // namespace clauseline::packs
