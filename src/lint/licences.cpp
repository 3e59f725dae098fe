// Lints about licences that leave too much open.

#include "lint/bounds.hpp"
#include "lint/packs.hpp"

#include <fmt/format.h>

namespace clauseline::lint_packs {
namespace {

bool is_licence(const Term& term) {
  return term.right->name == "grant" && term.status == "active" && term.piece == 0;
}

void exclusivity_unstated(const Draft&, const Term& term, Hits& hits) {
  if (!is_licence(term)) return;
  const auto* level = field(term, "exclusivity");
  if (level == nullptr || level->known == Known::unstated)
    hits.at(level == nullptr ? term.at() : level->at,
            fmt::format("{} does not say whether the licence is exclusive", term.id));
}

void shape_unstated(const Draft&, const Term& term, Hits& hits) {
  if (!is_licence(term)) return;
  const auto silent = [&](std::string_view name) {
    const auto* value = field(term, name);
    return value == nullptr || value->known == Known::unstated;
  };
  if (silent("territory") && silent("sublicence") && silent("transfer") && silent("revoke"))
    hits.at(term.at(), fmt::format("{} says nothing of territory, sublicences, transfer or "
                                   "revocation",
                                   term.id));
}

constexpr Lint rows[] = {
    {
        .code = "LN034",
        .slug = "exclusivity-unstated",
        .severity = Severity::medium,
        .title = "A licence that does not say whether it is exclusive",
        .why = "Whether the licensor may license others is then for a court to guess.",
        .remedy = "write exclusive, sole or non-exclusive",
        .example = "a licence to Research IP",
        .term = exclusivity_unstated,
    },
    {
        .code = "LN035",
        .slug = "licence-shape-unstated",
        .severity = Severity::low,
        .title = "A licence that leaves its shape open",
        .why = "Territory, sublicences, transfer and revocation then follow the law that applies, "
               "which differs from country to country.",
        .remedy =
            "say at least where the licence counts, and whether it may be passed on or revoked",
        .example = "grants a licence to the Licensed IP",
        .term = shape_unstated,
    },
};

}  // namespace

std::span<const Lint> licences() { return rows; }

}  // namespace clauseline::lint_packs
