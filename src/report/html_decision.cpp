// Whether a finding is decided, and how a reader decides it.

#include "report/finding_facts.hpp"
#include "report/html_parts.hpp"
#include "report/proofs.hpp"

namespace clauseline::pages {
namespace {

constexpr std::size_t fingerprint_digits = 12;  // of 32: enough to name one finding

/// How the state of a decision is shown: its class gives the sign, then a word and the rest.
Markup state(std::string_view css_class, std::string_view word, const Markup& more) {
  return markup(R"(<p class="state {}"><b>{}</b> <span class="quiet">{}</span></p>)"
                "\n",
                css_class, word, more);
}

Markup command(std::string_view purpose, std::string_view verb, std::string_view fingerprint,
               std::string_view options) {
  return markup(
      "<dt>{}</dt><dd><code>clauseline review {} {}{} --reason &quot;…&quot;</code></dd>\n",
      purpose, verb, fingerprint.substr(0, fingerprint_digits), options);
}

/// The command lines that decide a finding, from within its repository.
Markup how_to_decide(std::string_view fingerprint) {
  auto commands = command("Approve", "approve", fingerprint, "");
  commands += command("Waive until a day", "waive", fingerprint, " --until YYYY-MM-DD");
  return markup(
      "<details><summary>How to approve or waive it</summary><dl class=\"commands\">\n{}</dl>"
      "</details>\n",
      commands);
}

/// What lies beside the decisions on a finding and says more of who made them, and when.
Markup proofs(const Audit& audit, const Settlement& settled) {
  Markup items;
  for (const Weighed& weighed : settled.decisions) {
    const LedgerEntry& entry = audit.decisions.at(weighed.entry);
    auto said = reports::own_signature_told(entry);
    if (entry.stamp) said += (said.empty() ? "" : "; ") + in_words(*entry.stamp);
    if (!said.empty())
      items += markup("<li><bdi>{}</bdi>, {} on {}: <bdi>{}</bdi></li>\n", entry.decision.by,
                      in_words(entry.decision.verdict), entry.decision.on, said);
  }
  return items.empty() ? items : markup("<ul class=\"quiet\">\n{}</ul>\n", items);
}

}  // namespace

Markup decision(const Page& page, std::size_t place) {
  const Finding& finding = page.audit.findings[place];
  const Settlement& settled = reports::settlement_of(page.audit, finding);
  const ReviewState reached = settled.state;
  const auto said = reports::decided(page.audit, finding);
  const bool weighs = finding.severity >= page.report.fail_on;
  auto all = state(to_text(reached), capitalised(to_text(reached)),
                   said.empty() ? markup("{} {}", weighs ? "no decision yet; at or above" : "below",
                                         to_text(page.report.fail_on))
                                : markup("{}", said));
  all += proofs(page.audit, settled);
  if (lets_pass(reached)) return all;
  return all += how_to_decide(page.audit.fingerprints.at(place));
}

}  // namespace clauseline::pages
