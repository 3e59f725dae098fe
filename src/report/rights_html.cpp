// The rights as a page of one file without script: what stands, until when as a picture, and a
// table for each party and what it does with a right.

#include "report/html_frame.hpp"
#include "report/html_parts.hpp"
#include "report/rights.hpp"
#include "report/rights_timeline.hpp"
#include "text/embedded.hpp"

#include <algorithm>
#include <array>

namespace clauseline::reports {
namespace {

using pages::heading;
using pages::Ids;
using pages::Markup;
using pages::markup;

/// A standing as a shape and words, so that neither needs colour.
std::string_view css_class(Standing standing) {
  switch (standing) {
    case Standing::stands: return "stands";
    case Standing::unless_event:
    case Standing::once_event:
    case Standing::unless_end: return "open";
    case Standing::suspended:
    case Standing::reserved: return "rests";
    case Standing::not_yet:
    case Standing::ended:
    case Standing::none: break;
  }
  return "ended";
}

Markup pair(std::string_view name, std::string_view value, std::string_view css = "") {
  if (value.empty()) return {};
  return markup(R"(<dt>{}</dt><dd class="{}" dir="auto">{}</dd>)", name, css, value);
}

/// How many rights stand, are open, and so on; each right once.
Markup counts(const RightsPage& page) {
  std::vector<const Term*> seen;
  std::array<std::size_t, 4> numbers{};
  constexpr std::array<std::string_view, 4> classes{"stands", "open", "ended", "rests"};
  constexpr std::array<std::string_view, 4> names{"stand", "open, for an event or an unknown end",
                                                  "ended, or not begun", "suspended or reserved"};
  for (const PartyRights& party : page.parties)
    for (const RightsShare& share : party.shares)
      for (const HeldRight& right : share.rights) {
        if (std::ranges::find(seen, right.term) != seen.end()) continue;
        seen.push_back(right.term);
        const auto* place = std::ranges::find(classes, css_class(right.standing));
        ++numbers.at(static_cast<std::size_t>(place - classes.begin()));
      }
  Markup items;
  for (std::size_t i = 0; i < numbers.size(); ++i)
    if (numbers.at(i) > 0)
      items += markup(R"(<li><span class="standing {}">{} {}</span></li>)", classes.at(i),
                      numbers.at(i), names.at(i));
  return markup("<ul class=\"standings\">{}</ul>\n", items);
}

Markup identity(const RightsPage& page) {
  const Agreement& agreement = page.version.agreement;
  const Evidence& from = page.version.evidence;
  Markup notices;
  for (const std::string& notice : agreement.notices)
    notices += markup(R"(<p dir="auto">{}</p>)", notice);
  if (!page.chosen.empty()) notices += markup("<p>{}</p>", page.chosen);
  if (const auto said = warning(page); !said.empty()) notices += markup("<p><b>{}</b></p>", said);
  auto all = heading(1, "title", "title",
                     markup("{}", agreement.title.empty() ? agreement.id : agreement.title));
  if (!notices.empty()) all += markup("<div class=\"notice\">{}</div>\n", notices);
  const auto version = pair("Status", agreement.status) +=
      pair("Effective", agreement.effective()) += pair("Revision", from.revision) +=
      pair("Commit", from.commit, "mono") += pair("Blob", from.blob, "mono") +=
      pair("Source", from.source, "mono");
  return all += markup(
             "<div class=\"versions\"><div><p class=\"caption\">Rights as of</p>"
             "<p class=\"version\">{}</p>{}</div><div><p class=\"caption\">In the version</p>"
             "<p class=\"version\">{}</p><dl class=\"pairs\">{}</dl></div></div>\n",
             to_text(page.query.as_of), counts(page), agreement.version, version);
}

Markup details(const HeldRight& right) {
  Markup rows;
  for (const Detail& detail : right.details)
    rows += pair(detail.name, detail.value);
  return rows.empty() ? rows : markup("<dl class=\"pairs\">{}</dl>", rows);
}

Markup cell(std::string_view label, const Markup& words) {
  return markup(R"(<td role="cell" data-label="{}">{}</td>)", label, words);
}

Markup row(const HeldRight& right, const std::string& day) {
  const Clause& clause = *right.term->clause;
  const auto source =
      markup(R"(<bdi>{}</bdi><span class="quiet mono">line {}{}{}</span>)", clause.label(),
             right.term->at().line, right.term->id.empty() ? "" : ", ", right.term->id);
  const auto with =
      right.with.empty() ? Markup{} : markup(R"(<span class="with">{}</span>)", right.with);
  return markup(R"(<tr role="row"><th role="rowheader" scope="row"><b>{}</b>{}{}</th>)", right.what,
                with, details(right)) += cell("Since", markup("{}", right.since)) +=
         cell("Until", markup("{}", right.until)) +=
         cell("On " + day, markup(R"(<span class="standing {}">{}</span>)",
                                  css_class(right.standing), right.stands)) +=
         cell("Source", source) += markup("</tr>\n");
}

Markup table(const RightsShare& share, const RightsPage& page, const std::string& label) {
  const auto day = to_text(page.query.as_of);
  Markup rows;
  for (const HeldRight& right : share.rights)
    rows += row(right, day);
  const auto column = [](std::string_view name) {
    return markup(R"(<th role="columnheader" scope="col">{}</th>)", name);
  };
  return markup(
      "<table class=\"rights\" role=\"table\" aria-labelledby=\"{}\"><thead role=\"rowgroup\">"
      "<tr role=\"row\">{}{}{}{}{}</tr></thead>\n<tbody role=\"rowgroup\">\n{}</tbody></table>\n",
      label, column("Right"), column("Since"), column("Until"), column("On " + day),
      column("Source"), rows);
}

std::string name_of(const PartyRights& one) {
  return one.party == nullptr ? "The agreement as a whole" : one.party->name;
}

Markup section(const PartyRights& one, const RightsPage& page, const std::string& id, Ids& ids) {
  Markup inside = heading(2, "part", id, markup("{}", name_of(one)));
  if (one.shares.empty()) inside += markup("<p class=\"lead\">No typed term names it.</p>\n");
  for (const RightsShare& share : one.shares) {
    const auto label = ids.take(id + "-" + pages::id_part(share.name.substr(0, 5)));
    inside += heading(3, "small", label, markup("{}", share.name));
    inside += table(share, page, label);
  }
  return markup("<section class=\"holder\">{}</section>\n", inside);
}

Markup timeline(const RightsPage& page, Ids& ids) {
  const auto picture = pages::rights_timeline(page, ids);
  if (picture.empty()) return {};
  return markup("<section class=\"holder picture\">{}<p class=\"lead\">{}</p>{}</section>\n",
                heading(2, "part", "timeline", markup("Until when")),
                "A lane for each right. What has no known date runs into the field on the right: "
                "no date is invented.",
                picture);
}

Markup footer() {
  return markup(
      "<footer class=\"page\"><p>Not legal advice. This page states what the typed terms of one "
      "version say; reported values are no terms of the agreement.</p></footer>\n");
}

}  // namespace

std::string rights_html(const RightsPage& page) {
  Ids ids;
  for (const auto* fixed : {"main", "title", "timeline"})
    ids.take(fixed);
  std::vector<pages::Stop> stops;
  auto body = timeline(page, ids);
  if (!body.empty()) stops.push_back({.id = "timeline", .name = "Until when"});
  for (const PartyRights& one : page.parties) {
    const auto id = ids.take(
        "p-" + (one.party == nullptr ? std::string("all") : pages::id_part(one.party->id)));
    stops.push_back(
        {.id = id, .name = one.party == nullptr ? name_of(one) : one.party->short_name});
    body += section(one, page, id, ids);
  }
  const auto style = std::string(embedded("src/report/report.css")) +
                     std::string(embedded("src/report/rights.css"));
  const auto title = "Clauseline: rights of " + page.version.agreement.title;
  return markup(
             "<!DOCTYPE html>\n<html lang=\"en\">\n{}<body>\n"
             "<a class=\"skip\" href=\"#main\">Skip to the rights</a>\n"
             "<header class=\"page\">{}{}</header>\n{}<main id=\"main\" class=\"page\">\n{}"
             "</main>\n{}</body>\n</html>\n",
             pages::head(title, style, ""), pages::brand("rights", page.version.agreement.id),
             identity(page), pages::bar(stops, {}), body, footer())
      .html;
}

}  // namespace clauseline::reports
