// One reader for every dialect: it walks the elements once and asks the dialect what each
// of them is. No element name stands here but the names of facts, which are the model's own.

#include "model/read.hpp"

#include "model/clause_id.hpp"
#include "model/word_builder.hpp"
#include "text/embedded.hpp"
#include "text/split.hpp"
#include "xml/element.hpp"
#include "xml/gate.hpp"
#include "xml/root_name.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <mutex>
#include <set>
#include <utility>

namespace clauseline {
namespace {

std::string attribute(const xml::Node& node, const std::string& name) {
  return name.empty() ? std::string() : std::string(node[name]);
}

/// The element and its attributes, without what is in it.
Fact read_fact_alone(const xml::Node& node) {
  Fact fact{.name = std::string(node.local_name()), .at = node.at()};
  for (const auto one : node.attributes())
    if (!one.name().starts_with("xmlns"))
      fact.attributes.push_back(
          {.name = std::string(one.name()), .value = collapse(one.value()), .at = one.at()});
  return fact;
}

Fact read_fact(const xml::Node& node) {
  auto fact = read_fact_alone(node);
  for (const auto child : node.elements())
    fact.parts.push_back(read_fact(child));
  fact.text = collapse(node.text());
  return fact;
}

bool is_words(const xml::Node& node) {
  return node.kind() == xml::NodeKind::text && !collapse(node.value()).empty();
}

bool holds_text(const xml::Node& node) {
  const auto nodes = node.nodes();
  return std::any_of(nodes.begin(), nodes.end(), is_words);
}

/// The name of a file without folders, revision and suffix: what an agreement is called that
/// has no id of its own.
std::string stem(const std::string& source) {
  const auto slash = source.find_last_of("/:");
  const auto name = slash == std::string::npos ? source : source.substr(slash + 1);
  const auto dot = name.rfind('.');
  return dot == std::string::npos || dot == 0 ? name : name.substr(0, dot);
}

/// Counts the elements of each name under one parent, for paths.
class SiblingCount {
 public:
  unsigned next(std::string_view name) {
    const auto found =
        std::ranges::find(counts_, name, &std::pair<std::string_view, unsigned>::first);
    if (found != counts_.end()) return ++found->second;
    counts_.emplace_back(name, 1U);
    return 1;
  }

 private:
  std::vector<std::pair<std::string_view, unsigned>> counts_;
};

class Reading {
 public:
  Reading(const Source& source, const Dialect& dialect) : source_(source), dialect_(dialect) {
    agreement_.source = source.name();
    agreement_.dialect = dialect.name;
  }

  Agreement run(const xml::Document& document) {
    const auto root = document.root();
    Scope top{.clause = nullptr, .path = fmt::format("/{}[1]", root.name()), .parent = ""};
    WordBuilder words;
    top.words = &words;
    Clause outermost;  // what is outside every clause gathers here
    top.clause = &outermost;
    top.loose = true;
    element(root, top);
    end_loose(top, root);
    agreement_.clauses = std::move(outermost.clauses);
    for (const std::string& name : unplaced_)
      agreement_.remarks.push_back(
          fmt::format("the dialect {} has no place for the element {}; its text was read as words",
                      dialect_.name, name));
    name_parts();
    if (agreement_.id.empty()) agreement_.id = stem(agreement_.source);
    give_ids(agreement_);
    return std::move(agreement_);
  }

 private:
  /// Where the walk stands: the clause that words go to and the element around.
  struct Scope {
    Clause* clause = nullptr;
    WordBuilder* words = nullptr;
    std::string path{};
    std::string_view parent{};
    bool loose = false;     // outside every clause: each block of words becomes a clause
    bool in_block = false;  // within a paragraph
  };

  void children(const xml::Node& node, const Scope& scope) {
    SiblingCount count;
    for (const auto child : node.nodes()) {
      if (child.kind() == xml::NodeKind::text) scope.words->add(child.value());
      if (child.kind() != xml::NodeKind::element) continue;
      Scope inside = scope;
      inside.path = fmt::format("{}/{}[{}]", scope.path, child.name(), count.next(child.name()));
      inside.parent = node.local_name();
      element(child, inside);
    }
  }

  void element(const xml::Node& node, const Scope& scope) {
    if (dialect_.generic) return generic_element(node, scope);
    const auto* rule = dialect_.rule(node.local_name(), scope.parent);
    if (rule == nullptr) {
      unplaced_.insert(std::string(node.local_name()));
      return children(node, scope);
    }
    switch (rule->role) {
      case Role::document: return document(node, *rule, scope);
      case Role::clause: return clause(node, *rule, scope);
      case Role::number: return label(node, scope, &Clause::number);
      case Role::heading: return label(node, scope, &Clause::heading);
      case Role::text:
      case Role::container: return block(node, scope, rule->role == Role::text);
      case Role::optional:  // a mark within a block, a container around blocks
        return scope.loose && !scope.in_block ? block(node, scope, false) : children(node, scope);
      case Role::alternative:
      case Role::inline_words: return children(node, scope);
      case Role::line_break: scope.words->end_block(); return;
      case Role::note: note(node, scope); return;
      case Role::ignore: return;
      case Role::list:
        scope.clause->joined = attribute(node, rule->joined);
        return block(node, scope, false);
      case Role::mark: return mark(node, *rule, scope);
      case Role::record:
        for (const auto child : node.elements())
          agreement_.records.push_back(read_fact(child));
        return;
      case Role::terms:
        for (const auto child : node.elements())
          scope.clause->facts.push_back(read_fact(child));
        return;
    }
  }

  void document(const xml::Node& node, const ReadingRule& rule, const Scope& scope) {
    const auto set = [&](std::string& into, const std::string& name) {
      if (into.empty()) into = attribute(node, name);
    };
    set(agreement_.id, rule.id);
    set(agreement_.version, rule.version);
    set(agreement_.status, rule.status);
    set(agreement_.title, rule.title);
    auto identity = read_fact_alone(node);
    identity.name = "agreement";
    agreement_.records.push_back(std::move(identity));
    block(node, scope, false);
  }

  void clause(const xml::Node& node, const ReadingRule& rule, const Scope& scope) {
    end_loose(scope, node);
    scope.words->end_block();
    Clause read{.id = attribute(node, rule.id),
                .kind = rule.clause_kind,
                .number = collapse(attribute(node, rule.number)),
                .heading = collapse(attribute(node, rule.heading)),
                .was = split(attribute(node, rule.was)),
                .reserved = attribute(node, rule.reserved) == "yes",
                .at = node.at(),
                .path = scope.path};
    read.stable_id = !read.id.empty();
    for (const std::string& name : rule.defines)
      if (auto term = collapse(attribute(node, name)); !term.empty())
        read.terms_defined.push_back(std::move(term));
    WordBuilder words;
    children(node, {.clause = &read, .words = &words, .path = scope.path, .parent = scope.parent});
    words.finish(read);
    scope.clause->clauses.push_back(std::move(read));
  }

  /// Number or heading of the clause around, or outside every clause of the words that
  /// follow. A second one is words: what is written is never dropped.
  void label(const xml::Node& node, const Scope& scope, std::string Clause::*into) {
    auto& known = scope.clause->*into;
    if (known.empty())
      known = collapse(node.text());
    else
      block(node, scope, false);
  }

  void block(const xml::Node& node, Scope scope, bool paragraph) {
    if (!scope.words->empty()) end_loose(scope, node);
    scope.words->end_block();
    scope.in_block = paragraph;
    children(node, scope);
    scope.words->end_block();
    if (!scope.words->empty()) end_loose(scope, node);
  }

  /// Outside every clause, the words gathered so far become a clause of their own, with the
  /// number and the heading before them.
  static void end_loose(const Scope& scope, const xml::Node& node) {
    std::string& number = scope.clause->number;
    std::string& heading = scope.clause->heading;
    if (!scope.loose || (scope.words->empty() && number.empty() && heading.empty())) return;
    Clause read{.id = {},
                .stable_id = false,
                .number = std::exchange(number, {}),
                .heading = std::exchange(heading, {}),
                .at = node.at(),
                .path = scope.path};
    scope.words->finish(read);
    scope.clause->clauses.push_back(std::move(read));
  }

  static void note(const xml::Node& node, const Scope& scope) {
    if (!scope.clause->note.empty()) scope.clause->note += ' ';
    scope.clause->note += collapse(node.text());
  }

  void mark(const xml::Node& node, const ReadingRule& rule, const Scope& scope) {
    const bool cell = rule.mark_kind == MarkKind::cell;
    if (cell) scope.words->end_block();
    std::string target;
    for (const std::string& name : rule.target)
      if (const auto value = node[name]; !value.empty())
        target += target.empty() ? std::string(value) : fmt::format(" {}", value);
    const auto opened = scope.words->open_mark(rule.mark_kind, std::move(target));
    children(node, scope);
    scope.words->close_mark(opened);
    if (cell) scope.words->end_block();
  }

  /// Any XML: an element that holds text directly is a clause, and what is inside it is
  /// words; an element that holds only elements is none.
  void generic_element(const xml::Node& node, const Scope& scope) {
    if (scope.loose && holds_text(node))
      clause(node, {.role = Role::clause, .clause_kind = ClauseKind::clause}, scope);
    else
      children(node, scope);
  }

  /// Title, notices and parties, from the facts that bear those names.
  void name_parts() {
    for (const Fact& fact : agreement_.records) {
      if (fact.name == "title") agreement_.title = fact.text;
      if (fact.name == "notice") agreement_.notices.push_back(fact.text);
      if (fact.name != "party" && fact.name != "actor") continue;
      const std::string name(fact["name"]);
      agreement_.parties.push_back(
          {.id = std::string(fact["id"]),
           .name = name,
           .short_name = fact["short"].empty() ? name : std::string(fact["short"]),
           .signs = fact.name == "party"});
    }
  }

  const Source& source_;
  const Dialect& dialect_;
  Agreement agreement_{};
  std::set<std::string> unplaced_;
};

const Dialect& choose(const Source& source, const xml::Document& document) {
  const auto root = document.root();
  if (const auto* dialect = dialect_of(root.local_name(), root.name_space())) return *dialect;
  throw Error(problem_at(
      source, root.at(),
      fmt::format("no dialect reads documents with the root element {}", root.name()),
      "name a dialect with --dialect NAME or FILE; --dialect generic reads every element "
      "with text of its own as a clause"));
}

/// The schemas that the program carries, each compiled when it is first needed.
const xml::Schema& schema(const std::string& path) {
  static std::mutex guard;
  static std::map<std::string, xml::Schema> compiled;
  const std::lock_guard lock(guard);
  return compiled.try_emplace(path, Source(path, std::string(embedded(path)))).first->second;
}

bool is_xml(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const auto first = bytes.find_first_not_of(" \t\r\n");
  return first == std::string_view::npos || bytes[first] == '<';
}

/// Which dialect reads these bytes. The root element is looked at before the whole passes
/// the gate, so that schema and well-formedness are judged in one pass.
const Dialect* dialect_for(const Source& source, const Dialect* named) {
  if (named != nullptr) return named;
  const auto root = xml::root_name(source.bytes());
  return dialect_of(root.local_name, root.name_space);
}

std::vector<Problem> gate(const Source& source, const Dialect* dialect) {
  if (dialect == nullptr && !is_xml(source.bytes()))
    throw Error(problem_at(source, source.position(0), "this is not XML: it does not begin with <",
                           "give an agreement in XML"));
  const bool has_schema = dialect != nullptr && !dialect->schema.empty();
  return xml::check(source, has_schema ? &schema(dialect->schema) : nullptr);
}

}  // namespace

Agreement read_agreement(const Source& source, const Dialect* dialect) {
  const auto* likely = dialect_for(source, dialect);
  if (const auto problems = gate(source, likely); !problems.empty()) throw Error(problems);
  const xml::Document document(source);
  return Reading(source, likely == nullptr ? choose(source, document) : *likely).run(document);
}

std::vector<Problem> schema_problems(const Source& source, const Dialect* dialect) {
  const auto* likely = dialect_for(source, dialect);
  auto problems = gate(source, likely);
  if (likely == nullptr) choose(source, xml::Document(source));
  return problems;
}

}  // namespace clauseline
