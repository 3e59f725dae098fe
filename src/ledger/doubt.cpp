// Whether one decision counts for one finding; who answers for it is asked in proof.cpp. Each check
// answers with what is wrong, or nothing; the first answer is told, so that they stand in the order
// in which a person would ask.

#include "ledger/doubt.hpp"

#include "model/quantity.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

namespace clauseline {
namespace {

/// The fields of the agreement that rules of integrity wait for: see rules/approvals.cpp.
constexpr std::string_view self = "self-approval";
constexpr std::string_view stale = "stale-approval";
constexpr std::string_view expired = "expired-waiver";
constexpr std::string_view broad = "broad-waiver";

/// One finding, one decision, one question after the other.
class Doubting {
 public:
  Doubting(const LedgerEntry& entry, const Finding& finding, const Bench& bench)
      : entry_(entry), decision_(entry.decision), finding_(finding), bench_(bench) {
    for (const Requires& line : bench.rules.required)
      if (speaks_of(line, finding, bench)) lines_.push_back(&line);
  }

  Doubt of_subject() const {
    const std::string_view named = decision_.finding;
    if (is_of_ledger(*finding_.rule))
      return {"no decision settles what the ledger itself is found wanting in"};
    if (named.substr(0, named.find('@')) != finding_.rule->code)
      return {
          fmt::format("it names {}, and the finding is {}", decision_.finding, label_of(finding_))};
    if (finding_.family == Family::integrity && lines_.empty())
      return {"the policy does not say who may decide on findings of integrity"};
    const bool same_files =
        decision_.from_blob == bench_.from_blob && decision_.to_blob == bench_.to_blob;
    if (bench_.rules.bind_blobs && !same_files)
      return {"the agreement was edited after it, and the policy binds decisions to its bytes",
              stale, true};
    return {};
  }

  Doubt of_person() const {
    if (bench_.makers.empty()) return {"no commit says who made the change"};
    for (const Maker& maker : bench_.makers) {
      const auto& apart = bench_.rules.segregation;
      if (maker.only_committed ? apart.committer_may_approve : apart.author_may_approve) continue;
      for (const Naming& one : namings_of(entry_, bench_.roster))
        if (may_be_one(one, maker.naming, bench_.roster))
          return {fmt::format("{} made the change, by a commit as {} <{}>",
                              claimed_by(decision_).name, maker.naming.name, maker.naming.email),
                  self};
    }
    return of_role();
  }

  Doubt of_waiver() const {
    if (decision_.verdict != Verdict::waive) return {};
    const WaiverRule& rule = bench_.rules.waiver;
    if (finding_.family == Family::integrity) return {"findings of integrity cannot be waived"};
    if (std::ranges::any_of(lines_, [](const Requires* line) { return !line->waivable; }))
      return {"the policy does not let this be waived; it must be approved"};
    if (finding_.severity > rule.max_severity)
      return {fmt::format("waivers reach up to {}, and this is {}", to_text(rule.max_severity),
                          to_text(finding_.severity))};
    if (rule.needs_ticket && decision_.ticket.empty()) return {"the policy wants a ticket"};
    if (!rule.roles.empty() && std::ranges::find(rule.roles, decision_.role) == rule.roles.end())
      return {fmt::format("it is not made as {}", fmt::join(rule.roles, " or "))};
    const auto length = days_between(decision_.on, decision_.expires);
    if (!length || *length > rule.max_days)
      return {fmt::format("it would last until {}, and a waiver lasts {} days at most",
                          decision_.expires, rule.max_days),
              broad};
    if (decision_.expires < bench_.today)
      return {fmt::format("it ended on {}", decision_.expires), expired, true};
    return {};
  }

 private:
  Doubt of_role() const {
    const auto claimed = claimed_by(decision_);
    const Roster* roster = bench_.roster;
    if (roster == nullptr) {
      const bool matters =
          std::ranges::any_of(lines_, [](const Requires* line) { return !line->roles.empty(); }) ||
          (decision_.verdict == Verdict::waive && !bench_.rules.waiver.roles.empty());
      if (matters) return {"the house has no roster, so that nobody holds a role"};
      return {};
    }
    const Member* member = roster->holder(claimed);
    if (member == nullptr)
      return {fmt::format("the roster has nobody with the e-mail {}", claimed.email)};
    if (!decision_.role.empty() && !member->holds(decision_.role))
      return {fmt::format("the roster does not give {} the role {}", member->id, decision_.role)};
    return {};
  }

  const LedgerEntry& entry_;
  const Decision& decision_;
  const Finding& finding_;
  const Bench& bench_;
  std::vector<const Requires*> lines_{};
};

/// What to do about a doubt, by what raised it; in the order of the checks.
std::string way_out_of(const LedgerEntry& entry, const Finding& finding, const Bench& bench) {
  const Doubting doubting(entry, finding, bench);
  if (!doubt_of_day(entry, bench.roster, bench.today).told.empty())
    return "decide on the day on which you do";
  const auto subject = doubting.of_subject().told;
  if (!subject.empty() && is_of_ledger(*finding.rule))
    return "put the ledger right: clauseline explain " + std::string(finding.rule->code);
  if (!subject.empty())
    return "a line of the policy at the base may say who: <require family=\"integrity\" "
           "roles=.../>";
  if (const auto person = doubting.of_person(); !person.told.empty())
    return person.field == self
               ? "ask somebody who had no hand in the change"
               : "the roster counts as it is at the base: have it changed there first";
  return "approve it for good, or make the waiver fit <waiver> in the policy";
}

}  // namespace

bool is_of_ledger(const Rule& rule) {
  constexpr auto codes = std::to_array<std::string_view>(
      {"IN006", "IN007", "IN008", "IN009", "IN010", "IN026", "IN027"});
  return std::ranges::find(codes, rule.code) != codes.end();
}

Doubt weigh_decision(const LedgerEntry& entry, const Finding& finding, const Bench& bench,
                     Committed committed) {
  const Doubting doubting(entry, finding, bench);
  Doubt doubt;
  if (committed == Committed::needed)
    doubt = doubt_of_person(entry, bench.roster, needs_signature(finding, bench));
  if (entry.decision.verdict == Verdict::reject) return doubt;
  if (doubt.told.empty()) doubt = doubt_of_day(entry, bench.roster, bench.today);
  if (entry.decision.verdict == Verdict::withdraw) return doubt;
  if (doubt.told.empty()) doubt = doubting.of_subject();
  if (doubt.told.empty()) doubt = doubting.of_person();
  if (doubt.told.empty()) doubt = doubting.of_waiver();
  return doubt;
}

bool takes_back(const LedgerEntry& withdrawal, const LedgerEntry& decision, const Finding& finding,
                const Bench& bench) {
  if (withdrawal.decision.verdict != Verdict::withdraw ||
      withdrawal.decision.withdraws != decision.decision.id)
    return false;
  const auto mine = claimed_by(withdrawal.decision);
  const auto others = claimed_by(decision.decision);
  if (decision.decision.verdict != Verdict::reject) return may_be_one(mine, others, bench.roster);
  const bool same = folded_email(mine.email) == folded_email(others.email) ||
                    (bench.roster != nullptr && bench.roster->holder(mine) != nullptr &&
                     bench.roster->holder(mine) == bench.roster->holder(others));
  return same && weigh_decision(withdrawal, finding, bench, Committed::needed).told.empty();
}

Objection objection_to(const LedgerEntry& entry, const Finding& finding, const Bench& bench) {
  const auto doubt = weigh_decision(entry, finding, bench, Committed::not_yet);
  if (doubt.told.empty()) return {};
  return {.told = doubt.told, .way_out = way_out_of(entry, finding, bench)};
}

bool needs_signature(const Finding& finding, const Bench& bench) {
  return bench.wants_signatures ||
         std::ranges::any_of(bench.rules.required, [&](const Requires& line) {
           return line.is_signed && speaks_of(line, finding, bench);
         });
}

std::vector<std::string> roles_for(Verdict verdict, const Finding& finding, const Bench& bench) {
  if (verdict == Verdict::waive && !bench.rules.waiver.roles.empty())
    return bench.rules.waiver.roles;
  std::vector<std::string> roles;
  if (verdict != Verdict::approve && verdict != Verdict::waive) return roles;
  for (const Requires& line : bench.rules.required) {
    if (!speaks_of(line, finding, bench)) continue;
    for (const std::string& role : line.roles)
      if (std::ranges::find(roles, role) == roles.end()) roles.push_back(role);
  }
  return roles;
}

}  // namespace clauseline
