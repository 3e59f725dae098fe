// Lints about which clause gives way to which.

#include "diff/yielding.hpp"
#include "lint/cycles.hpp"
#include "lint/packs.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <unordered_map>

namespace clauseline::lint_packs {
namespace {

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
      hits.in(*one.from, one.begin,
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
    const auto of_clause = overrides_of(clause, draft.references());
    overrides.insert(overrides.end(), of_clause.begin(), of_clause.end());
    if (!draft.native() || clause.words.find("otwithstanding") == std::string::npos) return;
    const Passage passage(draft, clause);
    for (std::size_t i = 0; i < passage.tokens.size(); ++i) {
      if (!is_absolute(passage, i)) continue;
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
    const auto of_clause = limits_of(clause, draft.references());
    all.insert(all.end(), of_clause.begin(), of_clause.end());
    if (!of_clause.empty()) clauses.push_back(&clause);
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
        *cycle.front(), words->begin,
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
