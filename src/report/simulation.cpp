#include "report/simulation.hpp"

#include "terms/in_words.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace clauseline {
namespace {

constexpr SimulationFormat all[] = {
    {.name = "text", .render = reports::simulation_text},
    {.name = "csv", .render = reports::simulation_csv},
    {.name = "json", .render = reports::simulation_json},
    {.name = "html", .render = reports::simulation_html},
};

}  // namespace

std::span<const SimulationFormat> simulation_formats() { return all; }

namespace reports {

std::string party_name(const SimulationReport& report, std::string_view party) {
  for (const Version* version : {&report.after, &report.before})
    if (const Party* found = find_party(version->agreement, party))
      return found->short_name.empty() ? found->name : found->short_name;
  return std::string(party);
}

const Share& share_of(const Stream& stream) {
  return stream.after ? *stream.after : *stream.before;
}

const Payments& paying_side(const StreamResult& result) {
  return result.after.payments.currency.empty() ? result.before.payments : result.after.payments;
}

std::string SupposedValue::text() const {
  auto amount = value->value;
  const auto blank = amount.find(' ');  // between a currency and an amount
  if (blank != std::string::npos) {
    const auto end = std::min(amount.find('.'), amount.size());
    amount.replace(blank + 1, end - blank - 1,
                   grouped(std::string_view(amount).substr(blank + 1, end - blank - 1)));
  }
  return fmt::format("{} {}, {}", value->field, amount, value->basis);
}

namespace {

void add_supposed(const Share& share, bool SupposedValue::*version,
                  std::vector<SupposedValue>& found) {
  for (const Supposed& one : share.supposed) {
    auto same = std::ranges::find_if(
        found, [&](const SupposedValue& known) { return *known.value == one; });
    if (same == found.end()) same = found.insert(same, {.value = &one});
    same->places.push_back(&one);
    (*same).*version = true;
  }
}

}  // namespace

std::vector<SupposedValue> supposed_of(const Stream& stream) {
  std::vector<SupposedValue> found;
  if (stream.before) add_supposed(*stream.before, &SupposedValue::before, found);
  if (stream.after) add_supposed(*stream.after, &SupposedValue::after, found);
  return found;
}

std::string events_text(const SimulationReport& report, const ScenarioResult& scenario) {
  std::vector<std::string> texts;
  for (const auto& [event, day, basis] : scenario.events) {
    if (day != never())
      texts.push_back(fmt::format("{} on {}{}", event, to_text(day),
                                  basis == EventBasis::known ? " (as the register says)" : ""));
    else
      texts.push_back(fmt::format("{} after {}{}", event, to_text(report.simulation.window.last),
                                  basis == EventBasis::supposed ? "" : " (no day is supposed)"));
  }
  return fmt::format("{}", fmt::join(texts, ", "));
}

namespace {

std::string_view fate(int sign) {
  if (sign == 0) return "neither better nor worse off";
  return sign > 0 ? "better off" : "worse off";
}

std::string days_text(const Days& days, const Days& window) {
  const bool from_start = days.first == window.first;
  const bool to_end = days.last == window.last;
  if (from_start && to_end) return fmt::format("on any day through {}", to_text(days.last));
  if (from_start) return fmt::format("on or before {}", to_text(days.last));
  if (to_end) return fmt::format("on or after {}", to_text(days.first));
  return fmt::format("from {} through {}", to_text(days.first), to_text(days.last));
}

}  // namespace

std::string not_counted(const ScenarioResult& scenario, const std::string& party) {
  std::vector<std::string> streams;
  for (const Uncounted& one : scenario.uncounted)
    if (party.empty() || one.concerns(party)) streams.push_back(one.stream);
  return streams.empty() ? std::string()
                         : fmt::format(", {} not counted", fmt::join(streams, ", "));
}

std::string break_even_text(const SimulationReport& report, const ScenarioResult& scenario,
                            const BreakEven& party) {
  const auto& [window, event] = std::pair(report.simulation.window, report.simulation.break_even);
  std::vector<std::string> texts;
  for (const auto& [days, sign] : party.stretches) {
    const bool goes_on = days.last == window.last && sign == party.if_never;
    texts.push_back(fmt::format("{} if {} comes {}{}", fate(sign), event, days_text(days, window),
                                goes_on ? " or never" : ""));
  }
  if (party.stretches.back().sign != party.if_never)
    texts.push_back(fmt::format("{} if it never comes", fate(party.if_never)));
  return fmt::format("{} is {}{}", party_name(report, party.party), fmt::join(texts, "; "),
                     not_counted(scenario, party.party));
}

std::vector<std::string> cap_texts(const Payments& payments) {
  std::vector<std::string> texts;
  texts.reserve(payments.caps_reached.size());
  for (const CapReached& one : payments.caps_reached)
    texts.push_back(fmt::format(
        "the cap{} is reached with the payment of {}; {} above it{}",
        one.stretch ? " of " + to_text(*one.stretch) : "", to_text(one.payday),
        one.above_cap == 0
            ? "nothing is due"
            : fmt::format("{} {}", payments.currency, grouped(one.above_cap, payments.decimals)),
        one.above_cap == 0 ? "" : " is not paid"));
  return texts;
}

std::string signed_amount(const Minor& minor, unsigned decimals) {
  return (minor > 0 ? "+" : "") + grouped(minor, decimals);
}

}  // namespace reports
}  // namespace clauseline
