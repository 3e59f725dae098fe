// What an amendment changes in payments, for programs: schemas/simulation-1.schema.json is the
// description. Amounts are strings, so that nobody reads them as binary fractions.

#include "report/format.hpp"
#include "report/simulation.hpp"

#include <fmt/format.h>

#include <array>
#include <nlohmann/json.hpp>

namespace clauseline::reports {
namespace {

using Json = nlohmann::ordered_json;

void put(Json& into, const char* name, const std::string& text) {
  if (!text.empty()) into[name] = text;
}

std::string day(std::chrono::sys_days date) { return to_text(date); }

Json days(const Days& days) { return {{"from", day(days.first)}, {"to", day(days.last)}}; }

Json source(const Evidence& evidence) {
  Json out{{"source", evidence.source}};
  put(out, "revision", evidence.revision);
  put(out, "commit", evidence.commit);
  put(out, "blob", evidence.blob);
  put(out, "sha256", evidence.digest);
  return out;
}

Json version(const Version& version) {
  auto out = source(version.evidence);
  put(out, "version", version.agreement.version);
  put(out, "effective", version.agreement.effective());
  if (!version.agreement.notices.empty()) out["notices"] = version.agreement.notices;
  return out;
}

Json agreement(const SimulationReport& report) {
  Json parties = Json::array();
  for (const Party& party : report.after.agreement.parties)
    if (party.signs) parties.push_back({{"id", party.id}, {"name", party.name}});
  Json out{{"id", report.after.agreement.id}};
  put(out, "title", report.after.agreement.title);
  out["parties"] = std::move(parties);
  return out;
}

Json supposed(const std::optional<Share>& share) {
  Json all = Json::array();
  if (!share) return all;
  for (const Supposed& one : share->supposed)
    all.push_back({{"term", one.term},
                   {"field", one.field},
                   {"value", one.value},
                   {"basis", one.basis},
                   {"said", one.said},
                   {"location",
                    {{"source", one.at.source},
                     {"line", one.at.position.line},
                     {"column", one.at.position.column}}}});
  return all;
}

Json period(const PaymentPeriod& period, const Payments& payments) {
  const auto amount = [&](const Minor& minor) { return to_text(minor, payments.decimals); };
  auto out = days(period.days);
  out["payday"] = day(period.payday);
  out["days"] = period.counted;
  out["base"] = amount(rounded(period.base, payments.decimals, Rounding::half_up));
  out["base_exact"] = to_text(period.base);
  out["due"] = amount(period.due);
  out["paid"] = amount(period.paid);
  out["cumulative"] = amount(period.cumulative);
  if (period.cap_left) out["cap_left"] = amount(*period.cap_left);
  if (period.interest != 0) out["interest"] = amount(period.interest);
  return out;
}

Json side(const Payments& payments, const std::optional<Share>& share) {
  const auto amount = [&](const Minor& minor) { return to_text(minor, payments.decimals); };
  Json out = Json::object();
  if (share) out["term"] = share->id;
  if (share) put(out, "status", share->silent);
  put(out, "currency", payments.currency);
  out["total"] = amount(payments.total);
  out["above_cap"] = amount(payments.above_cap);
  if (!payments.caps_reached.empty())
    out["cap_reached"] = day(payments.caps_reached.front().payday);
  for (const CapReached& one : payments.caps_reached) {
    auto reached = one.stretch ? days(*one.stretch) : Json::object();
    reached["date"] = day(one.payday);
    reached["above_cap"] = amount(one.above_cap);
    out["caps_reached"].push_back(std::move(reached));
  }
  if (payments.interest != 0) out["interest"] = amount(payments.interest);
  if (payments.carried < 0) out["carried_exact"] = to_text(payments.carried);
  out["supposed"] = supposed(share);
  out["periods"] = Json::array();
  for (const PaymentPeriod& one : payments.periods)
    out["periods"].push_back(period(one, payments));
  return out;
}

Json stream(const SimulationReport& report, const StreamResult& result) {
  const Stream& stream = report.simulation.streams[result.stream];
  const Share& share = share_of(stream);
  Json out{{"stream", stream.id},
           {"payer", share.payer},
           {"payee", share.payee},
           {"old", side(result.before.payments, stream.before)},
           {"new", side(result.after.payments, stream.after)}};
  if (const auto difference = result.difference())
    out["difference"] = to_text(*difference, paying_side(result).decimals);
  return out;
}

Json event(const EventDay& event) {
  constexpr std::array<const char*, 3> names{"supposed", "register", "none"};
  return {{"event", event.event},
          {"date", event.day == never() ? Json() : Json(day(event.day))},
          {"basis", names.at(static_cast<std::size_t>(event.basis))}};
}

std::string_view fate(int sign) { return sign == 0 ? "same" : sign > 0 ? "better" : "worse"; }

Json break_even(const SimulationReport& report, const BreakEven& party) {
  Json stretches = Json::array();
  for (const Stretch& stretch : party.stretches) {
    auto one = days(stretch.days);
    one["outcome"] = std::string(fate(stretch.sign));
    stretches.push_back(std::move(one));
  }
  return {{"event", report.simulation.break_even},
          {"party", party.party},
          {"stretches", std::move(stretches)},
          {"never", std::string(fate(party.if_never))}};
}

Json party_net(const ScenarioResult& scenario, const Net& net) {
  Json out{{"party", net.party},
           {"currency", net.currency},
           {"old", to_text(net.before, net.decimals)},
           {"new", to_text(net.after, net.decimals)},
           {"difference", to_text(net.difference(), net.decimals)}};
  for (const Uncounted& one : scenario.uncounted)
    if (one.concerns(net.party)) out["uncounted"].push_back(one.stream);
  return out;
}

Json scenario(const SimulationReport& report, const ScenarioResult& scenario) {
  Json out{{"name", scenario.name}, {"events", Json::array()}, {"streams", Json::array()}};
  for (const EventDay& one : scenario.events)
    out["events"].push_back(event(one));
  for (const StreamResult& one : scenario.streams)
    out["streams"].push_back(stream(report, one));
  for (const Uncounted& one : scenario.uncounted)
    out["uncounted"].push_back(
        {{"stream", one.stream}, {"payer", one.payer}, {"payee", one.payee}});
  out["net"] = Json::array();
  for (const Net& net : in_order(report, scenario.nets))
    out["net"].push_back(party_net(scenario, net));
  for (const BreakEven& one : in_order(report, scenario.break_even))
    out["break_even"].push_back(break_even(report, one));
  out["notes"] = scenario.notes;
  return out;
}

}  // namespace

std::string simulation_json(const SimulationReport& report) {
  const Simulation& simulation = report.simulation;
  Json out{{"schema", "urn:clauseline:simulation:1"},
           {"tool", {{"name", "clauseline"}, {"version", std::string(tool_version())}}},
           {"agreement", agreement(report)},
           {"old", version(report.before)},
           {"new", version(report.after)},
           {"forecast", source(report.forecast)}};
  if (report.policy != nullptr) out["policy"] = source(*report.policy);
  out["window"] = days(simulation.window);
  if (simulation.days_late) out["days_late"] = *simulation.days_late;
  out["notes"] = simulation.notes;
  out["scenarios"] = Json::array();
  for (const ScenarioResult& one : simulation.scenarios)
    out["scenarios"].push_back(scenario(report, one));
  constexpr int indent = 2;
  return out.dump(indent, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace clauseline::reports
