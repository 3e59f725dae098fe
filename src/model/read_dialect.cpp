// Reads dialect files, and refuses those that contradict themselves.

#include "model/dialect.hpp"
#include "text/embedded.hpp"
#include "text/error.hpp"
#include "text/nearest.hpp"
#include "text/split.hpp"
#include "xml/element.hpp"
#include "xml/gate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

namespace clauseline {
namespace {

constexpr std::string_view vocabulary = "urn:clauseline:dialect:1";

/// More than a dialect ever needs, and few enough that every rule can be held against every
/// other.
constexpr std::size_t largest = std::size_t{256} << 10U;

/// The kind or role, up to the last, that has this name; the schema has let the name through.
template <class Kind>
Kind named(std::string_view name, Kind last) {
  for (auto kind = Kind{}; kind < last; kind = static_cast<Kind>(static_cast<int>(kind) + 1))
    if (to_text(kind) == name) return kind;
  return last;
}

ReadingRule read_rule(const xml::Node& node) {
  ReadingRule rule{.role = named(node.local_name(), Role::terms), .at = node.at()};
  if (rule.role == Role::clause) rule.clause_kind = named(node["kind"], ClauseKind::quotation);
  if (rule.role == Role::mark) rule.mark_kind = named(node["kind"], MarkKind::cell);
  const auto where = node["where"];
  rule.where = where.substr(0, where.find('='));
  if (!where.empty()) rule.equals = where.substr(rule.where.size() + 1);
  rule.id = split(node["id"]);
  rule.address = node["address"];
  rule.number = node["number"];
  rule.heading = node["heading"];
  rule.was = node["was"];
  rule.source = node["source"];
  rule.reserved = node["reserved"];
  rule.language = node["language"];
  rule.version = node["version"];
  rule.status = node["status"];
  rule.title = node.has("name") ? node["name"] : node["title"];
  rule.joined = node["joined"];
  rule.of = rule.role == Role::terms                               ? node["for"]
            : rule.role == Role::party || rule.role == Role::actor ? node["short"]
                                                                   : node["of"];
  rule.value = node["value"];
  rule.defines = split(node["defines"]);
  rule.target = split(node["target"]);
  rule.signs = node["signs"] == "yes";
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

/// May a whole document be read as this?
bool holds_clauses(Role role) {
  constexpr Role blind[] = {Role::number,  Role::heading,      Role::line_break, Role::note,
                            Role::history, Role::ignore,       Role::property,   Role::party,
                            Role::actor,   Role::concept_name, Role::record,     Role::terms};
  return std::ranges::find(blind, role) == std::end(blind);
}

/// Reads the lines of a dialect file, and gathers what is wrong with them.
class Lines {
 public:
  Lines(const Source& source, const xml::Node& root, Dialect& into)
      : source_(source), root_(root), into_(into) {}

  void read() {
    check_roots();
    for (const auto node : root_.elements()) {
      const auto rule = read_rule(node);
      clauses_ = clauses_ || rule.role == Role::clause;
      for (const std::string& element : split(node["element"]))
        place(node, element, rule);
    }
    if (!clauses_)
      blame(root_.at(), "the dialect names no clause",
            R"(say which elements are provisions: <clause element="..." kind="clause"/>)");
    check_schema();
    if (!problems_.empty()) throw Error(std::move(problems_));
  }

 private:
  void check_roots() {
    std::set<std::string_view> known;
    for (const std::string& root : into_.roots)
      if (!known.insert(root).second)
        blame(root_.at("roots"), fmt::format("the root {} is given twice", root), "name it once");
  }

  void check_schema() {
    std::vector<std::string> carried;
    for (const Embedded& file : embedded())
      if (file.path.ends_with(".xsd")) carried.emplace_back(file.path);
    if (into_.schema.empty() || std::ranges::find(carried, into_.schema) != carried.end()) return;
    const auto near = suggestion(into_.schema, carried);
    blame(root_.at("schema"), "the program carries no schema " + into_.schema,
          "leave it out" + (near.empty() ? "" : "; " + near));
  }

  /// The name of an element as a dialect file writes it; nothing if its prefix is unknown.
  std::optional<ElementName> resolved(const xml::Node& node, std::string_view attribute,
                                      std::string_view name) {
    const auto colon = name.find(':');
    if (colon == std::string_view::npos) return ElementName{.local = std::string(name)};
    const auto prefix = name.substr(0, colon);
    const auto name_space = root_["xmlns:" + std::string(prefix)];
    if (!name_space.empty())
      return ElementName{.local = std::string(name.substr(colon + 1)),
                         .name_space = std::string(name_space)};
    blame(node.at(attribute), fmt::format("the prefix {} is not declared", prefix),
          fmt::format("write xmlns:{}=\"...\" in the root element", prefix));
    return std::nullopt;
  }

  void place(const xml::Node& node, std::string_view element, ReadingRule rule) {
    auto name = resolved(node, "element", element);
    if (!name) return;
    rule.name_space = std::move(name->name_space);
    for (const std::string& parent : split(node["within"]))
      if (auto around = resolved(node, "within", parent)) rule.within.push_back(std::move(*around));
    const bool is_root = std::ranges::find(into_.roots, name->local) != into_.roots.end();
    if (is_root && rule.within.empty() && rule.where.empty() && !holds_clauses(rule.role))
      return blame(node.at(),
                   fmt::format("the root {} is read as {}, so nothing in it is read as a clause",
                               element, to_text(rule.role)),
                   R"(leave the rule out, or say where else the element stands with within="...")");
    if (!add(into_, name->local, rule))
      blame(node.at(), fmt::format("two rules place the element {}", element),
            R"(keep one, or tell them apart with within="PARENT" or where="ATTRIBUTE=VALUE")");
  }

  void blame(Position at, std::string message, std::string hint) {
    problems_.push_back(problem_at(source_, at, std::move(message), std::move(hint)));
  }

  const Source& source_;
  xml::Node root_;
  Dialect& into_;
  std::vector<Problem> problems_{};
  bool clauses_ = false;
};

/// What is no dialect file at all is told as such, before the schema speaks of its parts.
void require_dialect(const Source& source) {
  if (source.bytes().size() > largest)
    throw Error(problem_at(source, source.position(0),
                           "this is larger than a dialect may be (256 KiB)",
                           "clauseline dialect check takes the dialect first, then the sample"));
  xml::check(source);
  const xml::Document document(source);
  const auto root = document.root();
  if (root.local_name() == "dialect" && root.name_space() == vocabulary) return;
  throw Error(problem_at(
      source, root.at(), fmt::format("this is no dialect file: its root is <{}>", root.name()),
      fmt::format(
          R"(a dialect file begins <dialect xmlns="{}" name="..." about="..." roots="...">)",
          vocabulary)));
}

}  // namespace

Dialect read_known_dialect(const Source& source) {
  const xml::Document document(source);
  const auto root = document.root();
  Dialect dialect{.name = std::string(root["name"]),
                  .source = source.name(),
                  .about = std::string(root["about"]),
                  .roots = split(root["roots"]),
                  .name_space = std::string(root["namespace"]),
                  .schema = std::string(root["schema"])};
  Lines(source, root, dialect).read();
  return dialect;
}

Dialect read_dialect(const Source& source) {
  require_dialect(source);
  const xml::Schema schema(
      Source("schemas/dialect-1.xsd", std::string(embedded("schemas/dialect-1.xsd"))));
  if (const auto problems = xml::check(source, &schema); !problems.empty()) throw Error(problems);
  return read_known_dialect(source);
}

}  // namespace clauseline
