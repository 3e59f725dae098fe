#include "report/house_style.hpp"

#include "report/style_sheet.hpp"
#include "text/embedded.hpp"
#include "text/error.hpp"
#include "xml/element.hpp"
#include "xml/gate.hpp"

#include <fmt/format.h>

#include <utility>

namespace clauseline {
namespace {

constexpr std::string_view vocabulary = "urn:clauseline:template:1";
constexpr std::size_t largest = std::size_t{64} << 10U;

void require_template(const Source& source) {
  if (source.bytes().size() > largest)
    throw Error(problem_at(source, source.position(0),
                           "this is larger than a template may be (64 KiB)",
                           "name the folder that holds template.xml, and its logo beside it"));
  xml::check(source);
  const xml::Document document(source);
  const auto root = document.root();
  if (root.local_name() != "template" || root.name_space() != vocabulary)
    throw Error(problem_at(source, root.at(),
                           fmt::format("this is no template: its root is <{}>", root.name()),
                           fmt::format(R"(it begins <template xmlns="{}">)", vocabulary)));
  static const xml::Schema schema(
      Source("schemas/template-1.xsd", std::string(embedded("schemas/template-1.xsd"))));
  if (auto problems = xml::check(source, &schema); !problems.empty())
    throw Error(std::move(problems));
}

/// Text of one line: white space as the schema counts it.
std::string line_of(const xml::Node& node) {
  std::string line;
  for (const char byte : node.text()) {
    const bool space = byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r';
    if (!space)
      line += byte;
    else if (!line.empty() && line.back() != ' ')
      line += ' ';
  }
  if (line.ends_with(' ')) line.pop_back();
  return line;
}

GroundColours colours_of(const xml::Node& node) {
  return {.accent = read_colour(node["accent"]), .paper = read_colour(node["paper"])};
}

/// The colours of a ground where a house chose some, and whether words can be read on them.
void check_colours(const Source& source, const xml::Node& node, Scheme scheme,
                   std::vector<Problem>& problems) {
  for (const Faint& one : faint_colours(colours_of(node), scheme))
    problems.push_back(problem_at(source, node.at(one.attribute), one.message, one.way_out));
}

NamedLogo logo_of(const Source& source, const xml::Node& node, std::vector<Problem>& problems) {
  NamedLogo logo{.file = std::string(node["file"]), .at = node.at("file")};
  if (logo.file.ends_with(".svg") || logo.file.ends_with(".SVG"))
    problems.push_back(problem_at(
        source, logo.at,
        "an SVG is a document that may hold scripts, links and fonts, and no report carries one",
        "export the logo as PNG"));
  return logo;
}

}  // namespace

std::string HouseStyle::label(std::string_view part, std::string_view ours) const {
  const auto found = labels.find(part);
  return found == labels.end() ? std::string(ours) : found->second;
}

TemplateText read_template(const Source& source) {
  require_template(source);
  const xml::Document document(source);
  const auto root = document.root();
  TemplateText made;
  std::vector<Problem> problems;
  HouseStyle& style = made.style;
  if (const auto node = root.child("firm")) style.firm = line_of(node);
  if (const auto node = root.child("heading")) style.heading = line_of(node);
  if (const auto node = root.child("footer")) style.footer = line_of(node);
  if (const auto node = root.child("verdict"))
    for (const auto label : node.attributes())
      style.labels.emplace(label.name(), label.value());
  if (const auto node = root.child("logo")) made.logo = logo_of(source, node, problems);
  if (const auto node = root.child("fonts")) {
    style.serif = std::string(node["serif"]);
    style.sans = std::string(node["sans"]);
  }
  if (const auto node = root.child("light")) {
    style.light = colours_of(node);
    check_colours(source, node, Scheme::light, problems);
  }
  if (const auto node = root.child("dark")) {
    style.dark = colours_of(node);
    check_colours(source, node, Scheme::dark, problems);
  }
  if (!problems.empty()) throw Error(std::move(problems));
  return made;
}

}  // namespace clauseline
