// Rules about the law, the forum, assignment, audit and confidence.

#include "rules/packs.hpp"
#include "rules/predicates.hpp"

namespace clauseline::packs {
namespace {

bool says_something_of_control(const Change& change, const Comparison&) {
  return change.move != Move::stated || change.new_value()->text != "nothing";
}
bool said_something_of_control(const Change& change, const Comparison&) {
  return change.move != Move::silenced || change.old_value()->text != "nothing";
}

constexpr Move moved = Move::raised | Move::lowered | Move::replaced;
constexpr Move came_or_went = Move::added | Move::removed;
constexpr Move to_or_from_nothing = Move::stated | Move::silenced;
constexpr Move any_word = Move::replaced | to_or_from_nothing;

constexpr Rule governance_rules[] = {
    {
        .code = "GV001",
        .slug = "governing-law-changed",
        .family = Family::governance,
        .severity = Severity::high,
        .title = "Another law governs the agreement",
        .says = "The law that governs the agreement was: {old}. It is now: {new}.",
        .why = "Every word may mean something else under another law.",
        .direction = "parties ?",
        .old_example = "US-DE",
        .new_example = "GB-ENG",
        .on = {on("governing-law", "law", any_word), on("governing-law", "", came_or_went)},
    },
    {
        .code = "GV002",
        .slug = "forum-changed",
        .family = Family::governance,
        .severity = Severity::high,
        .title = "Disputes are decided elsewhere",
        .says = "Who decides disputes, or whether only they may, was: {old}. It is now: {new}.",
        .why = "The forum decides cost, speed, secrecy and appeal.",
        .direction = "parties ?",
        .old_example = "courts",
        .new_example = "arbitration",
        .on = {on("governing-law", "forum", any_word), on("governing-law", "exclusive", any_word)},
        .grouping = Grouping::of_term,
    },
    {
        .code = "GV003",
        .slug = "seat-changed",
        .family = Family::governance,
        .severity = Severity::medium,
        .title = "Disputes are decided at another seat",
        .says = "The seat was: {old}. It is now: {new}.",
        .why = "The seat decides which courts may step in.",
        .direction = "parties ?",
        .old_example = "US-NY",
        .new_example = "GB-ENG",
        .on = {on("governing-law", "seat", any_word)},
    },
    {
        .code = "GV004",
        .slug = "assignment-restricted",
        .family = Family::governance,
        .severity = Severity::high,
        .title = "Assignment is harder",
        .says = "{by} could assign the agreement on this level: {old}. Now: {new}.",
        .why = "{by} may need leave to restructure or to sell.",
        .direction = "by - others +",
        .old_example = "free",
        .new_example = "consent",
        .on = {on("assignment", "level", Move::lowered)},
    },
    {
        .code = "GV005",
        .slug = "assignment-relaxed",
        .family = Family::governance,
        .severity = Severity::high,
        .title = "Assignment is easier",
        .says = "{by} could assign the agreement on this level: {old}. Now: {new}.",
        .why = "The other side may find itself bound to somebody whom it did not choose.",
        .direction = "by + others -",
        .old_example = "consent",
        .new_example = "free",
        .on = {on("assignment", "level", Move::raised)},
    },
    {
        .code = "GV006",
        .slug = "change-of-control-added",
        .family = Family::governance,
        .severity = Severity::high,
        .title = "A change of control now has consequences",
        .says = "A change of control of {by} had this consequence: {old}. Now: {new}.",
        .why = "A sale of {by} may need leave or end the agreement.",
        .direction = "by - others +",
        .old_example = "unstated",
        .new_example = "consent",
        .on = {on("assignment", "on-change-of-control", Move::lowered | Move::stated)},
        .when = says_something_of_control,
    },
    {
        .code = "GV007",
        .slug = "change-of-control-removed",
        .family = Family::governance,
        .severity = Severity::high,
        .title = "A change of control has fewer consequences",
        .says = "A change of control of {by} had this consequence: {old}. Now: {new}.",
        .why = "{by} can be sold without asking the other side.",
        .direction = "by + others -",
        .old_example = "consent",
        .new_example = "nothing",
        .on = {on("assignment", "on-change-of-control", Move::raised | Move::silenced)},
        .when = said_something_of_control,
    },
    {
        .code = "GV008",
        .slug = "audit-right-added",
        .family = Family::governance,
        .severity = Severity::medium,
        .title = "A new right to audit",
        .says = "{holder} may now audit {of}.",
        .why = "{of} must open its books.",
        .direction = "holder + of -",
        .old_example = "none",
        .new_example = "once a year",
        .on = {on("audit-right", "", Move::added)},
    },
    {
        .code = "GV009",
        .slug = "audit-right-removed",
        .family = Family::governance,
        .severity = Severity::high,
        .title = "A right to audit is gone",
        .says = "{holder} could audit {of}; it no longer can.",
        .why = "{holder} must take what {of} reports on trust.",
        .direction = "holder - of +",
        .old_example = "the reverse",
        .new_example = "-",
        .on = {on("audit-right", "", Move::removed)},
    },
    {
        .code = "GV010",
        .slug = "audit-right-weakened",
        .family = Family::governance,
        .severity = Severity::medium,
        .title = "A right to audit is weaker",
        .says = "The right of {holder} to audit {of} was in one respect: {old}. Now: {new}.",
        .why = "{holder} sees less, later, more seldom or at a higher price.",
        .direction = "holder - of +",
        .old_example = "P10D",
        .new_example = "P45D",
        .on = {on("audit-right", "notice", Move::raised),
               on("audit-right", "per-year", Move::lowered),
               on("audit-right", "lookback", Move::lowered),
               on("audit-right", "cost-shift-percent", Move::raised),
               on("audit-right", "over", Move::lowered)},
    },
    {
        .code = "GV011",
        .slug = "confidentiality-shortened",
        .family = Family::governance,
        .severity = Severity::medium,
        .title = "A duty of confidence ends earlier",
        .says = "{by} owed {for} confidence {old}; now {new}.",
        .why = "What {for} disclosed is free sooner.",
        .direction = "for - by +",
        .old_example = "P5Y after end",
        .new_example = "P2Y",
        .on = {on("confidentiality", "until", Move::lowered)},
        .when = end_moved,
    },
    {
        .code = "GV012",
        .slug = "confidentiality-extended",
        .family = Family::governance,
        .severity = Severity::medium,
        .title = "A duty of confidence ends later",
        .says = "{by} owed {for} confidence {old}; now {new}.",
        .why = "{by} must guard what it was told for longer.",
        .direction = "for + by -",
        .old_example = "P2Y",
        .new_example = "P5Y",
        .on = {on("confidentiality", "until", Move::raised)},
        .when = end_moved,
    },
    {
        .code = "GV013",
        .slug = "confidentiality-exception-changed",
        .family = Family::governance,
        .severity = Severity::medium,
        .title = "A duty of confidence has other exceptions",
        .says = "The duty of {by} to {for} did not hold for: {old}. Now it does not for: {new}.",
        .why = "What is excepted may be told to anybody.",
        .direction = "parties ?",
        .old_example = "+ independently developed",
        .new_example = "-",
        .on = {on("confidentiality", "except", came_or_went | moved)},
    },
};

}  // namespace

std::span<const Rule> governance() { return governance_rules; }

}  // namespace clauseline::packs
