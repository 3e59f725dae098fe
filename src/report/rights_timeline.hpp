#pragma once

#include "report/html_markup.hpp"
#include "report/rights.hpp"

/// How long each right runs, as a picture: a lane for each right, known dates on an axis, what
/// has no known date in a field of its own behind them. No date is invented: a right that ends
/// with an event runs into that field and has a diamond there.
namespace clauseline::pages {

/// The picture with its title and description, and what its shapes mean. Empty where there is
/// no right to show. Takes ids of the page for its parts.
Markup rights_timeline(const reports::RightsPage& page, Ids& ids);

}  // namespace clauseline::pages
