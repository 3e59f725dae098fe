#include "serve/pages.hpp"

#include "report/html_markup.hpp"
#include "report/log.hpp"
#include "serve/frame.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>

namespace clauseline::serve {
namespace {

using pages::Markup;
using pages::markup;

Markup text(std::string_view words) { return markup("{}", words); }

Answer with_status(Answer answer, int status) {
  answer.status = status;
  return answer;
}

std::string_view name_of(int status) {
  switch (status) {
    case 400: return "This address cannot be read";
    case 403: return "This may not be done from here";
    case 404: return "There is no such thing";
    case 405: return "Nothing can be changed here";
    case 409: return "It has changed meanwhile";
    case 411: return "This cannot be read";
    case 413: return "This is too long";
    case 414: return "This address is too long";
    case 415: return "This is no form";
    case 421: return "This is another server";
    case 422: return "This cannot be shown";
    default: return "Something went wrong";
  }
}

Markup commit_words(const Commit& commit) {
  return markup(R"(<span class="mono">{}</span> <span class="quiet">{}, {}: {}</span>)",
                reports::short_id(commit.id), day_of(commit.author), commit.author.name,
                commit.subject);
}

std::string joined(const std::vector<std::string>& parts) {
  std::vector<std::string> kept;
  std::ranges::copy_if(parts, std::back_inserter(kept),
                       [](const std::string& one) { return !one.empty(); });
  return fmt::format("{}", fmt::join(kept, ", "));
}

Markup agreement_item(const Listed& one) {
  const auto name = one.title.empty() ? one.path : one.title;
  const auto state =
      joined({one.version.empty() ? "" : "version " + one.version,
              one.effective.empty() ? "" : "effective " + one.effective, one.status, one.problem});
  return markup(
      "<li>{}<p class=\"quiet\"><span class=\"mono\">{}</span> {}</p></li>\n",
      link_to(address_of("/agreement", {{"path", one.path}}), markup("<bdi>{}</bdi>", name)),
      one.path, state);
}

Markup radio(std::string_view name, const Choice& one, bool checked) {
  return markup(R"(<label><input type="radio" name="{0}" value="{1}"{2}> {0}</label>)", name,
                fmt::format("{}:{}", one.commit.id, one.path),
                checked ? text(" checked") : Markup());
}

Markup version_row(const Choice& one, std::size_t place) {
  auto told = markup("{}<br>{}", commit_words(one.commit),
                     joined({one.label.empty() ? "" : "version " + one.label,
                             one.effective.empty() ? "" : "effective " + one.effective}));
  if (!one.tags.empty()) told += markup("<br>{}", fmt::format("{}", fmt::join(one.tags, ", ")));
  auto what = text(one.what);
  if (!one.before.empty() && !one.gone)
    what = link_to(address_of("/report", {{"old", one.before + ":" + one.before_path},
                                          {"new", one.commit.id + ":" + one.path}}),
                   what);
  if (!one.gone)
    what +=
        markup("<br>{}", link_to(address_of("/rights", {{"path", one.path}, {"at", one.commit.id}}),
                                 text("its rights")));
  const auto pick =
      one.gone ? Markup()
               : markup("{}{}", radio("old", one, place == 1), radio("new", one, place == 0));
  return markup("<tr><td class=\"pick\">{}</td><td>{}</td><td>{}</td></tr>\n", pick, told, what);
}

Markup rights_form(const VersionsPage& shown) {
  return markup(
      "<h2>Rights as of a day</h2>\n<form action=\"/rights\"><p>"
      "<input type=\"hidden\" name=\"path\" value=\"{}\"><label for=\"on\">On</label> "
      "<input type=\"date\" id=\"on\" name=\"on\" value=\"{}\" required> "
      "<button>Show who holds what</button></p></form>\n",
      shown.path, shown.today);
}

Markup clause_form(const VersionsPage& shown) {
  return markup(
      "<h2>What became of a clause</h2>\n<form action=\"/clause\"><p>"
      "<input type=\"hidden\" name=\"path\" value=\"{}\"><label for=\"clause\">Number or "
      "id</label> "
      "<input type=\"text\" id=\"clause\" name=\"clause\" required> "
      "<button>Show its history</button></p></form>\n",
      shown.path);
}

const Commit& commit_of(const ClausePage& shown, const history::Culprit& culprit) {
  return shown.history.versions.at(culprit.version).commit;
}

Markup blame_rows(const ClausePage& shown) {
  Markup rows;
  const auto row = [&](const std::string& name, const auto& blamed) {
    rows += markup("<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td></tr>\n", name,
                   commit_words(commit_of(shown, blamed.meaning)),
                   commit_words(commit_of(shown, blamed.words)));
  };
  for (const history::ClauseBlame& clause : shown.blame.clauses) {
    row(joined({clause.label}), clause);
    for (const history::FactBlame& fact : clause.facts)
      row(fmt::format("{}{}{}: {}", fact.right, fact.field.empty() ? "" : ".", fact.field,
                      fact.value),
          fact);
  }
  return rows;
}

Markup step_item(const ClausePage& shown, const history::Step& step) {
  Markup details;
  for (const history::ClauseStep& clause : step.clauses)
    details +=
        markup("<p>{}</p>", fmt::format("{}: {}", clause.name, fmt::join(clause.kinds, ", ")));
  for (const history::FindingStep& finding : step.findings)
    details += markup("<p>{} {}: {}</p>", to_text(finding.severity), finding.rule, finding.message);
  if (step.kind == history::StepKind::unreadable)
    details += markup("<p>cannot be read: {}</p>", step.problem);
  return markup("<li>{}{}</li>\n", commit_words(shown.history.versions.at(step.version).commit),
                details);
}

}  // namespace

Answer error_page(int status, const Problem& problem, const HouseStyle* style) {
  auto body =
      markup("<h1>{}</h1>\n<p>{}{}</p>\n", name_of(status),
             problem.at.source.empty() ? "" : fmt::format("{}: ", problem.at), problem.message);
  if (!problem.hint.empty()) body += markup("<p class=\"quiet\">{}</p>\n", problem.hint);
  return with_status(
      page({.title = fmt::format("{}", status), .body = std::move(body), .style = style}), status);
}

Answer redirection(std::string location) {
  constexpr int see_other = 303;
  auto answer = with_status(
      page({.title = "Moved", .body = markup("<p>{}</p>\n", link_to(location, text(location)))}),
      see_other);
  answer.location = std::move(location);
  return answer;
}

Answer report_page(std::string html) {
  constexpr std::string_view start = R"(http-equiv="Content-Security-Policy" content=")";
  const auto at = html.find(start);
  const auto begin = at == std::string::npos ? 0 : at + start.size();
  auto policy = at == std::string::npos ? std::string("default-src 'none'")
                                        : html.substr(begin, html.find('"', begin) - begin);
  return {.body = std::move(html), .policy = policy + "; frame-ancestors 'none'"};
}

Answer agreements_page(const AgreementsPage& shown) {
  Markup items;
  for (const Listed& one : shown.agreements)
    items += agreement_item(one);
  const auto list = items.empty() ? markup("<p>This commit holds no agreement.</p>\n")
                                  : markup("<ul>\n{}</ul>\n", items);
  return page(
      {.title = "Agreements",
       .body = markup("<h1>{}</h1>\n<p class=\"quiet\"><span class=\"mono\">{}</span> at commit "
                      "<span class=\"mono\">{}</span></p>\n{}",
                      pages::counted(shown.agreements.size(), "agreement", "agreements"),
                      shown.repository, reports::short_id(shown.commit), list),
       .style = shown.style});
}

Answer versions_page(const VersionsPage& shown) {
  Markup rows;
  for (std::size_t i = 0; i < shown.versions.size(); ++i)
    rows += version_row(shown.versions[i], i);
  auto body = markup("<h1><bdi>{}</bdi></h1>\n<p class=\"mono quiet\">{}</p>\n",
                     shown.title.empty() ? shown.path : shown.title, shown.path);
  body += markup(
      "<form action=\"/report\">\n<table><thead><tr><th scope=\"col\">Compare</th>"
      "<th scope=\"col\">Version</th><th scope=\"col\">What it changed</th></tr></thead>\n<tbody>\n"
      "{}</tbody></table>\n<p><button>Compare the two that are chosen</button></p></form>\n",
      rows);
  if (!shown.notice.empty()) body += markup("<p>{}</p>\n", shown.notice);
  body += rights_form(shown);
  body += clause_form(shown);
  return page({.title = shown.title.empty() ? shown.path : shown.title,
               .body = std::move(body),
               .forms = Forms::sent,
               .style = shown.style});
}

Answer clause_page(const ClausePage& shown) {
  Markup items;
  for (const history::Step& step : shown.steps)
    items += step_item(shown, step);
  auto body = markup("<h1><bdi>{}</bdi></h1>\n<p>{}</p>\n", shown.label,
                     link_to(address_of("/agreement", {{"path", shown.path}}), text(shown.path)));
  body += markup(
      "<h2>Who last changed it</h2>\n<table><thead><tr><th scope=\"col\">What</th>"
      "<th scope=\"col\">Its meaning</th><th scope=\"col\">Its words</th></tr></thead>\n<tbody>\n"
      "{}</tbody></table>\n<h2>Versions that touched it</h2>\n<ul>\n{}</ul>\n",
      blame_rows(shown), items);
  return page({.title = shown.label, .body = std::move(body), .style = shown.style});
}

}  // namespace clauseline::serve
