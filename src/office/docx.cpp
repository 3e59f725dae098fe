#include "office/body.hpp"
#include "office/markup.hpp"
#include "office/package.hpp"
#include "text/embedded.hpp"

#include <fmt/format.h>

namespace clauseline::office {
namespace {

constexpr std::string_view word_type =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.";
constexpr std::string_view relations =
    "http://schemas.openxmlformats.org/package/2006/relationships";
constexpr std::string_view relation =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

/// A part that the document refers to.
struct Related {
  std::string id;
  std::string_view type;  // the last word of its relation
  std::string file;       // in the folder word
  std::string_view content;
};

std::vector<Related> related(const Document& document) {
  std::vector<Related> all{{"styles", "styles", "styles.xml", "styles"},
                           {"settings", "settings", "settings.xml", "settings"},
                           {"comments", "comments", "comments.xml", "comments"}};
  for (std::size_t i = 1; i <= document.sections.size(); ++i) {
    all.push_back({fmt::format("head{}", i), "header", fmt::format("header{}.xml", i), "header"});
    all.push_back({fmt::format("foot{}", i), "footer", fmt::format("footer{}.xml", i), "footer"});
  }
  return all;
}

/// `logo`: of what kind it is, or empty.
std::string content_types(const std::vector<Related>& parts, std::string_view logo) {
  std::string out(declaration);
  out +=
      "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
      "<Default Extension=\"rels\" "
      "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
      "<Default Extension=\"xml\" ContentType=\"application/xml\"/>";
  if (!logo.empty())
    out += fmt::format("<Default Extension=\"{0}\" ContentType=\"image/{0}\"/>", logo);
  out += fmt::format(
      "<Override PartName=\"/word/document.xml\" ContentType=\"{}document.main+xml\"/>", word_type);
  for (const Related& part : parts)
    out += fmt::format("<Override PartName=\"/word/{}\" ContentType=\"{}{}+xml\"/>", part.file,
                       word_type, part.content);
  return out +
         "<Override PartName=\"/docProps/core.xml\" "
         "ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/></Types>\n";
}

std::string package_relations() {
  return fmt::format(
      "{}<Relationships xmlns=\"{}\"><Relationship Id=\"document\" Type=\"{}officeDocument\" "
      "Target=\"word/document.xml\"/><Relationship Id=\"core\" "
      "Type=\"{}/metadata/core-properties\" Target=\"docProps/core.xml\"/></Relationships>\n",
      declaration, relations, relation, relations);
}

std::string document_relations(const std::vector<Related>& parts) {
  auto out = fmt::format("{}<Relationships xmlns=\"{}\">", declaration, relations);
  for (const Related& part : parts)
    out += fmt::format("<Relationship Id=\"{}\" Type=\"{}{}\" Target=\"{}\"/>", part.id, relation,
                       part.type, part.file);
  return out + "</Relationships>\n";
}

std::string core(const Document& document) {
  return fmt::format(
      "{}<cp:coreProperties "
      "xmlns:cp=\"{}/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">"
      "<dc:title>{}</dc:title><dc:creator>Clauseline</dc:creator>{}</cp:coreProperties>\n",
      declaration, "http://schemas.openxmlformats.org/package/2006", escaped(document.title),
      document.description.empty()
          ? ""
          : fmt::format("<dc:description>{}</dc:description>", escaped(document.description)));
}

/// The part of the folder word that holds the logo.
std::string logo_file(const Document& document) {
  return fmt::format("media/logo.{}", document.letterhead.logo.kind);
}

/// What the head of a section refers to.
std::string logo_relations(const Document& document) {
  return fmt::format(
      "{}<Relationships xmlns=\"{}\"><Relationship Id=\"{}\" Type=\"{}image\" Target=\"{}\"/>"
      "</Relationships>\n",
      declaration, relations, logo_id, relation, logo_file(document));
}

void replace_all(std::string& text, std::string_view from, const std::string& to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

/// The styles, in the language of the document, and in the fonts and the colour of a house.
std::string styles(const Document& document) {
  constexpr std::string_view place = "<!-- language -->";
  const Letterhead& house = document.letterhead;
  std::string text(embedded("src/office/styles.xml"));
  if (!house.serif.empty()) replace_all(text, "Times New Roman", escaped(house.serif));
  if (!house.sans.empty()) replace_all(text, "Arial", escaped(house.sans));
  const auto colour = house.heading.empty()
                          ? std::string()
                          : fmt::format("<w:color w:val=\"{}\"/>", escaped(house.heading));
  replace_all(text, "<!-- heading -->", colour);
  const auto language =
      document.language.empty()
          ? std::string()
          : fmt::format("<w:lang w:val=\"{0}\" w:eastAsia=\"{0}\" w:bidi=\"{0}\"/>",
                        escaped(document.language));
  return text.replace(text.find(place), place.size(), language);
}

/// Whoever goes on working in the document goes on tracking.
std::string settings() {
  return fmt::format(
      "{}<w:settings xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
      "<w:trackRevisions/><w:defaultTabStop w:val=\"720\"/><w:compat><w:compatSetting "
      "w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" "
      "w:val=\"15\"/></w:compat></w:settings>\n",
      declaration);
}

}  // namespace

std::string docx(const Document& document) {
  const auto others = related(document);
  const bool has_logo = !document.letterhead.logo.kind.empty();
  std::vector<Part> parts{
      {"[Content_Types].xml", content_types(others, document.letterhead.logo.kind)},
      {"_rels/.rels", package_relations()},
      {"docProps/core.xml", core(document)},
      {"word/document.xml", document_part(document)},
      {"word/_rels/document.xml.rels", document_relations(others)},
      {"word/styles.xml", styles(document)},
      {"word/settings.xml", settings()},
      {"word/comments.xml", comments_part(document)}};
  for (std::size_t i = 0; i < document.sections.size(); ++i) {
    parts.push_back(
        {fmt::format("word/header{}.xml", i + 1), header_part(document, document.sections[i])});
    parts.push_back(
        {fmt::format("word/footer{}.xml", i + 1), footer_part(document, document.sections[i])});
    if (has_logo)
      parts.push_back(
          {fmt::format("word/_rels/header{}.xml.rels", i + 1), logo_relations(document)});
  }
  if (has_logo) parts.push_back({"word/" + logo_file(document), document.letterhead.logo.bytes});
  return packed(parts);
}

}  // namespace clauseline::office
