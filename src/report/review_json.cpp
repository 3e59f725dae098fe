#include "report/review_json.hpp"

#include "report/proofs.hpp"
#include "report/signature_json.hpp"

#include <nlohmann/json.hpp>
#include <string>

namespace clauseline::reports {

using Json = nlohmann::ordered_json;

namespace {

/// Absent means not applicable: empty text is not written.
void put(Json& into, const char* name, const std::string& text) {
  if (!text.empty()) into[name] = text;
}

Json stamp_json(const TimeStamp& stamp) {
  Json told{{"state", std::string(to_text(stamp.state))}};
  put(told, "at", stamp.at);
  put(told, "by", stamp.by);
  put(told, "why", stamp.why);
  return told;
}

/// Every decision that speaks of a finding, those that do not count among them.
Json decisions_json(const Audit& audit, const Settlement& settlement) {
  Json out = Json::array();
  for (const Weighed& one : settlement.decisions) {
    const LedgerEntry& entry = audit.decisions.at(one.entry);
    const Decision& decision = entry.decision;
    Json told{{"id", decision.id},
              {"decision", std::string(to_text(decision.verdict))},
              {"by", decision.by},
              {"on", decision.on},
              {"counts", one.doubt.empty()}};
    put(told, "doubt", one.doubt);
    put(told, "role", decision.role);
    put(told, "expires", decision.expires);
    put(told, "ticket", decision.ticket);
    put(told, "withdraws", decision.withdraws);
    told["reason"] = decision.rationale;
    if (!decision.conditions.empty()) told["conditions"] = decision.conditions;
    told["source"] = entry.path;
    if (entry.commit) {
      told["commit"] = entry.commit->id;
      told["signature"] = signature_json(entry.signature);
    }
    if (entry.own_signature.state != SignatureState::none)
      told["own_signature"] = signature_json(entry.own_signature);
    if (one.doubt.empty()) told["proved_by"] = std::string(proof_of(entry));
    if (entry.stamp) told["time_stamp"] = stamp_json(*entry.stamp);
    out.push_back(std::move(told));
  }
  return out;
}

}  // namespace

Json review_json(const Audit& audit, std::size_t place) {
  const Settlement& one = settlement_of(audit, place);
  Json out{{"state", std::string(to_text(one.state))}};
  put(out, "why", one.why);
  put(out, "by", one.by);
  put(out, "reason", one.reason);
  put(out, "expires", one.until);
  if (!one.decisions.empty()) out["decisions"] = decisions_json(audit, one);
  return out;
}

Json reviews_json(const ReviewTally& sum) {
  Json out;
  for (std::size_t i = 0; i < sum.states.size(); ++i)
    out[std::string(to_text(static_cast<ReviewState>(i)))] = sum.states.at(i);
  put(out, "first_expiry", sum.first_end);
  return out;
}

}  // namespace clauseline::reports
