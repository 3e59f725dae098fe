// Lints that hold words against the typed terms that stand for them.

#include "diff/contrary_rows.hpp"
#include "lint/packs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace clauseline::lint_packs {
namespace {

void table_terms_disagree(const Draft& draft, Hits& hits) {
  for (const ContraryRow& one : contrary_rows(draft.agreement(), draft.version().terms))
    hits.in(*one.row, one.byte,
            fmt::format("{} says {}, and {} ends {}", quoted(one.subject), quoted(one.says),
                        one.term->id, to_text(one.end)));
}

/// What prose says of a right that is in force, by its kind.
constexpr std::pair<std::string_view, std::string_view> operative[] = {
    {"revenue-share", "pay"}, {"payment", "pay"}, {"grant", "grant"}, {"commitment", "purchase"}};

/// "shall pay", "pays" or "hereby grants"; the byte where it begins, or nothing.
std::optional<std::size_t> promise_at(const Passage& passage, std::size_t token,
                                      const std::string& verb) {
  const auto& word = passage.tokens[token].small;
  const auto* before = token == 0 ? nullptr : &passage.tokens[token - 1];
  const bool noun = before != nullptr && (before->small == "the" || before->small == "of");
  if (word == verb + "s" && !noun) return passage.tokens[token].begin;
  const bool duty = before != nullptr && (before->small == "shall" || before->small == "must" ||
                                          before->small == "will");
  return word == verb && duty ? std::optional(before->begin) : std::nullopt;
}

bool denies(const Token& token) {
  constexpr std::string_view denials[] = {"no",   "not",   "longer", "ceased",  "ceases", "ended",
                                          "ends", "never", "until",  "nothing", "if",     "before"};
  return std::ranges::find(denials, token.small) != std::end(denials);
}

/// A promise in a sentence that does not deny it.
std::optional<std::size_t> still_promised(const Passage& passage, const std::string& verb) {
  std::optional<std::size_t> found;
  bool denied = false;
  for (std::size_t i = 0; i < passage.tokens.size(); ++i) {
    if (ends_sentence(passage.tokens[i])) {
      if (found && !denied) return found;
      found.reset();
      denied = false;
    }
    denied = denied || denies(passage.tokens[i]);
    if (!found) found = promise_at(passage, i, verb);
  }
  return denied ? std::nullopt : found;
}

void ceased_still_operative(const Draft& draft, const Term& term, Hits& hits) {
  const auto* verb = std::ranges::find(operative, term.right->name,
                                       &std::pair<std::string_view, std::string_view>::first);
  if (term.status != "ceased" || term.piece > 0 || verb == std::end(operative)) return;
  for (const Fact& fact : term.clause->facts)
    if (fact.name == term.right->name && fact["status"] != "ceased") return;  // it speaks of that
  const Passage passage(draft, *term.clause);
  if (const auto byte = still_promised(passage, std::string(verb->second))) {
    const auto words = std::string_view(term.clause->words).substr(*byte);
    hits.in(*term.clause, *byte,
            fmt::format("{} has ceased, and the clause still says {}", term.id,
                        quoted(words.substr(0, words.find_first_of(".;")))));
  }
}

constexpr Lint rows[] = {
    {
        .code = "LN050",
        .slug = "ceased-still-operative",
        .severity = Severity::high,
        .title = "A right has ceased in the data and is still promised in words",
        .why = "The words are the law between the parties.",
        .remedy = "take the promise out of the words, or make the term active",
        .example = R"(status="ceased", and "shall pay")",
        .term = ceased_still_operative,
        .reads = Reads::native,
    },
    {
        .code = "LN060",
        .slug = "table-terms-disagree",
        .severity = Severity::high,
        .title = "A table of key terms says another end than the terms do",
        .why = "Which of the two counts depends on the order of precedence, if there is one.",
        .remedy = "find out which is right and correct the other",
        .example = "the table says 2030, the licence ends 2032",
        .whole = table_terms_disagree,
        .reads = Reads::native,
        .whole_only = true,
    },
};

}  // namespace

std::span<const Lint> agreeing() { return rows; }

}  // namespace clauseline::lint_packs
