#include "prose/suggest.hpp"

#include "prose/agreement_signals.hpp"
#include "prose/printed_value.hpp"
#include "prose/sentence_words.hpp"
#include "prose/suggest_rows.hpp"
#include "prose/term_builder.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <utility>

namespace clauseline {
namespace {

bool may_have_terms(ClauseKind kind) {
  using enum ClauseKind;
  return kind == article || kind == section || kind == clause || kind == subclause ||
         kind == definition || kind == schedule;
}

bool names(std::string_view list, std::string_view name) {
  return ("|" + std::string(list) + "|").find("|" + std::string(name) + "|") != std::string::npos;
}

/// The words of a signal, with those that a row asks for besides where they stand elsewhere.
std::string evidence(const std::string& quote, std::string_view more) {
  return more.empty() || quote.find(more) != std::string::npos
             ? quote
             : quote + " ... " + std::string(more);
}

class Suggester {
 public:
  Suggester(const Agreement& agreement, const Detectors& detectors)
      : agreement_(agreement), finder_(detectors), lead_ins_(agreement, finder_), ids_(agreement) {}

  std::vector<Suggestion> run() {
    walk(agreement_.clauses, [this](const Clause& clause, const Clause* parent) {
      const auto around = hosts_.find(parent);
      const Clause* host = around == hosts_.end() ? nullptr : around->second;
      const bool of_list = clause.kind == ClauseKind::item;
      hosts_[&clause] = may_have_terms(clause.kind) ? &clause : of_list ? host : nullptr;
      read(clause, hosts_[&clause]);
    });
    std::vector<Suggestion> all;
    for (auto& [clause, terms] : builders_)
      if (auto built = terms.build(*clause, ids_); !built.empty())
        all.push_back({.clause = clause, .terms = std::move(built)});
    return all;
  }

 private:
  void read(const Clause& clause, const Clause* host) {
    if (host == nullptr || !host->facts.empty()) return;
    for (const Signal& signal : finder_.find(clause.words, lead_ins_.over(clause))) {
      const auto sentence =
          std::string_view(clause.words)
              .substr(signal.sentence_begin, signal.sentence_end - signal.sentence_begin);
      const SentenceWords words(sentence, agreement_);
      for (const SuggestRow& row : suggest_rows())
        if (names(row.signals, signal.kind->name) && row.polarity == signal.polarity)
          apply(row, {clause, signal, words}, *host);
    }
  }

  /// A signal where it stands.
  struct Place {
    const Clause& clause;
    const Signal& signal;
    const SentenceWords& words;
  };

  void apply(const SuggestRow& row, const Place& at, const Clause& host) {
    const auto with = at.words.first_of(row.with);
    if (!row.with.empty() && with.empty()) return;
    if (!at.words.first_of(row.without).empty()) return;
    auto& terms = terms_of(host);
    const auto quote = at.clause.words.substr(at.signal.begin, at.signal.end - at.signal.begin);
    const auto found = value_of(row, at);
    if (!row.attribute.empty() && found.empty()) return;
    auto& term = terms.at(row.right, key_of(row, at.signal));
    for (const Named& one : found)
      term.say(row.part,
               {row.attribute, one.ids, evidence(quote, one.words.empty() ? with : one.words)});
    at.words.each_of(suggest_limits(), [&](std::string_view word) { term.limit(word); });
    if (!row.founds) return;
    term.found();
    for (const SuggestRoles& roles : suggest_roles())
      if (roles.right == row.right) name_parties(roles, at.words, term);
  }

  static void name_parties(const SuggestRoles& roles, const SentenceWords& words,
                           TermBuilder& term) {
    if (const auto one = words.doer(roles)) term.say("", {roles.doer, one->ids, one->words});
    if (const auto one = words.other(roles)) term.say("", {roles.other, one->ids, one->words});
  }

  /// What a row takes from its sentence. Several of a kind are all told: no one knows which counts.
  std::vector<Named> value_of(const SuggestRow& row, const Place& at) {
    if (!row.value.starts_with('#')) return {{.ids = std::string(row.value)}};
    if (row.value == "#law" || row.value == "#clouds") {
      const auto named = row.value == "#law" ? at.words.law() : at.words.clouds();
      return named ? std::vector{*named} : std::vector<Named>();
    }
    std::vector<Named> all;
    for (auto& [value, words] : printed_values(
             at.clause, {at.signal.sentence_begin, at.signal.sentence_end}, row.value, finder_))
      all.push_back({.ids = std::move(value), .words = std::move(words)});
    return all;
  }

  /// Of which of several terms of a right a signal speaks: the value of the key, as a row says it.
  static std::string_view key_of(const SuggestRow& row, const Signal& signal) {
    const auto needs = std::ranges::find(suggest_needs(), row.right, &SuggestNeeds::right);
    if (needs->key.empty()) return {};
    for (const SuggestRow& one : suggest_rows())
      if (one.right == row.right && one.attribute == needs->key &&
          names(one.signals, signal.kind->name))
        return one.value;
    return {};
  }

  TermBuilders& terms_of(const Clause& host) {
    const auto [place, is_new] = index_.try_emplace(&host, builders_.size());
    if (is_new) builders_.emplace_back(&host, TermBuilders());
    return builders_[place->second].second;
  }

  const Agreement& agreement_;
  SignalFinder finder_;
  LeadIns lead_ins_;
  FreeIds ids_;
  std::unordered_map<const Clause*, const Clause*> hosts_{};  // where terms of a clause would stand
  std::unordered_map<const Clause*, std::size_t> index_{};
  std::vector<std::pair<const Clause*, TermBuilders>> builders_{};
};

}  // namespace

std::vector<Suggestion> suggest_terms(const Agreement& agreement, const Detectors& detectors) {
  return Suggester(agreement, detectors).run();
}

}  // namespace clauseline
