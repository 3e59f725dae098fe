#include "report/commits.hpp"
#include "report/html_parts.hpp"
#include "report/view.hpp"

#include <algorithm>

namespace clauseline::pages {
namespace {

Markup both(std::string_view name, std::string_view before, std::string_view after) {
  if (before.empty() && after.empty()) return {};
  const auto cell = [](std::string_view label, std::string_view value) {
    return markup(R"(<td role="cell" data-label="{}">{}</td>)", label,
                  value.empty() ? markup(R"(<span class="quiet">not known</span>)")
                                : markup(R"(<span class="mono">{}</span>)", value));
  };
  return markup("<tr role=\"row\"><th scope=\"row\" role=\"rowheader\">{}</th>{}{}</tr>\n", name,
                cell("Before", before), cell("After", after));
}

Markup versions(const Page& page) {
  const Evidence& before = page.audit.before->evidence;
  const Evidence& after = page.audit.after->evidence;
  auto rows = both("Source", before.source, after.source);
  rows += both("Revision", before.revision, after.revision);
  rows += both("Commit", before.commit, after.commit);
  rows += both("Blob id", before.blob, after.blob);
  rows += both("SHA-256 of the file", before.digest, after.digest);
  rows +=
      both("Dialect", page.audit.before->agreement.dialect, page.audit.after->agreement.dialect);
  return markup(
      R"(<table class="evidence" role="table" aria-label="The two versions">)"
      R"(<thead role="rowgroup"><tr role="row"><th scope="col" )"
      R"(role="columnheader">Version</th>)"
      R"(<th scope="col" role="columnheader">Before</th><th scope="col" role="columnheader">)"
      "After</th></tr></thead><tbody role=\"rowgroup\">\n{}</tbody></table>\n",
      rows);
}

std::size_t clauses_in(const Version& version) {
  std::size_t number = 0;
  walk(version.agreement.clauses, [&](const Clause&, const Clause*) { ++number; });
  return number;
}

/// "34 clauses before, 32 after: 16 unchanged, 7 renumbered, ...". One clause may be of
/// several kinds.
std::string completeness(const Page& page) {
  std::string text = fmt::format("{} before, {} after; all were compared",
                                 counted(clauses_in(*page.audit.before), "clause", "clauses"),
                                 clauses_in(*page.audit.after));
  std::string_view separator = ": ";
  for (const auto& [kind, number] : page.sum.clauses) {
    text += fmt::format("{}{} {}", separator, number, kind);
    separator = ", ";
  }
  return text + ".";
}

/// "Microsoft Corporation (Microsoft), ...": who signs, by full name.
std::string parties(const Page& page) {
  std::string text;
  for (const Party* party : page.parties) {
    const bool both = !party->name.empty() && party->name != party->short_name;
    text += (text.empty() ? "" : ", ") +
            (both ? fmt::format("{} ({})", party->name, party->short_name) : party->short_name);
  }
  return text.empty() ? "The agreement names none." : text;
}

Markup row(std::string_view name, const Markup& value) {
  return markup("<dt>{}</dt><dd>{}</dd>\n", name, value);
}

/// One that others link to.
Markup row(std::string_view name, const Markup& value, const std::string& id) {
  return markup("<dt id=\"{}\">{}</dt><dd>{}</dd>\n", id, name, value);
}

Markup house_file(const Evidence& from) {
  auto told = markup(R"(<span class="mono">{}</span>)", from.source);
  if (!from.commit.empty()) told += markup(R"(, commit <span class="mono">{}</span>)", from.commit);
  return told += markup(R"(, SHA-256 <span class="mono">{}</span>)", from.digest);
}

/// What the findings were judged by, where that is not the shipped rules alone.
Markup policy(const Page& page) {
  const Evidence* from = reports::policy_of(page.report);
  if (from == nullptr) return {};
  auto told = house_file(*from);
  for (const Finding& finding : page.audit.turned_off)
    told += markup("<p>{} is turned off: {}</p>", finding.rule->code, finding.modifier);
  return row("Policy", told);
}

/// What words were read by, where that is not the shipped detectors alone.
Markup detectors(const Page& page) {
  Markup told;
  for (const Evidence& from : reports::detectors_of(page.report))
    told += markup("<p>{}</p>", house_file(from));
  return told.empty() ? told : row("Detectors", told);
}

/// In whose name the report speaks, where a template says so.
Markup house_style(const Page& page) {
  if (!page.report.house_style) return {};
  Markup told;
  for (const Evidence& from : page.report.house_style->evidence)
    told += markup("<p>{}</p>", house_file(from));
  return row("Template", told);
}

/// The commits of the range that touched the agreement. Their dates are what they claim.
Markup commits(const Page& page) {
  Markup told;
  for (const SignedCommit& one : page.audit.circumstances.commits)
    told += markup(R"(<p><span class="mono">{}</span> <bdi>{}</bdi>{}<br>)"
                   R"(<span class="quiet"><bdi>{}</bdi></span></p>)",
                   one.commit.id, one.commit.subject,
                   one.commit.parents.size() > 1 ? " (a merge)" : "", reports::made_by(one));
  return told.empty() ? told : row("Commits, dates as claimed", told, page.id("commits"));
}

/// The annotated tags that name the two versions.
Markup tags(const Page& page) {
  Markup told;
  for (const SignedTag& one : page.audit.circumstances.tags)
    told += markup(R"(<p><bdi>{}</bdi> <span class="mono">{}</span> <bdi>{}</bdi><br>)"
                   R"(<span class="quiet"><bdi>{}</bdi></span></p>)",
                   one.name, one.id, one.subject, reports::made_by(one));
  return told.empty() ? told : row("Tags, dates as claimed", told);
}

Markup remarks(const Page& page) {
  std::vector<std::string> told;
  for (const Version* version : {page.audit.before.get(), page.audit.after.get()})
    for (const std::string& remark : version->agreement.remarks)
      if (std::ranges::find(told, remark) == told.end()) told.push_back(remark);
  Markup items;
  for (const std::string& remark : told)
    items += markup("<p>{}</p>", remark);
  return items.empty() ? markup("None: every element had its place.") : items;
}

Markup source(const Page& page, std::size_t place) {
  const Fact& fact = *page.sources[place];
  Markup kind;
  for (const auto* name : {"kind", "date"})
    if (!fact[name].empty()) kind += markup("{}{}", kind.empty() ? "" : ", ", fact[name]);
  return markup("<li id=\"{}\"><span class=\"mono\">{}</span><span><bdi>{}</bdi>{}</span></li>\n",
                page.source_ids[place], fact["id"], fact.text,
                kind.empty() ? kind : markup(R"( <span class="quiet">{}</span>)", kind));
}

Markup sources(const Page& page) {
  Markup items;
  for (std::size_t i = 0; i < page.sources.size(); ++i)
    items += source(page, i);
  if (items.empty()) return items;
  auto all = heading(page.level + 1, "small", page.id("sources"),
                     markup("Sources that the agreement names"));
  return all += markup("<ul class=\"sources\">\n{}</ul>\n", items);
}

}  // namespace

Markup evidence(const Page& page) {
  auto all = heading(page.level, "part", page.id("evidence"), markup("Evidence"));
  all += markup(R"(<p class="lead">Enough to make this report again from the same files. It holds )"
                "no clock: the same inputs give the same bytes.</p>\n");
  all += versions(page);
  auto run = row("Parties", markup("<bdi>{}</bdi>", parties(page)));
  run += row("Tool", markup("clauseline {}", tool_version()));
  run += row("Rules", markup("{}", rules_version()));
  run += tags(page);
  run += commits(page);
  run += policy(page);
  run += detectors(page);
  run += house_style(page);
  run += row("Completeness", markup("{}", completeness(page)));
  run += row("Reader's remarks", remarks(page));
  all += markup("<dl class=\"run\">{}</dl>\n", run);
  all += sources(page);
  return markup("<section class=\"proof\">{}</section>\n", all);
}

}  // namespace clauseline::pages
