#include "cli/forecast.hpp"

#include "cli/house.hpp"
#include "text/error.hpp"
#include "text/nearest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

namespace clauseline::cli {
namespace {

Error refused(std::string_view option, std::string message, std::string hint) {
  return Error({.at = {.source = std::string(option)},
                .message = std::move(message),
                .hint = std::move(hint)});
}

std::optional<std::chrono::sys_days> day(const std::string& word, std::string_view option) {
  if (word.empty()) return std::nullopt;
  const auto date = read_date(word);
  if (date && date->precision == Date::Precision::day) return first_day(*date);
  throw refused(option, fmt::format("{} is no day", word), "write it as 2026-04-27");
}

std::optional<int> days_late(const std::string& word) {
  if (word.empty()) return std::nullopt;
  constexpr int most = 36'500;
  int days = -1;
  const auto* end = word.data() + word.size();
  const auto [stop, error] = std::from_chars(word.data(), end, days);
  if (error == std::errc() && stop == end && days >= 0 && days <= most) return days;
  throw refused("--interest", fmt::format("{} is no number of days", word),
                "say how many days late every payment is: --interest 30");
}

PaidBefore read_paid(const std::string& word) {
  const auto equals = word.find('=');
  if (equals == std::string::npos || equals == 0)
    throw refused("--paid", fmt::format("{} gives no amount", word),
                  "write TERM=AMOUNT, for example t-share=1000000.00");
  auto amount = read_written_amount(std::string_view(word).substr(equals + 1), "--paid");
  if (amount.amount < 0)
    throw refused("--paid", "what was paid is less than nothing", "write an amount of 0 or more");
  return {.term = word.substr(0, equals), .amount = std::move(amount)};
}

/// What the options ask, as far as they can be read without the agreements.
Question question(const Request& request) {
  Question question{.from = day(request.payments.from, "--from"),
                    .to = day(request.payments.to, "--to")};
  question.given.use_reported = request.payments.use_reported;
  for (const std::string& word : request.payments.paid)
    question.paid.push_back(read_paid(word));
  question.days_late = days_late(request.payments.days_late);
  question.break_even = request.payments.break_even;
  return question;
}

/// Does the house have a say on when events come? Where nothing is said of that, or where a
/// scenario is named that the command line does not spell out.
bool asks_house(const Request& request) {
  const auto is_name = [](const std::string& word) { return word.find(':') == std::string::npos; };
  return request.payments.scenarios.empty()
             ? request.payments.events.empty()
             : std::ranges::any_of(request.payments.scenarios, is_name);
}

/// Adds the scenarios to the question; gives the policy that some of them are from, or null.
std::unique_ptr<const PolicyVersion> add_scenarios(const Request& request, VersionFinder& finder,
                                                   const Interpretations& versions,
                                                   Question& question) {
  auto policy = asks_house(request) ? policy_in_force(finder) : nullptr;
  std::vector<Scenario> house;
  if (policy) {
    check_scenarios(policy->policy, {versions.before, versions.after});
    house = scenarios_for(policy->policy, {versions.before, versions.after});
  }
  question.scenarios = read_scenarios(request.payments.scenarios, request.payments.events, house);
  if (house.empty()) policy = nullptr;
  return policy;
}

ForecastNames names_of(const Question& question, const Interpretations& versions) {
  auto names = names_for(versions, question.scenarios);
  if (names.streams.empty())
    throw Error({.at = {.source = versions.after.agreement->source},
                 .message = "neither version has a revenue share, so there is nothing to compute",
                 .hint = "revenue shares are typed terms: <revenue-share id=\"...\" payer=\"...\" "
                         "payee=\"...\">"});
  return names;
}

}  // namespace

void check_forecast(const Request& request) {
  if (request.payments.forecast.empty())
    throw refused("clauseline simulate", "there is no forecast",
                  "give one: --forecast FILE, with the columns stream,start,end,currency,amount");
  question(request);
}

std::unique_ptr<const ForecastPayments> forecast_payments(const Request& request,
                                                          VersionFinder& finder,
                                                          const Version& before,
                                                          const Version& after) {
  auto asked = question(request);
  const Interpretations versions{before.interpretation, after.interpretation};
  auto policy = add_scenarios(request, finder, versions, asked);
  const auto names = names_of(asked, versions);
  for (const std::string& word : request.payments.assumptions)
    asked.given.assumptions.push_back(read_assumption(word, names.streams));
  const Blob figures = finder.named(request.payments.forecast);
  const auto forecast = read_forecast(figures.source, names);
  auto made = std::make_unique<ForecastPayments>();
  made->forecast = evidence_of(figures);
  Exchange exchange;
  if (!request.payments.exchange.empty()) {
    const Blob rates = finder.named(request.payments.exchange);
    exchange = Exchange(rates.source);
    made->exchange = evidence_of(rates);
  }
  made->simulation = clauseline::simulate(versions, forecast, exchange, std::move(asked));
  made->policy = std::move(policy);
  return made;
}

}  // namespace clauseline::cli
