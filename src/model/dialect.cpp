#include "model/dialect.hpp"

#include "text/embedded.hpp"
#include "text/nearest.hpp"
#include "text/split.hpp"
#include "xml/element.hpp"
#include "xml/gate.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace clauseline {
namespace {

template <class Value>
using Names = std::pair<std::string_view, Value>;

constexpr std::array<Names<Role>, 16> roles{{
    {"document", Role::document},
    {"clause", Role::clause},
    {"number", Role::number},
    {"heading", Role::heading},
    {"text", Role::text},
    {"inline", Role::inline_words},
    {"container", Role::container},
    {"optional", Role::optional},
    {"alternative", Role::alternative},
    {"break", Role::line_break},
    {"note", Role::note},
    {"ignore", Role::ignore},
    {"list", Role::list},
    {"mark", Role::mark},
    {"record", Role::record},
    {"terms", Role::terms},
}};

constexpr std::array<Names<MarkKind>, 10> marks{{
    {"term", MarkKind::term},
    {"defines", MarkKind::defines},
    {"party", MarkKind::party},
    {"reference", MarkKind::reference},
    {"date", MarkKind::date},
    {"money", MarkKind::money},
    {"percent", MarkKind::percent},
    {"duration", MarkKind::duration},
    {"redaction", MarkKind::redaction},
    {"cell", MarkKind::cell},
}};

/// The value that a table gives a name which the schema has let through.
template <class Table>
auto named(const Table& table, std::string_view name) {
  const auto found =
      std::ranges::find_if(table, [&](const auto& row) { return row.first == name; });
  return found == table.end() ? table.front().second : found->second;
}

ClauseKind clause_kind(std::string_view name) {
  for (auto kind = ClauseKind::article; kind < ClauseKind::row;
       kind = static_cast<ClauseKind>(static_cast<int>(kind) + 1))
    if (to_text(kind) == name) return kind;
  return ClauseKind::row;
}

ReadingRule read_rule(const xml::Node& node) {
  ReadingRule rule{.role = named(roles, node.local_name()), .within = split(node["within"])};
  if (rule.role == Role::clause) rule.clause_kind = clause_kind(node["kind"]);
  if (rule.role == Role::mark) rule.mark_kind = named(marks, node["kind"]);
  rule.id = node["id"];
  rule.number = node["number"];
  rule.heading = node["heading"];
  rule.was = node["was"];
  rule.reserved = node["reserved"];
  rule.version = node["version"];
  rule.status = node["status"];
  rule.title = node["title"];
  rule.joined = node["joined"];
  rule.defines = split(node["defines"]);
  rule.target = split(node["target"]);
  return rule;
}

/// Adds a rule for an element; the rules for named parents stand before the general one.
/// False if there is a rule for the same place already.
bool add(Dialect& dialect, const std::string& element, const ReadingRule& rule) {
  auto& known = dialect.rules[element];
  const bool taken = std::ranges::any_of(known, [&](const ReadingRule& one) {
    return one.within.empty()
               ? rule.within.empty()
               : std::ranges::find_first_of(one.within, rule.within) != one.within.end();
  });
  if (taken) return false;
  known.insert(rule.within.empty() ? known.end() : known.begin(), rule);
  return true;
}

Dialect parse(const Source& source) {
  const xml::Document document(source);
  const auto root = document.root();
  Dialect dialect{.name = std::string(root["name"]),
                  .about = std::string(root["about"]),
                  .roots = split(root["roots"]),
                  .name_space = std::string(root["namespace"]),
                  .schema = std::string(root["schema"])};
  std::vector<Problem> problems;
  for (const auto node : root.elements()) {
    const auto rule = read_rule(node);
    for (const std::string& element : split(node["element"]))
      if (!add(dialect, element, rule))
        problems.push_back(problem_at(
            source, node.at(), "two rules place the element " + element,
            "keep one, or tell them apart with within=\"...\" naming the parent elements"));
  }
  if (!problems.empty()) throw Error(problems);
  return dialect;
}

std::vector<Dialect> shipped() {
  std::vector<Dialect> all;
  for (const Embedded& file : embedded())
    if (file.path.starts_with("schemas/dialects/"))
      all.push_back(parse(Source(std::string(file.path), std::string(file.bytes))));
  all.push_back({.name = "generic",
                 .about = "any XML: every element with text of its own is a clause",
                 .roots = {},
                 .name_space = {},
                 .schema = {},
                 .generic = true});
  return all;
}

}  // namespace

const ReadingRule* Dialect::rule(std::string_view element, std::string_view parent) const {
  const auto found = rules.find(std::string(element));
  if (found == rules.end()) return nullptr;
  for (const ReadingRule& one : found->second)
    if (one.within.empty() || std::ranges::find(one.within, parent) != one.within.end())
      return &one;
  return nullptr;
}

Dialect read_dialect(const Source& source) {
  const xml::Schema schema(
      Source("schemas/dialect-1.xsd", std::string(embedded("schemas/dialect-1.xsd"))));
  if (const auto problems = xml::check(source, &schema); !problems.empty()) throw Error(problems);
  return parse(source);
}

const std::vector<Dialect>& shipped_dialects() {
  static const auto all = shipped();
  return all;
}

const Dialect& find_dialect(std::string_view name) {
  const auto& all = shipped_dialects();
  if (const auto found = std::ranges::find(all, name, &Dialect::name); found != all.end())
    return *found;
  std::vector<std::string> known;
  known.reserve(all.size());
  for (const Dialect& dialect : all)
    known.push_back(dialect.name);
  throw Error({.at = {.source = "--dialect"},
               .message = "no dialect is called " + std::string(name),
               .hint = suggestion(name, known)});
}

const Dialect* dialect_of(std::string_view root, std::string_view name_space) {
  for (const Dialect& dialect : shipped_dialects()) {
    const bool fits = std::ranges::find(dialect.roots, root) != dialect.roots.end();
    if (fits && (dialect.name_space.empty() || dialect.name_space == name_space)) return &dialect;
  }
  return nullptr;
}

}  // namespace clauseline
