#pragma once

#include "report/html_markup.hpp"
#include "report/simulation.hpp"

#include <string>

namespace clauseline::reports {

/// Where the parts of payments stand on a page: what their ids begin with, and the level of the
/// headings of scenarios.
struct PaymentsPlace {
  std::string id;
  int level = 2;
};

/// What both versions pay: by scenario the streams, who comes out how, a chart and the periods;
/// then what this rests on. Its style is payments.css, within an element of the class "payments".
pages::Markup payments_parts(const SimulationReport& report, const PaymentsPlace& at);

}  // namespace clauseline::reports
