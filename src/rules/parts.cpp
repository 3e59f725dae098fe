// Rules about what an agreement has besides its provisions: lists, tables, schedules, recitals
// and signatures.

#include "rules/packs.hpp"
#include "rules/predicates.hpp"

namespace clauseline::packs {
namespace {

constexpr Move came_or_went = Move::added | Move::removed;

bool of_recital(const Change& change, const Comparison&) {
  return kind_of(change) == ClauseKind::recital;
}
bool of_schedule(const Change& change, const Comparison&) {
  return kind_of(change) == ClauseKind::schedule;
}
bool of_item(const Change& change, const Comparison&) {
  return kind_of(change) == ClauseKind::item;
}
bool of_lost_item(const Change& change, const Comparison& comparison) {
  return of_item(change, comparison) && lost(change);
}
bool of_row(const Change& change, const Comparison&) { return kind_of(change) == ClauseKind::row; }

constexpr Rule parts_rules[] = {
    {
        .code = "ST021",
        .slug = "list-conjunction-changed",
        .family = Family::structure,
        .severity = Severity::high,
        .title = "The items of a list are joined otherwise",
        .says = "The items of {clause} were joined by {old}; they are now joined by {new}.",
        .why = "All of several conditions is another thing than any of them.",
        .direction = "parties ?",
        .mirror = "ST021",
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
        .mirror = "ST023",
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
        .mirror = "ST022",
        .old_example = "(c) refunds",
        .new_example = "none",
        .on = {on("clause", "", Move::removed), on("clause", "reserved", Move::replaced)},
        .when = of_lost_item,
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
        .mirror = "ST024",
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
        .mirror = "ST026",
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
        .mirror = "ST025",
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
        .mirror = "ST033",
        .old_example = "Recital A",
        .new_example = "Recitals A and B",
        .on = {on("clause", "", came_or_went), on("clause", "words", Move::replaced)},
        .when = of_recital,
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
        .mirror = "ST036",
        .old_example = "no date",
        .new_example = "a date",
        .on = {on("signature", "", Move::added),
               on("signature", "name", Move::replaced | Move::stated | Move::silenced),
               on("signature", "title", Move::replaced | Move::stated | Move::silenced),
               on("signature", "date",
                  Move::raised | Move::lowered | Move::stated | Move::silenced),
               on("signature", "method", Move::replaced | Move::stated | Move::silenced),
               on("signature", "evidence", Move::stated)},
        .grouping = Grouping::together,
    },
};

}  // namespace

std::span<const Rule> parts() { return parts_rules; }

}  // namespace clauseline::packs
