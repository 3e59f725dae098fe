// Lints about words that read two ways.

#include "lint/packs.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace clauseline::lint_packs {
namespace {

template <class Words>
bool is_one_of(std::string_view word, const Words& words) {
  return std::ranges::find(words, word) != std::end(words);
}

std::string_view piece(const Passage& passage, std::size_t first, std::size_t last) {
  const auto begin = passage.tokens[first].begin;
  return std::string_view(passage.clause.words).substr(begin, passage.tokens[last].end() - begin);
}

std::string_view word_at(const Passage& passage, std::size_t token) {
  return token < passage.tokens.size() ? std::string_view(passage.tokens[token].small)
                                       : std::string_view();
}

constexpr std::string_view shared_rights[] = {"licence",  "license",  "licences", "licenses",
                                              "right",    "rights",   "licensee", "distributor",
                                              "supplier", "reseller", "provider", "agent"};

/// Where the right stands that three words from `first` on are said of, as in "a sole and
/// exclusive, worldwide licence", or the end of the passage.
std::size_t right_after(const Passage& passage, std::size_t first) {
  constexpr std::string_view ends[] = {"of",     "for",          "to",    "in",
                                       "with",   "and",          "over",  "owner",
                                       "remedy", "jurisdiction", "venue", "discretion"};
  constexpr std::size_t near = 5;
  const auto none = passage.tokens.size();
  for (auto i = first + 3; i < std::min(first + 3 + near, none); ++i) {
    if (is_one_of(passage.tokens[i].small, ends)) return none;
    if (!passage.tokens[i].word && passage.tokens[i].text != ",") return none;
    if (is_one_of(passage.tokens[i].small, shared_rights)) return i;
  }
  return none;
}

/// Are the words said of a right before them, and of nothing behind, as in "the licence is sole
/// and exclusive."?
bool said_of_right_before(const Passage& passage, std::size_t first) {
  constexpr std::string_view copulas[] = {"is", "are", "be", "was", "were", "remains", "remain"};
  constexpr std::size_t near = 5;
  const bool closed = first + 3 >= passage.tokens.size() || !passage.tokens[first + 3].word;
  if (!closed || first == 0 || !is_one_of(passage.tokens[first - 1].small, copulas)) return false;
  for (auto i = first - 1; i-- > first - std::min(first, near);) {
    if (ends_sentence(passage.tokens[i])) return false;
    if (is_one_of(passage.tokens[i].small, shared_rights)) return true;
  }
  return false;
}

/// Of a remedy, a court or a cost the two words together are only emphasis.
void sole_and_exclusive(const Passage& passage, Hits& hits) {
  for (std::size_t i = 0; i + 2 < passage.tokens.size(); ++i) {
    const bool pair = passage.reads(i, {"sole", "and", "exclusive"}) ||
                      passage.reads(i, {"exclusive", "and", "sole"});
    if (!pair) continue;
    const auto right = right_after(passage, i);
    const bool before = said_of_right_before(passage, i);
    if (right == passage.tokens.size() && !before) continue;
    hits.in(passage.clause, passage.tokens[i].begin,
            fmt::format("{}: sole keeps the grantor in, exclusive keeps it out",
                        quoted(piece(passage, i, before ? i + 2 : right))));
  }
}

constexpr std::string_view modals[] = {"shall", "must", "may", "will", "should"};

/// Does a condition begin shortly before a token, in the same sentence?
bool in_condition(const Passage& passage, std::size_t token) {
  constexpr std::string_view words[] = {"unless", "if", "when", "where", "until", "once", "extent"};
  constexpr std::size_t near = 10;
  for (auto i = token; i-- > token - std::min(token, near);) {
    if (ends_sentence(passage.tokens[i])) return false;
    if (is_one_of(passage.tokens[i].small, words)) return true;
  }
  return false;
}

/// "unless it cannot and chooses not": two refusals in a condition, so that it is open whether
/// one of them is enough.
bool two_refusals(const Passage& passage, std::size_t token) {
  const auto first = word_at(passage, token);
  if ((first != "cannot" && first != "unable") || word_at(passage, token + 1) != "and")
    return false;
  constexpr std::size_t near = 3;
  for (auto i = token + 2; i < token + 2 + near; ++i)
    if (word_at(passage, i) == "not" || word_at(passage, i) == "unwilling")
      return in_condition(passage, token);
  return false;
}

/// "shall not copy and distribute": is each forbidden, or only both together?
bool forbids_both(const Passage& passage, std::size_t token) {
  if (word_at(passage, token) != "not" || token == 0) return false;
  constexpr std::string_view forbidding[] = {"shall", "may", "must", "will"};
  constexpr std::string_view also[] = {"and",  "or",  "shall", "may", "must",
                                       "will", "not", "be",    "only"};
  const auto verb = word_at(passage, token + 1);
  const auto next = word_at(passage, token + 3);
  const bool verbs = token + 3 < passage.tokens.size() && passage.tokens[token + 1].word &&
                     passage.tokens[token + 3].word;
  return verbs && is_one_of(passage.tokens[token - 1].small, forbidding) &&
         word_at(passage, token + 2) == "and" && !is_one_of(verb, also) && !is_one_of(next, also);
}

void negated_conjunction(const Passage& passage, Hits& hits) {
  for (std::size_t i = 0; i < passage.tokens.size(); ++i) {
    if (two_refusals(passage, i)) {
      auto last = i + 2;
      while (word_at(passage, last) != "not" && word_at(passage, last) != "unwilling")
        ++last;
      hits.in(passage.clause, passage.tokens[i].begin,
              fmt::format("{} may ask for both or for either", quoted(piece(passage, i, last))));
    } else if (forbids_both(passage, i)) {
      hits.in(passage.clause, passage.tokens[i - 1].begin,
              fmt::format("{} may forbid each of the two, or only both together",
                          quoted(piece(passage, i - 1, i + 3))));
    }
  }
}

/// Once for a clause.
void and_or(const Passage& passage, Hits& hits) {
  const auto& words = passage.clause.words;
  if (words.find("/or") == std::string::npos) return;
  for (std::size_t i = 0; i + 2 < passage.tokens.size(); ++i) {
    if (!passage.reads(i, {"and", "/", "or"})) continue;
    const auto first = i == 0 ? i : i - 1;
    const auto last = std::min(i + 3, passage.tokens.size() - 1);
    return hits.in(passage.clause, passage.tokens[i].begin,
                   fmt::format("{} may mean both, either, or each as one likes",
                               quoted(piece(passage, first, last))));
  }
}

/// Is a "not" part of a figure of speech that denies nothing?
bool denies_nothing(const Passage& passage, std::size_t token) {
  constexpr std::string_view after[] = {"only",      "less",   "more",    "later",
                                        "limited",   "fewer",  "earlier", "exceed",
                                        "exceeding", "merely", "greater"};
  return is_one_of(word_at(passage, token + 1), after) ||
         (token > 0 &&
          (passage.tokens[token - 1].small == "or" || passage.tokens[token - 1].small == "if" ||
           passage.tokens[token - 1].small == "whether"));
}

bool undoes(std::string_view word) {
  constexpr std::string_view words[] = {"prevented", "prohibited", "precluded",
                                        "barred",    "forbidden",  "fail",
                                        "refrain",   "never",      "cannot"};
  return is_one_of(word, words);
}

/// The second negator of "shall not be prevented from", or the number of tokens. What stands
/// behind a comma or a conjunction denies something else.
std::size_t second_negator(const Passage& passage, std::size_t token) {
  constexpr std::size_t near = 3;
  constexpr std::string_view stops[] = {"and",   "or",      "if",      "unless", "that",
                                        "which", "whether", "because", "but"};
  const auto none = passage.tokens.size();
  for (auto i = token + 1; i < std::min(token + 1 + near, none); ++i) {
    if (!passage.tokens[i].word || is_one_of(passage.tokens[i].small, stops)) return none;
    if (undoes(passage.tokens[i].small) && !denies_nothing(passage, i)) return i;
  }
  return none;
}

void double_negative(const Passage& passage, Hits& hits) {
  constexpr std::string_view negators[] = {"not", "never", "cannot"};
  for (std::size_t i = 0; i < passage.tokens.size(); ++i) {
    if (!is_one_of(passage.tokens[i].small, negators) || denies_nothing(passage, i)) continue;
    const auto second = second_negator(passage, i);
    if (second == passage.tokens.size()) continue;
    const bool modal = i > 0 && is_one_of(passage.tokens[i - 1].small, modals);
    const auto& denied = passage.tokens[second].small;
    // "to the extent not prohibited by law" is as plain as it can be said.
    const bool plain = passage.tokens[i].small == "not" && !modal;
    if (plain && denied != "never" && denied != "cannot") continue;
    const auto first = modal ? i - 1 : i;
    hits.in(passage.clause, passage.tokens[first].begin,
            fmt::format("{} denies twice", quoted(piece(passage, first, second))));
    i = second;
  }
}

/// "and" and "or" in the languages that agreements of Europe and America are written in.
bool is_joint(std::string_view word) {
  constexpr std::string_view words[] = {"and",   "or",  "et",  "ou",   "und",  "oder",
                                        "sowie", "y",   "o",   "e",    "en",   "of",
                                        "i",     "lub", "och", "then", "eller"};
  return is_one_of(word, words);
}

/// Does an item go on in the sentence of its list: in small letters, up to a semicolon?
bool is_part(const Clause& item, std::string_view ending) {
  const bool small = !item.words.empty() && item.words.front() >= 'a' && item.words.front() <= 'z';
  return item.clauses.empty() && small && item.words.ends_with(ending) &&
         item.words.find(". ") == std::string::npos;
}

/// The lead-in may say it: "any of the following", "each of:".
bool lead_in_says(const Passage& passage) {
  constexpr std::string_view said[] = {"any",  "each", "all",   "either",
                                       "both", "one",  "every", "following"};
  constexpr std::size_t near = 12;
  const auto last = passage.tokens.size() - std::min(passage.tokens.size(), near);
  return std::any_of(passage.tokens.begin() + static_cast<std::ptrdiff_t>(last),
                     passage.tokens.end(),
                     [&](const Token& token) { return is_one_of(token.small, said); });
}

/// A list that is one sentence, its items parted by semicolons, which does not say how the last
/// one goes on. Lists of sentences or of headings need no word between them.
void list_conjunction_missing(const Passage& passage, Hits& hits) {
  const auto& items = passage.clause.clauses;
  if (items.size() < 2 || !passage.clause.joined.empty()) return;
  const bool sentence =
      std::ranges::all_of(items, [](const Clause& one) { return one.kind == ClauseKind::item; }) &&
      std::all_of(items.begin(), items.end() - 1,
                  [](const Clause& one) { return is_part(one, ";"); }) &&
      is_part(items.back(), ".");
  if (!sentence || lead_in_says(passage)) return;
  const auto first = tokens_of(items.back().words);
  if (!first.empty() && is_joint(first.front().small)) return;
  hits.at(items.back().at,
          fmt::format("nothing says whether {} stands beside the other items or instead of them",
                      quoted(items.back().words)));
}

constexpr Lint rows[] = {
    {
        .code = "LN033",
        .slug = "sole-and-exclusive",
        .severity = Severity::medium,
        .title = R"("Sole and exclusive")",
        .why =
            "Under a sole licence the licensor may still use the right itself, under an exclusive "
            "one it may not.",
        .remedy = "write one of the two words",
        .example = "a sole and exclusive licence",
        .clause = sole_and_exclusive,
    },
    {
        .code = "LN036",
        .slug = "negated-conjunction",
        .severity = Severity::medium,
        .title = R"(A negation over "and" or "or" that reads two ways)",
        .why = "It decides whether one of the two is enough.",
        .remedy = R"(repeat the negation in both halves, or write "both" or "either")",
        .example = "cannot and chooses not",
        .clause = negated_conjunction,
    },
    {
        .code = "LN037",
        .slug = "and-or",
        .severity = Severity::low,
        .title = R"("And/or")",
        .why = "Who may choose between the two is left open.",
        .remedy = R"(write "and", "or", or "A or B or both")",
        .example = "sell and/or license",
        .clause = and_or,
    },
    {
        .code = "LN038",
        .slug = "double-negative",
        .severity = Severity::medium,
        .title = "Two negations in one breath",
        .why = "Readers miss one of them, and take a freedom for a prohibition.",
        .remedy = "say what is allowed",
        .example = "shall not be prevented from",
        .clause = double_negative,
    },
    {
        .code = "LN039",
        .slug = "list-conjunction-missing",
        .severity = Severity::medium,
        .title = R"(A list without "and" or "or")",
        .why = "It decides whether all items are needed or one is enough.",
        .remedy = R"(write "and" or "or" before the last item)",
        .example = "(a) x; (b) y.",
        .clause = list_conjunction_missing,
    },
};

}  // namespace

std::span<const Lint> phrases() { return rows; }

}  // namespace clauseline::lint_packs
