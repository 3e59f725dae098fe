// Rules about what the words of a clause say of time, liability and payments, where no typed term
// says it.

#include "rules/packs.hpp"

namespace clauseline::packs {
namespace {

constexpr auto came_or_went =
    Move::added | Move::removed | Move::raised | Move::lowered | Move::replaced;
constexpr auto denied = Move::stated | Move::silenced;
constexpr auto any_value = Move::raised | Move::lowered | Move::replaced;

constexpr Rule prose_risk_rules[] = {
    {
        .code = "TM026",
        .slug = "term-prose-changed",
        .family = Family::term,
        .severity = Severity::medium,
        .title = "Words about how long the agreement lives changed",
        .says = "Words about how long the agreement lives changed: {said}.",
        .why = "A longer or shorter life moves every right that depends on it.",
        .direction = "parties ?",
        .mirror = "TM026",
        .old_example = "for two years",
        .new_example = "for five years",
        .on = {on("prose", "term", came_or_went | denied), on("prose", "term.value", any_value)},
    },
    {
        .code = "TM027",
        .slug = "termination-prose-changed",
        .family = Family::term,
        .severity = Severity::medium,
        .title = "Words about termination changed",
        .says = "Words about termination changed: {said}.",
        .why = "Who may leave, when and with what notice decides who is bound.",
        .direction = "parties ?",
        .mirror = "TM027",
        .old_example = "may terminate for breach",
        .new_example = "may terminate at any time",
        .on = {on("prose", "termination", came_or_went | denied),
               on("prose", "termination.value", any_value)},
    },
    {
        .code = "LB019",
        .slug = "liability-prose-changed",
        .family = Family::liability,
        .severity = Severity::high,
        .title = "Words about liability changed",
        .says = "Words about liability changed: {said}.",
        .why = "A limit of liability decides who bears a loss.",
        .direction = "parties ?",
        .mirror = "LB019",
        .old_example = "no limit",
        .new_example = "liable for no more than the fees of twelve months",
        .on = {on("prose", "liability-cap", came_or_went | denied),
               on("prose", "liability-cap.value", any_value)},
    },
    {
        .code = "LB020",
        .slug = "indemnity-prose-changed",
        .family = Family::liability,
        .severity = Severity::high,
        .title = "Words about an indemnity changed",
        .says = "Words about an indemnity changed: {said}.",
        .why = "Who holds whom harmless bears the claims of others.",
        .direction = "parties ?",
        .mirror = "LB020",
        .old_example = "none",
        .new_example = "shall indemnify Company against claims of third parties",
        .on = {on("prose", "indemnity", came_or_went | denied)},
    },
    {
        .code = "LB021",
        .slug = "warranty-prose-changed",
        .family = Family::liability,
        .severity = Severity::medium,
        .title = "Words about warranties or insurance changed",
        .says = "Words about warranties or insurance changed: {said}.",
        .why = "What is promised of the thing decides who bears its faults.",
        .direction = "parties ?",
        .mirror = "LB021",
        .old_example = "as is",
        .new_example = "warrants the Product for twelve months",
        .on = {on("prose", "warranty", came_or_went | denied)},
    },
    {
        .code = "PA014",
        .slug = "tax-allocation-changed",
        .family = Family::payment,
        .severity = Severity::medium,
        .title = "Words about taxes changed",
        .says = "Words about taxes changed: {said}.",
        .why = "Who bears taxes changes what is paid in the end.",
        .direction = "parties ?",
        .mirror = "PA014",
        .old_example = "net of taxes",
        .new_example = "gross of taxes",
        .on = {on("prose", "taxes", came_or_went | denied)},
    },
    {
        .code = "PA016",
        .slug = "payment-prose-changed",
        .family = Family::payment,
        .severity = Severity::medium,
        .title = "Words about payments changed",
        .says = "Words about payments changed: {said}.",
        .why = "Fees, prices and times of payment are money.",
        .direction = "parties ?",
        .mirror = "PA016",
        .old_example = "no fee",
        .new_example = "a fee of 3%",
        .on = {on("prose", "payment", came_or_went | denied),
               on("prose", "payment.value", any_value)},
    },
};

}  // namespace

std::span<const Rule> prose_risk() { return prose_risk_rules; }

}  // namespace clauseline::packs
