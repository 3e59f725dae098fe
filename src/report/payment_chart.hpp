#pragma once

#include "payments/simulate.hpp"
#include "report/html_markup.hpp"

#include <string>

namespace clauseline::pages {

/// What a chart is called: its id on the page, and whose payments it shows.
struct ChartName {
  std::string id;
  std::string title;  // "OpenAI to Microsoft"
};

/// Old against new payments of one stream as a figure: bars at each day of payment, and lines for
/// what is paid in all, with the cap of the new version. Inline SVG that needs no script; empty if
/// the two versions pay in different currencies, or nothing at all.
Markup payment_chart(const Stream& stream, const StreamResult& result, const ChartName& name);

}  // namespace clauseline::pages
