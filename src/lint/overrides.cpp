// Lints about which clause gives way to which.

#include "lint/cycles.hpp"
#include "lint/packs.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <unordered_map>

namespace clauseline::lint_packs {
namespace {

/// Words that say that a clause counts in spite of another, or gives way to it.
struct Yielding {
  const Clause* from = nullptr;
  const Clause* to = nullptr;
  std::size_t byte = 0;  // where the words begin
};

/// Is this a word that may stand between "notwithstanding" and what it speaks of?
bool leads_on(const Token& token) {
  constexpr std::string_view words[] = {
      "anything",   "contained", "in",         "of",       "the",        "to",          "contrary",
      "any",        "terms",     "provisions", "and",      "conditions", "limitations", "provision",
      "section",    "sections",  "article",    "articles", "clause",     "clauses",     "paragraph",
      "paragraphs", "set",       "out",        "forth"};
  return std::ranges::find(words, token.small) != std::end(words);
}

/// The references behind a word or two: "notwithstanding Sections 3.2 and 4.1".
void gather(const Passage& passage, std::size_t token, std::size_t length,
            std::vector<Yielding>& found) {
  constexpr std::size_t near = 12;  // tokens
  auto i = token + length;
  const auto last = std::min(passage.tokens.size(), i + near);
  auto reference = passage.references.begin();
  while (i < last) {
    const auto begin = passage.tokens[i].begin;
    while (reference != passage.references.end() && reference->end <= begin)
      ++reference;
    if (reference != passage.references.end() && reference->begin <= begin) {
      if (reference->to != nullptr)
        found.push_back(
            {.from = &passage.clause, .to = reference->to, .byte = passage.tokens[token].begin});
      i = passage.token_at(reference->end);
    } else if (leads_on(passage.tokens[i])) {
      ++i;
    } else {
      return;
    }
  }
}

bool is_subject_to(const Passage& passage, std::size_t token) {
  const bool yields = passage.reads(token, {"subject", "to"});
  const bool denied = token > 0 && passage.tokens[token - 1].small == "not";
  return yields && !denied;
}

std::string printed(const Clause& clause) {
  return clause.number.empty() ? clause.label() : clause.number;
}

/// A clause that counts in spite of this one, which counts in spite of it; null if there is none.
const Yielding* against(const Yielding& one, const Draft& draft,
                        const std::unordered_map<const Clause*, std::vector<Yielding>>& by_target) {
  for (const auto* clause = one.from; clause != nullptr; clause = draft.around(*clause)) {
    const auto others = by_target.find(clause);
    if (others == by_target.end()) continue;
    const auto found = std::ranges::find_if(others->second, [&](const Yielding& other) {
      return other.from != one.from && draft.within(*other.from, *one.to);
    });
    if (found != others->second.end()) return &*found;
  }
  return nullptr;
}

void mutual(const std::vector<Yielding>& overrides, const Draft& draft, Hits& hits) {
  constexpr std::size_t many = 64;  // clauses that override one; no more are held against it
  std::unordered_map<const Clause*, std::vector<Yielding>> by_target;
  for (const Yielding& one : overrides)
    if (auto& known = by_target[one.to]; known.size() < many) known.push_back(one);
  for (const Yielding& one : overrides)
    if (const auto* other = against(one, draft, by_target))
      hits.in(*one.from, one.byte,
              fmt::format("this clause counts notwithstanding {}, and {} counts notwithstanding {}",
                          printed(*one.to), printed(*other->from), printed(*other->to)));
}

/// "Notwithstanding any other provision of this agreement", with no topic to keep two apart.
bool is_absolute(const Passage& passage, std::size_t token) {
  return passage.reads(token, {"notwithstanding", "any", "other", "provision"}) ||
         passage.reads(token, {"notwithstanding", "anything", "to", "the", "contrary"});
}

void override_conflict(const Draft& draft, Hits& hits) {
  std::vector<Yielding> overrides;
  const Clause* absolute = nullptr;
  walk(draft.agreement().clauses, [&](const Clause& clause, const Clause*) {
    if (clause.words.find("otwithstanding") == std::string::npos) return;
    const Passage passage(draft, clause);
    for (std::size_t i = 0; i < passage.tokens.size(); ++i) {
      if (passage.tokens[i].small != "notwithstanding") continue;
      gather(passage, i, 1, overrides);
      if (!draft.native() || !is_absolute(passage, i)) continue;
      if (absolute != nullptr && absolute != &clause)
        hits.in(clause, passage.tokens[i].begin,
                fmt::format("this clause counts notwithstanding every other, and so does {}",
                            printed(*absolute)));
      if (absolute == nullptr) absolute = &clause;
    }
  });
  mutual(overrides, draft, hits);
}

void precedence_cycle(const Draft& draft, Hits& hits) {
  std::vector<Yielding> all;
  std::vector<const Clause*> clauses;
  walk(draft.agreement().clauses, [&](const Clause& clause, const Clause*) {
    if (clause.words.find("ubject to") == std::string::npos) return;
    const auto before = all.size();
    const Passage passage(draft, clause);
    for (std::size_t i = 0; i < passage.tokens.size(); ++i)
      if (is_subject_to(passage, i)) gather(passage, i, 2, all);
    if (all.size() > before) clauses.push_back(&clause);
  });
  Graph edges;
  for (const Yielding& one : all)
    edges[one.from].push_back(one.to);
  for (const auto& cycle : cycles(clauses, edges)) {
    std::vector<std::string> names(cycle.size());
    std::ranges::transform(cycle, names.begin(), [](const Clause* one) { return printed(*one); });
    names.push_back(names.front());
    const auto words = std::ranges::find_if(all, [&](const Yielding& one) {
      return one.from == cycle.front() && one.to == cycle.at(1);
    });
    hits.in(
        *cycle.front(), words->byte,
        fmt::format("these clauses are each subject to the next: {}", fmt::join(names, " -> ")));
  }
}

constexpr Lint rows[] = {
    {
        .code = "LN040",
        .slug = "override-conflict",
        .severity = Severity::high,
        .title = "Two clauses that each count in spite of the other",
        .why = "Where they disagree, neither gives way, and nobody can say which one counts.",
        .remedy = R"(let one of the two give way: "subject to" the other)",
        .example = R"(3.2: "Notwithstanding Section 4.1"; 4.1: "Notwithstanding Section 3.2")",
        .whole = override_conflict,
        .whole_only = true,
    },
    {
        .code = "LN041",
        .slug = "precedence-cycle",
        .severity = Severity::high,
        .title = "Clauses that are subject to each other in a circle",
        .why = "Each gives way to the next, so none of them counts first.",
        .remedy = "say which one counts first, and make only the others subject to it",
        .example = "3.2 subject to 4.1, and 4.1 subject to 3.2",
        .whole = precedence_cycle,
        .whole_only = true,
    },
};

}  // namespace

std::span<const Lint> overrides() { return rows; }

}  // namespace clauseline::lint_packs
