// The lint about numbers in a row.

#include "lint/packs.hpp"
#include "model/clause_id.hpp"
#include "model/ordinal.hpp"

#include <fmt/format.h>

#include <string>
#include <vector>

namespace clauseline::lint_packs {
namespace {

/// The last part of a number such as "3.2", and what stands before it.
struct Counted {
  std::string before{};
  std::vector<Ordinal> last{};
};

Counted counted(const Clause& clause) {
  const auto number = bare_number(clause.number);
  const auto cut = number.find_last_of(".- ");
  const auto start = cut == std::string::npos ? 0 : cut + 1;
  const auto part = number.substr(start);
  Counted found{.before = number.substr(0, start)};
  constexpr std::size_t longest = 6;
  const bool digits = part.find_first_not_of("0123456789") == std::string::npos;
  const bool letters = part.find_first_of("0123456789") == std::string::npos;
  if (digits && !part.empty() && part.size() <= longest)
    found.last = {{.glyph = Glyph::digits, .value = static_cast<unsigned>(std::stoul(part))}};
  if (letters && !part.empty()) found.last = ordinals_of(part);
  return found;
}

std::string wrong(const Counted& before, const Counted& now, const Clause& earlier) {
  if (before.last.empty() || now.last.empty() || before.before != now.before) return {};
  if (!going_on(before.last, now.last).empty()) return {};
  for (const Ordinal& a : before.last)
    for (const Ordinal& b : now.last)
      if (a.glyph == b.glyph)
        return b.value == a.value ? fmt::format("the number is that of {}, too", earlier.label())
               : b.value < a.value
                   ? fmt::format("the number is lower than {} before it", earlier.number)
                   : fmt::format("the numbers go from {} to this one", earlier.number);
  return {};
}

void siblings(const std::vector<Clause>& clauses, Hits& hits) {
  const Clause* earlier = nullptr;
  for (const Clause& clause : clauses) {
    if (clause.number.empty()) continue;
    if (earlier != nullptr && earlier->kind == clause.kind) {
      const auto what = wrong(counted(*earlier), counted(clause), *earlier);
      if (!what.empty()) hits.at(clause.at, fmt::format("{}: {}", clause.label(), what));
    }
    earlier = &clause;
  }
}

void numbering_gap(const Draft& draft, Hits& hits) {
  siblings(draft.agreement().clauses, hits);
  walk(draft.agreement().clauses,
       [&](const Clause& clause, const Clause*) { siblings(clause.clauses, hits); });
}

constexpr Lint rows[] = {
    {
        .code = "LN012",
        .slug = "numbering-gap",
        .severity = Severity::low,
        .title = "A number is skipped, doubled or out of order",
        .why =
            "Readers look for the clause that is missing, and references may mean either of two.",
        .remedy = "number the clause in its turn, or keep the gap as a reserved clause",
        .example = "3.1, 3.3",
        .whole = numbering_gap,
        .reads = Reads::native,
    },
};

}  // namespace

std::span<const Lint> numbering() { return rows; }

}  // namespace clauseline::lint_packs
