#pragma once

#include "report/house_style.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace clauseline {

struct Report;

/// What a reader or their system chose.
enum class Scheme : std::uint8_t { light, dark };

/// A colour of a template that words or lines of a report could hardly be seen in, or on.
struct Faint {
  std::string_view attribute;  // of <light> or <dark>: "accent" or "paper"
  std::string message;         // with the ratio
  std::string way_out;         // with a colour that would do
};

/// The colours that hold too little contrast with those that report.css has beside them: an accent
/// on paper, on the sheet of a redline and on the ground of inserted words; words and the borders
/// of controls on paper. Empty where all hold what WCAG 2.2 AA asks for.
std::vector<Faint> faint_colours(const GroundColours& chosen, Scheme scheme);

namespace reports {

using Values = std::map<std::string, std::string, std::less<>>;

/// The custom properties that `:root` has in a style sheet, each with its first value: that of
/// light ground.
Values values_in(std::string_view css);

/// The style sheet of the HTML report, with the part on payments where there are some, and with
/// what a template chose.
std::string style_sheet(const Report& report);

/// What a template chose, as rules to stand behind those of report.css; empty where it chose
/// nothing.
std::string rules_of(const HouseStyle& style);

}  // namespace reports
}  // namespace clauseline
