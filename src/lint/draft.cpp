#include "lint/draft.hpp"

#include <algorithm>

namespace clauseline {
Draft::Draft(const Source& source, const PlacedAgreement& placed)
    : source_(source),
      placed_(placed),
      version_(interpret(placed.agreement)),
      definitions_(placed.agreement),
      references_(placed.agreement),
      names_(native() ? KnownNames(placed.agreement) : KnownNames()) {
  walk(agreement().clauses, [this](const Clause& clause, const Clause*) {
    ids_.insert(clause.id);
    clauses_.try_emplace(clause.id, &clause);
    for (const Mark& mark : clause.marks)
      if (mark.kind == MarkKind::defines) ids_.insert(mark.target);
    for (const Fact& fact : clause.facts)
      add_id(fact);
  });
  for (const Fact& fact : agreement().records) {
    add_id(fact);
    records_.try_emplace(fact.name, &fact);
    records_.try_emplace(fact.name + " " + std::string(fact["id"]), &fact);
  }
  for (const Term& term : version_.terms) {
    terms_.try_emplace(term.id, &term);
    terms_of_[term.clause].push_back(&term);
  }
}

bool Draft::foreign_markup() const {
  return !native() && agreement().dialect != "markdown" && agreement().dialect != "text";
}

bool Draft::instrument() const {
  return !agreement().clauses.empty() && agreement().clauses.front().path.starts_with("/amendment");
}

std::string_view Draft::name_of(std::string_view party) const {
  const auto* known = find_party(agreement(), party);
  return known == nullptr || known->short_name.empty() ? party
                                                       : std::string_view(known->short_name);
}

void Draft::add_id(const Fact& fact) {
  if (const auto* id = fact.find("id")) ids_.insert(id->value);
}

const Clause* Draft::clause(std::string_view id) const {
  const auto found = clauses_.find(std::string(id));
  return found == clauses_.end() ? nullptr : found->second;
}

const Term* Draft::term(std::string_view id) const {
  const auto found = terms_.find(std::string(id));
  return found == terms_.end() ? nullptr : found->second;
}

std::vector<const Term*> Draft::terms_of(const Clause& clause) const {
  const auto found = terms_of_.find(&clause);
  return found == terms_of_.end() ? std::vector<const Term*>() : found->second;
}

bool Draft::within(const Clause& clause, const Clause& other) const {
  const auto* one = &clause;
  while (one != nullptr && one != &other)
    one = around(*one);
  return one != nullptr;
}

const Fact* Draft::record(std::string_view kind, std::string_view id) const {
  const auto key = id.empty() ? std::string(kind) : std::string(kind) + " " + std::string(id);
  const auto found = records_.find(key);
  return found == records_.end() ? nullptr : found->second;
}

std::string_view Draft::document(std::string_view attribute) const {
  const auto* identity = record("agreement", {});
  return identity == nullptr ? std::string_view() : (*identity)[attribute];
}

Passage::Passage(const Draft& of, const Clause& in)
    : draft(of),
      clause(in),
      tokens(tokens_of(in.words)),
      uses(of.definitions().uses(in)),
      references(of.references().in(in)) {
  for (const Mark& mark : in.marks) {
    if (mark.kind == MarkKind::cell) continue;
    marked.resize(in.words.size());
    std::fill(marked.begin() + mark.begin, marked.begin() + mark.end, true);
  }
}

/// Uses and references stand apart and in order.
bool Passage::uses_term(std::size_t begin, std::size_t end) const {
  const auto first =
      std::ranges::partition_point(uses, [&](const TermUse& use) { return use.end <= begin; });
  return first != uses.end() && first->begin < end;
}

const Reference* Passage::reference_in(std::size_t begin, std::size_t end) const {
  const auto first = std::ranges::partition_point(
      references, [&](const Reference& one) { return one.end <= begin; });
  return first != references.end() && first->begin < end ? &*first : nullptr;
}

bool Passage::is_marked(std::size_t byte) const { return byte < marked.size() && marked[byte]; }

std::size_t Passage::token_at(std::size_t byte) const {
  return static_cast<std::size_t>(std::ranges::lower_bound(tokens, byte, {}, &Token::begin) -
                                  tokens.begin());
}

bool Passage::reads(std::size_t token, std::initializer_list<std::string_view> words) const {
  if (token + words.size() > tokens.size()) return false;
  for (const auto word : words)
    if (tokens[token++].small != word) return false;
  return true;
}

std::string_view Passage::text(const Mark& mark) const {
  return std::string_view(clause.words).substr(mark.begin, mark.end - mark.begin);
}

}  // namespace clauseline
