#pragma once

#include "report/house_style.hpp"
#include "report/html_markup.hpp"
#include "review/audit.hpp"

#include <string>
#include <string_view>
#include <vector>

/// What every page has, whatever it tells: one file with its style sheet and at most one
/// script, the bar that stays in view, the notices of the agreement, and what is compared.
namespace clauseline::pages {

/// Where the bar leads.
struct Stop {
  std::string id;
  std::string name;
};

/// The head, with a policy that lets the page run nothing but this script; none where it is
/// empty. With `pictures` it may show those that it holds itself.
Markup head(std::string_view title, std::string_view style, std::string_view script,
            bool pictures = false);

/// The bar: where to go, and what the reader may choose, which works without script. `steps`
/// are choices of a script.
Markup bar(const std::vector<Stop>& stops, const Markup& steps);

/// "Clauseline rights" and, on the right, what it is about.
Markup brand(std::string_view what, std::string_view right);
/// The same in the name of a house: its logo, its name, and what it calls the report.
Markup brand(const HouseStyle& style, std::string_view what, std::string_view right);

/// The logo of a house and its name; empty where it has neither.
Markup letterhead(const HouseStyle& style);

/// The notices of both versions, each once, word for word.
Markup notices(const Version& before, const Version& after);

/// One of the versions that are compared: what it is called, and where it is from.
Markup version_block(std::string_view label, const Version& version);

}  // namespace clauseline::pages
