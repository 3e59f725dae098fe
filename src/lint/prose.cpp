// Lints about words and typed terms that do not say the same.

#include "lint/bounds.hpp"
#include "lint/packs.hpp"
#include "prose/printed_number.hpp"
#include "prose/topics.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

namespace clauseline::lint_packs {
namespace {

using Terms = std::vector<const Term*>;

bool is(const Signal& signal, std::string_view topic, Polarity polarity) {
  return signal.kind->topic == topic && signal.polarity == polarity;
}
bool named(const Signal& signal, std::string_view name) {
  return signal.kind->name == name && signal.polarity == signal.kind->polarity;
}

std::string_view text_in(const Term& term, std::string_view name) {
  const auto* value = field(term, name);
  return value == nullptr ? std::string_view() : std::string_view(value->text);
}

bool is_right(const Term& term, std::string_view right) {
  return term.right->name == right && term.status == "active";
}
bool excludes(const Term& term) {
  const auto level = text_in(term, "exclusivity");
  return is_right(term, "grant") && !level.empty() && level != "non-exclusive" &&
         level != "unstated";
}
/// Does a right keep others out in some way, whatever it is called?
bool may_exclude(const Term& term) {
  constexpr std::array<std::string_view, 7> others{
      "hosting", "covenant", "cloud-status", "launch", "first-right", "obligation", "commitment"};
  return excludes(term) || std::ranges::find(others, term.right->name) != others.end();
}
bool is_non_exclusive(const Term& term) {
  return is_right(term, "grant") && text_in(term, "exclusivity") == "non-exclusive";
}
bool ends(const Term& term) {
  const auto* value = field(term, "until");
  const auto* end = value == nullptr ? nullptr : value->get<End>();
  return is_right(term, "grant") && end != nullptr && end->kind != End::Kind::never;
}
bool transfers_freely(const Term& term) { return text_in(term, "transfer") == "free"; }
bool may_be_revoked(const Term& term) { return text_in(term, "revoke") == "at-will"; }
bool may_not_be_revoked(const Term& term) { return text_in(term, "revoke") == "no"; }
bool hosts_only(const Term& term) {
  return is_right(term, "hosting") && text_in(term, "mode") == "only";
}

bool shares(const Term& term) { return is_right(term, "revenue-share"); }

/// Words that a typed term contradicts: the signal, the term, and how both are told.
struct Contradiction {
  bool (*says)(const Signal&);
  bool (*against)(const Term&);
  std::string_view term_says;
};

constexpr Contradiction contradictions[] = {
    {[](const Signal& one) { return is(one, "exclusivity", Polarity::negative); }, excludes,
     "grants exclusively"},
    {[](const Signal& one) { return is(one, "exclusivity", Polarity::positive); }, is_non_exclusive,
     "grants without exclusivity"},
    {[](const Signal& one) { return named(one, "perpetual"); }, ends, "ends"},
    {[](const Signal& one) { return named(one, "non-transferable"); }, transfers_freely,
     "may be transferred freely"},
    {[](const Signal& one) { return named(one, "irrevocable"); }, may_be_revoked,
     "may be revoked at will"},
    {[](const Signal& one) { return named(one, "revocable"); }, may_not_be_revoked,
     "may not be revoked"},
    {[](const Signal& one) { return is(one, "revenue-share", Polarity::negative); }, shares,
     "is active"},
    {[](const Signal& one) { return named(one, "any-cloud"); }, hosts_only,
     "allows only the clouds that it names"},
};

/// The typed terms of a clause and of those around it.
Terms terms_over(const Passage& passage) {
  Terms all;
  for (const Clause* clause = &passage.clause; clause != nullptr;
       clause = passage.draft.around(*clause)) {
    const auto own = passage.draft.terms_of(*clause);
    all.insert(all.end(), own.begin(), own.end());
  }
  return all;
}

std::string quote(const Passage& passage, const Signal& signal) {
  return quoted(
      std::string_view(passage.clause.words).substr(signal.begin, signal.end - signal.begin));
}

/// Words may say both, of two things or one after the other: then a term of either kind is right.
bool says_both(const Passage& passage, std::string_view topic) {
  const auto says = [&](Polarity polarity) {
    return std::ranges::any_of(passage.signals,
                               [&](const Signal& one) { return is(one, topic, polarity); });
  };
  return says(Polarity::positive) && says(Polarity::negative);
}

void contradicted(const Passage& passage, Hits& hits) {
  if (passage.clause.kind == ClauseKind::quotation) return;
  const auto terms = passage.draft.terms_of(passage.clause);
  for (const auto& [says, against, term_says] : contradictions) {
    const auto term = std::ranges::find_if(terms, [&](const Term* one) { return against(*one); });
    const auto signal = std::ranges::find_if(passage.signals, says);
    if (term == terms.end() || signal == passage.signals.end()) continue;
    const auto& topic = signal->kind->topic;
    if ((topic == "exclusivity" || topic == "revenue-share") && says_both(passage, topic)) continue;
    if (is_non_exclusive(**term) &&
        std::ranges::any_of(terms, [](const Term* one) { return may_exclude(*one); }))
      continue;
    hits.in(passage.clause, signal->begin,
            fmt::format("the words say {}, the typed term {} {}", quote(passage, *signal),
                        (*term)->id, term_says));
  }
}

/// The only value of a kind in the sentences of a topic, or nothing where there are several.
std::optional<ProseValue> only_value(const Passage& passage, std::string_view topic,
                                     ProseToken::Kind kind) {
  std::optional<ProseValue> found;
  for (const Signal& signal : passage.signals) {
    if (signal.kind->topic != topic) continue;
    for (const ProseValue& value :
         passage.finder->values(passage.clause.words, signal.sentence_begin, signal.sentence_end)) {
      if (value.kind != kind) continue;
      if (found && !found->same(value)) return std::nullopt;
      found = value;
    }
  }
  return found;
}

void other_rate(const Passage& passage, Hits& hits) {
  const auto said = only_value(passage, "revenue-share", ProseToken::Kind::percent);
  if (!said) return;
  Terms shares;
  for (const Term* term : passage.draft.terms_of(passage.clause))
    if (is_right(*term, "revenue-share")) shares.push_back(term);
  if (shares.size() != 1) return;
  const auto* value = field(*shares.front(), "rate");
  const auto* rate = value == nullptr ? nullptr : value->get<Decimal>();
  if (rate == nullptr || !said->is_read || millionths(*rate) == said->millionths) return;
  hits.in(passage.clause, said->begin,
          fmt::format("the words say {}, the typed term {} {}%", to_text(*said), shares.front()->id,
                      to_text(*rate)));
}

void contradicts(const Passage& passage, Hits& hits) {
  contradicted(passage, hits);
  other_rate(passage, hits);
}

/// Is a cap typed of which no words speak?
bool is_uncapped_in_words(const Passage& passage, const Term& term) {
  const auto* cap = field(term, "cap");
  return cap != nullptr && cap->known != Known::absent &&
         std::ranges::none_of(passage.signals, [](const Signal& signal) {
           return signal.kind->name == "cap" || signal.kind->topic == "liability-cap";
         });
}

/// A clause whose words are all in its parts says nothing itself.
void terms_alone(const Passage& passage, Hits& hits) {
  if (passage.clause.words.empty() || passage.clause.kind == ClauseKind::row) return;
  for (const Term* term : passage.draft.terms_of(passage.clause)) {
    const auto topics = topics_of(*term->right);
    const bool said = std::ranges::any_of(passage.signals, [&](const Signal& signal) {
      return std::ranges::find(topics, signal.kind->topic) != topics.end();
    });
    if (said && term->piece == 0 && is_uncapped_in_words(passage, *term))
      hits.at(term->at(), fmt::format("{} has a cap, and the words of {} do not speak of one",
                                      term->id, passage.clause.label()));
    if (topics.empty() || said || term->status != "active" || term->piece > 0) continue;
    hits.at(term->at(), fmt::format("{} is {}, and the words of {} do not speak of that", term->id,
                                    term->right->about, passage.clause.label()));
  }
}

bool operative(const Clause& clause) {
  return clause.kind != ClauseKind::definition && clause.kind != ClauseKind::recital &&
         clause.kind != ClauseKind::quotation && clause.kind != ClauseKind::row &&
         clause.kind != ClauseKind::table;
}

void words_alone(const Passage& passage, Hits& hits) {
  if (!operative(passage.clause)) return;
  if (!terms_over(passage).empty()) return;
  for (const std::string_view topic : {"exclusivity", "revenue-share", "cloud-rights"}) {
    const auto signal = std::ranges::find_if(
        passage.signals, [&](const Signal& one) { return is(one, topic, Polarity::positive); });
    if (signal != passage.signals.end())
      hits.in(passage.clause, signal->begin,
              fmt::format("{} is said ({}), and no typed term says so", quote(passage, *signal),
                          signal->kind->name));
  }
}

constexpr Lint prose_lints[] = {
    {.code = "LN015",
     .slug = "prose-contradicts-terms",
     .severity = Severity::high,
     .title = "The words say something else than the typed term beside them",
     .why = "Reports follow the typed term, courts the words.",
     .remedy = "read the words, then correct the one that is wrong",
     .example = R"("a non-exclusive licence" beside level="exclusive")",
     .clause = contradicts,
     .reads = Reads::native},
    {.code = "LN016",
     .slug = "terms-without-prose",
     .severity = Severity::medium,
     .title = "A typed term stands in a clause whose words do not speak of it",
     .why = "What no words say nobody agreed to.",
     .remedy = "move the term to the clause that says so, or add the words",
     .example = "a revenue share in a clause that never says pay or share",
     .clause = terms_alone,
     .reads = Reads::native},
    {.code = "LN017",
     .slug = "prose-without-terms",
     .severity = Severity::medium,
     .title = "Words speak of a right that no typed term holds",
     .why = "Reports on rights, and rules that need values, pass over what only words say.",
     .remedy = "add the typed term to the clause",
     .example = R"("solely on one cloud" without a <hosting>)",
     .clause = words_alone,
     .reads = Reads::native},
};

}  // namespace

std::span<const Lint> prose() { return prose_lints; }

}  // namespace clauseline::lint_packs
