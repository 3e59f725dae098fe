#include "report/html_frame.hpp"

#include "report/format.hpp"
#include "report/html_parts.hpp"
#include "report/html_policy.hpp"
#include "text/digest.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace clauseline::pages {
namespace {

Markup row(std::string_view name, std::string_view value, std::string_view css_class = "") {
  if (value.empty()) return {};
  return markup(R"(<dt>{}</dt><dd class="{}">{}</dd>)", name, css_class, value);
}

std::string_view name_of(const Version& version) {
  if (!version.agreement.version.empty()) return version.agreement.version;
  if (!version.evidence.revision.empty()) return version.evidence.revision;
  return version.evidence.source;
}

}  // namespace

Markup head(std::string_view title, std::string_view style, std::string_view script,
            bool pictures) {
  return markup(
      "<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"color-scheme\" content=\"light dark\">\n"
      "<meta name=\"generator\" content=\"clauseline {}\">\n"
      "<title>{}</title>\n<style>{}</style>\n</head>\n",
      Markup{content_policy(style, script, pictures)}, tool_version(), title,
      Markup{std::string(style)});
}

Markup bar(const std::vector<Stop>& stops, const Markup& steps) {
  Markup links;
  for (const Stop& stop : stops)
    links += markup("<li>{}</li>", link(stop.id, markup("{}", stop.name)));
  return markup(
      R"(<div class="bar" role="region" aria-label="Parts and choices"><div class="page">)"
      R"(<nav aria-label="Parts of the report"><ul>{}</ul></nav><div class="tools">)"
      R"({}<fieldset class="choices"><legend class="hidden">Theme</legend>)"
      R"(<label><input type="radio" name="theme" class="auto" checked>Auto</label>)"
      R"(<label><input type="radio" name="theme" class="light">Light</label>)"
      R"(<label><input type="radio" name="theme" class="dark">Dark</label>)"
      "</fieldset></div></div></div>\n",
      links, steps);
}

Markup brand(std::string_view what, std::string_view right) {
  return markup(R"(<div class="top"><p class="brand">Clauseline <span>{}</span></p>)"
                "<p class=\"quiet mono\">{}</p></div>\n",
                what, right);
}

Markup letterhead(const HouseStyle& style) {
  Markup head;
  if (style.logo)
    head = markup(R"(<img class="logo" src="data:image/{};base64,{}" alt="{}" width="{}" )"
                  R"(height="{}"> )",
                  style.logo->kind, base64(style.logo->bytes), style.firm.empty() ? "Logo" : "",
                  style.logo->width, style.logo->height);
  if (!style.firm.empty()) head += markup("<bdi>{}</bdi> ", style.firm);
  return head;
}

Markup brand(const HouseStyle& style, std::string_view what, std::string_view right) {
  auto name = letterhead(style);
  if (name.empty()) name = markup("Clauseline ");
  Markup foot;
  if (!style.footer.empty()) foot = markup(R"( data-foot="{}")", style.footer);  // for paper
  return markup(R"(<div class="top"{}><p class="brand">{}<span><bdi>{}</bdi></span></p>)"
                "<p class=\"quiet mono\">{}</p></div>\n",
                foot, name, style.heading.empty() ? what : style.heading, right);
}

Markup notices(const Version& before, const Version& after) {
  std::vector<std::string> told;
  for (const Version* version : {&after, &before})
    for (const std::string& notice : version->agreement.notices)
      if (std::ranges::find(told, notice) == told.end()) told.push_back(notice);
  Markup all;
  for (const std::string& notice : told)
    all += markup(R"(<p dir="auto">{}</p>)", notice);
  return all.empty() ? all : markup("<div class=\"notice\">{}</div>\n", all);
}

Markup version_block(std::string_view label, const Version& version) {
  const Evidence& from = version.evidence;
  const auto rows = row("Status", version.agreement.status) +=
      row("Effective", version.agreement.effective()) += row("Revision", from.revision) +=
      row("Commit", from.commit, "mono") += row("Blob", from.blob, "mono") +=
      row("Source", from.source.empty() ? version.agreement.source : from.source, "mono");
  return markup(R"(<div><p class="caption">{}</p><p class="version">{}</p><dl )"
                R"(class="pairs">{}</dl></div>)",
                label, name_of(version), rows);
}

}  // namespace clauseline::pages
