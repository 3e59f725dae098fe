// Rules about the agreement as a record: what may not change behind the reader's back. Those
// that speak of commits and approvals come with the history and the review.

#include "model/quantity.hpp"
#include "rules/packs.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace clauseline::packs {
namespace {

bool binding(std::string_view status) { return status == "executed" || status == "in-force"; }

bool regressed(const Change& change, const Comparison&) {
  return binding(change.before) && (change.after == "draft" || change.after == "proposed");
}

/// Does a version apply before it was signed, and no notice names the day or says why?
bool applies_before_signed(const Term& dates, const Interpretation& version) {
  const auto* effective = dates["effective"].get<Date>();
  const auto* day_signed = dates["signed"].get<Date>();
  if (effective == nullptr || day_signed == nullptr) return false;
  const auto& notices = version.agreement->notices;
  const bool noted = std::ranges::any_of(notices, [&](const std::string& notice) {
    return notice.find(dates["effective"].text) != std::string::npos ||
           notice.find("retroactive") != std::string::npos;
  });
  return !noted && last_day(*effective) < first_day(*day_signed);
}
bool backdated(const Change& change, const Comparison& comparison) {
  if (!applies_before_signed(*change.new_term, *comparison.after)) return false;
  return (*change.old_term)["effective"].text != (*change.new_term)["effective"].text ||
         !applies_before_signed(*change.old_term, *comparison.before);
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
        .code = "IN020",
        .slug = "effective-date-backdated",
        .family = Family::integrity,
        .severity = Severity::high,
        .title = "The agreement applies from before it was signed",
        .says = "The agreement applies from {effective} and was signed only later: {signed}.",
        .why = "Rights and payments reach back to a time in which nobody had agreed to them.",
        .direction = "parties ?",
        .one_way = "That an agreement applies from its signature on is the rule.",
        .old_example = "effective 2025-10-28",
        .new_example = "effective 2025-10-01, signed 2025-10-28",
        .on = {on("dates", "effective", Move::raised | Move::lowered),
               on("dates", "signed", Move::raised | Move::lowered | Move::stated)},
        .when = backdated,
        .grouping = Grouping::together,
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
