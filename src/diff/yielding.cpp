#include "diff/yielding.hpp"

#include "prose/tokens.hpp"

#include <algorithm>
#include <string_view>

namespace clauseline {
namespace {

/// Is this a word that may stand between "notwithstanding" and what it speaks of?
bool leads_on(const Token& token) {
  constexpr std::string_view words[] = {
      "anything",   "contained", "in",         "of",       "the",        "to",          "contrary",
      "any",        "terms",     "provisions", "and",      "conditions", "limitations", "provision",
      "section",    "sections",  "article",    "articles", "clause",     "clauses",     "paragraph",
      "paragraphs", "set",       "out",        "forth"};
  return std::ranges::find(words, token.small) != std::end(words);
}

/// The words of one clause, and what they point to.
struct Words {
  const Clause& clause;
  std::vector<Token> tokens{};
  std::vector<Reference> references{};

  Words(const Clause& in, const References& known)
      : clause(in), tokens(tokens_of(in.words)), references(known.in(in)) {}
};

/// Is this a comma between numbers: "Sections 3.2, 4.1 and 5"?
bool lists_on(const std::vector<Token>& tokens, std::size_t at) {
  if (tokens[at].text != "," || at + 1 == tokens.size()) return false;
  const char next = tokens[at + 1].text.front();
  return (next >= '0' && next <= '9') || next == '(';
}

/// The references behind the words that begin at `token` and go to `next`.
void gather(const Words& words, std::size_t token, std::size_t next, std::vector<Yielding>& found) {
  constexpr std::size_t near = 12;  // tokens
  const auto last = std::min(words.tokens.size(), next + near);
  auto reference = words.references.begin();
  while (next < last) {
    const auto begin = words.tokens[next].begin;
    while (reference != words.references.end() && reference->end <= begin)
      ++reference;
    if (reference != words.references.end() && reference->begin <= begin) {
      if (reference->to != nullptr)
        found.push_back({.from = &words.clause,
                         .to = reference->to,
                         .begin = static_cast<std::uint32_t>(words.tokens[token].begin),
                         .end = reference->end});
      while (next < last && words.tokens[next].begin < reference->end)
        ++next;
    } else if (leads_on(words.tokens[next]) || lists_on(words.tokens, next)) {
      ++next;
    } else {
      return;
    }
  }
}

bool is_subject_to(const std::vector<Token>& tokens, std::size_t at) {
  const bool yields =
      tokens[at].small == "subject" && at + 1 < tokens.size() && tokens[at + 1].small == "to";
  return yields && (at == 0 || tokens[at - 1].small != "not");
}

/// Most clauses have none of the words; they are not looked at any further.
bool may_have(const Clause& clause, std::string_view small, std::string_view capitals) {
  const std::string_view words = clause.words;
  return words.find(small) != std::string_view::npos ||
         words.find(capitals) != std::string_view::npos;
}

}  // namespace

std::vector<Yielding> overrides_of(const Clause& clause, const References& references) {
  std::vector<Yielding> found;
  if (!may_have(clause, "otwithstanding", "NOTWITHSTANDING")) return found;
  const Words words(clause, references);
  for (std::size_t i = 0; i < words.tokens.size(); ++i)
    if (words.tokens[i].small == "notwithstanding") gather(words, i, i + 1, found);
  return found;
}

std::vector<Yielding> limits_of(const Clause& clause, const References& references) {
  std::vector<Yielding> found;
  if (!may_have(clause, "ubject to", "SUBJECT TO")) return found;
  const Words words(clause, references);
  for (std::size_t i = 0; i < words.tokens.size(); ++i)
    if (is_subject_to(words.tokens, i)) gather(words, i, i + 2, found);
  return found;
}

}  // namespace clauseline
