// What both versions pay, where a forecast was given.

#include "report/html_parts.hpp"
#include "report/simulation_html.hpp"

namespace clauseline::pages {

Markup payments(const Page& page) {
  const ForecastPayments* made = page.report.payments.get();
  if (made == nullptr) return {};
  const SimulationReport shown{.before = *page.audit.before,
                               .after = *page.audit.after,
                               .simulation = made->simulation,
                               .forecast = made->forecast,
                               .exchange = made->exchange ? &*made->exchange : nullptr,
                               .policy = made->policy ? &made->policy->evidence : nullptr,
                               .perspective = page.report.perspective};
  auto all = heading(page.level, "part", page.id("payments"), markup("Payments"));
  all += reports::payments_parts(shown, {.id = page.id("payments") + "-", .level = page.level + 1});
  return markup("<section class=\"payments\">{}</section>\n", all);
}

}  // namespace clauseline::pages
