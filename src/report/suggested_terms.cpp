#include "report/suggested_terms.hpp"

#include "text/visible.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace clauseline::reports {
namespace {

/// A comment on a line of its own. Two hyphens would end it, so a space goes between them.
std::string comment(std::string_view indent, std::string_view text) {
  std::string safe;
  for (const char c : visible_line(text)) {
    if (c == '-' && safe.ends_with('-')) safe += ' ';
    safe += c;
  }
  if (safe.ends_with('-')) safe += ' ';
  return fmt::format("{}<!-- {} -->\n", indent, safe);
}

std::string escaped(std::string_view value) {
  std::string out;
  for (const char c : value)
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '"')
      out += "&quot;";
    else
      out += c;
  return out;
}

std::string sources(std::string_view indent, const std::vector<SuggestedAttribute>& attributes) {
  std::string text;
  for (const SuggestedAttribute& one : attributes)
    text += comment(indent, fmt::format("{}: \"{}\"", one.name, one.words));
  return text;
}

std::string written(const std::vector<SuggestedAttribute>& attributes) {
  std::string text;
  for (const SuggestedAttribute& one : attributes)
    text += fmt::format(" {}=\"{}\"", one.name, escaped(one.value));
  return text;
}

/// What the schema asks for, what words say in two ways, and where they say what no row reads.
std::string to_be_added(const SuggestedTerm& term) {
  auto all = term.missing;
  all.insert(all.end(), term.undecided.begin(), term.undecided.end());
  if (!term.limits.empty())
    all.push_back(fmt::format("what limits it (\"{}\")", fmt::join(term.limits, "\", \"")));
  return all.empty() ? std::string()
                     : comment("  ", fmt::format("still to be added: {}", fmt::join(all, "; ")));
}

std::string term_xml(const SuggestedTerm& term) {
  auto text = sources("  ", term.attributes) + to_be_added(term);
  text +=
      fmt::format("  <{} id=\"{}\"{}", term.element, escaped(term.id), written(term.attributes));
  if (term.parts.empty()) return text + "/>\n";
  text += ">\n";
  for (const SuggestedPart& part : term.parts)
    text += sources("    ", part.attributes) +
            fmt::format("    <{}{}/>\n", part.element, written(part.attributes));
  return text + fmt::format("  </{}>\n", term.element);
}

}  // namespace

std::string suggested_terms(const Suggestion& suggestion) {
  std::string text = "<terms>\n";
  for (const SuggestedTerm& term : suggestion.terms)
    text += term_xml(term);
  return text + "</terms>\n";
}

std::string suggested_terms(const Source& source, const std::vector<Suggestion>& suggestions) {
  if (suggestions.empty())
    return comment("", "Nothing to suggest: no clause without typed terms says enough.");
  auto text = comment("", "Read each suggestion against its clause before you paste it there.") +
              comment("", "Limits of time, conditions and exceptions are for you to add.");
  for (const Suggestion& one : suggestions)
    text += "\n" +
            comment("", fmt::format("{} ({}:{}:{})", one.clause->label(), source.name(),
                                    one.clause->at.line, one.clause->at.column)) +
            suggested_terms(one);
  return text;
}

}  // namespace clauseline::reports
