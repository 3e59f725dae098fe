// Rules about what a licence allows: to whom, what, for which uses, fields and places.

#include "rules/packs.hpp"
#include "rules/predicates.hpp"

namespace clauseline::packs {
namespace {

/// A licence that is exclusive in pieces is told as a whole with the first of them.
bool whole_licence(const Change& change, const Comparison&) { return change.term()->piece == 0; }

bool another_party(const Change& change, const Comparison& comparison) {
  return !group_joined_or_left(change, comparison);
}

/// Not what an asset means, and not on which condition a part of it is licensed.
bool of_assets(const Change& change, const Comparison& comparison) {
  return change.asset.empty() && !only_conditions_differ(change, comparison);
}

bool to_irrevocable(const Change& change, const Comparison&) {
  return change.new_value()->text == "no";
}

constexpr Move grown = Move::added | Move::raised | Move::replaced;
constexpr Move shrunk = Move::removed | Move::lowered | Move::replaced;

}  // namespace

std::span<const Rule> licence() {
  static constexpr Rule rules[] = {
      {
          .code = "LI001",
          .slug = "grant-added",
          .family = Family::licence,
          .severity = Severity::critical,
          .title = "A licence was granted",
          .says = "{grantee} now has a licence to {assets}.",
          .why = "{grantor} gives away rights that it kept before.",
          .direction = "grantee + grantor -",
          .old_example = "none",
          .new_example = "licence to Product IP",
          .on = {on("grant", "", Move::added)},
          .when = whole_licence,
      },
      {
          .code = "LI002",
          .slug = "grant-removed",
          .family = Family::licence,
          .severity = Severity::critical,
          .title = "A licence is gone",
          .says = "{grantee} no longer has its licence to {assets}.",
          .why =
              "What {grantee} does under the licence may infringe rights of {grantor} from now on.",
          .direction = "grantee - grantor +",
          .old_example = "licence",
          .new_example = "none",
          .on = {on("grant", "", Move::removed)},
          .when = whole_licence,
      },
      {
          .code = "LI003",
          .slug = "grantee-changed",
          .family = Family::licence,
          .severity = Severity::critical,
          .title = "A licence is for somebody else now",
          .says = "The licensee of {assets} was {old}; it is now {new}.",
          .why = "The former licensee loses its rights, and the new one may be a rival.",
          .direction = "old-grantee - new-grantee +",
          .old_example = "Microsoft",
          .new_example = "Microsoft Affiliate",
          .on = {on("grant", "grantee", Move::replaced)},
          .when = another_party,
      },
      {
          .code = "LI004",
          .slug = "grantor-changed",
          .family = Family::licence,
          .severity = Severity::high,
          .title = "A licence comes from somebody else now",
          .says = "The licensor of {assets} was {old}; it is now {new}.",
          .why = "A licence is worth what its licensor owns and may grant.",
          .direction = "parties ?",
          .old_example = "OpenAI",
          .new_example = "OpenAI subsidiary",
          .on = {on("grant", "grantor", Move::replaced)},
          .when = another_party,
      },
      {
          .code = "LI005",
          .slug = "licensed-assets-added",
          .family = Family::licence,
          .severity = Severity::high,
          .title = "A licence covers more assets",
          .says =
              "The licence of {grantee} covers assets that it did not before: {old}, now {new}.",
          .why = "{grantor} gives away rights in more than before.",
          .direction = "grantee + grantor -",
          .old_example = "model-ip",
          .new_example = "model-ip product-ip",
          .on = {on("grant", "assets", Move::raised | Move::replaced),
                 on("grant", "includes", grown)},
          .when = of_assets,
      },
      {
          .code = "LI006",
          .slug = "licensed-assets-removed",
          .family = Family::licence,
          .severity = Severity::high,
          .title = "A licence covers fewer assets",
          .says = "The licence of {grantee} no longer covers all the assets that it did: {old}, "
                  "now {new}.",
          .why = "{grantee} has to stop using what is no longer licensed.",
          .direction = "grantee - grantor +",
          .old_example = "model-ip product-ip",
          .new_example = "product-ip",
          .on = {on("grant", "assets", Move::lowered | Move::replaced),
                 on("grant", "includes", shrunk)},
          .when = of_assets,
      },
      {
          .code = "LI007",
          .slug = "use-added",
          .family = Family::licence,
          .severity = Severity::medium,
          .title = "A licence allows more uses",
          .says = "The uses allowed to {grantee} were: {old}. They are now: {new}.",
          .why = "{grantor} can no longer object to what {grantee} now may do.",
          .direction = "grantee + grantor -",
          .old_example = "use reproduce",
          .new_example = "use reproduce modify",
          .on = {on("grant", "uses", Move::raised | Move::replaced)},
      },
      {
          .code = "LI008",
          .slug = "use-removed",
          .family = Family::licence,
          .severity = Severity::high,
          .title = "A licence allows fewer uses",
          .says = "The uses allowed to {grantee} were: {old}. They are now: {new}.",
          .why = "{grantee} may have to stop something that it does today.",
          .direction = "grantee - grantor +",
          .old_example = "modify gone",
          .new_example = "-",
          .on = {on("grant", "uses", Move::lowered | Move::replaced)},
      },
      {
          .code = "LI009",
          .slug = "field-narrowed",
          .family = Family::licence,
          .severity = Severity::high,
          .title = "A licence is for a narrower field",
          .says = "The field of the licence of {grantee} was: {old}. It is now: {new}.",
          .why = "{grantee} may not use what is licensed outside the new field.",
          .direction = "grantee - grantor +",
          .old_example = "any",
          .new_example = "productivity-software",
          .on = {on("grant", "field", Move::lowered | Move::replaced)},
      },
      {
          .code = "LI010",
          .slug = "field-widened",
          .family = Family::licence,
          .severity = Severity::medium,
          .title = "A licence is for a wider field",
          .says = "The field of the licence of {grantee} was: {old}. It is now: {new}.",
          .why = "{grantee} may enter fields that {grantor} kept before.",
          .direction = "grantee + grantor -",
          .old_example = "consumer",
          .new_example = "consumer enterprise",
          .on = {on("grant", "field", Move::raised | Move::replaced)},
      },
      {
          .code = "LI011",
          .slug = "territory-narrowed",
          .family = Family::licence,
          .severity = Severity::high,
          .title = "A licence is for fewer places",
          .says = "The territory of the licence of {grantee} was: {old}. It is now: {new}.",
          .why = "{grantee} may have to leave markets in which it is active.",
          .direction = "grantee - grantor +",
          .old_example = "world",
          .new_example = "US",
          .on = {on("grant", "territory", Move::lowered | Move::replaced)},
      },
      {
          .code = "LI012",
          .slug = "territory-widened",
          .family = Family::licence,
          .severity = Severity::medium,
          .title = "A licence is for more places",
          .says = "The territory of the licence of {grantee} was: {old}. It is now: {new}.",
          .why = "{grantee} may enter markets that {grantor} kept before.",
          .direction = "grantee + grantor -",
          .old_example = "US",
          .new_example = "world",
          .on = {on("grant", "territory", Move::raised | Move::replaced)},
      },
      {
          .code = "LI013",
          .slug = "sublicence-restricted",
          .family = Family::licence,
          .severity = Severity::high,
          .title = "Sublicences are more restricted",
          .says = "Whether {grantee} may grant sublicences was: {old}. It is now: {new}.",
          .why = "Customers, contractors and affiliates of {grantee} may lose the rights that they "
                 "need.",
          .direction = "grantee - grantor +",
          .old_example = "free",
          .new_example = "consent",
          .on = {on("grant", "sublicence", Move::lowered)},
      },
      {
          .code = "LI014",
          .slug = "sublicence-relaxed",
          .family = Family::licence,
          .severity = Severity::medium,
          .title = "Sublicences are less restricted",
          .says = "Whether {grantee} may grant sublicences was: {old}. It is now: {new}.",
          .why = "{grantor} has less say in who uses its rights.",
          .direction = "grantee + grantor -",
          .old_example = "no",
          .new_example = "affiliates",
          .on = {on("grant", "sublicence", Move::raised)},
      },
      {
          .code = "LI015",
          .slug = "transfer-restricted",
          .family = Family::licence,
          .severity = Severity::high,
          .title = "The transfer of a licence is more restricted",
          .says = "Whether {grantee} may transfer its licence was: {old}. It is now: {new}.",
          .why = "The licence may be lost when {grantee} is sold or reorganised.",
          .direction = "grantee - grantor +",
          .old_example = "free",
          .new_example = "no",
          .on = {on("grant", "transfer", Move::lowered)},
      },
      {
          .code = "LI016",
          .slug = "transfer-relaxed",
          .family = Family::licence,
          .severity = Severity::medium,
          .title = "The transfer of a licence is less restricted",
          .says = "Whether {grantee} may transfer its licence was: {old}. It is now: {new}.",
          .why = "{grantor} may find itself with a licensee that it did not choose.",
          .direction = "grantee + grantor -",
          .old_example = "consent",
          .new_example = "free",
          .on = {on("grant", "transfer", Move::raised)},
      },
      {
          .code = "LI017",
          .slug = "licence-became-revocable",
          .family = Family::licence,
          .severity = Severity::critical,
          .title = "A licence can be revoked more easily",
          .says =
              "Whether {grantor} may revoke the licence of {grantee} was: {old}. It is now: {new}.",
          .why = "What {grantee} builds on the licence can be taken away from it.",
          .direction = "grantee - grantor +",
          .old_example = "no",
          .new_example = "at-will",
          .on = {on("grant", "revoke", Move::lowered)},
      },
      {
          .code = "LI018",
          .slug = "licence-became-irrevocable",
          .family = Family::licence,
          .severity = Severity::high,
          .title = "A licence became irrevocable",
          .says =
              "Whether {grantor} may revoke the licence of {grantee} was: {old}. It is now: {new}.",
          .why = "{grantor} keeps no way to end the licence, even after a breach.",
          .direction = "grantee + grantor -",
          .old_example = "for-cause",
          .new_example = "no",
          .on = {on("grant", "revoke", Move::raised)},
          .when = to_irrevocable,
      },
      {
          .code = "LI019",
          .slug = "royalty-added",
          .family = Family::licence,
          .severity = Severity::critical,
          .title = "A licence now costs royalties",
          .says = "The royalties on the licence of {grantee} were: {old}. They are now: {new}.",
          .why = "{grantee} has to pay {grantor} for uses that were free.",
          .direction = "grantee - grantor +",
          .old_example = "free",
          .new_example = "bearing",
          .on = {on("grant", "royalty", Move::lowered)},
      },
      {
          .code = "LI020",
          .slug = "royalty-removed",
          .family = Family::licence,
          .severity = Severity::high,
          .title = "A licence no longer costs royalties",
          .says = "The royalties on the licence of {grantee} were: {old}. They are now: {new}.",
          .why = "{grantor} is no longer paid for the use of its rights.",
          .direction = "grantee + grantor -",
          .old_example = "bearing",
          .new_example = "free",
          .on = {on("grant", "royalty", Move::raised)},
      },
  };
  return rules;
}

}  // namespace clauseline::packs
