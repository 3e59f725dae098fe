// What stands above and below on every page.

#include "office/body.hpp"
#include "office/markup.hpp"
#include "office/page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>

namespace clauseline::office {
namespace {

std::string field(std::string_view name) {
  return fmt::format("<w:fldSimple w:instr=\" {} \"><w:r><w:t>1</w:t></w:r></w:fldSimple>", name);
}

/// Head and foot have a tab that reaches to the right margin.
std::string edge(const Document& document, std::string_view style, std::string_view text) {
  const unsigned right =
      document.landscape ? paper_long - 2 * margin_of_tables : paper_short - 2 * margin;
  return fmt::format(
      "<w:p><w:pPr><w:pStyle w:val=\"{}\"/><w:tabs><w:tab w:val=\"right\" w:pos=\"{}\"/></w:tabs>"
      "</w:pPr>{}</w:p>",
      style, right, text);
}

std::string plain_run(std::string_view text) {
  return fmt::format("<w:r><w:t xml:space=\"preserve\">{}</w:t></w:r>", escaped(text));
}

constexpr std::string_view tab = "<w:r><w:tab/></w:r>";

/// A picture on the line, not higher than a head has room for, in the units of drawings (EMU).
std::string drawing(const Picture& picture) {
  constexpr std::uint64_t high = 432'000;      // 12 mm
  constexpr std::uint64_t widest = 1'800'000;  // 50 mm
  std::uint64_t height = high;
  std::uint64_t width = high * picture.width / std::max(1U, picture.height);
  if (width > widest) {
    height = std::max<std::uint64_t>(1, height * widest / width);
    width = widest;
  }
  return fmt::format(
      "<w:r><w:drawing><wp:inline xmlns:wp=\"{0}wordprocessingDrawing\" distT=\"0\" distB=\"0\" "
      "distL=\"0\" distR=\"0\"><wp:extent cx=\"{1}\" cy=\"{2}\"/><wp:docPr id=\"1\" "
      "name=\"Logo\" descr=\"{3}\"/><a:graphic xmlns:a=\"{0}main\"><a:graphicData "
      "uri=\"{0}picture\"><pic:pic xmlns:pic=\"{0}picture\"><pic:nvPicPr><pic:cNvPr id=\"1\" "
      "name=\"Logo\"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"{4}\"/>"
      "<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" "
      "y=\"0\"/><a:ext cx=\"{1}\" cy=\"{2}\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/>"
      "</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
      "<w:r><w:t xml:space=\"preserve\"> </w:t></w:r>",
      "http://schemas.openxmlformats.org/drawingml/2006/", std::max<std::uint64_t>(1, width),
      height, escaped(picture.called), logo_id);
}

/// What a house has at the head of each page; empty where it has nothing.
std::string line_of_house(const Document& document) {
  const Letterhead& house = document.letterhead;
  const bool logo = !house.logo.kind.empty();
  if (!logo && house.firm.empty() && house.subject.empty()) return {};
  return edge(document, "Header",
              fmt::format("{}{}{}{}", logo ? drawing(house.logo) : "", plain_run(house.firm), tab,
                          plain_run(house.subject)));
}

}  // namespace

std::string header_part(const Document& document, const Section& section) {
  return fmt::format(
      "{}<w:hdr {}>{}{}</w:hdr>\n", declaration, name_spaces, line_of_house(document),
      edge(document, "Header",
           fmt::format("{}{}{}", plain_run(section.title), tab, plain_run(section.version))));
}

std::string footer_part(const Document& document, const Section& section) {
  const auto& foot = document.letterhead.foot;
  return fmt::format(
      "{}<w:ftr {}>{}{}</w:ftr>\n", declaration, name_spaces,
      foot.empty() ? "" : edge(document, "Footer", plain_run(foot)),
      edge(document, "Footer",
           fmt::format("{}{}{}{}{}{}", plain_run(section.foot), tab, plain_run("Page "),
                       field("PAGE"), plain_run(" of "), field("NUMPAGES"))));
}

}  // namespace clauseline::office
