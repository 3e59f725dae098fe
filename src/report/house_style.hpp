#pragma once

#include "report/colour.hpp"
#include "report/logo.hpp"
#include "review/audit.hpp"
#include "text/source.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace clauseline {

/// What a house chose for light or for dark ground; what is absent stays ours.
struct GroundColours {
  std::optional<Colour> accent{};
  std::optional<Colour> paper{};
};

/// In whose name a report speaks, and how it looks: a template, read. Its words are plain text.
struct HouseStyle {
  std::string firm{};
  std::string heading{};  // what the report is called
  std::string footer{};
  std::map<std::string, std::string, std::less<>> labels{};  // of the verdict, by attribute
  GroundColours light{};
  GroundColours dark{};
  std::string serif{};  // names of fonts: letters, digits, spaces and hyphens
  std::string sans{};
  std::optional<Logo> logo{};

  /// How the house labels a part of the verdict: "findings" or "balance"; ours where it does not.
  /// What it says of "gate", "open" and "blocked" stands beside our words.
  std::string label(std::string_view part, std::string_view ours) const;
};

/// A template and the files that it was read from: template.xml, and the logo if there is one.
struct StyleVersion {
  std::vector<Evidence> evidence{};
  HouseStyle style{};
};

/// The logo that a template names, by its file name, and where it does.
struct NamedLogo {
  std::string file;
  Position at{};
};

/// What template.xml says, without the logo, which lies in a file of its own.
struct TemplateText {
  HouseStyle style{};
  std::optional<NamedLogo> logo{};
};

/// Reads template.xml. Throws Error with everything that is wrong with it: a departure from
/// schemas/template-1.xsd, a logo of a kind that is refused, a colour on which words of a report
/// would have less contrast than WCAG 2.2 AA asks for.
TemplateText read_template(const Source& source);

}  // namespace clauseline
