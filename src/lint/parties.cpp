// Lints about who is meant.

#include "lint/bounds.hpp"
#include "lint/packs.hpp"
#include "text/split.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace clauseline::lint_packs {
namespace {

template <class Words>
bool is_one_of(std::string_view word, const Words& words) {
  return std::ranges::find(words, word) != std::end(words);
}

constexpr std::string_view duties[] = {"shall",      "must",   "may",  "will",     "agrees",
                                       "undertakes", "grants", "pays", "warrants", "covenants"};

/// "The other party" of three or more; "a party shall" does not say which one either.
void vague_party(const Draft& draft, Hits& hits) {
  constexpr std::ptrdiff_t several = 3;
  if (std::ranges::count_if(draft.agreement().parties, &Party::signs) < several) return;
  walk(draft.agreement().clauses, [&](const Clause& clause, const Clause*) {
    if (clause.words.find("arty") == std::string::npos) return;
    const Passage passage(draft, clause);
    for (std::size_t i = 0; i + 2 < passage.tokens.size(); ++i) {
      const bool other = passage.reads(i, {"the", "other", "party"}) ||
                         passage.reads(i, {"the", "other", "party's"});
      const bool any =
          passage.reads(i, {"a", "party"}) && is_one_of(passage.tokens[i + 2].small, duties);
      if (other || any)
        hits.in(clause, passage.tokens[i].begin,
                fmt::format("{} leaves open which of {} parties is meant",
                            quoted(other ? "the other party" : "a party"),
                            std::ranges::count_if(draft.agreement().parties, &Party::signs)));
    }
  });
}

/// What the name of a company ends with.
bool is_company_ending(const Token& token) {
  constexpr std::string_view endings[] = {
      "Inc", "Corp", "Corporation", "LLC",          "LLP",  "Ltd", "Limited", "GmbH", "PBC",
      "PLC", "plc",  "Oy",          "Incorporated", "SARL", "AG",  "KG",      "BV",   "NV"};
  return is_one_of(token.text, endings);
}

bool is_duty(const Passage& passage, std::size_t token) {
  return token < passage.tokens.size() && is_one_of(passage.tokens[token].small, duties);
}

bool begins_sentence(const Passage& passage, std::size_t token) {
  return token == 0 || ends_sentence(passage.tokens[token - 1]) ||
         passage.tokens[token - 1].text == ":" || passage.tokens[token - 1].text == ";";
}

/// The words of a name that begins at a token, as far as they have capitals.
std::size_t name_end(const Passage& passage, std::size_t token) {
  auto end = token;
  while (end < passage.tokens.size() && is_capitalised(passage.tokens[end]) &&
         (end == token || passage.tokens[end].begin <= passage.tokens[end - 1].end() + 2))
    ++end;
  return end;
}

/// A name reads like a company's if it ends as one, or if it owes something in the middle of a
/// sentence, where other words have no capital.
bool is_company(const Passage& passage, std::size_t first, std::size_t end) {
  const bool ending = end > first + 1 && is_company_ending(passage.tokens[end - 1]);
  const bool free = !begins_sentence(passage, first) && is_duty(passage, end) &&
                    passage.tokens[first].text.size() > 2;
  const auto& before = first == 0 ? std::string() : passage.tokens[first - 1].small;
  constexpr std::string_view articles[] = {"the", "a", "an", "each", "any", "such", "no", "every"};
  return ending || (free && end == first + 1 && !is_one_of(before, articles));
}

void unknown_party_name(const Passage& passage, Hits& hits) {
  const auto& clause = passage.clause;
  const bool operative = clause.kind != ClauseKind::row && clause.kind != ClauseKind::recital;
  if (!operative || passage.draft.agreement().parties.empty()) return;
  for (std::size_t i = 0; i < passage.tokens.size(); ++i) {
    const auto end = name_end(passage, i);
    if (end == i) continue;
    const auto begin = passage.tokens[i].begin;
    const auto name = clause.words.substr(begin, passage.tokens[end - 1].end() - begin);
    std::vector<std::string_view> words;
    for (auto j = i; j < end; ++j)
      words.push_back(passage.tokens[j].text);
    const bool company = is_company(passage, i, end) && !passage.is_marked(begin) &&
                         !passage.uses_term(begin, begin + name.size());
    const bool ending = is_company_ending(passage.tokens[end - 1]);
    if (company && (ending || !is_common_name(words)) && !passage.draft.names().holds(name))
      hits.in(clause, begin,
              fmt::format("{} is no party, no actor and no cloud of this agreement", quoted(name)));
    i = end - 1;
  }
}

struct Role {
  std::string_view field;
  std::string_view roles[2];  // either will do
};
constexpr Role payment_roles[] = {{"payer", {"payer", "payer"}}, {"payee", {"payee", "payee"}}};
constexpr Role grant_roles[] = {{"grantor", {"licensor", "grantor"}},
                                {"grantee", {"licensee", "grantee"}}};

std::span<const Role> roles_of(const Term& term) {
  const auto name = term.right->name;
  if (name == "revenue-share" || name == "payment") return payment_roles;
  return name == "grant" ? std::span<const Role>(grant_roles) : std::span<const Role>();
}

/// Told once for a party and a role.
void role_mismatch(const Draft& draft, Hits& hits) {
  std::set<std::pair<std::string, std::string_view>> told;
  for (const Term& term : draft.version().terms) {
    if (term.status != "active" || term.piece > 0) continue;
    for (const Role& role : roles_of(term)) {
      const auto* value = field(term, role.field);
      const auto* party = value == nullptr ? nullptr : draft.record("party", value->text);
      if (party == nullptr) continue;
      const auto given = split((*party)["role"]);
      const bool has = std::ranges::any_of(
          role.roles, [&](std::string_view one) { return is_one_of(one, given); });
      if (has || !told.emplace(value->text, role.roles[0]).second) continue;
      hits.at(value->at,
              fmt::format("{} is the {} of {}, and its role does not say {}",
                          draft.name_of(value->text), role.field, term.id, role.roles[0]),
              fmt::format("add {} to the role of {}, or name another party here", role.roles[0],
                          value->text));
    }
  }
}

constexpr Lint rows[] = {
    {
        .code = "LN042",
        .slug = "vague-party",
        .severity = Severity::medium,
        .title = R"("The other party" in an agreement of three or more)",
        .why = "Two or more parties may be meant.",
        .remedy = R"(name the party, or write "each other party")",
        .example = "shall notify the other party",
        .whole = vague_party,
        .whole_only = true,
    },
    {
        .code = "LN043",
        .slug = "unknown-party-name",
        .severity = Severity::medium,
        .title = "A company that the agreement does not know",
        .why = "The name may be left from the deal that the draft was taken from.",
        .remedy = "name a party, or add who is meant to the parties as an actor",
        .example = R"("Amazon shall", and Amazon is no party)",
        .clause = unknown_party_name,
        .reads = Reads::native,
        .whole_only = true,
        .once = true,
    },
    {
        .code = "LN044",
        .slug = "role-mismatch",
        .severity = Severity::medium,
        .title = "A party does in a term what its role does not say",
        .why = "Either the roles are out of date, or payer and payee are exchanged.",
        .remedy = "correct the role of the party, or the term",
        .example = "microsoft is the payer, its role has no payer",
        .whole = role_mismatch,
        .reads = Reads::native,
        .whole_only = true,
    },
};

}  // namespace

std::span<const Lint> parties() { return rows; }

}  // namespace clauseline::lint_packs
