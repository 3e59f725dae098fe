// One reader for every dialect: it walks the elements once and asks the dialect what each
// of them is. No element name stands here but the names of facts, which are the model's own.

#include "model/reading.hpp"

#include "model/clause_id.hpp"
#include "model/definition.hpp"
#include "model/element_path.hpp"
#include "model/node.hpp"
#include "model/parties.hpp"
#include "model/read_fact.hpp"
#include "model/readers.hpp"
#include "model/remarks.hpp"
#include "model/resolve.hpp"
#include "model/rule_for.hpp"
#include "model/word_builder.hpp"
#include "text/error.hpp"
#include "text/split.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace clauseline {
namespace {

class Reading {
 public:
  Reading(const xml::Document& document, const Dialect& dialect, const Kept& kept)
      : document_(document), dialect_(dialect), kept_(kept) {
    agreement_.source = document.source().name();
    agreement_.dialect = dialect.name;
  }

  Agreement run() {
    const auto root = document_.root();
    WordBuilder words;
    Clause outermost;  // what is outside every clause gathers here
    Scope top{.clause = &outermost, .words = &words, .loose = true};
    path_.enter(root.name());
    loose_ = {.path = path_.text(), .at = root.at()};
    element(root, top);
    end_loose(top);
    require_fit(root);
    agreement_.clauses = std::move(outermost.clauses);
    agreement_.language = language_;
    if (agreement_.id.empty()) agreement_.id = stem(agreement_.source);
    give_ids(agreement_);
    resolve(agreement_, elsewhere_);
    settle_parties(agreement_, elsewhere_);
    name_parts(agreement_);
    remark_on(unplaced_, root, agreement_);
    return std::move(agreement_);
  }

 private:
  /// Where an element stands.
  struct Standing {
    std::string path{};
    Position at{};
  };

  /// Where the walk stands: the clause that words go to, the element around and
  /// the language.
  struct Scope {
    Clause* clause = nullptr;
    WordBuilder* words = nullptr;
    const xml::Node* parent = nullptr;
    std::string_view language{};  // of the words here, where it is not the document's
    bool loose = false;           // outside every clause: each block of words becomes a clause
    bool in_block = false;        // within a paragraph
  };

  void children(const xml::Node& node, Scope scope) {
    scope.parent = &node;
    for (const auto child : node.nodes()) {
      const auto kind = child.kind();
      if (kind == xml::NodeKind::text) add(child.value(), {.offset = child.offset()}, scope);
      if (kind != xml::NodeKind::element) continue;
      path_.enter(child.name());
      element(child, scope);
      path_.leave();
    }
  }

  void add(std::string_view text, const WordRun& from, const Scope& scope) const {
    if (kept_.words == nullptr)
      scope.words->add(text);
    else
      scope.words->add(text, from);
  }

  void finish(WordBuilder& words, Clause& clause) const {
    if (kept_.words != nullptr) kept_.words->add(clause.path, words.take_runs());
    words.finish(clause);
  }

  void element(const xml::Node& node, const Scope& scope) {
    if (dialect_.generic) return generic_element(node, scope);
    const auto* rule = rule_for(dialect_, node, scope.parent);
    place(node, rule);
    if (rule == nullptr) {
      unplaced_.try_emplace(std::string(node.local_name()), node.name_space());
      return children(node, scope);
    }
    if (speaks_otherwise(node, *rule, scope)) return clause(node, *rule, scope);
    read_as(node, *rule, scope);
  }

  void place(const xml::Node& node, const ReadingRule* rule) {
    if (kept_.elements == nullptr) return;
    const bool whole = rule != nullptr && !is_walked(rule->role);
    kept_.elements->push_back({.name = std::string(node.name()),
                               .rule = rule,
                               .bytes = whole ? collapse(node.text()).size() : bytes_of_own(node),
                               .at = node.at()});
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
      case Role::words: return add(node.text(), {.offset = node.offset(), .plain = false}, scope);
      case Role::note: note(node, scope); return;
      case Role::history:
      case Role::ignore: return;
      case Role::list:
        scope.clause->joined = attribute(node, rule.joined);
        return block(node, scope, false);
      case Role::mark: return mark(node, rule, scope);
      case Role::property: return property(node, rule, scope);
      case Role::party:
      case Role::actor: return party(node, rule);
      case Role::concept_name:
        elsewhere_.concepts.push_back(
            {.id = first_of(node, rule.id), .name = collapse(attribute(node, rule.title))});
        return;
      case Role::record:
        for (const auto child : node.elements())
          agreement_.records.push_back(read_fact(child));
        return;
      case Role::terms: return terms(node, rule, scope);
    }
  }

  /// Words in another language than those around them stand for themselves. The language that
  /// a document names first is its own, where its root names none.
  bool speaks_otherwise(const xml::Node& node, const ReadingRule& rule, const Scope& scope) {
    if (rule.role == Role::clause || rule.role == Role::document) return false;
    const auto language = attribute(node, rule.language);
    set(language_, language);
    return !language.empty() && language != (scope.language.empty() ? language_ : scope.language);
  }

  void document(const xml::Node& node, const ReadingRule& rule, const Scope& scope) {
    set(agreement_.id, first_of(node, rule.id));
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
  static void set(std::string& into, const std::string& value) {
    if (into.empty()) into = value;
  }

  /// What a clause says of the agreement is words of that clause, too.
  void property(const xml::Node& node, const ReadingRule& rule, const Scope& scope) {
    if (rule.value.empty() && !scope.loose) children(node, scope);
    const auto value = collapse(rule.value.empty() ? node.text() : std::string(node[rule.value]));
    if (value.empty()) return;
    if (rule.of == "id") set(agreement_.id, value);
    if (rule.of == "version") set(agreement_.version, value);
    if (rule.of == "status") set(agreement_.status, value);
    if (rule.of == "title") set(agreement_.title, value);
    if (rule.of == "effective")
      agreement_.records.push_back(
          {.name = "dates",
           .attributes = {{.name = "effective", .value = value, .at = node.at()}},
           .at = node.at()});
  }

  void party(const xml::Node& node, const ReadingRule& rule) {
    const bool signs = rule.role == Role::party;
    Fact fact{.name = signs ? "party" : "actor", .at = node.at()};
    const auto id = collapse(first_of(node, rule.id));
    for (const auto& [name, value] :
         {std::pair("id", id), std::pair("name", collapse(attribute(node, rule.title))),
          std::pair("short", collapse(attribute(node, rule.of)))})
      if (!value.empty())
        fact.attributes.push_back({.name = name, .value = value, .at = node.at()});
    if (!signs) elsewhere_.actors.insert(id);
    agreement_.records.push_back(std::move(fact));
  }

  void terms(const xml::Node& node, const ReadingRule& rule, const Scope& scope) {
    const auto of = attribute(node, rule.of);
    std::vector<Fact> facts;
    for (const auto child : node.elements())
      facts.push_back(read_fact(child));
    if (!of.empty())
      elsewhere_.terms.push_back({.of = of, .facts = std::move(facts)});
    else
      std::ranges::move(facts, std::back_inserter(scope.clause->facts));
  }

  void clause(const xml::Node& node, const ReadingRule& rule, const Scope& scope) {
    end_loose(scope);
    scope.words->end_block();
    clauses_placed_ = true;
    const auto language =
        rule.language.empty() || node[rule.language].empty() ? scope.language : node[rule.language];
    if (auto* waiting = rule.role == Role::clause ? nullptr : headed(*scope.clause, language))
      return continued(node, *waiting);
    auto& read = scope.clause->clauses.emplace_back();
    read.id = first_of(node, rule.id);
    read.stable_id = !read.id.empty();
    read.address = attribute(node, rule.address);
    read.kind = rule.role == Role::clause ? rule.clause_kind : ClauseKind::clause;
    read.number = collapse(attribute(node, rule.number));
    read.heading = collapse(attribute(node, rule.heading));
    read.was = split(attribute(node, rule.was));
    read.sources = split(attribute(node, rule.source));
    read.reserved = attribute(node, rule.reserved) == "yes";
    set(language_, std::string(language));
    if (language != language_) read.language = language;
    read.at = node.at();
    read.path = path_.text();
    for (const std::string& name : rule.defines)
      if (auto term = collapse(attribute(node, name)); !term.empty())
        read.terms_defined.push_back(std::move(term));
    WordBuilder words;
    const Scope inside{.clause = &read, .words = &words, .language = language};
    if (rule.role == Role::heading)
      label(node, inside, &Clause::heading);
    else
      children(node, inside);
    finish(words, read);
    read.clauses.shrink_to_fit();
    if (read.kind == ClauseKind::definition) name_definition(read);
  }

  /// The clause that a heading in another language has begun and whose words are still to come.
  static Clause* headed(Clause& around, std::string_view language) {
    if (around.clauses.empty()) return nullptr;
    Clause& last = around.clauses.back();
    const bool waits = last.id.empty() && !last.heading.empty() && last.words.empty() &&
                       last.clauses.empty() && last.language == language;
    return waits ? &last : nullptr;
  }

  void continued(const xml::Node& node, Clause& clause) {
    WordBuilder words;
    children(node, {.clause = &clause, .words = &words, .language = clause.language});
    words.finish(clause);
  }

  /// Number or heading of the clause around, or outside every clause of the words that
  /// follow. A second one is words: what is written is never dropped.
  void label(const xml::Node& node, const Scope& scope, std::string Clause::*into) {
    if (!(scope.clause->*into).empty()) return block(node, scope, false);
    if (scope.loose) label_ = {.path = path_.text(), .at = node.at()};
    WordBuilder words;
    Clause text;
    Scope inside{.clause = scope.clause, .words = &words, .in_block = true};
    children(node, inside);
    words.finish(text);
    scope.clause->*into = std::move(text.words);
  }

  void block(const xml::Node& node, Scope scope, bool paragraph) {
    if (!scope.words->empty()) end_loose(scope);
    scope.words->end_block();
    scope.in_block = paragraph;
    const auto around = loose_;
    if (scope.loose) loose_ = {.path = path_.text(), .at = node.at()};
    children(node, scope);
    scope.words->end_block();
    if (!scope.words->empty()) end_loose(scope);
    loose_ = around;
  }

  /// Outside every clause, the words gathered so far become a clause of their own, with the
  /// number and the heading before them.
  void end_loose(const Scope& scope) const {
    std::string& number = scope.clause->number;
    std::string& heading = scope.clause->heading;
    if (!scope.loose || (scope.words->empty() && number.empty() && heading.empty())) return;
    Clause read{.id = {},
                .stable_id = false,
                .number = std::exchange(number, {}),
                .heading = std::exchange(heading, {}),
                .at = scope.words->empty() ? label_.at : loose_.at,
                .path = scope.words->empty() ? label_.path : loose_.path};
    finish(*scope.words, read);
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
    if (rule.signs) elsewhere_.signing.insert(target.starts_with('#') ? target.substr(1) : target);
    const auto opened = scope.words->open_mark(rule.mark_kind, std::move(target));
    children(node, scope);
    scope.words->close_mark(opened);
    if (cell) scope.words->end_block();
  }

  /// Any XML: an element that holds text directly is a clause, and what is inside it is
  /// words; an element that holds only elements is none.
  void generic_element(const xml::Node& node, const Scope& scope) {
    static const ReadingRule as_clause{.role = Role::clause, .clause_kind = ClauseKind::clause};
    static const ReadingRule as_words{.role = Role::inline_words};
    const bool is_clause = scope.loose && holds_text(node);
    place(node, is_clause ? &as_clause : &as_words);
    if (is_clause)
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

  const xml::Document& document_;
  const Dialect& dialect_;
  Kept kept_;
  Agreement agreement_{};
  ElementPath path_{};
  Standing loose_{};  // the block whose words are outside every clause
  Standing label_{};  // the number or heading that was met last outside every clause
  std::string language_{};
  Elsewhere elsewhere_{};
  Unplaced unplaced_{};
  bool clauses_placed_ = false;
};

}  // namespace

Agreement read_document(const xml::Document& document, const Dialect& dialect, const Kept& kept) {
  return Reading(document, dialect, kept).run();
}

}  // namespace clauseline
