#include "diff/yielding.hpp"

#include "prose/tokens.hpp"

#include <algorithm>
#include <initializer_list>
#include <iterator>
#include <string>
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

/// The references before the word at `token`, "Section 3.2 notwithstanding", where a mark is behind
/// it; else it speaks of what is there.
void gather_before(const Words& words, std::size_t token, std::vector<Yielding>& found) {
  constexpr std::size_t near = 12;  // tokens
  if (token + 1 < words.tokens.size() && words.tokens[token + 1].word) return;
  const auto refers = [&](const Reference& reference, const Token& one) {
    return reference.begin <= one.begin && one.begin < reference.end;
  };
  const auto belongs = [&](std::size_t at) {
    const Token& one = words.tokens[at];
    return leads_on(one) || lists_on(words.tokens, at) ||
           std::ranges::any_of(words.references,
                               [&](const Reference& reference) { return refers(reference, one); });
  };
  auto first = token;
  while (first > 0 && token - first < near && belongs(first - 1))
    --first;
  const auto begin = static_cast<std::uint32_t>(words.tokens[first].begin);
  const auto end = static_cast<std::uint32_t>(words.tokens[token].end());
  for (const Reference& reference : words.references)
    if (reference.to != nullptr && reference.begin >= begin && reference.end <= end)
      found.push_back({.from = &words.clause, .to = reference.to, .begin = begin, .end = end});
}

/// "Prevails over", "takes precedence over", unless it does not.
bool is_prevailing(const std::vector<Token>& tokens, std::size_t at) {
  constexpr std::string_view verbs[] = {"prevail", "prevails", "precedence", "priority"};
  if (std::ranges::find(verbs, tokens[at].small) == std::end(verbs)) return false;
  if (at + 1 == tokens.size() || tokens[at + 1].small != "over") return false;
  return std::none_of(tokens.begin() + static_cast<std::ptrdiff_t>(at < 3 ? 0 : at - 3),
                      tokens.begin() + static_cast<std::ptrdiff_t>(at), [](const Token& before) {
                        return before.small == "not" || before.small == "no" ||
                               before.small == "never";
                      });
}

bool is_subject_to(const std::vector<Token>& tokens, std::size_t at) {
  const bool yields =
      tokens[at].small == "subject" && at + 1 < tokens.size() && tokens[at + 1].small == "to";
  return yields && (at == 0 || tokens[at - 1].small != "not");
}

/// "Section 4 prevails over Section 3" ranks two others, and says nothing of the clause it is in.
bool ranks_others(const Words& words, std::size_t token) {
  constexpr std::size_t near = 6;  // tokens
  const auto from = words.tokens[token < near ? 0 : token - near].begin;
  return std::ranges::any_of(words.references, [&](const Reference& reference) {
    return reference.end > from && reference.begin < words.tokens[token].begin;
  });
}

/// Words that are looked for, and the place of their rarest letter, by which they are soonest found
/// to be missing.
struct Sought {
  std::string_view words;
  std::size_t rarest;
};

bool has(std::string_view text, const Sought& sought) {
  const char letter = sought.words[sought.rarest];
  for (auto at = text.find(letter); at != std::string_view::npos; at = text.find(letter, at + 1))
    if (at >= sought.rarest && text.substr(at - sought.rarest).starts_with(sought.words))
      return true;
  return false;
}

/// Most clauses have none of the words; they are not looked at any further.
bool has_any(const Clause& clause, std::initializer_list<Sought> all) {
  return std::ranges::any_of(all, [&](const Sought& one) { return has(clause.words, one); });
}

}  // namespace

bool may_override(const Clause& clause) {
  return has_any(clause,
                 {{"otwithstanding", 2}, {"NOTWITHSTANDING", 3}, {" over ", 2}, {" OVER ", 2}});
}

bool may_yield(const Clause& clause) {
  return has_any(clause, {{"ubject to", 2}, {"SUBJECT TO", 3}});
}

std::vector<Yielding> overrides_of(const Clause& clause, const References& references) {
  std::vector<Yielding> found;
  if (!may_override(clause)) return found;
  const Words words(clause, references);
  for (std::size_t i = 0; i < words.tokens.size(); ++i) {
    if (is_prevailing(words.tokens, i) && !ranks_others(words, i)) gather(words, i, i + 2, found);
    if (words.tokens[i].small != "notwithstanding") continue;
    const auto before = found.size();
    gather(words, i, i + 1, found);
    if (found.size() == before) gather_before(words, i, found);
  }
  return found;
}

std::vector<Yielding> limits_of(const Clause& clause, const References& references) {
  std::vector<Yielding> found;
  if (!may_yield(clause)) return found;
  const Words words(clause, references);
  for (std::size_t i = 0; i < words.tokens.size(); ++i)
    if (is_subject_to(words.tokens, i)) gather(words, i, i + 2, found);
  return found;
}

}  // namespace clauseline
