#include "model/dialect.hpp"

#include "model/readers.hpp"
#include "text/embedded.hpp"
#include "text/error.hpp"
#include "text/nearest.hpp"
#include "text/split.hpp"
#include "xml/element.hpp"
#include "xml/gate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace clauseline {
namespace {

template <class Value>
using Names = std::pair<std::string_view, Value>;

constexpr std::array<Names<Role>, 19> roles{{
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
    {"history", Role::history},
    {"ignore", Role::ignore},
    {"list", Role::list},
    {"mark", Role::mark},
    {"property", Role::property},
    {"party", Role::party},
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
  for (auto kind = ClauseKind::article; kind < ClauseKind::quotation;
       kind = static_cast<ClauseKind>(static_cast<int>(kind) + 1))
    if (to_text(kind) == name) return kind;
  return ClauseKind::quotation;
}

ReadingRule read_rule(const xml::Node& node) {
  ReadingRule rule{.role = named(roles, node.local_name()), .within = split(node["within"])};
  if (rule.role == Role::clause) rule.clause_kind = clause_kind(node["kind"]);
  if (rule.role == Role::mark) rule.mark_kind = named(marks, node["kind"]);
  const auto where = node["where"];
  rule.where = where.substr(0, where.find('='));
  if (!where.empty()) rule.equals = where.substr(rule.where.size() + 1);
  rule.id = node["id"];
  rule.address = node["address"];
  rule.number = node["number"];
  rule.heading = node["heading"];
  rule.was = node["was"];
  rule.reserved = node["reserved"];
  rule.language = node["language"];
  rule.version = node["version"];
  rule.status = node["status"];
  rule.title = rule.role == Role::party ? node["name"] : node["title"];
  rule.joined = node["joined"];
  rule.of = rule.role == Role::terms   ? node["for"]
            : rule.role == Role::party ? node["short"]
                                       : node["of"];
  rule.value = node["value"];
  rule.defines = split(node["defines"]);
  rule.target = split(node["target"]);
  return rule;
}

/// True if there is an element for which both rules count, and neither is the narrower one.
bool collide(const ReadingRule& a, const ReadingRule& b) {
  if (a.narrower_than(b) || b.narrower_than(a)) return false;
  if (a.name_space != b.name_space) return false;
  if (a.where != b.where || a.equals != b.equals) return false;
  return a.within.empty() ? b.within.empty()
                          : std::ranges::find_first_of(a.within, b.within) != a.within.end();
}

/// Adds a rule for an element, the narrower ones first. False if another one is for the same
/// place.
bool add(Dialect& dialect, std::string_view element, const ReadingRule& rule) {
  auto& known = dialect.rules[std::string(element)];
  if (std::ranges::any_of(known, [&](const ReadingRule& one) { return collide(one, rule); }))
    return false;
  const auto after =
      std::ranges::find_if(known, [&](const ReadingRule& one) { return rule.narrower_than(one); });
  known.insert(after, rule);
  return true;
}

/// Reads the lines of a dialect file, and gathers what is wrong with them.
class Lines {
 public:
  Lines(const Source& source, Dialect& into) : source_(source), into_(into) {}

  void read(const xml::Node& root) {
    for (const auto node : root.elements()) {
      const auto rule = read_rule(node);
      clauses_ = clauses_ || rule.role == Role::clause;
      for (const std::string& element : split(node["element"]))
        place(root, node, element, rule);
    }
    if (!clauses_)
      blame(root.at(), "the dialect names no clause",
            "say which elements are provisions: <clause element=\"...\" kind=\"clause\"/>");
    if (!into_.schema.empty() && !carries(into_.schema))
      blame(root.at("schema"), "the program carries no schema " + into_.schema,
            "leave it out, or name schemas/agreement-1.xsd");
    if (!problems_.empty()) throw Error(std::move(problems_));
  }

 private:
  static bool carries(std::string_view path) {
    const auto files = embedded();
    return std::ranges::find(files, path, &Embedded::path) != files.end();
  }

  void place(const xml::Node& root, const xml::Node& node, std::string_view element,
             ReadingRule rule) {
    const auto colon = element.find(':');
    if (colon != std::string_view::npos) {
      const auto prefix = element.substr(0, colon);
      rule.name_space = root["xmlns:" + std::string(prefix)];
      if (rule.name_space.empty())
        return blame(node.at("element"), fmt::format("the prefix {} is not declared", prefix),
                     fmt::format("write xmlns:{}=\"...\" in the root element", prefix));
    }
    const auto local = colon == std::string_view::npos ? element : element.substr(colon + 1);
    if (!add(into_, local, rule))
      blame(node.at(), fmt::format("two rules place the element {}", element),
            "keep one, or tell them apart with within=\"PARENT\" or where=\"ATTRIBUTE=VALUE\"");
  }

  void blame(Position at, std::string message, std::string hint) {
    problems_.push_back(problem_at(source_, at, std::move(message), std::move(hint)));
  }

  const Source& source_;
  Dialect& into_;
  std::vector<Problem> problems_{};
  bool clauses_ = false;
};

Dialect parse(const Source& source) {
  const xml::Document document(source);
  const auto root = document.root();
  Dialect dialect{.name = std::string(root["name"]),
                  .about = std::string(root["about"]),
                  .roots = split(root["roots"]),
                  .name_space = std::string(root["namespace"]),
                  .schema = std::string(root["schema"])};
  Lines(source, dialect).read(root);
  return dialect;
}

Dialect without_markup(std::string name, std::string about, Reader reader) {
  return {.name = std::move(name),
          .about = std::move(about),
          .roots = {},
          .name_space = {},
          .schema = {},
          .reader = reader};
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
  all.push_back(without_markup("markdown", "Markdown, with the tables of GitHub", read_markdown));
  all.push_back(without_markup("text", "plain text with numbers and indentation", read_text));
  return all;
}

}  // namespace

bool ReadingRule::narrower_than(const ReadingRule& other) const {
  const auto conditions = [](const ReadingRule& rule) {
    return (rule.where.empty() ? 0 : 1) + (rule.within.empty() ? 0 : 1) +
           (rule.name_space.empty() ? 0 : 1);
  };
  return conditions(*this) > conditions(other);
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
