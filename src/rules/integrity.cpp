// Rules about the agreement as a record: what may not change behind the reader's back. Those
// that speak of commits and approvals come with the history and the review.

#include "rules/packs.hpp"

#include <algorithm>
#include <array>

namespace clauseline::packs {
namespace {

bool binding(std::string_view status) { return status == "executed" || status == "in-force"; }

bool regressed(const Change& change, const Comparison&) {
  return binding(change.before) && (change.after == "draft" || change.after == "proposed");
}

// IN011 and IN012 wait for no change between two versions: `amend check` tells them, for only
// it knows the instrument.
constexpr Rule integrity_rules[] = {
    {
        .code = "IN011",
        .slug = "instrument-mismatch",
        .family = Family::integrity,
        .severity = Severity::critical,
        .title = "The new version is not what the amending instrument makes of the old one",
        .says = "The instrument makes {old} of it; the new version says {new}.",
        .why = "What was signed is the instrument; a copy that says something else binds nobody.",
        .direction = "parties ?",
        .one_way = "A copy that says what was signed is as it must be.",
        .old_example = "the instrument says 15 days",
        .new_example = "the conformed copy says 12 days",
    },
    {
        .code = "IN012",
        .slug = "instrument-missing",
        .family = Family::integrity,
        .severity = Severity::high,
        .title = "An amended version does not name its amending instrument",
        .says = "The version is in force and does not say which instrument made it.",
        .why = "Without the instrument nobody can prove that the copy says what was signed.",
        .direction = "parties ?",
        .one_way = "A version that names its instrument is as it must be.",
        .old_example = "amends msft-openai@2025-10-28 by an instrument",
        .new_example = "amends msft-openai@2025-10-28",
    },
    {
        .code = "IN013",
        .slug = "id-reused",
        .family = Family::integrity,
        .severity = Severity::high,
        .title = "The id of a removed provision stands at another one",
        .says = "The id of {old}, which is gone, now stands at {new}, which says something else.",
        .why = "Ids are for ever: what was approved of the old provision seems to hold of the new.",
        .direction = "parties ?",
        .mirror = "IN013",
        .old_example = "Section 3.2, id first-offer",
        .new_example = "Section 3.2, id first-offer, about audits",
        .on = {on("clause", "reused-id", Move::replaced)},
    },
    {
        .code = "IN014",
        .slug = "id-changed",
        .family = Family::integrity,
        .severity = Severity::medium,
        .title = "A provision stands under another id",
        .says = "{clause} was called {old}; it is now called {new}.",
        .why = "Ids are for ever: references, approvals and history hang on them.",
        .direction = "parties =",
        .mirror = "IN014",
        .old_example = "ip-licence",
        .new_example = "license",
        .on = {on("clause", "id", Move::replaced)},
    },
    {
        .code = "IN015",
        .slug = "signature-removed",
        .family = Family::integrity,
        .severity = Severity::critical,
        .title = "A signature was removed",
        .says = "A signature that stood under the agreement is gone.",
        .why = "An executed version without its signatures proves nothing.",
        .direction = "parties ?",
        .one_way = "A new signature is told by ST036.",
        .old_example = "signed",
        .new_example = "none",
        .on = {on("signature", "", Move::removed)},
    },
    {
        .code = "IN016",
        .slug = "signature-evidence-changed",
        .family = Family::integrity,
        .severity = Severity::critical,
        .title = "The evidence of a signature changed",
        .says = "The digest of the signed document was {old}; it is now {new}.",
        .why = "The digest ties the signature to the words that were signed.",
        .direction = "parties ?",
        .mirror = "IN016",
        .old_example = "sha256:12",
        .new_example = "sha256:34",
        .on = {on("signature", "evidence", Move::replaced | Move::silenced)},
    },
    {
        .code = "IN017",
        .slug = "status-regressed",
        .family = Family::integrity,
        .severity = Severity::high,
        .title = "A binding version became a draft again",
        .says = "The agreement was {old}; it now calls itself {new}.",
        .why = "What was agreed cannot become a proposal without an agreement to that.",
        .direction = "parties ?",
        .one_way = "That a draft becomes binding is how agreements are made.",
        .old_example = "in-force",
        .new_example = "draft",
        .on = {on("agreement", "status", Move::replaced)},
        .when = regressed,
    },
    {
        .code = "IN024",
        .slug = "text-claim-changed",
        .family = Family::integrity,
        .severity = Severity::medium,
        .title = "The file claims to hold another kind of text",
        .says = "The text was called {old}; it is now called {new}.",
        .why = "A reconstruction must not pass for the words that were signed.",
        .direction = "parties ?",
        .mirror = "IN024",
        .old_example = "reconstruction",
        .new_example = "actual",
        .on = {on("agreement", "text", Move::replaced)},
    },
};

}  // namespace

std::span<const Rule> integrity() { return integrity_rules; }

}  // namespace clauseline::packs
