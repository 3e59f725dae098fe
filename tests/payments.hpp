#pragma once

// Simulations to test with: a revenue share in two versions, a forecast and a question.

#include "payments/simulate.hpp"
#include "version.hpp"

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

namespace clauseline::tests {

/// A revenue share called `s` that the supplier pays to the customer.
inline std::string share(std::string_view inside) {
  return fmt::format(
      R"(<revenue-share id="s" payer="supplier" payee="customer">{}</revenue-share>)", inside);
}

/// Two versions of the terms of one clause, kept for as long as the simulation is looked at.
class Deal {
 public:
  Deal(const std::string& before, const std::string& after)
      : before_(clause_of(before)), after_(clause_of(after)) {}

  Interpretations versions() const { return {before_.read(), after_.read()}; }

  Simulation simulate(std::string_view rows, Question question, std::string_view rates = {}) const {
    const auto versions = this->versions();
    const auto names = names_for(versions, question.scenarios);
    const auto forecast = read_forecast(
        Source("forecast.csv", fmt::format("stream,start,end,currency,amount\n{}", rows)), names);
    Exchange exchange;
    if (!rates.empty())
      exchange = Exchange(Source("fx.csv", fmt::format("date,from,to,rate\n{}", rates)));
    return clauseline::simulate(versions, forecast, exchange, std::move(question));
  }

 private:
  Version before_;
  Version after_;
};

/// A question over the given window, with one scenario in which these events come.
inline Question over(std::string_view from, std::string_view to,
                     const std::vector<std::string>& events = {}) {
  return {.from = first_day(*read_date(from)),
          .to = last_day(*read_date(to)),
          .scenarios = read_scenarios({}, events)};
}

/// "2026 365d due 5.00 paid 4.00 left 0.00; ...".
inline std::string told(const Payments& payments) {
  std::string text;
  const auto amount = [&](const Minor& minor) { return to_text(minor, payments.decimals); };
  for (const PaymentPeriod& period : payments.periods) {
    text += fmt::format("{}{} {}d due {} paid {}", text.empty() ? "" : "; ", to_text(period.days),
                        period.counted, amount(period.due), amount(period.paid));
    if (period.cap_left) text += fmt::format(" left {}", amount(*period.cap_left));
  }
  return text;
}

}  // namespace clauseline::tests
