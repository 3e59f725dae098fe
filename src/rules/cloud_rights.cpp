// Rules about where products may run and in which order they reach the clouds.

#include "rules/direction.hpp"
#include "rules/packs.hpp"
#include "rules/predicates.hpp"

namespace clauseline::packs {
namespace {

/// Is the asset bound to one cloud?
bool one_cloud(const Term* term) {
  if (term == nullptr || (*term)["mode"].text != "only") return false;
  const auto* clouds = (*term)["clouds"].get<Names>();
  return clouds != nullptr && clouds->size() == 1;
}

/// Another single cloud in place of the first ends one exclusivity and creates another.
bool left_one_cloud(const Change& change, const Comparison&) {
  return one_cloud(change.old_term) &&
         (!one_cloud(change.new_term) || change.move == Move::replaced);
}
bool reached_one_cloud(const Change& change, const Comparison&) {
  return one_cloud(change.new_term) &&
         (!one_cloud(change.old_term) || change.move == Move::replaced);
}
bool otherwise(const Change& change, const Comparison& comparison) {
  return !left_one_cloud(change, comparison) && !reached_one_cloud(change, comparison);
}
/// What nothing covered before is widened by "any" and narrowed by everything else.
bool widened(const Change& change, const Comparison& comparison) {
  if (change.move == Move::stated && (*change.new_term)["mode"].text != "any") return false;
  return change.move == Move::raised ? !left_one_cloud(change, comparison)
                                     : otherwise(change, comparison);
}
bool narrowed(const Change& change, const Comparison& comparison) {
  if (change.move == Move::stated && (*change.new_term)["mode"].text == "any") return false;
  return change.move == Move::lowered ? !reached_one_cloud(change, comparison)
                                      : otherwise(change, comparison);
}

/// The owner on one side and whom the restriction favours on the other; what an owner may do
/// freely favours nobody else.
Directions owner_against_favoured(bool widened_for_owner, const Change& change,
                                  const Comparison& comparison) {
  const Term* bound = widened_for_owner ? change.old_term : change.new_term;
  const auto* role = widened_for_owner ? "old-favours" : "new-favours";
  Directions found;
  for (const std::string& party : players("owner", change, comparison))
    found[party] = widened_for_owner ? Direction::gain : Direction::loss;
  if (bound != nullptr && (*bound)["mode"].text != "any")
    for (const std::string& party : players(role, change, comparison))
      found.try_emplace(party, widened_for_owner ? Direction::loss : Direction::gain);
  return found;
}
Directions owner_gains(const Change& change, const Comparison& comparison) {
  return owner_against_favoured(true, change, comparison);
}
Directions favoured_gains(const Change& change, const Comparison& comparison) {
  return owner_against_favoured(false, change, comparison);
}

bool excepts_more_or_less(const Change& change, const Comparison& comparison) {
  return !excepts_other_customers(change, comparison);
}

/// Reaching every cloud at once is the lowest rung of priority, not a lead over others.
bool gives_a_lead(const Change& change, const Comparison&) {
  const Term* term = change.move == Move::removed ? change.old_term : change.new_term;
  return (*term)["priority"].text != "simultaneous";
}
bool of_a_rung(const Change& change, const Comparison& comparison) {
  return !change.field.empty() || !gives_a_lead(change, comparison);
}

constexpr Move grown = Move::added | Move::raised | Move::replaced;
constexpr Move shrunk = Move::removed | Move::lowered | Move::replaced;

constexpr Rule cloud_rights_rules[] = {
    {
        .code = "CL001",
        .slug = "cloud-exclusivity-ended",
        .family = Family::cloud_rights,
        .severity = Severity::critical,
        .title = "A product is no longer bound to one cloud",
        .says = "The clouds allowed for {asset} were: {old}. They are now: {new}.",
        .why = "{owner} may now serve the product on rival clouds.",
        .direction = "owner + old-favours -",
        .mirror = "CL002",
        .old_example = "API products only azure until AGI",
        .new_example = "any cloud",
        .on = {on("hosting", "clouds", Move::raised | Move::replaced)},
        .when = left_one_cloud,
    },
    {
        .code = "CL002",
        .slug = "cloud-exclusivity-created",
        .family = Family::cloud_rights,
        .severity = Severity::critical,
        .title = "A product is now bound to one cloud",
        .says = "The clouds allowed for {asset} were: {old}. They are now: {new}.",
        .why = "{owner} can no longer serve the product on any other cloud.",
        .direction = "owner - new-favours +",
        .mirror = "CL001",
        .old_example = "any",
        .new_example = "only azure",
        .on = {on("hosting", "clouds", Move::lowered | Move::replaced | Move::stated)},
        .when = reached_one_cloud,
    },
    {
        .code = "CL003",
        .slug = "hosting-widened",
        .family = Family::cloud_rights,
        .severity = Severity::high,
        .title = "A product may run on more clouds",
        .says = "The clouds allowed for {asset} were: {old}. They are now: {new}.",
        .why = "The clouds that were allowed before have to share the product with others.",
        .direction = "owner + old-favours -",
        .mirror = "CL004",
        .old_example = "only azure aws",
        .new_example = "only azure aws gcp",
        .on = {on("hosting", "clouds", Move::raised | Move::replaced | Move::stated)},
        .when = widened,
        .direct = owner_gains,
    },
    {
        .code = "CL004",
        .slug = "hosting-narrowed",
        .family = Family::cloud_rights,
        .severity = Severity::high,
        .title = "A product may run on fewer clouds",
        .says = "The clouds allowed for {asset} were: {old}. They are now: {new}.",
        .why = "{owner} may have to leave a cloud that it uses today.",
        .direction = "owner - new-favours +",
        .mirror = "CL003",
        .old_example = "any",
        .new_example = "any except x",
        .on = {on("hosting", "clouds", Move::lowered | Move::replaced | Move::stated)},
        .when = narrowed,
        .direct = favoured_gains,
    },
    {
        .code = "CL005",
        .slug = "hosting-term-removed",
        .family = Family::cloud_rights,
        .severity = Severity::high,
        .title = "Nothing says any more where a product may run",
        .says = "The clouds allowed for {asset} were: {old}. Nothing is said about them now.",
        .why = "Silence is not freedom: other terms or the law may still bind {owner}.",
        .direction = "owner ? old-favours ?",
        .mirror = "CL003",
        .one_way = "What the new term allows is told: CL002 or CL003.",
        .old_example = "only azure",
        .new_example = "(nothing)",
        .on = {on("hosting", "clouds", Move::silenced)},
    },
    {
        .code = "CL006",
        .slug = "cloud-exclusivity-end-changed",
        .family = Family::cloud_rights,
        .severity = Severity::high,
        .title = "The end of a restriction to certain clouds changed",
        .says = "The end of the restriction of {assets} to certain clouds was: {old}. It is now: "
                "{new}.",
        .why = "It decides when {owner} may move the product to other clouds.",
        .direction = "by field",
        .mirror = "CL006",
        .old_example = "until AGI",
        .new_example = "until 2028",
        .on = {on("hosting", "until", Move::raised | Move::lowered | Move::replaced)},
        .when = end_moved,
    },
    {
        .code = "CL007",
        .slug = "hosting-exception-added",
        .family = Family::cloud_rights,
        .severity = Severity::medium,
        .title = "A restriction to certain clouds got an exception, or a wider one",
        .says = "The restriction of {assets} to certain clouds has more exceptions: {old}, now "
                "{new}.",
        .why = "Within the exception {owner} may use other clouds.",
        .direction = "owner + favours -",
        .mirror = "CL008",
        .old_example = "none",
        .new_example = "except us-national-security",
        .on = {on("hosting", "except", grown), on("hosting", "unless", grown)},
        .when = excepts_more_or_less,
    },
    {
        .code = "CL008",
        .slug = "hosting-exception-removed",
        .family = Family::cloud_rights,
        .severity = Severity::medium,
        .title = "A restriction to certain clouds lost an exception, or part of one",
        .says = "The restriction of {assets} to certain clouds has fewer exceptions: {old}, now "
                "{new}.",
        .why = "{owner} has to bring back to the allowed clouds what the exception let go.",
        .direction = "owner - favours +",
        .mirror = "CL007",
        .old_example = "except us-national-security",
        .new_example = "none",
        .on = {on("hosting", "except", shrunk), on("hosting", "unless", shrunk)},
        .when = excepts_more_or_less,
    },
    {
        .code = "CL009",
        .slug = "cloud-status-lowered",
        .family = Family::cloud_rights,
        .severity = Severity::high,
        .title = "A cloud provider lost standing",
        .says = "The standing of {provider} as a cloud provider of {customer} was {old}; it is "
                "now {new}.",
        .why = "{customer} may give more of its work to other providers.",
        .direction = "provider - customer +",
        .mirror = "CL010",
        .old_example = "primary",
        .new_example = "preferred",
        .on = {on("cloud-status", "level", Move::lowered), on("cloud-status", "", Move::removed)},
    },
    {
        .code = "CL010",
        .slug = "cloud-status-raised",
        .family = Family::cloud_rights,
        .severity = Severity::high,
        .title = "A cloud provider gained standing",
        .says = "The standing of {provider} as a cloud provider of {customer} was {old}; it is "
                "now {new}.",
        .why = "{customer} is less free to give its work to other providers.",
        .direction = "provider + customer -",
        .mirror = "CL009",
        .old_example = "preferred",
        .new_example = "primary",
        .on = {on("cloud-status", "level", Move::raised), on("cloud-status", "", Move::added)},
    },
    {
        .code = "CL011",
        .slug = "launch-priority-added",
        .family = Family::cloud_rights,
        .severity = Severity::high,
        .title = "A cloud now gets products first",
        .says = "{assets} must now reach {cloud} first: {new}.",
        .why = "{owner} may not launch elsewhere before {favours} has had its turn.",
        .direction = "favours + owner -",
        .mirror = "CL012",
        .old_example = "none",
        .new_example = "ships first on Azure",
        .on = {on("launch", "", Move::added)},
        .when = gives_a_lead,
    },
    {
        .code = "CL012",
        .slug = "launch-priority-removed",
        .family = Family::cloud_rights,
        .severity = Severity::high,
        .title = "A cloud no longer gets products first",
        .says = "{assets} no longer have to reach {cloud} first: {old}, now {new}.",
        .why = "{owner} may launch on rival clouds first.",
        .direction = "favours - owner +",
        .mirror = "CL011",
        .old_example = "first",
        .new_example = "none",
        .on = {on("launch", "", Move::removed)},
        .when = gives_a_lead,
    },
    {
        .code = "CL013",
        .slug = "launch-priority-weakened",
        .family = Family::cloud_rights,
        .severity = Severity::high,
        .title = "The priority of a cloud at launch got weaker",
        .says = "The priority of {cloud} at the launch of {assets} was {old}; it is now {new}.",
        .why = "Rival clouds get the products sooner.",
        .direction = "favours - owner +",
        .mirror = "CL014",
        .old_example = "exclusive-window",
        .new_example = "first",
        .on = {on("launch", "priority", Move::lowered), on("launch", "", Move::removed)},
        .when = of_a_rung,
    },
    {
        .code = "CL014",
        .slug = "launch-priority-strengthened",
        .family = Family::cloud_rights,
        .severity = Severity::high,
        .title = "The priority of a cloud at launch got stronger",
        .says = "The priority of {cloud} at the launch of {assets} was {old}; it is now {new}.",
        .why = "{owner} has to keep the products from rival clouds for longer.",
        .direction = "favours + owner -",
        .mirror = "CL013",
        .old_example = "simultaneous",
        .new_example = "first",
        .on = {on("launch", "priority", Move::raised), on("launch", "", Move::added)},
        .when = of_a_rung,
    },
    {
        .code = "CL015",
        .slug = "launch-exception-added",
        .family = Family::cloud_rights,
        .severity = Severity::high,
        .title = "Priority at launch got an exception",
        .says = "The priority of {cloud} at the launch of {assets} has an exception: {old}, now "
                "{new}.",
        .why = "Where the exception applies, {owner} may launch elsewhere first.",
        .direction = "favours - owner +",
        .mirror = "CL016",
        .old_example = "first",
        .new_example = "first unless Microsoft cannot",
        .on = {on("launch", "unless", Move::added), on("launch", "except", Move::added)},
    },
    {
        .code = "CL016",
        .slug = "launch-exception-removed",
        .family = Family::cloud_rights,
        .severity = Severity::high,
        .title = "Priority at launch lost an exception",
        .says = "The priority of {cloud} at the launch of {assets} lost an exception: {old}, now "
                "{new}.",
        .why = "{owner} has to keep to the order of launch where it was free before.",
        .direction = "favours + owner -",
        .mirror = "CL015",
        .old_example = "first unless cannot",
        .new_example = "first",
        .on = {on("launch", "unless", Move::removed), on("launch", "except", Move::removed)},
    },
    {
        .code = "CL017",
        .slug = "launch-exception-widened",
        .family = Family::cloud_rights,
        .severity = Severity::high,
        .title = "An exception to priority at launch got wider",
        .says = "The exception to the priority of {cloud} applies in more cases: {old}, now "
                "{new}.",
        .why = "{owner} may launch elsewhere first in cases that the old exception did not cover.",
        .direction = "favours - owner +",
        .mirror = "CL018",
        .old_example = "cannot and chooses not",
        .new_example = "cannot or chooses not",
        .on = {on("launch", "unless", Move::raised), on("launch", "except", Move::raised)},
    },
    {
        .code = "CL018",
        .slug = "launch-exception-narrowed",
        .family = Family::cloud_rights,
        .severity = Severity::high,
        .title = "An exception to priority at launch got narrower",
        .says = "The exception to the priority of {cloud} applies in fewer cases: {old}, now "
                "{new}.",
        .why = "{owner} has to keep to the order of launch in more cases than before.",
        .direction = "favours + owner -",
        .mirror = "CL017",
        .old_example = "cannot or chooses not",
        .new_example = "cannot and chooses not",
        .on = {on("launch", "unless", Move::lowered), on("launch", "except", Move::lowered)},
    },
    {
        .code = "CL019",
        .slug = "launch-exception-incomparable",
        .family = Family::cloud_rights,
        .severity = Severity::high,
        .title = "An exception to priority at launch was exchanged for another",
        .says = "The exception to the priority of {cloud} is another one: {old}, now {new}.",
        .why = "Each applies in cases where the other does not, so neither is simply wider.",
        .direction = "parties ?",
        .mirror = "CL019",
        .old_example = "unless cannot",
        .new_example = "unless late by 30 days",
        .on = {on("launch", "unless", Move::replaced), on("launch", "except", Move::replaced)},
    },
    {
        .code = "CL020",
        .slug = "launch-lead-changed",
        .family = Family::cloud_rights,
        .severity = Severity::medium,
        .title = "The lead of a cloud at launch changed",
        .says = "The lead of {cloud} at the launch of {assets} was {old}; it is now {new}.",
        .why = "The lead is the time in which rival clouds have to wait.",
        .direction = "by field",
        .mirror = "CL020",
        .old_example = "P30D",
        .new_example = "P90D",
        .on = {on("launch", "lead",
                  Move::raised | Move::lowered | Move::replaced | Move::hidden | Move::disclosed |
                      Move::stated | Move::silenced)},
    },
};

}  // namespace

std::span<const Rule> cloud_rights() { return cloud_rights_rules; }

}  // namespace clauseline::packs
