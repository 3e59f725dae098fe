// For spreadsheets: one row for each period, total and net. Amounts have the decimals of their
// currency and no separators; a base is rounded, for it is a fraction.

#include "report/finding_facts.hpp"
#include "report/simulation.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace clauseline::reports {
namespace {

/// What every row of a side begins with.
struct Head {
  const ScenarioResult& scenario;
  const Stream& stream;
  std::string_view version;
  std::string supposed{};
};

void add_period(const Head& head, const Payments& payments, const PaymentPeriod& period,
                std::string& out) {
  const auto amount = [&](const Minor& minor) { return to_text(minor, payments.decimals); };
  const Share& share = share_of(head.stream);
  out += fmt::format("period,{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{}\n",
                     csv_cell(head.scenario.name), csv_cell(head.stream.id), csv_cell(share.payer),
                     csv_cell(share.payee), head.version, payments.currency,
                     to_text(period.days.first), to_text(period.days.last), period.counted,
                     amount(rounded(period.base, payments.decimals, Rounding::half_up)),
                     amount(period.due), amount(period.paid), amount(period.cumulative),
                     period.cap_left ? amount(*period.cap_left) : "", amount(period.interest),
                     csv_cell(head.supposed));
}

void add_total(const Head& head, const Payments& payments, const Days& window, std::string& out) {
  const auto amount = [&](const Minor& minor) { return to_text(minor, payments.decimals); };
  const Share& share = share_of(head.stream);
  out += fmt::format("total,{},{},{},{},{},{},{},{},,,{},{},,,{},{}\n",
                     csv_cell(head.scenario.name), csv_cell(head.stream.id), csv_cell(share.payer),
                     csv_cell(share.payee), head.version, payments.currency, to_text(window.first),
                     to_text(window.last), amount(payments.total + payments.above_cap),
                     amount(payments.total), amount(payments.interest), csv_cell(head.supposed));
}

void add_side(const Head& head, const Payments& payments, const Days& window, std::string& out) {
  for (const PaymentPeriod& period : payments.periods)
    add_period(head, payments, period, out);
  if (!payments.currency.empty()) add_total(head, payments, window, out);
}

std::string supposed(const std::optional<Share>& share) {
  std::vector<std::string> texts;
  if (share)
    for (const Supposed& one : share->supposed)
      texts.push_back(fmt::format("{} {} {}", one.field, one.value, one.basis));
  return fmt::format("{}", fmt::join(texts, "; "));
}

void add_uncounted(const ScenarioResult& scenario, const Uncounted& stream, const Days& window,
                   std::string& out) {
  out += fmt::format("uncounted,{},{},{},{},,,{},{},,,,,,,,\n", csv_cell(scenario.name),
                     csv_cell(stream.stream), csv_cell(stream.payer), csv_cell(stream.payee),
                     to_text(window.first), to_text(window.last));
}

void add_net(const ScenarioResult& scenario, const Net& net, const Days& window, std::string& out) {
  auto qualified = not_counted(scenario, net.party);
  if (!qualified.empty()) qualified.erase(0, 2);  // the comma before it
  const auto add = [&](std::string_view version, const Minor& minor) {
    out += fmt::format("net,{},,,{},{},{},{},{},,,,{},,,,{}\n", csv_cell(scenario.name),
                       csv_cell(net.party), version, net.currency, to_text(window.first),
                       to_text(window.last), to_text(minor, net.decimals), csv_cell(qualified));
  };
  add("old", net.before);
  add("new", net.after);
  add("difference", net.difference());
}

}  // namespace

std::string simulation_csv(const SimulationReport& report) {
  const Simulation& simulation = report.simulation;
  std::string out =
      "row,scenario,stream,payer,payee,version,currency,start,end,days,base,due,paid,cumulative,"
      "cap_left,interest,supposed\n";
  for (const ScenarioResult& scenario : simulation.scenarios) {
    for (const StreamResult& result : scenario.streams) {
      const Stream& stream = simulation.streams[result.stream];
      add_side({scenario, stream, "old", supposed(stream.before)}, result.before.payments,
               simulation.window, out);
      add_side({scenario, stream, "new", supposed(stream.after)}, result.after.payments,
               simulation.window, out);
    }
    for (const Uncounted& one : scenario.uncounted)
      add_uncounted(scenario, one, simulation.window, out);
    for (const Net& net : in_order(report, scenario.nets))
      add_net(scenario, net, simulation.window, out);
  }
  return out;
}

}  // namespace clauseline::reports
