// Rules about clauses as such: added, removed, moved, renumbered, reworded. What a change of
// words means is for the rules on typed terms and on signals to say.

#include "rules/packs.hpp"
#include "text/fold.hpp"

#include <algorithm>

namespace clauseline::packs {
namespace {

ClauseKind kind(const Change& change) {
  return (change.new_clause == nullptr ? change.old_clause : change.new_clause)->kind;
}

bool of_provision(const Change& change, const Comparison&) {
  switch (kind(change)) {
    case ClauseKind::definition:
    case ClauseKind::recital:
    case ClauseKind::schedule:
    case ClauseKind::item:
    case ClauseKind::row: return false;
    default: return true;
  }
}
bool of_words(const Change& change, const Comparison&) {
  const auto found = kind(change);
  return found != ClauseKind::definition && found != ClauseKind::recital &&
         found != ClauseKind::row;
}
bool of_definition(const Change& change, const Comparison&) {
  return kind(change) == ClauseKind::definition;
}
bool of_recital(const Change& change, const Comparison&) {
  return kind(change) == ClauseKind::recital;
}
bool of_schedule(const Change& change, const Comparison&) {
  return kind(change) == ClauseKind::schedule;
}
bool of_item(const Change& change, const Comparison&) { return kind(change) == ClauseKind::item; }
bool of_row(const Change& change, const Comparison&) { return kind(change) == ClauseKind::row; }
bool not_of_row(const Change& change, const Comparison&) { return kind(change) != ClauseKind::row; }

bool spaces_only(const Change& change, const Comparison&) {
  return fold_spaces(change.before) == fold_spaces(change.after);
}
bool quotes_and_dashes(const Change& change, const Comparison& comparison) {
  return !spaces_only(change, comparison);
}

bool newly_reserved(const Change& change, const Comparison&) { return change.new_clause->reserved; }

/// Does any clause of the later version still use a term that lost its definition?
bool still_used(const Clause& definition, const Agreement& agreement) {
  bool used = false;
  walk(agreement.clauses, [&](const Clause& clause, const Clause*) {
    for (const std::string& term : definition.terms_defined)
      if (clause.words.find(term) != std::string::npos) used = true;
  });
  return used;
}

std::string_view nothing_uses_it(const Change& change, const Comparison& comparison) {
  return still_used(*change.old_clause, *comparison.after->agreement)
             ? ""
             : "lowered: nothing uses the defined term any more";
}

std::string_view only_said_or_left_unsaid(const Change& change, const Comparison&) {
  return any_of(change.move, Move::stated | Move::silenced)
             ? "lowered: one version says what the other leaves unsaid"
             : "";
}

constexpr Move came_or_went = Move::added | Move::removed;

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
        .old_example = "Section 3.4",
        .new_example = "none",
        .on = {on("clause", "", Move::removed)},
        .when = of_provision,
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
        .old_example = "Section 7.2",
        .new_example = "Section 2.4",
        .on = {on("clause", "place", Move::moved)},
        .when = not_of_row,
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
        .old_example = "a no-break space",
        .new_example = "a space",
        .on = {on("clause", "typography", Move::replaced)},
        .when = spaces_only,
        .grouping = Grouping::together,
    },
    {
        .code = "ST011",
        .slug = "definition-added",
        .family = Family::structure,
        .severity = Severity::medium,
        .title = "A definition was added",
        .says = "{clause} is now a defined term.",
        .why = "Words that were plain before may now carry its meaning.",
        .direction = "parties ?",
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
        .old_example = "\"API Product\"",
        .new_example = "none",
        .on = {on("clause", "", Move::removed)},
        .when = of_definition,
        .lighter = nothing_uses_it,
        .lighter_severity = Severity::low,
    },
    {
        .code = "ST013",
        .slug = "definition-changed",
        .family = Family::structure,
        .severity = Severity::high,
        .title = "The words of a definition changed",
        .says = "The definition of {clause} changed.",
        .why = "Every clause that uses the term changes with it.",
        .direction = "parties ?",
        .old_example = "\"Affiliate\" means 50 percent",
        .new_example = "20 percent",
        .on = {on("clause", "words", Move::replaced)},
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
        .old_example = "Licensed IP",
        .new_example = "Licensed Technology",
        .on = {on("clause", "defined-term", Move::replaced)},
    },
    {
        .code = "ST015",
        .slug = "term-use-retargeted",
        .family = Family::structure,
        .severity = Severity::high,
        .title = "The same words now use another definition",
        .says = "The words of {clause} are the same; the definitions that they use were {old} and "
                "are now {new}.",
        .why = "The words mean what the other definition says, and nothing on the page shows it.",
        .direction = "parties ?",
        .old_example = "ref def-revenue",
        .new_example = "ref def-net-revenue",
        .on = {on("clause", "term-use", Move::replaced)},
    },
    {
        .code = "ST016",
        .slug = "cross-reference-retargeted",
        .family = Family::structure,
        .severity = Severity::high,
        .title = "The same reference now points elsewhere",
        .says = "The words of {clause} are the same; the clauses that they point to were {old} and "
                "are now {new}.",
        .why = "A reference that moves silently changes the clause that it stands in.",
        .direction = "parties ?",
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
        .old_example = "the fee: 5 USD",
        .new_example = "the fee: 500 USD",
        .on = {on("clause", "value", Move::replaced)},
    },
    {
        .code = "ST021",
        .slug = "list-conjunction-changed",
        .family = Family::structure,
        .severity = Severity::high,
        .title = "The items of a list are joined otherwise",
        .says = "The items of {clause} were joined by {old}; they are now joined by {new}.",
        .why = "All of several conditions is another thing than any of them.",
        .direction = "parties ?",
        .old_example = "(a) and (b)",
        .new_example = "(a) or (b)",
        .on = {on("clause", "joined", Move::replaced)},
    },
    {
        .code = "ST022",
        .slug = "list-item-added",
        .family = Family::structure,
        .severity = Severity::medium,
        .title = "An item was added to a list",
        .says = "{clause} was added to a list.",
        .why = "A longer list may widen a duty, a right or an exception.",
        .direction = "parties ?",
        .old_example = "none",
        .new_example = "(d) chargebacks",
        .on = {on("clause", "", Move::added)},
        .when = of_item,
        .folding = Folding::under_clause,
    },
    {
        .code = "ST023",
        .slug = "list-item-removed",
        .family = Family::structure,
        .severity = Severity::high,
        .title = "An item was removed from a list",
        .says = "{clause} was removed from a list.",
        .why = "A shorter list may drop a duty, a right or an exception.",
        .direction = "parties ?",
        .old_example = "(c) refunds",
        .new_example = "none",
        .on = {on("clause", "", Move::removed)},
        .when = of_item,
        .folding = Folding::under_clause,
    },
    {
        .code = "ST024",
        .slug = "table-row-changed",
        .family = Family::structure,
        .severity = Severity::medium,
        .title = "Rows of a table changed",
        .says = "Rows of the table {clause} changed.",
        .why = "Tables of key terms are what people read first, and rely on.",
        .direction = "parties ?",
        .old_example = "Through 2032",
        .new_example = "Through 2030",
        .on = {on("clause", "", came_or_went), on("clause", "words", Move::replaced),
               on("clause", "place", Move::moved)},
        .when = of_row,
        .grouping = Grouping::under_parent,
    },
    {
        .code = "ST025",
        .slug = "schedule-added",
        .family = Family::structure,
        .severity = Severity::medium,
        .title = "A schedule was added",
        .says = "The schedule {clause} was added.",
        .why = "Schedules bind like the body unless the order of precedence says otherwise.",
        .direction = "parties ?",
        .old_example = "none",
        .new_example = "Schedule 2",
        .on = {on("clause", "", Move::added)},
        .when = of_schedule,
    },
    {
        .code = "ST026",
        .slug = "schedule-removed",
        .family = Family::structure,
        .severity = Severity::high,
        .title = "A schedule was removed",
        .says = "The schedule {clause} was removed.",
        .why = "What it listed or priced no longer stands in the agreement.",
        .direction = "parties ?",
        .old_example = "Schedule 1",
        .new_example = "none",
        .on = {on("clause", "", Move::removed)},
        .when = of_schedule,
    },
    {
        .code = "ST033",
        .slug = "recital-changed",
        .family = Family::structure,
        .severity = Severity::low,
        .title = "A recital changed",
        .says = "The recital {clause} was added, removed or reworded.",
        .why = "Recitals do not bind, but they are read when the words are in doubt.",
        .direction = "parties ?",
        .old_example = "Recital A",
        .new_example = "Recitals A and B",
        .on = {on("clause", "", came_or_went), on("clause", "words", Move::replaced)},
        .when = of_recital,
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
        .old_example = "the words of a clause",
        .new_example = "intentionally omitted",
        .on = {on("clause", "reserved", Move::replaced)},
        .when = newly_reserved,
    },
    {
        .code = "ST036",
        .slug = "signature-block-changed",
        .family = Family::structure,
        .severity = Severity::medium,
        .title = "A signature block changed",
        .says = "The signature block of {clause} changed from {old} to {new}.",
        .why = "Who signed, and when, decides whether and from when the words bind.",
        .direction = "parties ?",
        .old_example = "no date",
        .new_example = "a date",
        .on = {on("signature", "", Move::added),
               on("signature", "name", Move::replaced | Move::stated | Move::silenced),
               on("signature", "title", Move::replaced | Move::stated | Move::silenced),
               on("signature", "date",
                  Move::raised | Move::lowered | Move::stated | Move::silenced)},
        .grouping = Grouping::together,
    },
    {
        .code = "UN001",
        .slug = "uninterpreted",
        .family = Family::structure,
        .severity = Severity::high,
        .title = "A typed term changed in a way that no rule judges",
        .says = "{clause} says of {about} another {field}: {old} before, {new} now.",
        .why = "No rule says what this means, so that somebody must.",
        .direction = "parties ?",
        .old_example = "a value",
        .new_example = "another value",
        .lighter = only_said_or_left_unsaid,
        .lighter_severity = Severity::medium,
    },
};

}  // namespace

std::span<const Rule> structure() { return structure_rules; }

}  // namespace clauseline::packs
