// Rules about the decisions on findings: who made them, on what, until when, and whether the ledger
// that holds them is only added to. Each waits for what review/ tells of a ledger that was settled.
// What they find no decision settles.

#include "rules/packs.hpp"

namespace clauseline::packs {
namespace {

constexpr Rule approval_rules[] = {
    {
        .code = "IN006",
        .slug = "self-approval",
        .family = Family::integrity,
        .severity = Severity::critical,
        .title = "Somebody who made the change decided on it",
        .says = "What does not count is {new}.",
        .why = "Whoever makes a change must not be the one who lets it pass.",
        .direction = "parties ?",
        .one_way = "A decision by somebody else is as it must be.",
        .old_example = "a decision that counts",
        .new_example = "the decision to approve EX001@licence by Ann: Ann made the change",
        .on = {on("agreement", "self-approval", Move::added)},
    },
    {
        .code = "IN007",
        .slug = "approval-missing",
        .family = Family::integrity,
        .severity = Severity::critical,
        .title = "A change that the policy names has not been agreed to",
        .says = "Nobody has agreed to what the policy wants agreed to: {new}.",
        .why = "The policy says who must agree to such a change before it passes, and they have "
               "not.",
        .direction = "parties ?",
        .one_way = "An approval that is there is as it must be.",
        .old_example = "a decision that counts",
        .new_example = "RS007@share: it needs an approval as finance",
        .on = {on("agreement", "approval-missing", Move::added)},
    },
    {
        .code = "IN008",
        .slug = "approval-stale",
        .family = Family::integrity,
        .severity = Severity::high,
        .title = "A decision was on other bytes than these",
        .says = "What no longer counts is {new}.",
        .why = "The policy binds decisions to the bytes that were looked at, and these were "
               "edited later.",
        .direction = "parties ?",
        .one_way = "A decision on these bytes is as it must be.",
        .old_example = "a decision that counts",
        .new_example = "the decision to approve EX001@licence by Ann: the agreement was edited "
                       "after it",
        .on = {on("agreement", "stale-approval", Move::added)},
    },
    {
        .code = "IN009",
        .slug = "waiver-expired",
        .family = Family::integrity,
        .severity = Severity::high,
        .title = "A waiver has ended",
        .says = "What has ended is {new}.",
        .why = "What was let pass for a time is not let pass any more, and nothing was put right.",
        .direction = "parties ?",
        .one_way = "A waiver that lasts is as it must be.",
        .old_example = "a decision that counts",
        .new_example = "the decision to waive EX001@licence by Ann: it ended on 2026-06-30",
        .on = {on("agreement", "expired-waiver", Move::added)},
    },
    {
        .code = "IN010",
        .slug = "waiver-too-broad",
        .family = Family::integrity,
        .severity = Severity::medium,
        .title = "A waiver is wider than the policy lets one be",
        .says = "What does not count is {new}.",
        .why = "A waiver that lasts for years is no waiver but another contract.",
        .direction = "parties ?",
        .one_way = "A waiver within the bounds of the policy is as it must be.",
        .old_example = "a decision that counts",
        .new_example = "the decision to waive EX001@licence by Ann: it would last until 2030-01-01",
        .on = {on("agreement", "broad-waiver", Move::added)},
    },
    {
        .code = "IN026",
        .slug = "decision-changed",
        .family = Family::integrity,
        .severity = Severity::critical,
        .title = "A decision in the ledger was edited or removed",
        .says = "The ledger does not stand as it was: {new}.",
        .why = "Decisions are added and withdrawn, never edited: else nobody can say what was "
               "agreed to.",
        .direction = "parties ?",
        .one_way = "A ledger to which is only added is as it must be.",
        .old_example = "as it was decided",
        .new_example = "reviews/deal/1f3c/d-1.xml was removed by commit 1f3c90aa2b51 of Ann "
                       "(2026-04-27)",
        .on = {on("agreement", "changed-decision", Move::added)},
    },
    {
        .code = "IN027",
        .slug = "decision-forged",
        .family = Family::integrity,
        .severity = Severity::critical,
        .title = "A decision is not proved to be what it says",
        .says = "Nothing bears out {new}.",
        .why = "A decision in the name of somebody else, or of another day, is worth less than "
               "none.",
        .direction = "parties ?",
        .one_way = "A decision that its signature or commit bears out is as it must be.",
        .old_example = "a decision that counts",
        .new_example = "the decision to approve EX001@licence by Ann: the commit that brought it "
                       "is by Bob",
        .on = {on("agreement", "forged-decision", Move::added)},
    },
};

}  // namespace

std::span<const Rule> approvals() { return approval_rules; }

}  // namespace clauseline::packs
