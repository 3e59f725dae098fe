#include "report/html_parts.hpp"

#include <algorithm>

namespace clauseline::pages {
namespace {

std::string title_of(const Page& page) {
  const Agreement& agreement = page.audit.subject().agreement;
  if (!agreement.title.empty()) return agreement.title;
  return agreement.id.empty() ? page.audit.subject().evidence.source : agreement.id;
}

/// The notices of both versions, each once, word for word.
Markup notices(const Page& page) {
  std::vector<std::string> told;
  for (const Version* version : {page.audit.after.get(), page.audit.before.get()})
    for (const std::string& notice : version->agreement.notices)
      if (std::ranges::find(told, notice) == told.end()) told.push_back(notice);
  Markup all;
  for (const std::string& notice : told)
    all += markup(R"(<p dir="auto">{}</p>)", notice);
  return all.empty() ? all : markup("<div class=\"notice\">{}</div>\n", all);
}

Markup row(std::string_view name, std::string_view value, std::string_view css_class = "") {
  if (value.empty()) return {};
  return markup(R"(<dt>{}</dt><dd class="{}">{}</dd>)", name, css_class, value);
}

std::string_view name_of(const Version& version) {
  if (!version.agreement.version.empty()) return version.agreement.version;
  if (!version.evidence.revision.empty()) return version.evidence.revision;
  return version.evidence.source;
}

Markup side(std::string_view label, const Version& version, bool absent) {
  if (absent)
    return markup(R"(<div><p class="caption">{}</p><p class="version">No such agreement</p></div>)",
                  label);
  const Evidence& from = version.evidence;
  const auto rows = row("Status", version.agreement.status) +=
      row("Effective", version.agreement.effective()) += row("Revision", from.revision) +=
      row("Commit", from.commit, "mono") += row("Blob", from.blob, "mono") +=
      row("Source", from.source.empty() ? version.agreement.source : from.source, "mono");
  return markup(R"(<div><p class="caption">{}</p><p class="version">{}</p><dl )"
                R"(class="pairs">{}</dl></div>)",
                label, name_of(version), rows);
}

}  // namespace

Markup identity(const Page& page, int title_level) {
  const Audit& audit = page.audit;
  auto all = heading(title_level, "title", page.id("title"), markup("{}", title_of(page)));
  all += notices(page);
  all += markup("<div class=\"versions\">{}{}</div>\n", side("Before", *audit.before, audit.added),
                side("After", *audit.after, audit.deleted));
  return all;
}

}  // namespace clauseline::pages
