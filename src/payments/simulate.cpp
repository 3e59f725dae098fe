#include "payments/simulate.hpp"

#include "payments/scenario_reckoning.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace clauseline {
namespace {

/// The nets of one version are added up by party and currency.
class Balance {
 public:
  explicit Balance(const Interpretations& versions) : versions_(versions) {}

  void add(const std::optional<Share>& share, const Payments& payments, Minor Net::*version) {
    if (!share) return;
    const Minor sum = payments.total + payments.interest;
    net(share->payer, payments).*version -= sum;
    net(share->payee, payments).*version += sum;
  }

  std::vector<Net> in_order() {
    std::erase_if(nets_, [](const Net& net) { return net.currency.empty(); });
    std::ranges::stable_sort(nets_, {}, [&](const Net& net) { return rank(net.party); });
    return std::move(nets_);
  }

 private:
  Net& net(const std::string& party, const Payments& payments) {
    for (Net& one : nets_)
      if (one.party == party && one.currency == payments.currency) return one;
    return nets_.emplace_back(
        Net{.party = party, .currency = payments.currency, .decimals = payments.decimals});
  }
  std::size_t rank(const std::string& party) const {
    std::size_t place = 0;
    for (const Interpretation* version : {&versions_.after, &versions_.before})
      for (const Party& one : version->agreement->parties) {
        if (one.id == party) return place;
        ++place;
      }
    return place;
  }

  const Interpretations& versions_;
  std::vector<Net> nets_{};
};

void note_interest(const Prepared& prepared, const Question& question,
                   std::vector<std::string>& notes) {
  if (!question.days_late) return;
  for (const Stream& stream : prepared.streams)
    for (const auto* share : {&stream.before, &stream.after})
      if (*share && (*share)->silent.empty() && !(*share)->late_per_day)
        notes.push_back(fmt::format("{} says nothing of interest on late payments ({})", stream.id,
                                    share == &stream.before ? "old" : "new"));
}

void note_carried(const ScenarioResult& result, const Prepared& prepared,
                  std::vector<std::string>& notes) {
  for (const StreamResult& stream : result.streams)
    for (const Side* side : {&stream.before, &stream.after})
      if (side->payments.carried < 0)
        notes.push_back(fmt::format(
            "{} {} is left at the end, to come off later payments of {} ({})",
            side->payments.currency,
            to_text(rounded(side->payments.carried, side->payments.decimals, Rounding::half_up),
                    side->payments.decimals),
            prepared.streams[stream.stream].id, side == &stream.before ? "old" : "new"));
}

void add_break_even(const ScenarioReckoning& reckoning, const Question& question,
                    Exchange& exchange, ScenarioResult& result) {
  const std::string& event = question.break_even;
  if (event.empty()) return;
  if (!reckoning.depends_on(event)) {
    const auto known = fmt::format("no payment depends on {}", event);
    std::erase(result.notes, known);  // where a day is supposed too
    result.notes.push_back(known + ": it has no break-even");
  } else if (!reckoning.is_changed_by(event)) {
    result.notes.push_back(
        fmt::format("no day of {} changes what is paid: it has no break-even", event));
  } else {
    result.break_even = reckoning.turns(result.streams, question, exchange);
  }
}

}  // namespace

std::optional<Minor> StreamResult::difference() const {
  const auto& [old_currency, new_currency] = std::pair(std::string_view(before.payments.currency),
                                                       std::string_view(after.payments.currency));
  if (!old_currency.empty() && !new_currency.empty() && old_currency != new_currency)
    return std::nullopt;
  return after.payments.total - before.payments.total;
}

std::vector<Net> nets_of(const std::vector<StreamResult>& results,
                         const std::vector<Stream>& streams, const Interpretations& versions) {
  Balance balance(versions);
  for (const StreamResult& result : results) {
    balance.add(streams[result.stream].before, result.before.payments, &Net::before);
    balance.add(streams[result.stream].after, result.after.payments, &Net::after);
  }
  return balance.in_order();
}

Simulation simulate(const Interpretations& versions, const Forecast& forecast, Exchange& exchange,
                    Question question) {
  auto prepared = prepare(versions, forecast, question);
  Simulation simulation{.window = prepared.window,
                        .forecast = forecast.source,
                        .break_even = question.break_even,
                        .days_late = question.days_late,
                        .notes = prepared.notes};
  note_interest(prepared, question, simulation.notes);
  for (const Scenario& scenario : question.scenarios) {
    const ScenarioReckoning reckoning(versions, prepared, forecast, scenario);
    ScenarioResult result{.name = scenario.name,
                          .events = reckoning.events(),
                          .streams = reckoning.results(question.days_late.value_or(0), exchange),
                          .uncounted = reckoning.uncounted(),
                          .notes = reckoning.notes()};
    exchange.require_complete();
    result.nets = nets_of(result.streams, prepared.streams, versions);
    note_carried(result, prepared, result.notes);
    add_break_even(reckoning, question, exchange, result);
    exchange.require_complete();
    simulation.scenarios.push_back(std::move(result));
  }
  simulation.streams = std::move(prepared.streams);
  return simulation;
}

}  // namespace clauseline
