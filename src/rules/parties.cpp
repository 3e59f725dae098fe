// Rules about who the parties are, what they may and must do, and what they hold.

#include "rules/packs.hpp"
#include "rules/predicates.hpp"

namespace clauseline::packs {
namespace {

bool other_permission(const Change& change, const Comparison& comparison) {
  return !joint_development(change, comparison) && !kept_by_licensor(change, comparison);
}
bool other_obligation(const Change& change, const Comparison& comparison) {
  const auto& act = (*change.term())["act"].text;
  return !source_escrow(change, comparison) && act != "maintain-insurance" && act != "warrant";
}

/// Companies change their names, and then agreements call them otherwise. Another identifier, or
/// another form under the old short name, is the sign of another company.
std::string_view another_company(const Change& change, const Comparison&) {
  const auto differ = [&](std::string_view field) {
    const auto& before = (*change.old_term)[field].text;
    const auto& after = (*change.new_term)[field].text;
    return !before.empty() && !after.empty() && before != after;
  };
  const bool other = differ("lei") || (differ("form") && !differ("short"));
  return other ? "raised: it may be another company under the old name" : "";
}

constexpr Move moved = Move::raised | Move::lowered | Move::replaced;
constexpr Move came_or_went = Move::added | Move::removed;
constexpr Move to_or_from_nothing = Move::stated | Move::silenced;
constexpr Move any_word = Move::replaced | to_or_from_nothing;

constexpr Rule parties_rules[] = {
    {
        .code = "GV014",
        .slug = "party-added",
        .family = Family::governance,
        .severity = Severity::critical,
        .title = "A new party",
        .says = "{name} is now a party.",
        .why = "Somebody else has rights and duties under the agreement.",
        .direction = "parties ?",
        .mirror = "GV015",
        .old_example = "+ Amazon Web Services",
        .new_example = "-",
        .on = {on("party", "", Move::added)},
    },
    {
        .code = "GV015",
        .slug = "party-removed",
        .family = Family::governance,
        .severity = Severity::critical,
        .title = "A party is gone",
        .says = "{name} is no longer a party.",
        .why = "Its duties are owed by nobody, and its rights may be claimed by others.",
        .direction = "parties ?",
        .mirror = "GV014",
        .old_example = "- OpenAI Inc",
        .new_example = "-",
        .on = {on("party", "", Move::removed)},
    },
    {
        .code = "GV016",
        .slug = "party-renamed",
        .family = Family::governance,
        .severity = Severity::medium,
        .title = "A party has another name, form, seat or identifier",
        .says = "A party was identified so: {old}. Now: {new}.",
        .why = "It may be the same company under a new name, or another company.",
        .direction = "parties ?",
        .mirror = "GV016",
        .old_example = "OpenAI LP",
        .new_example = "OpenAI Group PBC",
        .on = {on("party", "name", any_word), on("party", "short", any_word),
               on("party", "form", any_word), on("party", "seat", any_word),
               on("party", "lei", any_word)},
        .grouping = Grouping::of_term,
        .heavier = another_company,
        .heavier_severity = Severity::high,
    },
    {
        .code = "GV017",
        .slug = "party-role-changed",
        .family = Family::governance,
        .severity = Severity::medium,
        .title = "Parties have other roles",
        .says = "The roles of {short} were {old}; they are now {new}.",
        .why = "Roles say at a glance who pays, grants and holds.",
        .direction = "parties =",
        .mirror = "GV017",
        .old_example = "payer payee",
        .new_example = "payee",
        .on = {on("party", "role", moved | to_or_from_nothing)},
        .grouping = Grouping::together,
    },
    {
        .code = "GV018",
        .slug = "shareholding-changed",
        .family = Family::governance,
        .severity = Severity::medium,
        .title = "A shareholding changed",
        .says = "What {holder} holds in {issuer} was in one respect: {old}. Now: {new}.",
        .why = "A holding may bring votes, rights to information and conflicts of interest.",
        .direction = "old-holder ? new-holder ? old-issuer ? new-issuer ?",
        .mirror = "GV018",
        .old_example = "32.5",
        .new_example = "27",
        .on = {on("holding", "percent", moved | Move::hidden | Move::disclosed),
               on("holding", "value", moved | to_or_from_nothing | Move::hidden | Move::disclosed),
               on("holding", "standing", any_word), on("holding", "", came_or_went)},
        .grouping = Grouping::of_term,
    },
    {
        .code = "GV019",
        .slug = "cooperation-changed",
        .family = Family::governance,
        .severity = Severity::low,
        .title = "The parties work together on other things",
        .says = "{between} worked together on: {old}. Now on: {new}.",
        .why = "Work together can create shared rights and duties of confidence.",
        .direction = "parties ?",
        .mirror = "GV019",
        .old_example = "+ cybersecurity",
        .new_example = "-",
        .on = {on("cooperation", "areas", moved), on("cooperation", "", came_or_went)},
    },
    {
        .code = "GV020",
        .slug = "precedence-changed",
        .family = Family::governance,
        .severity = Severity::high,
        .title = "Another order of precedence",
        .says = "Where parts of the agreement conflict, the first of these won: {old}. Now: "
                "{new}.",
        .why = "Every conflict between the parts may now be decided the other way.",
        .direction = "parties ?",
        .mirror = "GV020",
        .old_example = "body schedules",
        .new_example = "schedules body",
        .on = {on("precedence", "order", any_word), on("precedence", "", came_or_went)},
    },
    {
        .code = "GV024",
        .slug = "permission-added",
        .family = Family::governance,
        .severity = Severity::medium,
        .title = "A new permission",
        .says = "{party} may now do this: {act}.",
        .why = "What a party may do, nobody can hold against it.",
        .direction = "party + against -",
        .mirror = "GV025",
        .old_example = "none",
        .new_example = "may release open weight models",
        .on = {on("permission", "", Move::added)},
        .when = other_permission,
    },
    {
        .code = "GV025",
        .slug = "permission-removed",
        .family = Family::governance,
        .severity = Severity::medium,
        .title = "A permission is gone",
        .says = "{party} was permitted to do this: {act}. It no longer is.",
        .why = "What was permitted may now be a breach.",
        .direction = "party - against +",
        .mirror = "GV024",
        .old_example = "the reverse",
        .new_example = "-",
        .on = {on("permission", "", Move::removed)},
        .when = other_permission,
    },
    {
        .code = "GV026",
        .slug = "obligation-added",
        .family = Family::governance,
        .severity = Severity::medium,
        .title = "A new duty",
        .says = "{by} must now do this: {act}.",
        .why = "Failing to do it is a breach.",
        .direction = "by - for +",
        .mirror = "GV027",
        .old_example = "none",
        .new_example = "submit declaration to panel",
        .on = {on("obligation", "", Move::added)},
        .when = other_obligation,
    },
    {
        .code = "GV027",
        .slug = "obligation-removed",
        .family = Family::governance,
        .severity = Severity::medium,
        .title = "A duty is gone",
        .says = "{by} had to do this: {act}. It no longer must.",
        .why = "{for} can no longer ask for it.",
        .direction = "by + for -",
        .mirror = "GV026",
        .old_example = "the reverse",
        .new_example = "-",
        .on = {on("obligation", "", Move::removed)},
        .when = other_obligation,
    },
};

}  // namespace

std::span<const Rule> parties() { return parties_rules; }

}  // namespace clauseline::packs
