// Decisions for a terminal, and as data.

#include "report/review.hpp"

#include "model/quantity.hpp"
#include "report/lines.hpp"
#include "report/proofs.hpp"
#include "report/review_json.hpp"
#include "report/text_page.hpp"
#include "report/view.hpp"
#include "text/error.hpp"
#include "text/visible.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <tuple>

namespace clauseline::reports {
namespace {

using Json = nlohmann::ordered_json;

const Settlement& settlement(const Counted& one) {
  return clauseline::settlement_of(*one.audit, one.place);
}

/// The groups of a review, in their order.
enum class Group : std::uint8_t { to_decide, ending, voided, rejected, waived, approved, harmless };

constexpr std::array<std::string_view, 7> headings{"To decide",
                                                   "Waived, and soon to end",
                                                   "Void: what was decided has changed since",
                                                   "Rejected",
                                                   "Waived, first to end first",
                                                   "Approved",
                                                   "Open, and blocks nothing"};

/// True for a waiver of which so little is left that somebody should look at it now.
bool ends_soon(const Settlement& waived, const std::string& today) {
  constexpr long soon = 30;  // days
  const auto last = read_date(waived.until);
  const auto now = read_date(today);
  return last && now && (first_day(*last) - first_day(*now)).count() <= soon;
}

Group group_of(const Counted& one, const Report& report) {
  const Settlement& settled = settlement(one);
  switch (settled.state) {
    case ReviewState::rejected: return Group::rejected;
    case ReviewState::approved: return Group::approved;
    case ReviewState::voided: return Group::voided;
    case ReviewState::waived:
      return ends_soon(settled, report.evaluated_on) ? Group::ending : Group::waived;
    case ReviewState::open: break;
  }
  return is_blocking(one.finding(), report) ? Group::to_decide : Group::harmless;
}

void decision_lines(const Counted& one, const Weighed& weighed, TextPage& page) {
  const LedgerEntry& entry = one.audit->decisions.at(weighed.entry);
  const Decision& decision = entry.decision;
  page.paragraph(
      fmt::format("{} by {}{} on {}{}: {}", in_words(decision.verdict), visible_line(decision.by),
                  decision.role.empty() ? "" : fmt::format(" as {}", decision.role), decision.on,
                  decision.expires.empty() ? "" : fmt::format(", until {}", decision.expires),
                  visible_line(decision.rationale)),
      4);
  for (const std::string& condition : decision.conditions)
    page.paragraph("on condition: " + visible_line(condition), 6);
  if (!decision.ticket.empty()) page.paragraph("ticket: " + visible_line(decision.ticket), 6);
  if (!weighed.doubt.empty())
    page.paragraph("does not count: " + visible_line(weighed.doubt), 6, Ink::alarm);
  const auto commit = entry.commit ? fmt::format("commit {}, {}", entry.commit->id.substr(0, 12),
                                                 in_words(entry.signature.state))
                                   : std::string("not committed");
  page.line(fmt::format("      {}, {}", visible_line(entry.path), commit));
  if (const auto own = own_signature_told(entry); !own.empty())
    page.paragraph(visible_line(own), 6,
                   entry.own_signature.state == SignatureState::good ? Ink::plain : Ink::alarm);
  if (!entry.stamp) return page.line("      not time stamped: its date is as claimed");
  const bool is_good = entry.stamp->state == StampState::good;
  page.paragraph(visible_line(in_words(*entry.stamp)), 6, is_good ? Ink::plain : Ink::alarm);
}

void finding_lines(const Counted& one, const ReviewPage& shown, TextPage& page) {
  constexpr std::size_t enough = 10;  // digits of a fingerprint
  const Finding& finding = one.finding();
  const auto severity = to_text(finding.severity);
  constexpr std::size_t around = 6;  // columns between and before what stands in the line
  const auto label = visible_line(label_of(finding));
  const auto taken = around + enough + severity.size() + width_of(label);
  const auto place = shown.width > taken + enough
                         ? cut(visible_line(place_of(finding)), shown.width - taken)
                         : std::string();
  page.line(fmt::format(
      "  {}  {} {}{}{}", one.fingerprint().substr(0, enough),
      page.inked(severity, finding.severity >= Severity::high ? Ink::alarm : Ink::strong), label,
      place.empty() ? "" : "  ", place));
  page.paragraph(visible_line(finding.message), 4);
  if (const auto said = decided(*one.audit, finding); !said.empty())
    page.paragraph(visible_line(said), 4, Ink::strong);
  if (!shown.details) return;
  const auto [before, after] = positions_of(finding);
  if (before.line > 0)
    page.line(fmt::format("    old {}",
                          Location{visible_line(one.audit->before->evidence.source), before}));
  if (after.line > 0)
    page.line(fmt::format("    new {}",
                          Location{visible_line(one.audit->after->evidence.source), after}));
  page.line(fmt::format("    fingerprint {}", one.fingerprint()));
  for (const Weighed& weighed : settlement(one).decisions)
    decision_lines(one, weighed, page);
}

}  // namespace

std::string_view heading_in_review(const Counted& one, const Report& report) {
  return headings.at(static_cast<std::size_t>(group_of(one, report)));
}

std::string totals_of_review(const ReviewPage& page) {
  std::size_t blocking = 0;
  for (const Counted& one : page.findings)
    blocking += is_blocking(one.finding(), *page.report) ? 1U : 0U;
  std::vector<const Audit*> audits;
  for (const Audit& audit : page.report->audits)
    audits.push_back(&audit);
  const auto decisions = decisions_counted(audits);
  if (page.findings.empty()) return "No findings.";
  return fmt::format("{} {}: {} to decide{}{}.", page.findings.size(),
                     page.findings.size() == 1 ? "finding" : "findings", blocking,
                     decisions.empty() ? "" : ", ", decisions);
}

std::vector<Counted> in_order_of_review(const Report& report) {
  auto found = gravest_first(report);
  std::ranges::stable_sort(found, {}, [&](const Counted& one) {
    return std::tuple(group_of(one, report), settlement(one).until);
  });
  return found;
}

std::string review_text(const ReviewPage& page) {
  Report shape;  // of which a page of text needs the terminal alone
  shape.color = page.color;
  shape.width = page.width;
  TextPage text(shape);
  text.paragraph(totals_of_review(page), 0, Ink::strong);
  if (page.totals) return text.finish();
  std::string_view last;
  for (const Counted& one : page.findings) {
    if (const auto now = heading_in_review(one, *page.report); now != last && !page.details) {
      text.line();
      text.line(std::string(now));
      last = now;
    }
    finding_lines(one, page, text);
  }
  return text.finish();
}

std::string review_data(const ReviewPage& page) {
  ReviewTally sum;
  Json findings = Json::array();
  for (const Counted& one : page.findings) {
    const Finding& finding = one.finding();
    const Settlement& settled = settlement(one);
    ++sum.states.at(static_cast<std::size_t>(settled.state));
    if (!settled.until.empty() && (sum.first_end.empty() || settled.until < sum.first_end))
      sum.first_end = settled.until;
    findings.push_back({{"agreement", one.audit->id()},
                        {"finding", label_of(finding)},
                        {"fingerprint", one.fingerprint()},
                        {"rule", std::string(finding.rule->code)},
                        {"severity", std::string(to_text(finding.severity))},
                        {"message", finding.message},
                        {"blocks", is_blocking(finding, *page.report)},
                        {"review", review_json(*one.audit, one.place)}});
  }
  const Json out{{"schema", "urn:clauseline:reviews:1"},
                 {"evaluated_on", page.report->evaluated_on},
                 {"summary", reviews_json(sum)},
                 {"findings", std::move(findings)}};
  constexpr int indent = 2;
  return out.dump(indent, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace clauseline::reports
