#include "report/plain_text.hpp"

#include "model/write.hpp"
#include "text/split.hpp"
#include "text/visible.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace clauseline::reports {
namespace {

/// The place of an attribute in canonical order; those that have none come last, by name.
std::size_t rank(const Fact::Attribute& attribute) {
  const auto order = attribute_order();
  return static_cast<std::size_t>(std::ranges::find(order, attribute.name) - order.begin());
}

std::string value(const std::string& written) {
  const auto text = collapse(written);
  return text.find(' ') == std::string::npos && !text.empty() ? text : fmt::format("\"{}\"", text);
}

void add_clauses(const std::vector<Clause>& clauses, const std::string& indent, std::string& text) {
  const auto add = [&](const std::string& line) { text += indent + visible_line(line) + "\n"; };
  for (const Clause& clause : clauses) {
    std::string line = clause.number;
    for (const std::string& part : {clause.heading, clause.words})
      if (!part.empty()) line += (line.empty() ? "" : "  ") + part;
    add(line.empty() ? fmt::format("({})", to_text(clause.kind)) : line);
    if (!clause.note.empty()) add("  note: " + clause.note);
    for (const Fact& fact : clause.facts)
      add("  = " + plain_fact(fact));
    add_clauses(clause.clauses, indent + "  ", text);
  }
}

}  // namespace

std::string plain_fact(const Fact& fact) {
  auto attributes = fact.attributes;
  std::ranges::stable_sort(
      attributes, {}, [](const Fact::Attribute& one) { return std::pair(rank(one), one.name); });
  std::string text = fact.name;
  for (const Fact::Attribute& one : attributes)
    text += one.name == "id" ? " " + one.value : fmt::format(" {}={}", one.name, value(one.value));
  for (const Fact& part : fact.parts)
    text += fmt::format(" ({})", plain_fact(part));
  if (!fact.text.empty()) text += ": " + collapse(fact.text);
  return text;
}

std::string plain_text(const Agreement& agreement) {
  std::string text = visible_line(agreement.title) + "\n";
  for (const Fact& record : agreement.records)
    text += visible_line(plain_fact(record)) + "\n";
  add_clauses(agreement.clauses, "", text);
  return text;
}

std::vector<std::string> fact_lines(const Agreement& agreement) {
  std::vector<std::string> lines;
  for (const Fact& record : agreement.records)
    lines.push_back(plain_fact(record));
  walk(agreement.clauses, [&](const Clause& clause, const Clause* /*parent*/) {
    for (const Fact& fact : clause.facts)
      lines.push_back(plain_fact(fact));
  });
  return lines;
}

}  // namespace clauseline::reports
