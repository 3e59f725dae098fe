#include "report/html_frame.hpp"
#include "report/html_parts.hpp"

namespace clauseline::pages {
namespace {

std::string title_of(const Page& page) {
  const Agreement& agreement = page.audit.subject().agreement;
  if (!agreement.title.empty()) return agreement.title;
  return agreement.id.empty() ? page.audit.subject().evidence.source : agreement.id;
}

Markup side(std::string_view label, const Version& version, bool absent) {
  if (absent)
    return markup(R"(<div><p class="caption">{}</p><p class="version">No such agreement</p></div>)",
                  label);
  return version_block(label, version);
}

}  // namespace

Markup identity(const Page& page, int title_level) {
  const Audit& audit = page.audit;
  auto all = heading(title_level, "title", page.id("title"), markup("{}", title_of(page)));
  all += notices(*audit.before, *audit.after);
  all += markup("<div class=\"versions\">{}{}</div>\n", side("Before", *audit.before, audit.added),
                side("After", *audit.after, audit.deleted));
  return all;
}

}  // namespace clauseline::pages
