#include "cli/exposure.hpp"

#include "payments/exposure.hpp"
#include "payments/simulate.hpp"
#include "text/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace clauseline::cli {
namespace {

std::string money(const Minor& amount, const Net& net) {
  return fmt::format("{} {}", net.currency, grouped(amount, net.decimals));
}

/// "Microsoft receives USD 38.00 more than it pays".
std::string told(const Net& net, const Minor& amount, const Interpretations& versions) {
  const Party* party = find_party(*versions.after.agreement, net.party);
  if (party == nullptr) party = find_party(*versions.before.agreement, net.party);
  const auto& name = party == nullptr            ? net.party
                     : party->short_name.empty() ? party->name
                                                 : party->short_name;
  if (amount == 0) return fmt::format("{} receives as much as it pays", name);
  return fmt::format("{} receives {} {} than it pays", name, money(abs(amount), net),
                     amount > 0 ? "more" : "less");
}

Source forecast_of(VersionFinder& finder, const Report& report, const ExposureLimit& line) {
  auto found = finder.house_file(line.forecast);
  if (!found)
    throw Error(
        {.at = {.source = report.policy->policy.source, .position = line.at},
         .message = fmt::format("there is no forecast {} where the policy lies", line.forecast),
         .hint = "commit it there, or mend the line"});
  return std::move(found->source);
}

/// One line of the policy about one agreement.
void tell(const Source& source, const ExposureLimit& line, const Policy& policy,
          const Interpretations& versions, Circumstances& into) {
  auto names = names_for(versions);
  const Sides sides{versions.before, versions.after};
  check_scenarios(policy, sides);
  Question question{.scenarios = read_scenarios({}, {}, scenarios_for(policy, sides))};
  for (const Scenario& scenario : question.scenarios)
    names.scenarios.push_back(scenario.name);
  const auto forecast = read_forecast(source, names);
  // Of both versions all days of the forecast are reckoned, whenever the new one says that it
  // applies.
  for (const ForecastRow& row : forecast.rows)
    question.from = std::min(question.from.value_or(row.days.first), row.days.first);
  Exchange exchange;
  Simulation simulation;
  try {
    simulation = simulate(versions, forecast, exchange, std::move(question));
  } catch (const Error& error) {
    into.payments.push_back(
        {.forecast = line.forecast, .unknown = error.problems().front().message});
    return;
  }
  for (const ScenarioResult& scenario : simulation.scenarios)
    if (!scenario.uncounted.empty()) {
      const Uncounted& one = scenario.uncounted.front();
      into.payments.push_back(
          {.forecast = line.forecast,
           .unknown = fmt::format("the forecast says nothing of what {} pays {} under {}",
                                  one.payer, one.payee, one.stream)});
      return;
    }
  const auto& unit = line.over.unit;
  if (const auto other = other_currency(simulation, unit); !other.empty())
    into.payments.push_back(
        {.forecast = line.forecast,
         .unknown = fmt::format("they differ in {}, and the policy speaks of {}", other, unit)});
  const auto most = largest_exposure(simulation, unit);
  if (!most) {
    into.payments.push_back({.forecast = line.forecast, .differs = Money{.unit = unit}});
    return;
  }
  const auto& [scenario, net] = *most;
  const auto differs = read_decimal(to_text(abs(net.difference()), net.decimals));
  if (!differs) {
    into.payments.push_back({.forecast = line.forecast, .unknown = "they have too many digits"});
    return;
  }
  into.payments.push_back(
      {.forecast = line.forecast,
       .before = told(net, net.before, versions),
       .after = told(net, net.after, versions) +
                (simulation.scenarios.size() > 1 ? fmt::format(", in the scenario {}", scenario)
                                                 : std::string()),
       .differs = Money{.amount = *differs, .unit = unit},
       .is_over = *differs > line.over.amount});
}

}  // namespace

void tell_exposures(VersionFinder& finder, const Report& report, const Version& before,
                    const Version& after, Circumstances& into) {
  if (!report.policy || report.depth != Depth::findings) return;
  const Interpretations versions{before.interpretation, after.interpretation};
  if (names_for(versions).streams.empty()) return;
  for (const ExposureLimit& line : report.policy->policy.exposures)
    if (line.agreement == before.agreement.id)
      tell(forecast_of(finder, report, line), line, report.policy->policy, versions, into);
}

}  // namespace clauseline::cli
