// One reader for every dialect: it walks the elements once and asks the dialect what each
// of them is. No element name stands here but the names of facts, which are the model's own.

#include "model/reading.hpp"

#include "model/clause_id.hpp"
#include "model/definition.hpp"
#include "model/element_path.hpp"
#include "model/readers.hpp"
#include "model/resolve.hpp"
#include "model/word_builder.hpp"
#include "text/error.hpp"
#include "text/split.hpp"

#include <fmt/format.h>

#include <algorithm>
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

bool applies(const ReadingRule& rule, const xml::Node& node, std::string_view parent) {
  const auto& within = rule.within;
  if (!within.empty() && std::ranges::find(within, parent) == within.end()) return false;
  if (!rule.where.empty() && node[rule.where] != rule.equals) return false;
  return rule.name_space.empty() || node.name_space() == rule.name_space;
}

class Reading {
 public:
  Reading(const xml::Document& document, const Dialect& dialect, std::vector<Placed>* placed)
      : document_(document), dialect_(dialect), placed_(placed) {
    agreement_.source = document.source().name();
    agreement_.dialect = dialect.name;
  }

  Agreement run() {
    const auto root = document_.root();
    WordBuilder words;
    Clause outermost;  // what is outside every clause gathers here
    Scope top{.clause = &outermost, .words = &words, .loose = true};
    path_.enter(root.name());
    element(root, top);
    end_loose(top, root);
    require_fit(root);
    agreement_.clauses = std::move(outermost.clauses);
    for (const std::string& name : unplaced_)
      agreement_.remarks.push_back(remark(name));
    name_parts();
    if (agreement_.id.empty()) agreement_.id = stem(agreement_.source);
    give_ids(agreement_);
    resolve(agreement_, std::move(terms_));
    return std::move(agreement_);
  }

 private:
  /// Where the walk stands: the clause that words go to and the element around.
  struct Scope {
    Clause* clause = nullptr;
    WordBuilder* words = nullptr;
    std::string_view parent{};
    bool loose = false;     // outside every clause: each block of words becomes a clause
    bool in_block = false;  // within a paragraph
  };

  void children(const xml::Node& node, Scope scope) {
    scope.parent = node.local_name();
    for (const auto child : node.nodes()) {
      const auto kind = child.kind();
      if (kind == xml::NodeKind::text) scope.words->add(child.value());
      if (kind != xml::NodeKind::element) continue;
      path_.enter(child.name());
      element(child, scope);
      path_.leave();
    }
  }

  const ReadingRule* rule_for(const xml::Node& node, std::string_view parent) const {
    const auto found = dialect_.rules.find(node.local_name());
    if (found == dialect_.rules.end()) return nullptr;
    for (const ReadingRule& rule : found->second)
      if (applies(rule, node, parent)) return &rule;
    return nullptr;
  }

  void element(const xml::Node& node, const Scope& scope) {
    if (dialect_.generic) return generic_element(node, scope);
    const auto* rule = rule_for(node, scope.parent);
    if (placed_ != nullptr)
      placed_->push_back({.path = path_.text(), .rule = rule, .at = node.at()});
    if (rule == nullptr) {
      unplaced_.emplace(node.local_name());
      return children(node, scope);
    }
    if (speaks_otherwise(node, *rule)) return clause(node, *rule, scope);
    read_as(node, *rule, scope);
  }

  // A switch over the roles is the table of this reader.
  // NOLINTNEXTLINE(readability-function-cognitive-complexity)
  void read_as(const xml::Node& node, const ReadingRule& rule, const Scope& scope) {
    switch (rule.role) {
      case Role::document: return document(node, rule, scope);
      case Role::clause: return clause(node, rule, scope);
      case Role::number: return label(node, scope, &Clause::number);
      case Role::heading: return label(node, scope, &Clause::heading);
      case Role::text:
      case Role::container: return block(node, scope, rule.role == Role::text);
      case Role::optional:  // a mark within a block, a container around blocks
        return scope.loose && !scope.in_block ? block(node, scope, false) : children(node, scope);
      case Role::alternative:
      case Role::inline_words: return children(node, scope);
      case Role::line_break: scope.words->end_block(); return;
      case Role::note: note(node, scope); return;
      case Role::history:
      case Role::ignore: return;
      case Role::list:
        scope.clause->joined = attribute(node, rule.joined);
        return block(node, scope, false);
      case Role::mark: return mark(node, rule, scope);
      case Role::property: return property(node, rule);
      case Role::party: return party(node, rule);
      case Role::record:
        for (const auto child : node.elements())
          agreement_.records.push_back(read_fact(child));
        return;
      case Role::terms: return terms(node, rule, scope);
    }
  }

  /// Words in another language than the document's stand for themselves.
  bool speaks_otherwise(const xml::Node& node, const ReadingRule& rule) const {
    if (rule.language.empty() || rule.role == Role::clause || rule.role == Role::document)
      return false;
    const auto language = node[rule.language];
    return !language.empty() && language != language_;
  }

  void document(const xml::Node& node, const ReadingRule& rule, const Scope& scope) {
    set(agreement_.id, attribute(node, rule.id));
    set(agreement_.version, attribute(node, rule.version));
    set(agreement_.status, attribute(node, rule.status));
    set(agreement_.title, attribute(node, rule.title));
    set(language_, attribute(node, rule.language));
    auto identity = read_fact_alone(node);
    identity.name = "agreement";
    agreement_.records.push_back(std::move(identity));
    block(node, scope, false);
  }

  /// What is said first holds.
  static void set(std::string& into, std::string value) {
    if (into.empty()) into = std::move(value);
  }

  void property(const xml::Node& node, const ReadingRule& rule) {
    auto value = collapse(rule.value.empty() ? node.text() : std::string(node[rule.value]));
    if (value.empty()) return;
    if (rule.of == "id") set(agreement_.id, std::move(value));
    if (rule.of == "version") set(agreement_.version, std::move(value));
    if (rule.of == "status") set(agreement_.status, std::move(value));
    if (rule.of == "title") set(agreement_.title, std::move(value));
    if (rule.of == "effective")
      agreement_.records.push_back(
          {.name = "dates",
           .attributes = {{.name = "effective", .value = std::move(value), .at = node.at()}},
           .at = node.at()});
  }

  void party(const xml::Node& node, const ReadingRule& rule) {
    Fact fact{.name = "party", .at = node.at()};
    for (const auto& [name, from] :
         {std::pair("id", &rule.id), std::pair("name", &rule.title), std::pair("short", &rule.of)})
      if (auto value = collapse(attribute(node, *from)); !value.empty())
        fact.attributes.push_back({.name = name, .value = std::move(value), .at = node.at(*from)});
    agreement_.records.push_back(std::move(fact));
  }

  void terms(const xml::Node& node, const ReadingRule& rule, const Scope& scope) {
    const auto of = attribute(node, rule.of);
    std::vector<Fact> facts;
    for (const auto child : node.elements())
      facts.push_back(read_fact(child));
    if (!of.empty())
      terms_.push_back({.of = of, .facts = std::move(facts)});
    else
      std::ranges::move(facts, std::back_inserter(scope.clause->facts));
  }

  void clause(const xml::Node& node, const ReadingRule& rule, const Scope& scope) {
    end_loose(scope, node);
    scope.words->end_block();
    clauses_placed_ = true;
    auto& read = scope.clause->clauses.emplace_back();
    read.id = attribute(node, rule.id);
    read.stable_id = !read.id.empty();
    read.address = attribute(node, rule.address);
    read.kind = rule.role == Role::clause ? rule.clause_kind : ClauseKind::clause;
    read.number = collapse(attribute(node, rule.number));
    read.heading = collapse(attribute(node, rule.heading));
    read.was = split(attribute(node, rule.was));
    read.reserved = attribute(node, rule.reserved) == "yes";
    read.language = attribute(node, rule.language);
    if (read.language == language_) read.language.clear();
    read.at = node.at();
    read.path = path_.text();
    for (const std::string& name : rule.defines)
      if (auto term = collapse(attribute(node, name)); !term.empty())
        read.terms_defined.push_back(std::move(term));
    WordBuilder words;
    children(node, {.clause = &read, .words = &words});
    words.finish(read);
    if (read.kind == ClauseKind::definition) name_definition(read);
  }

  /// Number or heading of the clause around, or outside every clause of the words that
  /// follow. A second one is words: what is written is never dropped.
  void label(const xml::Node& node, const Scope& scope, std::string Clause::*into) {
    if (!(scope.clause->*into).empty()) return block(node, scope, false);
    WordBuilder words;
    Clause text;
    Scope inside{.clause = scope.clause, .words = &words, .in_block = true};
    children(node, inside);
    words.finish(text);
    scope.clause->*into = std::move(text.words);
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
  void end_loose(const Scope& scope, const xml::Node& node) const {
    std::string& number = scope.clause->number;
    std::string& heading = scope.clause->heading;
    if (!scope.loose || (scope.words->empty() && number.empty() && heading.empty())) return;
    Clause read{.id = {},
                .stable_id = false,
                .number = std::exchange(number, {}),
                .heading = std::exchange(heading, {}),
                .at = node.at(),
                .path = path_.text()};
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
    static const ReadingRule as_clause{.role = Role::clause, .clause_kind = ClauseKind::clause};
    if (scope.loose && holds_text(node))
      clause(node, as_clause, scope);
    else
      children(node, scope);
  }

  /// A dialect that somebody named may be meant for other documents.
  void require_fit(const xml::Node& root) const {
    const bool meant = std::ranges::find(dialect_.roots, root.local_name()) != dialect_.roots.end();
    if (dialect_.generic || meant || clauses_placed_) return;
    throw Error(problem_at(
        document_.source(), root.at(),
        fmt::format("the dialect {} finds no clause here, and <{}> is none of its roots",
                    dialect_.name, root.name()),
        "leave --dialect out, or see what it reads with clauseline dialect check FILE SAMPLE"));
  }

  std::string remark(const std::string& name) const {
    auto text =
        fmt::format("the dialect {} has no place for the element {}; its text was read as words",
                    dialect_.name, name);
    for (const Dialect& other : shipped_dialects())
      if (std::ranges::find(other.roots, name) != other.roots.end())
        text += fmt::format("; it is a root of the dialect {}, so two formats may be mixed here",
                            other.name);
    return text;
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

  const xml::Document& document_;
  const Dialect& dialect_;
  std::vector<Placed>* placed_;
  Agreement agreement_{};
  ElementPath path_{};
  std::string language_{};
  std::vector<PlacedTerms> terms_{};
  std::set<std::string, std::less<>> unplaced_{};
  bool clauses_placed_ = false;
};

}  // namespace

Agreement read_document(const xml::Document& document, const Dialect& dialect,
                        std::vector<Placed>* placed) {
  return Reading(document, dialect, placed).run();
}

}  // namespace clauseline
