#include "payments/simulate.hpp"

#include "payments/break_even.hpp"
#include "payments/prepare.hpp"
#include "text/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

namespace clauseline {
namespace {

using std::chrono::sys_days;

std::set<std::string> events_of(const std::optional<Share>& share) {
  if (!share || !share->silent.empty()) return {};
  auto events = events_of(share->from);
  events.merge(events_of(share->until));
  return events;
}

/// Is an event known not to come on this day?
bool is_refuted(const std::string& event, sys_days day, const EventCalendar& calendar) {
  const auto known = calendar.find(event);
  if (known == calendar.end()) return false;
  const auto& [not_before, not_after] = known->second;
  return (not_before && day < *not_before) || (not_after && day > *not_after);
}

/// One version of one stream.
class SideReckoning {
 public:
  SideReckoning(const std::optional<Share>& share, const Interpretation& version)
      : share_(share), version_(version), events_(events_of(share)) {}

  bool pays() const { return share_ && share_->silent.empty(); }
  const std::set<std::string>& events() const { return events_; }

  void take(const std::vector<const ForecastRow*>& rows, const Days& window) {
    if (pays()) slots_ = timetable(*share_, rows, window, version_.things);
  }

  Days running(const Scenario& scenario) const {
    if (!pays()) return {never(), long_ago()};
    const auto& calendar = version_.things.events();
    return {first_day(share_->from, scenario, calendar),
            last_day(share_->until, scenario, calendar)};
  }

  Side reckon(const Scenario& scenario, Setting setting, Exchange& exchange) const {
    setting.running = running(scenario);
    Side side{.running = setting.running};
    if (pays()) side.payments = schedule(*share_, slots_, setting, exchange);
    return side;
  }

 private:
  const std::optional<Share>& share_;
  const Interpretation& version_;
  std::set<std::string> events_;
  std::vector<Slot> slots_{};
};

struct StreamReckoning {
  SideReckoning before;
  SideReckoning after;
  std::vector<const ForecastRow*> rows;

  bool depends_on(const std::string& event) const {
    return before.events().contains(event) || after.events().contains(event);
  }
};

/// One scenario over all streams.
class ScenarioReckoning {
 public:
  ScenarioReckoning(const Interpretations& versions, const Prepared& prepared,
                    const Forecast& forecast, const std::string& scenario)
      : versions_(versions), prepared_(prepared) {
    for (const Stream& stream : prepared.streams) {
      streams_.push_back({.before = SideReckoning(stream.before, versions.before),
                          .after = SideReckoning(stream.after, versions.after),
                          .rows = rows_of(forecast, stream.id, scenario)});
      streams_.back().before.take(streams_.back().rows, prepared.window);
      streams_.back().after.take(streams_.back().rows, prepared.window);
    }
  }

  StreamResult result(std::size_t i, const Scenario& scenario, int days_late,
                      Exchange& exchange) const {
    const Setting setting{.window = prepared_.window,
                          .paid_before = prepared_.streams[i].paid_before,
                          .days_late = days_late};
    StreamResult result{.stream = i,
                        .before = streams_[i].before.reckon(scenario, setting, exchange),
                        .after = streams_[i].after.reckon(scenario, setting, exchange)};
    // A side that does not pay pays nothing in the currency of the other.
    Payments& before = result.before.payments;
    Payments& after = result.after.payments;
    if (before.currency.empty()) before.decimals = after.decimals;
    if (after.currency.empty()) after.decimals = before.decimals;
    return result;
  }

  std::vector<EventDay> events(const Scenario& scenario) const {
    std::set<std::string> names;
    for (const StreamReckoning& stream : streams_)
      for (const SideReckoning* side : {&stream.before, &stream.after})
        names.insert(side->events().begin(), side->events().end());
    std::vector<EventDay> days;
    for (const std::string& name : names) {
      const auto& known = versions_.after.things.events();
      days.push_back(
          day_of(name, scenario, known.contains(name) ? known : versions_.before.things.events()));
    }
    return days;
  }

  std::vector<std::string> notes(const Scenario& scenario) const {
    std::vector<std::string> found;
    for (const auto& [event, day] : scenario.events) {
      if (!depends_on(event)) found.push_back(fmt::format("no payment depends on {}", event));
      for (const Interpretation* version : {&versions_.before, &versions_.after})
        if (is_refuted(event, day, version->things.events())) {
          found.push_back(fmt::format("the register knows {} to come on another day", event));
          break;
        }
    }
    for (const StreamReckoning& stream : streams_)
      note_gaps(stream, scenario, found);
    return found;
  }

  bool depends_on(const std::string& event) const {
    return std::ranges::any_of(streams_,
                               [&](const auto& stream) { return stream.depends_on(event); });
  }

  std::vector<BreakEven> turns(const std::vector<StreamResult>& known, const Scenario& scenario,
                               const Question& question, Exchange& exchange) const {
    return break_even(prepared_.window, [&](sys_days day) {
      auto supposed = scenario;
      supposed.events.insert_or_assign(question.break_even, day);
      auto results = known;
      for (StreamResult& one : results)
        if (streams_[one.stream].depends_on(question.break_even))
          one = result(one.stream, supposed, question.days_late.value_or(0), exchange);
      return nets_of(results, prepared_.streams, versions_);
    });
  }

 private:
  /// Where the forecast is silent while the share runs in one version or the other.
  void note_gaps(const StreamReckoning& stream, const Scenario& scenario,
                 std::vector<std::string>& notes) const {
    const Days before = stream.before.running(scenario);
    const Days after = stream.after.running(scenario);
    const Days either{std::min(before.first, after.first), std::max(before.last, after.last)};
    for (const auto& [near, days] : gaps(stream.rows, overlap(prepared_.window, either)))
      notes.push_back(
          fmt::format("the forecast says nothing of {}{}{}{}{} from {} through "
                      "{}; nothing is due then",
                      near->stream, near->asset.empty() ? "" : ", ", near->asset,
                      near->channel.empty() ? "" : ", ", near->channel, to_text(days.first),
                      to_text(days.last)));
    if (stream.rows.empty())
      notes.emplace_back("the forecast has rows of a stream for other scenarios only");
  }

  const Interpretations& versions_;
  const Prepared& prepared_;
  std::vector<StreamReckoning> streams_{};
};

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
    const ScenarioReckoning reckoning(versions, prepared, forecast, scenario.name);
    ScenarioResult result{.name = scenario.name,
                          .events = reckoning.events(scenario),
                          .notes = reckoning.notes(scenario)};
    for (std::size_t i = 0; i < prepared.streams.size(); ++i)
      result.streams.push_back(
          reckoning.result(i, scenario, question.days_late.value_or(0), exchange));
    exchange.require_complete();
    result.nets = nets_of(result.streams, prepared.streams, versions);
    note_carried(result, prepared, result.notes);
    if (!question.break_even.empty() && !reckoning.depends_on(question.break_even))
      result.notes.push_back(fmt::format("no payment depends on {}", question.break_even));
    else if (!question.break_even.empty())
      result.break_even = reckoning.turns(result.streams, scenario, question, exchange);
    exchange.require_complete();
    simulation.scenarios.push_back(std::move(result));
  }
  simulation.streams = std::move(prepared.streams);
  return simulation;
}

}  // namespace clauseline
