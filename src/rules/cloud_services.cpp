// Rules about what a cloud customer and its provider owe each other: how much is bought, where
// data stay, and how a customer gets away again.

#include "rules/packs.hpp"
#include "rules/predicates.hpp"

#include <algorithm>

namespace clauseline::packs {
namespace {

bool is_service(const std::string& asset, const Interpretation& version) {
  const Term* record = find_record(version, asset, "asset");
  return record != nullptr && (*record)["kind"].text == "service";
}

bool over_a_service(const Change& change, const Comparison& comparison) {
  const bool is_new = change.new_term != nullptr;
  const auto& version = is_new ? *comparison.after : *comparison.before;
  const auto* over = (*change.term())["over"].get<Names>();
  return over != nullptr && std::ranges::any_of(*over, [&](const std::string& asset) {
           return is_service(asset, version);
         });
}

bool now_yes(const Change& change, const Comparison&) { return change.new_value()->text == "yes"; }
bool was_yes(const Change& change, const Comparison&) { return change.old_value()->text == "yes"; }

/// Not which assets a term names, but what one of them means.
bool of_meaning(const Change& change, const Comparison&) { return !change.asset.empty(); }

constexpr Move came_or_went = Move::added | Move::removed;
constexpr Move moved = Move::raised | Move::lowered | Move::replaced;

constexpr Rule cloud_services_rules[] = {
    {
        .code = "CL021",
        .slug = "commitment-added",
        .family = Family::cloud_rights,
        .severity = Severity::critical,
        .title = "A commitment to buy or supply was added",
        .says = "{by} is now committed to {to}: {kind}, {amount}.",
        .why = "{by} owes this whether or not it turns out to need it.",
        .direction = "by - to +",
        .mirror = "CL022",
        .old_example = "none",
        .new_example = "incremental USD 250bn",
        .on = {on("commitment", "", Move::added)},
    },
    {
        .code = "CL022",
        .slug = "commitment-removed",
        .family = Family::cloud_rights,
        .severity = Severity::critical,
        .title = "A commitment to buy or supply is gone",
        .says = "{by} is no longer committed to {to}: {old-kind}, {old-amount}.",
        .why = "{to} can no longer count on this volume.",
        .direction = "by + to -",
        .mirror = "CL021",
        .old_example = "USD 250bn",
        .new_example = "none",
        .on = {on("commitment", "", Move::removed)},
    },
    {
        .code = "CL023",
        .slug = "commitment-raised",
        .family = Family::cloud_rights,
        .severity = Severity::high,
        .title = "A commitment got larger",
        .says = "The commitment of {by} to {to} was {old}; it is now {new}.",
        .why = "{by} owes more, whether or not it turns out to need it.",
        .direction = "by - to +",
        .mirror = "CL024",
        .old_example = "100bn",
        .new_example = "250bn",
        .on = {on("commitment", "amount", Move::raised)},
    },
    {
        .code = "CL024",
        .slug = "commitment-lowered",
        .family = Family::cloud_rights,
        .severity = Severity::high,
        .title = "A commitment got smaller",
        .says = "The commitment of {by} to {to} was {old}; it is now {new}.",
        .why = "{to} can count on less.",
        .direction = "by + to -",
        .mirror = "CL023",
        .old_example = "250bn",
        .new_example = "100bn",
        .on = {on("commitment", "amount", Move::lowered)},
    },
    {
        .code = "CL025",
        .slug = "take-or-pay-added",
        .family = Family::cloud_rights,
        .severity = Severity::high,
        .title = "A commitment must now be paid even if it is not used",
        .says = "{by} must now pay {to} for what it committed to and does not take.",
        .why = "{by} bears the cost of a need that does not come.",
        .direction = "by - to +",
        .mirror = "CL026",
        .old_example = "no",
        .new_example = "yes",
        .on = {on("commitment", "take-or-pay", Move::raised | Move::stated)},
        .when = now_yes,
    },
    {
        .code = "CL026",
        .slug = "take-or-pay-removed",
        .family = Family::cloud_rights,
        .severity = Severity::high,
        .title = "A commitment need no longer be paid if it is not used",
        .says = "{by} had to pay {to} also for what it does not take; this is gone.",
        .why = "{to} bears the cost of a need that does not come.",
        .direction = "by + to -",
        .mirror = "CL025",
        .old_example = "yes",
        .new_example = "no",
        .on = {on("commitment", "take-or-pay", Move::lowered | Move::silenced)},
        .when = was_yes,
    },
    {
        .code = "CL027",
        .slug = "capacity-first-right-changed",
        .family = Family::cloud_rights,
        .severity = Severity::high,
        .title = "A first right over capacity or another service changed",
        .says = "The first right of {holder} over {over} changed: {old}, now {new}.",
        .why = "It decides whether {grantor} may take capacity from others first.",
        .direction = "holder ? grantor ?",
        .mirror = "CL027",
        .old_example = "refusal",
        .new_example = "ceased",
        .on = {on("first-right", "", came_or_went), on("first-right", "kind", moved)},
        .when = over_a_service,
        .folding = Folding::under_term,
    },
    {
        .code = "CL028",
        .slug = "residency-tightened",
        .family = Family::cloud_rights,
        .severity = Severity::high,
        .title = "A data residency duty got stricter",
        .says = "{by} has to keep {assets} in fewer places, or more of their handling: {old}, now "
                "{new}.",
        .why = "{by} may have to move data or people to stay within the allowed regions.",
        .direction = "by - for +",
        .mirror = "CL029",
        .old_example = "DE FR",
        .new_example = "DE",
        .on = {on("residency", "regions", Move::lowered | Move::replaced),
               on("residency", "covers", Move::raised | Move::replaced),
               on("residency", "assets", Move::raised | Move::replaced),
               on("residency", "", Move::added)},
    },
    {
        .code = "CL029",
        .slug = "residency-relaxed",
        .family = Family::cloud_rights,
        .severity = Severity::high,
        .title = "A data residency duty got looser",
        .says = "{by} may keep {assets} in more places, or more of their handling elsewhere: "
                "{old}, now {new}.",
        .why = "Data of {for} may come under the laws of further places.",
        .direction = "by + for -",
        .mirror = "CL028",
        .old_example = "storage processing support",
        .new_example = "storage",
        .on = {on("residency", "regions", Move::raised | Move::replaced),
               on("residency", "covers", Move::lowered | Move::replaced),
               on("residency", "assets", Move::lowered | Move::replaced),
               on("residency", "", Move::removed)},
    },
    {
        .code = "CL030",
        .slug = "portability-weakened",
        .family = Family::cloud_rights,
        .severity = Severity::high,
        .title = "It got harder to move to another provider",
        .says = "What {for} needs to move to another provider got worse: {old}, now {new}.",
        .why = "{for} is tied more closely to {by}, and law may set limits to that.",
        .direction = "by + for -",
        .mirror = "CL031",
        .old_example = "retrieval P90D",
        .new_example = "P30D",
        .on = {on("portability", "notice", Move::raised),
               on("portability", "transition", Move::raised),
               on("portability", "retrieval", Move::lowered),
               on("portability", "assets", Move::lowered | Move::replaced),
               on("portability", "", Move::removed)},
    },
    {
        .code = "CL031",
        .slug = "portability-strengthened",
        .family = Family::cloud_rights,
        .severity = Severity::medium,
        .title = "It got easier to move to another provider",
        .says = "What {for} needs to move to another provider got better: {old}, now {new}.",
        .why = "{by} has to let {for} go sooner or help it for longer.",
        .direction = "by - for +",
        .mirror = "CL030",
        .old_example = "notice P3M",
        .new_example = "P2M",
        .on = {on("portability", "notice", Move::lowered),
               on("portability", "transition", Move::lowered),
               on("portability", "retrieval", Move::raised),
               on("portability", "assets", Move::raised | Move::replaced),
               on("portability", "", Move::added)},
    },
    {
        .code = "CL032",
        .slug = "egress-charge-worsened",
        .family = Family::cloud_rights,
        .severity = Severity::medium,
        .title = "Taking data out got dearer",
        .says = "Taking data out was {old} for {for}; it is now {new}.",
        .why = "The price of taking data out is the price of leaving {by}.",
        .direction = "by + for -",
        .mirror = "CL033",
        .old_example = "free",
        .new_example = "charged",
        .on = {on("portability", "egress", Move::lowered)},
    },
    {
        .code = "CL033",
        .slug = "egress-charge-improved",
        .family = Family::cloud_rights,
        .severity = Severity::low,
        .title = "Taking data out got cheaper",
        .says = "Taking data out was {old} for {for}; it is now {new}.",
        .why = "{by} can no longer charge as much for letting {for} go.",
        .direction = "by - for +",
        .mirror = "CL032",
        .old_example = "charged",
        .new_example = "free",
        .on = {on("portability", "egress", Move::raised)},
    },
    {
        .code = "CL034",
        .slug = "cloud-operator-changed",
        .family = Family::cloud_rights,
        .severity = Severity::medium,
        .title = "Another company operates a cloud",
        .says = "The operator of {label} was: {old}. It is now: {new}.",
        .why = "Rights on this cloud now favour, and depend on, somebody else.",
        .direction = "parties ?",
        .mirror = "CL034",
        .old_example = "azure operator microsoft",
        .new_example = "x",
        .on = {on("cloud", "operator", Move::replaced | Move::stated | Move::silenced)},
    },
    {
        .code = "CL035",
        .slug = "cloud-asset-redefined",
        .family = Family::cloud_rights,
        .severity = Severity::high,
        .title = "What a cloud term is about means something else now",
        .says = "Cloud terms speak of {asset}, which means something else now: {new}.",
        .why = "The terms read as before, but they reach other products.",
        .direction = "owner ? favours ?",
        .mirror = "CL035",
        .old_example = "\"API Product\" via an API",
        .new_example = "via a stateless API",
        .on = {on("hosting", "assets", Move::replaced), on("launch", "assets", Move::replaced)},
        .when = of_meaning,
    },
    {
        .code = "CL036",
        .slug = "customer-carve-out-changed",
        .family = Family::cloud_rights,
        .severity = Severity::medium,
        .title = "An exception is made for other customers",
        .says = "The restriction of {assets} to certain clouds excepts other customers: {old}, "
                "now {new}.",
        .why = "Which customers may be served elsewhere decides how much the restriction is worth.",
        .direction = "owner ? favours ?",
        .mirror = "CL036",
        .old_example = "us-national-security",
        .new_example = "us-federal",
        .on = {on("hosting", "except", moved)},
        .when = excepts_other_customers,
    },
    {
        .code = "CL037",
        .slug = "joint-development-changed",
        .family = Family::cloud_rights,
        .severity = Severity::medium,
        .title = "The right to develop with others changed",
        .says = "The right of {party} to develop with others changed: {old}, now {new}.",
        .why = "Products developed with others often fall under other terms, cloud terms too.",
        .direction = "party ? against ?",
        .mirror = "CL037",
        .old_example = "forbidden",
        .new_example = "permitted",
        .on = {on("permission", "", came_or_went), on("permission", "when", came_or_went | moved),
               on("permission", "unless", came_or_went | moved),
               on("permission", "except", came_or_went | moved)},
        .when = joint_development,
    },
};

}  // namespace

std::span<const Rule> cloud_services() { return cloud_services_rules; }

}  // namespace clauseline::packs
