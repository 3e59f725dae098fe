// One file that needs nothing else: the page, its style sheet and a small script that it can
// do without. Parts and how text is escaped: report/html_parts.hpp, report/html_markup.hpp.

#include "report/html_frame.hpp"
#include "report/html_parts.hpp"
#include "report/style_sheet.hpp"
#include "report/view.hpp"
#include "text/embedded.hpp"

#include <algorithm>
#include <array>
#include <deque>

namespace clauseline::reports {
namespace {

using pages::heading;
using pages::link;
using pages::Markup;
using pages::markup;
using pages::Page;
using pages::Stop;

using Pages = std::deque<Page>;

std::string name_of(const Audit& audit) {
  const Agreement& agreement = audit.subject().agreement;
  if (!agreement.title.empty()) return agreement.title;
  return agreement.id.empty() ? audit.subject().evidence.source : agreement.id;
}

/// What only the script can do; it shows these.
Markup steps() {
  return markup(
      R"(<span class="steps" hidden><button type="button" class="previous">Previous</button> )"
      R"(<button type="button" class="next">Next change</button> )"
      R"(<label><input type="checkbox" class="keys" checked>keys p and n</label> )"
      R"(<button type="button" class="unfold" aria-pressed="false">Expand unchanged)"
      "</button></span>");
}

Markup bar(const std::vector<Stop>& stops) { return pages::bar(stops, steps()); }

Markup brand(const Report& report, std::string_view right) {
  const auto* what = report.depth == Depth::clauses ? "comparison" : "audit report";
  return report.house_style ? pages::brand(report.house_style->style, what, right)
                            : pages::brand(what, right);
}

Markup footer(const Report& report, const Pages& all) {
  std::vector<std::string> notices;
  Markup told;
  if (report.house_style && !report.house_style->style.footer.empty())
    told = markup(R"(<p class="confidential"><bdi>{}</bdi></p>)", report.house_style->style.footer);
  for (const Page& page : all)
    for (const std::string& notice : page.audit.subject().agreement.notices)
      if (std::ranges::find(notices, notice) == notices.end()) notices.push_back(notice);
  told += markup(
      "<p>Not legal advice. This report states what differs between two texts and what the stated "
      "rules say about it.</p>");
  for (const std::string& notice : notices)
    told += markup(R"(<p dir="auto">{}</p>)", notice);
  return markup("<footer class=\"page\">{}</footer>\n", told);
}

/// A part of an audit: where links to it lead, what it is called, what it tells.
struct Part {
  std::string_view id;
  std::string_view name;
  Markup (*tell)(const Page&);
};

constexpr std::array<Part, 6> parts{{{"means", "What it means", pages::meaning},
                                     {"timeline", "Timeline", pages::timeline},
                                     {"payments", "Payments", pages::payments},
                                     {"clauses", "Clauses", pages::clause_cards},
                                     {"consequences", "Consequences", pages::consequences},
                                     {"evidence", "Evidence", pages::evidence}}};

/// The parts that have something to tell, and where the bar leads to them.
struct Told {
  Markup html{};
  std::vector<Stop> stops{};
};

Told tell(const Page& page) {
  Told told;
  for (const auto& [id, name, tell_part] : parts) {
    const auto part = tell_part(page);
    if (part.empty()) continue;
    told.html += part;
    told.stops.push_back({page.id(id), std::string(name)});
  }
  return told;
}

Markup failures(const Report& report) {
  if (report.failed.empty()) return {};
  Markup items;
  for (const Failure& failure : report.failed)
    items += markup("<li><span class=\"mono\">{}</span><span class=\"told\">{}</span></li>\n",
                    failure.source, failure.message);
  return markup("<section class=\"page failed\">{}<ul>\n{}</ul></section>\n",
                heading(2, "part", "failed", markup("Could not be read")), items);
}

Markup single(const Report& report, const Page& page) {
  auto body = markup("<header class=\"page\">{}{}{}</header>\n",
                     brand(report, page.audit.subject().agreement.id), pages::identity(page, 1),
                     pages::verdict(page));
  const auto told = tell(page);
  body += bar(told.stops);
  return body += markup("<div class=\"page body\">{}<main id=\"main\">\n{}{}</main></div>\n",
                        pages::outline(page), told.html, failures(report));
}

std::string change_of(const Audit& audit) {
  if (audit.added) return "added";
  if (audit.deleted) return "deleted";
  return fmt::format("{} to {}", audit.before->agreement.version, audit.after->agreement.version);
}

Markup index_row(const Page& page) {
  const bool judged = page.report.depth == Depth::findings;
  const auto changed =
      fmt::format("{} shown", pages::counted(page.cards.size(), "clause", "clauses"));
  return markup("<li>{}<span class=\"quiet\">{}</span><span>{}</span></li>\n",
                link(page.id("title"), markup("<bdi>{}</bdi>", name_of(page.audit))),
                change_of(page.audit), judged ? counts(page.sum) : changed);
}

Markup index(const Report& report, const Pages& all) {
  Markup rows;
  for (const Page& page : all)
    rows += index_row(page);
  auto inside = heading(2, "part", "index", markup("Agreements"));
  inside += rows.empty() ? markup(R"(<p class="lead">No agreement changed.</p>)")
                         : markup("<ul class=\"index\">\n{}</ul>\n", rows);
  return markup("<section class=\"page\">{}</section>\n{}", inside, failures(report));
}

Markup of_range(const Page& page) {
  return markup(
      "<section class=\"agreement\" aria-labelledby=\"{}\"><div class=\"page\">{}{}</div>\n"
      "<div class=\"page body\">{}<div>\n{}</div></div></section>\n",
      page.id("title"), pages::identity(page, 2), pages::verdict(page), pages::outline(page),
      tell(page).html);
}

Markup several(const Report& report, const Pages& all) {
  auto body =
      markup("<header class=\"page\">{}{}</header>\n", brand(report, ""),
             heading(1, "title", "title",
                     markup("{} changed", pages::counted(all.size(), "agreement", "agreements"))));
  body += bar({{"index", "Agreements"}});
  body += markup("<main id=\"main\">\n{}", index(report, all));
  for (const Page& page : all)
    body += of_range(page);
  return body += markup("</main>\n");
}

}  // namespace

std::string html_in_style(const Report& report, std::string_view style) {
  pages::Ids ids;
  for (const auto* fixed : {"main", "title", "index", "failed", "means", "folded", "clauses",
                            "general", "evidence", "sources", "outline", "commits", "timeline",
                            "hatch-before", "hatch-after", "consequences", "views", "payments"})
    ids.take(fixed);
  Pages all;
  for (const Audit& audit : report.audits)
    all.emplace_back(report, audit, ids);
  const bool alone = !report.several && all.size() == 1;
  const auto title = alone ? "Clauseline: " + name_of(report.audits.front())
                           : std::string("Clauseline: several agreements");
  const auto script = embedded("src/report/report.js");
  const bool has_logo = report.house_style && report.house_style->style.logo;
  return markup(
             "<!DOCTYPE html>\n<html lang=\"en\" class=\"scripted\">\n{}<body>\n"
             "<a class=\"skip\" href=\"#main\">Skip to the findings</a>\n{}{}"
             "<script>{}</script>\n</body>\n{}</html>\n",
             pages::head(title, style, script, has_logo),
             alone ? single(report, all.front()) : several(report, all), footer(report, all),
             Markup{std::string(script)}, Markup{manifest_comment(report, "html")})
      .html;
}

std::string html(const Report& report) { return html_in_style(report, style_sheet(report)); }

}  // namespace clauseline::reports
