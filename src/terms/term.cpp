#include "terms/term.hpp"

#include "terms/read_value.hpp"
#include "terms/tables.hpp"
#include "text/split.hpp"

#include <algorithm>
#include <cassert>
#include <numeric>
#include <span>

namespace clauseline {
namespace {

/// How often the fact repeats the child element over which a right may be stated in pieces.
std::size_t pieces(const Fact& fact) {
  const auto count = std::ranges::count(fact.parts, "exclusivity", &Fact::name);
  return static_cast<std::size_t>(std::max<std::ptrdiff_t>(count, 1));
}

/// Territories are compared by the regions that declared groups hold; they print as written.
void spell_out(Value& value, const Field& field, const Register& things) {
  if (auto* names = std::get_if<Names>(&value.content);
      names != nullptr && field.type == Type::regions)
    *names = things.regions(*names);
  if (auto* parts = std::get_if<std::vector<Part>>(&value.content))
    for (Part& part : *parts)
      part.territory = things.regions(part.territory);
}

Term read_term(const Right& right, const Fact& fact, const Clause* clause, std::size_t piece) {
  Term term{.right = &right,
            .id = std::string(fact["id"]),
            .clause = clause,
            .fact = &fact,
            .was = split(fact["was"]),
            .piece = piece};
  if (right.part == "meta")  // there is one of each, and one signature for each party
    term.id = fact["party"].empty() ? fact.name : std::string(fact["party"]);
  if (const auto status = fact["status"]; !status.empty() && right.part.empty())
    term.status = status;
  for (const Field& field : right.fields)
    term.values.push_back(read_value(field, fact, piece));
  return term;
}

void read_terms(const std::vector<Clause>& clauses, Interpretation& into) {
  walk(clauses, [&](const Clause& clause, const Clause*) {
    for (const Fact& fact : clause.facts)
      if (const Right* right = find_right(fact.name))
        for (std::size_t piece = 0; piece < pieces(fact); ++piece)
          into.terms.push_back(read_term(*right, fact, &clause, piece));
  });
  for (Term& term : into.terms)
    for (std::size_t i = 0; i < term.values.size(); ++i)
      spell_out(term.values[i], term.right->fields[i], into.things);
}

std::string_view id_of(const Term& term) { return term.id; }
std::string_view clause_of(const Term& term) { return term.clause->id; }

using Terms = std::vector<Term>;
using Places = std::vector<std::size_t>;
using Key = std::string_view (*)(const Term&);

/// Those with the same key stay in the order of the version.
Places ordered(const Terms& terms, Key key) {
  Places places(terms.size());
  std::iota(places.begin(), places.end(), std::size_t{0});
  std::ranges::stable_sort(places, {}, [&](std::size_t place) { return key(terms[place]); });
  return places;
}

std::span<const std::size_t> with_key(const Terms& terms, const Places& places, Key key,
                                      std::string_view id) {
  const auto key_at = [&](std::size_t place) { return key(terms[place]); };
  const auto first = std::ranges::lower_bound(places, id, {}, key_at);
  return {first, std::ranges::upper_bound(first, places.end(), id, {}, key_at)};
}

const Term* first_of(const Terms& terms, const Places& by_id, std::string_view id,
                     std::string_view right) {
  for (const std::size_t place : with_key(terms, by_id, id_of, id))
    if (right.empty() || terms[place].right->name == right) return &terms[place];
  return nullptr;
}

std::vector<std::string> named(const Term& term, std::string_view field) {
  const auto* names = term.get<Names>(field);
  return names == nullptr ? std::vector<std::string>()
                          : std::vector<std::string>(names->begin(), names->end());
}

std::vector<std::string> signing_parties_but(const Interpretation& version,
                                             const std::vector<std::string>& others) {
  std::vector<std::string> rest;
  for (const Party& party : version.agreement->parties)
    if (party.signs && std::ranges::find(others, party.id) == others.end())
      rest.push_back(party.id);
  return rest;
}

/// Whom a term favours by name, or the operators of the clouds that it names.
std::vector<std::string> favoured(const Term& term, const Interpretation& version) {
  auto parties = named(term, "favours");
  if (!parties.empty()) return parties;
  for (const auto* field : {"clouds", "cloud"})
    for (const std::string& cloud : named(term, field))
      if (const auto party = version.things.operator_of(cloud); !party.empty())
        parties.emplace_back(party);
  return parties;
}

std::vector<std::string> side(const Term& term, const Interpretation& version,
                              std::string_view field) {
  return field == "favours" ? favoured(term, version) : named(term, field);
}

}  // namespace

const Value* Term::find(std::string_view field) const {
  const int index = field_index(*right, field);
  return index < 0 ? nullptr : &values[static_cast<std::size_t>(index)];
}

const Value& Term::operator[](std::string_view field) const {
  const Value* value = find(field);
  assert(value != nullptr);
  return *value;
}

bool Term::active() const {
  if (status != "active") return false;
  if (right->head.empty()) return true;
  return (*this)[right->head].text != find_field(*right, right->head)->floor;
}

Interpretation interpret(const Agreement& agreement) {
  Interpretation version{.agreement = &agreement, .things = Register(agreement)};
  read_terms(agreement.clauses, version);
  for (const Fact& fact : agreement.records)
    if (const Right* record = find_right(fact.name))
      version.records.push_back(read_term(*record, fact, nullptr, 0));
  version.terms_by_id = ordered(version.terms, id_of);
  version.terms_by_clause = ordered(version.terms, clause_of);
  version.records_by_id = ordered(version.records, id_of);
  return version;
}

const Term* find_term(const Interpretation& version, std::string_view id, std::string_view right) {
  return first_of(version.terms, version.terms_by_id, id, right);
}

const Term* find_record(const Interpretation& version, std::string_view id,
                        std::string_view right) {
  return first_of(version.records, version.records_by_id, id, right);
}

std::vector<const Term*> terms_named(const Interpretation& version, const Names& ids) {
  Places found;
  for (const std::string& id : ids) {
    const auto own = with_key(version.terms, version.terms_by_id, id_of, id);
    const auto inside = with_key(version.terms, version.terms_by_clause, clause_of, id);
    found.insert(found.end(), own.begin(), own.end());
    found.insert(found.end(), inside.begin(), inside.end());
  }
  std::ranges::sort(found);
  found.erase(std::unique(found.begin(), found.end()), found.end());
  std::vector<const Term*> terms;
  for (const std::size_t place : found)
    terms.push_back(&version.terms[place]);
  return terms;
}

std::vector<std::string> beneficiaries(const Term& term, const Interpretation& version) {
  return side(term, version, term.right->beneficiary);
}

std::vector<std::string> burdened(const Term& term, const Interpretation& version) {
  auto parties = side(term, version, term.right->burdened);
  const auto holders = beneficiaries(term, version);
  return parties.empty() && !holders.empty() ? signing_parties_but(version, holders) : parties;
}

}  // namespace clauseline
