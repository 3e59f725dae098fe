// The lint about terms that nothing defines.

#include "lint/packs.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace clauseline::lint_packs {
namespace {

/// The capitalised words from a token on: "Qualified Revenue". A blank alone stands between.
std::vector<std::string_view> capitalised(const Passage& passage, std::size_t token) {
  std::vector<std::string_view> found;
  for (auto i = token; i < passage.tokens.size() && is_capitalised(passage.tokens[i]); ++i) {
    if (i > token && passage.tokens[i].begin != passage.tokens[i - 1].end() + 1) break;
    found.push_back(passage.tokens[i].text);
  }
  return found;
}

/// A phrase is used like a defined term where it stands within a sentence, behind a word that
/// speaks of a certain thing. One capital alone may be many things, so only "the" counts there.
bool used_as_term(const Passage& passage, std::size_t token, std::size_t length) {
  constexpr std::string_view before[] = {"the", "a",    "an",  "any", "each",
                                         "all", "such", "its", "of",  "no"};
  if (token == 0 || is_capitalised(passage.tokens[token - 1])) return false;
  const auto& word = passage.tokens[token - 1].small;
  return length > 1 ? std::ranges::find(before, word) != std::end(before) : word == "the";
}

void undefined_term(const Passage& passage, Hits& hits) {
  if (passage.draft.definitions().empty() || passage.clause.kind == ClauseKind::row) return;
  for (std::size_t i = 0; i < passage.tokens.size(); ++i) {
    const auto words = capitalised(passage, i);
    if (words.empty()) continue;
    const auto phrase = fmt::format("{}", fmt::join(words, " "));
    const auto begin = passage.tokens[i].begin;
    const bool free = used_as_term(passage, i, words.size()) && !passage.is_marked(begin) &&
                      !passage.in_quotes(i) && !passage.uses_term(begin, begin + phrase.size());
    if (free && !is_common_name(words) && !passage.draft.names().holds(phrase))
      hits.in(
          passage.clause, begin,
          fmt::format("{} is written like a defined term, and nothing defines it", quoted(phrase)));
    i += words.size() - 1;
  }
}

constexpr Lint rows[] = {
    {
        .code = "LN001",
        .slug = "undefined-term",
        .severity = Severity::medium,
        .title = "A phrase is written like a defined term, and nothing defines it",
        .why = "Readers take capitals for a promise that the meaning is fixed somewhere.",
        .remedy = "define the term, or write the words without capitals",
        .example = R"("Qualified Revenue" is never defined)",
        .clause = undefined_term,
        .reads = Reads::native,
        .whole_only = true,
        .once = true,
    },
};

}  // namespace

std::span<const Lint> undefined_terms() { return rows; }

}  // namespace clauseline::lint_packs
