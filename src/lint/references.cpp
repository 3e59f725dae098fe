// Lints about references: to nothing, to the wrong number, to what is left out, to themselves.

#include "diff/printed.hpp"
#include "diff/stub.hpp"
#include "lint/packs.hpp"
#include "model/clause_id.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace clauseline::lint_packs {
namespace {

std::string_view kind_of(MarkKind kind) {
  switch (kind) {
    case MarkKind::term: return "a term";
    case MarkKind::party: return "a party";
    default: return "a clause";
  }
}

/// "work@version#id" is looked up only where it names the document in which it stands.
bool resolves(const Draft& draft, std::string_view target) {
  const auto at = target.find('@');
  const auto hash = target.find('#');
  if (at == std::string_view::npos && hash == std::string_view::npos) return draft.has(target);
  if (hash == std::string_view::npos) return true;
  const auto work = target.substr(0, std::min(at, hash));
  const auto version = at < hash ? target.substr(at + 1, hash - at - 1) : std::string_view();
  const auto& agreement = draft.agreement();
  const bool here = (work.empty() || work == agreement.id) &&
                    (version.empty() || version == agreement.version) &&
                    !(work.empty() && version.empty() && hash != 0);
  return !here || draft.has(target.substr(hash + 1));
}

void dangling_mark(const Passage& passage, Hits& hits) {
  for (const Mark& mark : passage.clause.marks) {
    const bool points = mark.kind == MarkKind::term || mark.kind == MarkKind::party ||
                        mark.kind == MarkKind::reference;
    if (!points || mark.target.empty() || resolves(passage.draft, mark.target)) continue;
    hits.in(passage.clause, mark.begin,
            fmt::format("{} points to {} with the id {}, and there is none",
                        quoted(passage.text(mark)), kind_of(mark.kind), mark.target));
  }
}

/// What a typed term names in its data. What a survival clause names is LN058.
void dangling_in_term(const Draft& draft, const Term& term, Hits& hits) {
  if (term.piece > 0 || term.right->name == "survival") return;
  for (std::size_t i = 0; i < term.values.size(); ++i) {
    const auto type = term.right->fields[i].type;
    const bool ids =
        type == Type::parties || type == Type::assets || type == Type::clouds || type == Type::ids;
    const auto* names = ids ? term.values[i].get<Names>() : nullptr;
    if (names == nullptr) continue;
    for (const std::string& name : *names)
      if (!draft.has(name))
        hits.at(term.values[i].at, fmt::format("{} names {} ({}), and nothing has that id", term.id,
                                               name, term.right->fields[i].name));
  }
}

/// The words of a reference as a sentence has them: "Section 3.2" where they are only "3.2".
std::string in_a_sentence(const std::string& words) {
  const bool bare = words.starts_with('(') || (words.front() >= '0' && words.front() <= '9');
  return bare ? "Section " + words : words;
}

/// "3.2(a)" prints 3.2(a), and also (a) where the clause around it goes without saying.
bool ends_with_number(std::string_view printed, const Clause& clause) {
  const auto number = bare_number(clause.number);
  auto end = printed;
  while (end.ends_with(')') || end.ends_with('.'))
    end.remove_suffix(1);
  if (!end.ends_with(number)) return false;
  const auto before = end.substr(0, end.size() - number.size());
  return before.empty() || before.ends_with('(') || before.ends_with('.');
}

/// Does a reference print the number of its target, or none?
bool is_fresh(const std::string& words, const Reference& reference, const Passage& passage) {
  const auto sentence = in_a_sentence(words);
  const auto printed = printed_references(sentence);
  if (printed.size() != 1) return true;
  const auto number = printed.front().printed.number;
  const auto* found =
      passage.draft.references().numbering().find(printed.front().printed, passage.clause);
  if (found == reference.to) return true;
  const bool alone = bare_number(std::string(number)) == bare_number(reference.to->number);
  return ends_with_number(number, *reference.to) && (alone || found == nullptr);
}

void stale_number(const Passage& passage, Hits& hits) {
  for (const Reference& reference : passage.references) {
    if (!reference.marked || reference.to == nullptr || reference.to->number.empty()) continue;
    const auto words =
        passage.clause.words.substr(reference.begin, reference.end - reference.begin);
    if (words.empty() || is_fresh(words, reference, passage)) continue;
    hits.in(passage.clause, reference.begin,
            fmt::format("{} points to {}, which has the number {} in this version", quoted(words),
                        reference.to->id, reference.to->number),
            fmt::format("print {}, or point to the clause that is meant", reference.to->number));
  }
}

void plain_text_reference(const Passage& passage, Hits& hits) {
  for (const PrintedReference& one : printed_references(passage.clause.words)) {
    const auto* known = passage.reference_in(one.begin, one.end);
    if (passage.is_marked(one.begin) || (known != nullptr && known->marked)) continue;
    if (known == nullptr && one.printed.number.starts_with('(')) continue;
    const auto id = known != nullptr && known->to->stable_id ? known->to->id : std::string();
    hits.in(passage.clause, one.begin,
            fmt::format("{} is a reference that is not marked as one{}", quoted(one.printed.number),
                        known != nullptr ? "" : ", and no clause has that number"),
            id.empty() ? std::string()
                       : fmt::format(R"(write <ref to="{}">{}</ref>)", id, one.printed.number));
  }
}

/// What is blacked out ("[***]") or still to be written is not gone.
bool is_gone(const Clause& clause) {
  constexpr std::string_view words[] = {"reserved", "repealed", "deleted", "omitted",
                                        "revoked",  "used",     "blank"};
  // "2. [Reserved]" is all heading where nothing else tells one from words.
  const auto& said = clause.words.empty() ? clause.heading : clause.words;
  const bool stub = clause.clauses.empty() && is_stub(Clause{.id = {}, .words = said});
  if (clause.reserved || !stub) return clause.reserved;
  const auto tokens = tokens_of(said);
  return std::ranges::any_of(tokens, [&](const Token& token) {
    return std::ranges::find(words, token.small) != std::end(words);
  });
}

void reference_to_reserved(const Passage& passage, Hits& hits) {
  for (const Reference& reference : passage.references)
    if (reference.to != nullptr && is_gone(*reference.to))
      hits.in(passage.clause, reference.begin,
              fmt::format("{} refers to {}, where nothing stands any more",
                          quoted(passage.clause.words.substr(reference.begin,
                                                             reference.end - reference.begin)),
                          reference.to->label()));
}

/// "this Section 3.2" says that it means itself.
bool says_this(const Passage& passage, const Reference& reference) {
  const auto token = passage.token_at(reference.begin);
  constexpr std::size_t near = 2;
  for (auto i = token - std::min(token, near); i < token; ++i)
    if (passage.tokens[i].small == "this" || passage.tokens[i].small == "these") return true;
  return false;
}

/// A clause may name itself among those that survive, and a schedule by its title.
void reference_to_self(const Passage& passage, Hits& hits) {
  const bool survival = passage.clause.words.find("surviv") != std::string::npos;
  for (const Reference& reference : passage.references)
    if (reference.to == &passage.clause && !reference.relative && !says_this(passage, reference) &&
        !survival && passage.clause.kind != ClauseKind::schedule)
      hits.in(passage.clause, reference.begin,
              fmt::format("{} refers to the clause in which it stands",
                          quoted(passage.clause.words.substr(reference.begin,
                                                             reference.end - reference.begin))));
}

constexpr Lint rows[] = {
    {
        .code = "LN007",
        .slug = "dangling-reference",
        .severity = Severity::high,
        .title = "A reference to nothing",
        .why = "What the words build on is not there; it was removed or has another id.",
        .remedy = "point to the id of what is meant",
        .example = R"(<ref to="ip-licence"> where no clause has that id)",
        .clause = dangling_mark,
        .term = dangling_in_term,
        .reads = Reads::native,
        .whole_only = true,
    },
    {
        .code = "LN008",
        .slug = "stale-reference-number",
        .severity = Severity::medium,
        .title = "A reference prints another number than its target has",
        .why = "On paper the reader is sent to another clause than the data say.",
        .remedy = "print the number of the target",
        .example = R"(<ref to="any-cloud">3.2</ref>, and any-cloud is 3.3)",
        .clause = stale_number,
    },
    {
        .code = "LN009",
        .slug = "plain-text-reference",
        .severity = Severity::low,
        .title = "A reference in plain words",
        .why = "It is not followed when clauses are renumbered, and goes stale unseen.",
        .remedy = R"(mark it with <ref to="...">, or with elsewhere="..." if it points out of )"
                  "the agreement",
        .example = R"("see Section 3.2")",
        .clause = plain_text_reference,
        .reads = Reads::native,
        .whole_only = true,
    },
    {
        .code = "LN010",
        .slug = "reference-to-reserved",
        .severity = Severity::medium,
        .title = "A reference to a provision that is reserved or deleted",
        .why = "The rule that the words build on is no longer there.",
        .remedy = "point to what took its place, or remove the reference",
        .example = R"("Section 3.5", and 3.5 is [Reserved])",
        .clause = reference_to_reserved,
        .reads = Reads::agreements,
        .whole_only = true,
    },
    {
        .code = "LN011",
        .slug = "reference-to-self",
        .severity = Severity::low,
        .title = "A clause that refers to itself",
        .why = "Most often another clause is meant.",
        .remedy = R"(point to the clause that is meant, or say "this Section")",
        .example = R"(3.2: "subject to Section 3.2")",
        .clause = reference_to_self,
    },
};

}  // namespace

std::span<const Lint> references() { return rows; }

}  // namespace clauseline::lint_packs
