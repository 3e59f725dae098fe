#include "report/bundle_index.hpp"

#include "report/bundle_answers.hpp"
#include "report/html_frame.hpp"
#include "report/html_markup.hpp"
#include "report/manifest_json.hpp"
#include "report/time_stamps.hpp"
#include "text/digest.hpp"
#include "text/embedded.hpp"

#include <fmt/format.h>

namespace clauseline::reports {
namespace {

Json answer_json(const Answer& one) {
  Json where = Json::array();
  for (const auto& [file, pointer] : one.where) {
    where.push_back({{"file", file}});
    if (!pointer.empty()) where.back()["pointer"] = pointer;
  }
  return {{"block", one.block},
          {"name", one.name},
          {"asks", one.asks},
          {"answer", one.answer},
          {"where", std::move(where)}};
}

Json range_json(const Manifest& made) {
  Json out{{"before", made.before}, {"after", made.after}, {"house", made.house}};
  out["revisions"] = Json::array();
  for (const auto& [name, id] : made.revisions)
    out["revisions"].push_back({{"name", name}, {"id", id}});
  return out;
}

/// A file of the bundle as an address: names hold %XX, which an address would decode.
std::string address(std::string_view file) {
  std::string out;
  for (const char c : file)
    out += c == '%' ? "%25" : c == ' ' ? "%20" : std::string(1, c);
  return out;
}

pages::Markup link(std::string_view file) {
  return pages::markup("<a href=\"{}\">{}</a>", address(file), file);
}

pages::Markup answer_html(const Answer& one) {
  constexpr std::size_t most = 40;  // places; the rest stands in the JSON
  pages::Markup places;
  for (std::size_t i = 0; i < std::min(one.where.size(), most); ++i) {
    const auto& [file, pointer] = one.where[i];
    places += pages::markup("<li>{} <span class=\"mono\">{}</span></li>\n", link(file), pointer);
  }
  if (one.where.size() > most)
    places +=
        pages::markup("<li>and {} more: {}</li>\n", one.where.size() - most, link(index_file));
  return pages::markup(
      "<section class=\"finding\"><h2>{}. {}</h2>\n<p class=\"quiet\">{}</p>\n"
      "<p><bdi>{}</bdi></p>\n<ul>\n{}</ul></section>\n",
      one.block, pages::capitalised(one.name), one.asks, one.answer, places);
}

pages::Markup files_html(const std::vector<BundleFile>& files) {
  pages::Markup rows;
  for (const BundleFile& file : files)
    rows += pages::markup("<dt>{}</dt><dd>{}; {} bytes<br><span class=\"mono\">{}</span></dd>\n",
                          link(file.path), file.about, file.bytes.size(), sha256(file.bytes));
  return pages::markup(
      "<section class=\"finding\"><h2>Files</h2>\n<p class=\"quiet\">Each with its SHA-256; "
      "index.json has the same for this page.</p>\n<dl class=\"places\">{}</dl></section>\n",
      rows);
}

pages::Markup how_to_check() {
  return pages::markup(
      "<p>To check all of it, in any folder and without the repository: <span class=\"mono\">"
      "clauseline verify</span> with the name of the bundle. It makes every file again from the "
      "history inside. <span class=\"mono\">git clone history.bundle</span> gives that history to "
      "anybody who has git.</p>\n");
}

}  // namespace

std::string index_json(const Report& report, const std::vector<BundleFile>& files) {
  Json out{{"schema", bundle_schema},
           {"tool",
            {{"name", "clauseline"},
             {"version", std::string(tool_version())},
             {"rules", std::string(rules_version())}}},
           {"range", range_json(report.manifest)}};
  if (!report.manifest.evaluated_on.empty()) out["evaluated_on"] = report.manifest.evaluated_on;
  out["dates"] = dates_known(report);
  out["answers"] = Json::array();
  for (const Answer& one : answers(report, files))
    out["answers"].push_back(answer_json(one));
  out["files"] = Json::array();
  for (const BundleFile& file : files)
    out["files"].push_back({{"file", file.path},
                            {"about", file.about},
                            {"bytes", file.bytes.size()},
                            {"sha256", sha256(file.bytes)}});
  constexpr int indent = 2;
  return out.dump(indent, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string index_html(const Report& report, const std::vector<BundleFile>& files) {
  pages::Markup parts = how_to_check();
  for (const Answer& one : answers(report, files))
    parts += answer_html(one);
  parts += files_html(files);
  // Names and digests are long words, and a page may be narrow.
  const auto style =
      fmt::format("{}a, .mono {{ overflow-wrap: anywhere; }}\n", embedded("src/report/report.css"));
  const auto head = pages::head("Evidence of a review", style, "");
  return fmt::format(
      "<!DOCTYPE html>\n<html lang=\"en\">\n{}<body><main class=\"page\">"
      "<h1>Evidence of a review</h1>\n{}</main></body>\n</html>\n",
      head.html, parts.html);
}

}  // namespace clauseline::reports
