// The small signs that several parts of the page share.

#include "report/html_parts.hpp"

#include <array>

namespace clauseline::pages {
namespace {

std::string numbers(const std::vector<const Clause*>& side) {
  std::string text;
  for (const Clause* clause : side)
    if (!clause->number.empty()) text += (text.empty() ? "" : ", ") + clause->number;
  return text;
}

Markup old_and_new(const std::string& before, const std::string& after) {
  if (before == after || before.empty()) return markup("<b>{}</b>", after);
  return markup("{} → <b>{}</b>", before, after);
}

}  // namespace

Markup heading(int level, std::string_view css_class, std::string_view id, const Markup& words) {
  return markup("<h{} class=\"{}\" id=\"{}\">{}</h{}>\n", level, css_class, id, words, level);
}

Markup link(std::string_view id, const Markup& words) {
  return markup(R"(<a href="#{}">{}</a>)", id, words);
}

Markup severity_mark(Severity severity) {
  const auto name = to_text(severity);
  return markup(R"(<span class="severity {}">{}</span>)", name, capitalised(name));
}

Markup direction_mark(const Finding& finding, std::string_view party) {
  const auto found = finding.direction.find(std::string(party));
  if (found == finding.direction.end())
    return markup(R"(<span class="direction none">not concerned</span>)");
  const auto name = to_text(found->second);
  return markup(R"(<span class="direction {}">{}</span>)", name, name);
}

Markup numbers_of(const Clause* before, const Clause* after) {
  if (before == nullptr) return markup("new <b>{}</b>", after->number);
  if (after == nullptr) return markup("old <b>{}</b>", before->number);
  return old_and_new(before->number, after->number);
}

Markup numbers_of(const ClauseChange& change) {
  if (change.added() || change.removed()) return numbers_of(change.before(), change.after());
  return old_and_new(numbers(change.pairing.before), numbers(change.pairing.after));
}

}  // namespace clauseline::pages
