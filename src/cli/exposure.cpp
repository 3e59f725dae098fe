#include "cli/exposure.hpp"

#include "payments/exposure.hpp"
#include "payments/simulate.hpp"
#include "text/error.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

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

/// What is to be reckoned: the house's scenarios over a forecast.
struct Plan {
  Question question{};
  Forecast forecast{};
};

Plan plan_of(const Source& source, const Policy& policy, const Interpretations& versions) {
  const Sides sides{versions.before, versions.after};
  check_scenarios(policy, sides);
  Plan plan{.question = {.scenarios = read_scenarios({}, {}, scenarios_for(policy, sides))}};
  plan.forecast = read_forecast(source, names_for(versions, plan.question.scenarios));
  // Of both versions all days of the forecast are reckoned, whenever the new one says that it
  // applies.
  auto& from = plan.question.from;
  for (const ForecastRow& row : plan.forecast.rows)
    from = std::min(from.value_or(row.days.first), row.days.first);
  return plan;
}

/// In what the policy speaks of an agreement by the forecast of one line.
std::vector<std::string> currencies(const Policy& policy, const ExposureLimit& line) {
  std::vector<std::string> all;
  for (const ExposureLimit& other : policy.exposures)
    if (other.agreement == line.agreement && other.forecast == line.forecast)
      all.push_back(other.over.unit);
  return all;
}

/// Why a simulation does not say all that is paid; empty where it does.
std::string what_is_missing(const Simulation& simulation, const std::vector<std::string>& units) {
  for (const ScenarioResult& scenario : simulation.scenarios)
    if (!scenario.uncounted.empty()) {
      const Uncounted& one = scenario.uncounted.front();
      return fmt::format("the forecast says nothing of what {} pays {} under {}", one.payer,
                         one.payee, one.stream);
    }
  const auto other = other_currency(simulation, units);
  if (other.empty()) return {};
  return fmt::format("they differ in {}, and the policy speaks of {}", other,
                     fmt::join(units, " and "));
}

/// What one line of the policy says of one agreement, of whose forecast it speaks in these units.
Circumstances::Payments payments_by(const ExposureLimit& line,
                                    const std::vector<std::string>& units,
                                    const Simulation& simulation, const Interpretations& versions) {
  const auto& unit = line.over.unit;
  Circumstances::Payments payments{.forecast = line.forecast,
                                   .unknown = what_is_missing(simulation, units)};
  if (!payments.unknown.empty()) return payments;
  const auto most = largest_exposure(simulation, unit);
  if (!most) {
    payments.differs = Money{.unit = unit};
    return payments;
  }
  const auto& [scenario, net] = *most;
  const auto differs = read_decimal(to_text(abs(net.difference()), net.decimals));
  if (!differs) {
    payments.unknown = "they have too many digits";
    return payments;
  }
  payments.before = told(net, net.before, versions);
  payments.after = told(net, net.after, versions);
  if (simulation.scenarios.size() > 1)
    payments.after += fmt::format(", in the scenario {}", scenario);
  payments.differs = Money{.amount = *differs, .unit = unit};
  payments.is_over = *differs > line.over.amount;
  return payments;
}

}  // namespace

void tell_exposures(VersionFinder& finder, const Report& report, const Version& before,
                    const Version& after, Circumstances& into) {
  if (!report.policy || report.depth != Depth::findings) return;
  const Interpretations versions{before.interpretation, after.interpretation};
  if (names_for(versions).streams.empty()) return;
  const Policy& policy = report.policy->policy;
  for (const ExposureLimit& line : policy.exposures) {
    if (line.agreement != before.agreement.id) continue;
    auto plan = plan_of(forecast_of(finder, report, line), policy, versions);
    try {
      Exchange exchange;
      const auto simulation = simulate(versions, plan.forecast, exchange, std::move(plan.question));
      into.payments.push_back(payments_by(line, currencies(policy, line), simulation, versions));
    } catch (const Error& error) {
      into.payments.push_back(
          {.forecast = line.forecast, .unknown = error.problems().front().message});
    }
  }
}

}  // namespace clauseline::cli
