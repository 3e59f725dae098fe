#include "payments/scenario_reckoning.hpp"

#include "payments/break_even.hpp"

#include <fmt/format.h>

#include <algorithm>
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

/// As much of the days as makes a difference in a window: whether they begin before it is all
/// one, and whether they end after it.
Days within(const Days& days, const Days& window) {
  return {std::max(days.first, window.first),
          std::min(days.last, window.last + std::chrono::days(1))};
}

}  // namespace

SideReckoning::SideReckoning(const std::optional<Share>& share, const Interpretation& version)
    : share_(share), version_(version), events_(events_of(share)) {}

void SideReckoning::take(const std::vector<const ForecastRow*>& rows, const Days& window) {
  if (pays()) slots_ = timetable(*share_, rows, window, version_.things);
}

Days SideReckoning::running(const Scenario& scenario) const {
  if (!pays()) return {never(), long_ago()};
  const auto& calendar = version_.things.events();
  return {first_day(share_->from, scenario, calendar), last_day(share_->until, scenario, calendar)};
}

Side SideReckoning::reckon(const Scenario& scenario, Setting setting, Exchange& exchange) const {
  setting.running = running(scenario);
  Side side{.running = setting.running};
  if (pays()) side.payments = schedule(*share_, slots_, setting, exchange);
  return side;
}

ScenarioReckoning::ScenarioReckoning(const Interpretations& versions, const Prepared& prepared,
                                     const Forecast& forecast, const Scenario& scenario)
    : versions_(versions), prepared_(prepared), scenario_(scenario) {
  for (const Stream& stream : prepared.streams) {
    streams_.push_back({.before = SideReckoning(stream.before, versions.before),
                        .after = SideReckoning(stream.after, versions.after),
                        .rows = rows_of(forecast, stream.id, scenario.name)});
    streams_.back().before.take(streams_.back().rows, prepared.window);
    streams_.back().after.take(streams_.back().rows, prepared.window);
  }
}

StreamResult ScenarioReckoning::result(std::size_t i, const Scenario& scenario, int days_late,
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

std::vector<StreamResult> ScenarioReckoning::results(int days_late, Exchange& exchange) const {
  std::vector<StreamResult> all;
  for (std::size_t i = 0; i < streams_.size(); ++i)
    if (is_forecast(streams_[i])) all.push_back(result(i, scenario_, days_late, exchange));
  return all;
}

std::vector<Uncounted> ScenarioReckoning::uncounted() const {
  auto all = prepared_.uncounted;
  for (std::size_t i = 0; i < streams_.size(); ++i) {
    if (is_forecast(streams_[i])) continue;
    const Stream& stream = prepared_.streams[i];
    const Share& share = stream.after ? *stream.after : *stream.before;
    all.push_back({.stream = stream.id, .payer = share.payer, .payee = share.payee});
  }
  return all;
}

std::vector<EventDay> ScenarioReckoning::events() const {
  std::set<std::string> names;
  for (const StreamReckoning& stream : streams_)
    for (const SideReckoning* side : {&stream.before, &stream.after})
      names.insert(side->events().begin(), side->events().end());
  std::vector<EventDay> days;
  for (const std::string& name : names) {
    const auto& known = versions_.after.things.events();
    days.push_back(
        day_of(name, scenario_, known.contains(name) ? known : versions_.before.things.events()));
  }
  return days;
}

std::vector<std::string> ScenarioReckoning::notes() const {
  std::vector<std::string> found;
  for (const auto& [event, supposed] : scenario_.events) {
    if (!depends_on(event)) found.push_back(fmt::format("no payment depends on {}", event));
    for (const Interpretation* version : {&versions_.before, &versions_.after})
      if (is_refuted(event, supposed.day.value_or(never()), version->things.events())) {
        found.push_back(fmt::format("the register knows {} to come on another day", event));
        break;
      }
  }
  for (std::size_t i = 0; i < streams_.size(); ++i)
    if (is_forecast(streams_[i]))
      note_gaps(streams_[i], found);
    else
      found.push_back(fmt::format(
          "the forecast says nothing of {} {}, which was not counted", prepared_.streams[i].id,
          streams_[i].rows.empty() ? "in this scenario" : "in the days that are computed"));
  return found;
}

bool ScenarioReckoning::depends_on(const std::string& event) const {
  return std::ranges::any_of(streams_,
                             [&](const auto& stream) { return stream.depends_on(event); });
}

bool ScenarioReckoning::is_changed_by(const std::string& event) const {
  return std::ranges::any_of(streams_, [&](const StreamReckoning& stream) {
    if (!stream.depends_on(event) || !is_forecast(stream)) return false;
    const auto if_never = running(stream, supposing(scenario_, event, never()));
    for (auto day = prepared_.window.first; day <= prepared_.window.last;
         day += std::chrono::days(1))
      if (running(stream, supposing(scenario_, event, day)) != if_never) return true;
    return false;
  });
}

std::vector<BreakEven> ScenarioReckoning::turns(const std::vector<StreamResult>& known,
                                                const Question& question,
                                                Exchange& exchange) const {
  auto results = known;
  std::vector<Running> reckoned;
  reckoned.reserve(results.size());
  for (const StreamResult& one : results)
    reckoned.push_back(running(streams_[one.stream], scenario_));
  return break_even(prepared_.window, [&](sys_days day) {
    const auto supposed = supposing(scenario_, question.break_even, day);
    for (std::size_t i = 0; i < results.size(); ++i) {
      const auto stream = results[i].stream;
      if (reckoned[i] == running(streams_[stream], supposed)) continue;
      reckoned[i] = running(streams_[stream], supposed);
      results[i] = result(stream, supposed, question.days_late.value_or(0), exchange);
    }
    return nets_of(results, prepared_.streams, versions_);
  });
}

ScenarioReckoning::Running ScenarioReckoning::running(const StreamReckoning& stream,
                                                      const Scenario& scenario) const {
  return {within(stream.before.running(scenario), prepared_.window),
          within(stream.after.running(scenario), prepared_.window)};
}

/// The days of the window on which a stream runs in one version or the other.
Days ScenarioReckoning::either(const StreamReckoning& stream) const {
  const Days before = stream.before.running(scenario_);
  const Days after = stream.after.running(scenario_);
  return overlap(prepared_.window,
                 {std::min(before.first, after.first), std::max(before.last, after.last)});
}

/// Does the forecast say anything of the days on which a stream runs? Of one that never runs
/// there is nothing to say.
bool ScenarioReckoning::is_forecast(const StreamReckoning& stream) const {
  const Days days = either(stream);
  return days.empty() || std::ranges::any_of(stream.rows, [&](const ForecastRow* row) {
           return !overlap(row->days, days).empty();
         });
}

/// Where the forecast is silent while the share runs.
void ScenarioReckoning::note_gaps(const StreamReckoning& stream,
                                  std::vector<std::string>& notes) const {
  for (const auto& [near, days] : gaps(stream.rows, either(stream)))
    notes.push_back(fmt::format(
        "the forecast says nothing of {}{}{}{}{} from {} through "
        "{}; nothing is due then",
        near->stream, near->asset.empty() ? "" : ", ", near->asset,
        near->channel.empty() ? "" : ", ", near->channel, to_text(days.first), to_text(days.last)));
}

}  // namespace clauseline
