#include "lint/lint.hpp"

#include "lint/packs.hpp"
#include "text/visible.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <span>
#include <tuple>
#include <utility>

namespace clauseline {
namespace {

std::vector<Lint> gathered() {
  std::vector<Lint> all;
  namespace packs = lint_packs;
  for (const auto pack :
       {packs::definitions(), packs::undefined_terms(), packs::references(), packs::overrides(),
        packs::numbering(), packs::quantities(), packs::dates(), packs::events(), packs::money(),
        packs::shares(), packs::exclusivity(), packs::licences(), packs::phrases(),
        packs::parties(), packs::characters(), packs::provenance(), packs::agreeing(),
        packs::prose()})
    all.insert(all.end(), pack.begin(), pack.end());
  std::ranges::sort(all, {}, &Lint::code);
  return all;
}

bool speaks_of(const Lint& lint, const Draft& draft) {
  if (lint.whole_only && draft.instrument()) return false;
  return lint.reads == Reads::anything || draft.native() ||
         (lint.reads == Reads::agreements && !draft.foreign_markup());
}

void keep_first(std::vector<Hit>& hits) {
  std::set<std::pair<const Lint*, std::string>> told;
  std::erase_if(hits, [&](const Hit& hit) {
    return hit.lint->once && !told.emplace(hit.lint, hit.message).second;
  });
}

using Slice = std::span<Hit>;

/// Gives hits in the words of one clause, which are in order, their places.
void place_in_clause(Slice hits, const Draft& draft) {
  std::vector<std::uint32_t> bytes(hits.size());
  std::ranges::transform(hits, bytes.begin(), &Hit::byte);
  const auto places = draft.words().find(draft.source(), *hits.front().clause, bytes);
  for (std::size_t i = 0; i < hits.size(); ++i)
    hits[i].at = draft.source().position(places[i]);
}

/// Gives every hit in words its place, going through the words of each clause once.
void place(std::vector<Hit>& hits, const Draft& draft) {
  std::ranges::stable_sort(hits, [](const Hit& a, const Hit& b) {
    return std::pair(a.clause, a.byte) < std::pair(b.clause, b.byte);
  });
  for (Slice rest(hits); !rest.empty();) {
    const auto* clause = rest.front().clause;
    const auto end =
        std::ranges::find_if(rest, [&](const Hit& hit) { return hit.clause != clause; });
    const auto count = static_cast<std::size_t>(end - rest.begin());
    if (clause != nullptr) place_in_clause(rest.first(count), draft);
    rest = rest.subspan(count);
  }
}

}  // namespace

void Hits::in(const Clause& clause, std::size_t byte, std::string message, std::string hint) {
  at(clause.at, std::move(message), std::move(hint));
  into_.back().clause = &clause;
  into_.back().byte = static_cast<std::uint32_t>(byte);
}

void Hits::at(Position place, std::string message, std::string hint) {
  if (hint.empty()) hint = lint_.remedy;
  into_.push_back(
      {.lint = &lint_, .at = place, .message = std::move(message), .hint = std::move(hint)});
}

const std::vector<Lint>& lints() {
  static const auto all = gathered();
  return all;
}

const Lint* find_lint(std::string_view code_or_slug) {
  const auto found = std::ranges::find_if(lints(), [&](const Lint& lint) {
    return lint.code == code_or_slug || lint.slug == code_or_slug;
  });
  return found == lints().end() ? nullptr : &*found;
}

std::vector<Hit> lint(const Draft& draft, const Detectors& detectors) {
  std::vector<Hit> found;
  const auto each = [&](const auto& call) {
    for (const Lint& one : lints())
      if (speaks_of(one, draft)) call(one, Hits(one, found));
  };
  SignalFinder finder(detectors);
  walk(draft.agreement().clauses, [&](const Clause& clause, const Clause*) {
    Passage passage(draft, clause);
    passage.signals = finder.find(clause.words);
    passage.finder = &finder;
    each([&](const Lint& one, Hits hits) {
      if (one.clause != nullptr) one.clause(passage, hits);
    });
  });
  for (const Term& term : draft.version().terms)
    each([&](const Lint& one, Hits hits) {
      if (one.term != nullptr) one.term(draft, term, hits);
    });
  each([&](const Lint& one, Hits hits) {
    if (one.whole != nullptr) one.whole(draft, hits);
  });
  keep_first(found);
  place(found, draft);
  std::ranges::stable_sort(found, [](const Hit& a, const Hit& b) {
    return std::tie(a.at, a.lint->code) < std::tie(b.at, b.lint->code);
  });
  return found;
}

std::string quoted(std::string_view words) {
  constexpr std::size_t longest = 80;
  auto end = words.size();
  if (end > longest) {
    end = words.rfind(' ', longest);
    if (end == std::string_view::npos) end = longest;
    while (end > 0 && (static_cast<unsigned char>(words[end]) & 0xC0U) == 0x80U)
      --end;
  }
  return fmt::format(R"("{}{}")", visible_line(words.substr(0, end)),
                     end < words.size() ? " ..." : "");
}

}  // namespace clauseline
