// Lints about definitions: those that are idle, doubled, circular or used in disguise.

#include "lint/cycles.hpp"
#include "lint/packs.hpp"
#include "text/fold.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <unordered_map>
#include <unordered_set>

namespace clauseline::lint_packs {
namespace {

std::string name_of(const Clause& definition) {
  return definition.terms_defined.empty() ? definition.label() : definition.terms_defined.front();
}

/// Every id that a fact names, in whatever attribute.
void named_in(const Fact& fact, std::unordered_set<std::string>& ids) {
  for (const auto& [name, value, at] : fact.attributes)
    if (name != "id" && name != "src") ids.insert(value);
  for (const Fact& part : fact.parts)
    named_in(part, ids);
}

/// How often each word stands in a version, without regard to capitals and number.
class WordCounts {
 public:
  void add(std::string_view words) {
    for (const Token& token : tokens_of(words))
      if (token.word) ++counts_[stem(token)];
  }

  /// Does some word of the term stand nowhere but in these words?
  bool only_in(std::string_view words, std::string_view term) const {
    WordCounts own;
    own.add(words);
    const auto tokens = tokens_of(term);
    return std::ranges::any_of(tokens, [&](const Token& token) {
      const auto all = counts_.find(stem(token));
      const auto here = own.counts_.find(stem(token));
      return all != counts_.end() && here != own.counts_.end() && all->second == here->second;
    });
  }

 private:
  static std::string stem(const Token& token) {
    auto word = token.small;
    while (word.size() > 3 && (word.back() == 's' || word.back() == '\''))
      word.pop_back();
    return word;
  }

  std::unordered_map<std::string, std::size_t> counts_;
};

/// The terms that words of an agreement or its typed terms use, folded.
struct Used {
  std::unordered_set<std::string> terms{};
  std::unordered_set<std::string> ids{};
  WordCounts words{};
};

Used used_in(const Draft& draft) {
  Used used;
  const auto take = [&](const Clause& clause, const Clause* own) {
    for (const TermUse& use : draft.definitions().uses(clause))
      if (use.definition != own)
        for (const std::string& term : use.definition->terms_defined)
          used.terms.insert(fold(term));
  };
  walk(draft.agreement().clauses, [&](const Clause& clause, const Clause* around) {
    const bool part = clause.kind == ClauseKind::item && around != nullptr;
    take(clause, part ? around : &clause);
    take(Clause{.id = {}, .words = clause.heading}, nullptr);
    for (const Fact& fact : clause.facts)
      named_in(fact, used.ids);
    if (!draft.native()) used.words.add(clause.words);
  });
  return used;
}

/// Few documents mark their terms, so that without marks a term is idle only if nothing else
/// has its words, however they are written.
void unused_definition(const Draft& draft, Hits& hits) {
  const auto used = used_in(draft);
  walk(draft.agreement().clauses, [&](const Clause& clause, const Clause*) {
    if (clause.kind != ClauseKind::definition || clause.terms_defined.empty()) return;
    const auto idle = [&](const std::string& term) {
      const bool plain = term.find_first_of("()/") == std::string::npos;
      return !used.terms.contains(fold(term)) &&
             (draft.native() || (plain && used.words.only_in(clause.words, term)));
    };
    if (!clause.reserved && !used.ids.contains(clause.id) &&
        std::ranges::all_of(clause.terms_defined, idle))
      hits.at(clause.at, fmt::format("{} is defined here, and nothing in the agreement uses it",
                                     quoted(name_of(clause))));
  });
}

/// Where nothing marks a definition, only two beside each other are surely of the same term.
void duplicate_definition(const Draft& draft, Hits& hits) {
  std::map<std::string, std::pair<const Clause*, const Clause*>, std::less<>> first;
  const auto define = [&](std::string_view term, const Clause& clause, std::size_t byte) {
    const auto* around = draft.native() ? nullptr : draft.around(clause);
    const auto [known, fresh] =
        first.try_emplace(fold(term) + '\0' + clause.language, std::pair(&clause, around));
    if (fresh || known->second.first == &clause || known->second.second != around) return;
    const auto message = fmt::format("{} is defined a second time; {} defines it already",
                                     quoted(term), known->second.first->label());
    if (byte == 0)
      hits.at(clause.at, message);
    else
      hits.in(clause, byte, message);
  };
  walk(draft.agreement().clauses, [&](const Clause& clause, const Clause*) {
    for (const std::string& term : clause.terms_defined)
      define(term, clause, 0);
    for (const Mark& mark : clause.marks)
      if (mark.kind == MarkKind::defines)
        define(std::string_view(clause.words).substr(mark.begin, mark.end - mark.begin), clause,
               mark.begin);
  });
}

void circular_definition(const Draft& draft, Hits& hits) {
  std::vector<const Clause*> definitions;
  Graph uses;
  walk(draft.agreement().clauses, [&](const Clause& clause, const Clause*) {
    if (clause.kind != ClauseKind::definition) return;
    definitions.push_back(&clause);
    for (const TermUse& use : draft.definitions().uses(clause))
      if (use.definition != &clause && use.definition->kind == ClauseKind::definition)
        uses[&clause].push_back(use.definition);
  });
  for (const auto& cycle : cycles(definitions, uses)) {
    std::vector<std::string> names(cycle.size());
    std::ranges::transform(cycle, names.begin(), [](const Clause* one) { return name_of(*one); });
    names.push_back(names.front());
    hits.at(cycle.front()->at,
            fmt::format("these definitions go in a circle: {}", fmt::join(names, " -> ")));
  }
}

/// Only where the author marks terms at all. One hit for each term of a clause.
void unmarked_use(const Passage& passage, Hits& hits) {
  std::unordered_set<const Clause*> told;
  for (const TermUse& use : passage.uses) {
    const bool own = passage.draft.within(passage.clause, *use.definition) ||
                     passage.clause.kind == ClauseKind::row;
    if (use.marked || own || passage.is_marked(use.begin)) continue;
    if (passage.in_quotes(passage.token_at(use.begin))) continue;
    if (!told.insert(use.definition).second) continue;
    const auto words = passage.clause.words.substr(use.begin, use.end - use.begin);
    hits.in(
        passage.clause, use.begin,
        fmt::format("{} is a defined term and is not marked as one here", quoted(words)),
        fmt::format(R"(write <term ref="{}">{}</term>, or other words if another thing is meant)",
                    use.definition->id, words));
  }
}

std::string without_possessive(std::string word) {
  for (const std::string_view ending : {"'s", "s'"})
    if (word.ends_with(ending)) word.erase(word.size() - (ending == "'s" ? 2 : 1));
  return word;
}

/// Do two phrases differ in number or possessive alone? Capitals count: they make the term.
bool same_term(std::string_view used, std::string_view term) {
  const auto a = without_possessive(fold(used));
  const auto b = without_possessive(fold(term));
  const auto plural_of = [](const std::string& many, const std::string& one) {
    return many == one + "s" || many == one + "es" ||
           (one.ends_with('y') && many == one.substr(0, one.size() - 1) + "ies");
  };
  return a == b || plural_of(a, b) || plural_of(b, a);
}

void term_text_mismatch(const Passage& passage, Hits& hits) {
  for (const Mark& mark : passage.clause.marks) {
    if (mark.kind != MarkKind::term || mark.begin == mark.end) continue;
    const auto* definition = passage.draft.definitions().find(mark.target);
    if (definition == nullptr || definition->terms_defined.empty()) continue;
    const auto words = passage.text(mark);
    const bool same = std::ranges::any_of(
        definition->terms_defined, [&](const std::string& term) { return same_term(words, term); });
    if (same) continue;
    hits.in(passage.clause, mark.begin,
            fmt::format("{} is marked as the term {}, which is another word", quoted(words),
                        quoted(name_of(*definition))));
  }
}

constexpr Lint rows[] = {
    {
        .code = "LN002",
        .slug = "unused-definition",
        .severity = Severity::low,
        .title = "A definition that nothing uses",
        .why = "It is left from an earlier draft, or a clause lost the words that used it.",
        .remedy = "remove the definition, or use its term where it is meant",
        .example = R"("Territory" is defined and never used)",
        .whole = unused_definition,
        .reads = Reads::agreements,
        .whole_only = true,
    },
    {
        .code = "LN003",
        .slug = "duplicate-definition",
        .severity = Severity::high,
        .title = "A term is defined twice",
        .why = "Where the two differ, nobody can say which one counts.",
        .remedy = "keep one definition and remove the other",
        .example = R"("Affiliate" in 1.2 and again in 1.9)",
        .whole = duplicate_definition,
        .reads = Reads::agreements,
    },
    {
        .code = "LN004",
        .slug = "circular-definition",
        .severity = Severity::high,
        .title = "Definitions that explain each other",
        .why = "A term that is defined by itself has no meaning of its own.",
        .remedy = "say in one of them what is meant without using the others",
        .example = "Net Revenue -> Revenue -> Net Revenue",
        .whole = circular_definition,
        .reads = Reads::native,
    },
    {
        .code = "LN005",
        .slug = "unmarked-term-use",
        .severity = Severity::low,
        .title = "A defined term is used without its mark",
        .why = "What is not marked is known by its words alone, and is lost when they change.",
        .remedy = "mark the words with <term>, or use others if another thing is meant",
        .example = "API Products without <term>",
        .clause = unmarked_use,
        .reads = Reads::native,
        .whole_only = true,
    },
    {
        .code = "LN006",
        .slug = "term-text-mismatch",
        .severity = Severity::medium,
        .title = "Words are marked as a term that is called otherwise",
        .why = "The reader sees one word and the data say another.",
        .remedy = "write the term as it is defined, or point the mark to what the words say",
        .example = R"(<term ref="def-agi">ASI</term>)",
        .clause = term_text_mismatch,
    },
};

}  // namespace

std::span<const Lint> definitions() { return rows; }

}  // namespace clauseline::lint_packs
