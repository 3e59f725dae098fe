// What the words of two versions of a clause say, compared by their signals. A signal that both
// versions have is no change, however the words around it were put.

#include "diff/compare.hpp"
#include "diff/match_terms.hpp"
#include "diff/tell_prose.hpp"
#include "prose/topics.hpp"
#include "terms/tables.hpp"
#include "text/fold.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <deque>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace clauseline {
namespace {

/// Whether a clause has typed terms, and the changes of those.
struct Typed {
  bool any = false;
  const std::vector<Change>* moved = nullptr;
};

/// The changes of typed terms, by the clause in which the terms stand.
using MovedTerms = std::unordered_map<const Clause*, std::vector<Change>>;

/// The clauses whose typed terms changed as they are written: not only by what a definition or
/// the register says now.
MovedTerms moved_terms(const Comparison& comparison) {
  MovedTerms found;
  for (const Change& change : comparison.changes) {
    const bool both = change.old_term != nullptr && change.new_term != nullptr;
    if (!change.right->part.empty() || change.term() == nullptr) continue;
    if (both && same_statement(*change.old_term->fact, *change.new_term->fact)) continue;
    for (const Term* term : {change.old_term, change.new_term})
      if (term != nullptr) found[term->clause].push_back(change);
  }
  return found;
}

Typed typed(const ClauseChange& change, const MovedTerms& moved) {
  Typed found;
  for (const auto* side : {&change.pairing.before, &change.pairing.after})
    for (const Clause* clause : *side) {
      found.any = found.any || !clause->facts.empty();
      if (const auto one = moved.find(clause); one != moved.end() && found.moved == nullptr)
        found.moved = &one->second;
    }
  return found;
}

std::string key(const Said& said, std::string_view more) {
  return fmt::format("{}|{}|{}", said.kind().name, to_text(said.signal.polarity), more);
}

std::string values_key(const Said& said) {
  std::string text;
  for (const ProseValue& value : said.values)
    text += fmt::format("{} {} {}|", to_text(value.kind), value.millionths, value.unit);
  return key(said, text);
}

/// Does each do now what the other did?
bool exchanged(const WordRoles& before, const WordRoles& after) {
  return !before.doer.empty() && before.doer == after.other && before.other == after.doer;
}

/// Takes away pairs of the same key, in order, after `visit` saw them.
template <class Key, class Visit>
void cancel(SaidApart& apart, const Key& key_of, const Visit& visit) {
  std::unordered_map<std::string, std::deque<std::size_t>> there;
  for (std::size_t i = 0; i < apart.after.size(); ++i)
    there[key_of(apart.after[i])].push_back(i);
  std::vector<bool> gone(apart.after.size());
  std::erase_if(apart.before, [&](const Said& said) {
    const auto found = there.find(key_of(said));
    if (found == there.end() || found->second.empty()) return false;
    const auto other = found->second.front();
    found->second.pop_front();
    visit(said, apart.after[other]);
    gone[other] = true;
    return true;
  });
  std::size_t at = 0;
  std::erase_if(apart.after, [&](const Said&) { return gone[at++]; });
}

/// "Not" may stand before words that are the same: what it turned round is touched.
void touch_turned(SaidApart& apart) {
  std::map<const SignalKind*, std::set<Polarity>> before;
  std::map<const SignalKind*, std::set<Polarity>> after;
  for (const Said& said : apart.before)
    before[said.signal.kind].insert(said.signal.polarity);
  for (const Said& said : apart.after)
    after[said.signal.kind].insert(said.signal.polarity);
  for (auto* side : {&apart.before, &apart.after})
    for (Said& said : *side)
      if (before.contains(said.signal.kind) && after.contains(said.signal.kind))
        said.touched = said.touched || before[said.signal.kind] != after[said.signal.kind];
}

/// The text of a sentence that stands in another clause now says there what it said.
void cancel_across(std::vector<SaidApart>& all) {
  std::unordered_map<std::string, std::deque<const Said*>> gone;
  for (const SaidApart& apart : all)
    for (const Said& said : apart.before)
      gone[key(said, said.sentence)].push_back(&said);
  std::unordered_set<const Said*> cancelled;
  for (const SaidApart& apart : all)
    for (const Said& said : apart.after)
      if (const auto found = gone.find(key(said, said.sentence));
          found != gone.end() && !found->second.empty()) {
        cancelled.insert(&said);
        cancelled.insert(found->second.front());
        found->second.pop_front();
      }
  for (SaidApart& apart : all)
    for (auto* side : {&apart.before, &apart.after}) {
      std::vector<Said> kept;
      for (Said& said : *side)
        if (!cancelled.contains(&said)) kept.push_back(std::move(said));
      *side = std::move(kept);
    }
}

/// The words without their values, and what the values are.
std::pair<std::string, std::string> without_values(const Clause& clause, SaidReader& reader) {
  std::string words;
  std::string values;
  std::size_t at = 0;
  for (const ProseValue& value : reader.values(clause)) {
    words += clause.words.substr(at, std::max<std::size_t>(value.begin, at) - at) + "#";
    values += fmt::format("{} {} {}|", to_text(value.kind), value.millionths, value.unit);
    at = std::max<std::size_t>(value.end, at);
  }
  return {fold(words + clause.words.substr(at)), values};
}

class Comparer {
 public:
  Comparer(Comparison& into, const Detectors& detectors) : into_(into), reader_(into, detectors) {}

  void run() {
    const auto moved = moved_terms(into_);
    for (const ClauseChange& change : into_.clauses)
      compare(change, typed(change, moved));
    cancel_across(all_);
    for (const SaidApart& apart : all_)
      ProseTeller(apart, into_).tell_signals();
  }

 private:
  void compare(const ClauseChange& change, const Typed& terms) {
    const bool whole = change.added() || change.removed();
    SaidApart apart{.clause = &change, .beside_typed = terms.any};
    if (!whole && !change.edited) {
      if (terms.moved != nullptr && speaks(change, *terms.moved->front().right))
        ProseTeller(apart, into_).tell_typed_alone(terms.moved->front());
      return;
    }
    if (restates_terms(change)) return;
    if (!whole && other_format(change)) return ProseTeller(apart, into_).tell_format();
    if (terms.any && whole) return;
    apart.beside_typed = terms.any && terms.moved == nullptr;
    take_apart(apart, terms);
    if (apart.beside_typed && apart.before.empty() && apart.after.empty()) tell_values(apart);
    if (!apart.before.empty() || !apart.after.empty()) all_.push_back(std::move(apart));
  }

  void take_apart(SaidApart& apart, const Typed& terms) {
    apart.before = reader_.before(*apart.clause);
    apart.after = reader_.after(*apart.clause);
    // What typed terms tell that changed with them the words need not tell again. Only of another
    // right or of money they may say more.
    for (auto* side : {&apart.before, &apart.after})
      std::erase_if(*side, [&](const Said& said) { return is_told(said, terms); });
    ProseTeller teller(apart, into_);
    const auto by_kind = [](const Said& said) { return key(said, ""); };
    cancel(
        apart, [](const Said& said) { return key(said, said.sentence); },
        [](const Said&, const Said&) {});
    cancel(apart, values_key, [&](const Said& a, const Said& b) {
      if (exchanged(a.roles, b.roles))
        teller.tell_exchange(a, b);
      else
        teller.tell_sentence(a, b);
    });
    std::vector<std::pair<Said, Said>> other_values;
    cancel(apart, by_kind, [&](const Said& a, const Said& b) { other_values.emplace_back(a, b); });
    // A number is told once, by the signal that is most about it.
    std::ranges::stable_sort(other_values, std::greater<>{}, [](const auto& pair) {
      return ProseTeller::nearness(pair.first, pair.second);
    });
    for (const auto& [before, after] : other_values)
      teller.tell_value(before, after);
    touch_turned(apart);
  }

  /// Numbers beside a typed term that no signal speaks of: "5%" that became "5 percentage points".
  void tell_values(const SaidApart& apart) {
    const auto values_of = [&](const Clause* clause) {
      return clause == nullptr ? std::string() : without_values(*clause, reader_).second;
    };
    if (values_of(apart.clause->before()) != values_of(apart.clause->after()))
      ProseTeller(apart, into_).tell_words();
  }

  static bool is_told(const Said& said, const Typed& terms) {
    if (terms.moved == nullptr) return false;
    constexpr std::array<std::string_view, 6> of_money_and_rights{
        "exclusivity", "revenue-share", "cloud-rights", "licence", "liability-cap", "payment"};
    const auto& kind = said.kind();
    if (!kind.group.empty() ||
        std::ranges::find(of_money_and_rights, kind.topic) == of_money_and_rights.end())
      return true;
    return std::ranges::any_of(*terms.moved, [&](const Change& change) {
      const auto topics = topics_of(*change.right);
      return topics.empty() || std::ranges::find(topics, kind.topic) != topics.end();
    });
  }

  /// Do the words speak of a right?
  bool speaks(const ClauseChange& change, const Right& right) {
    const auto topics = topics_of(right);
    return std::ranges::any_of(reader_.after(change), [&](const Said& said) {
      return std::ranges::find(topics, said.kind().topic) != topics.end();
    });
  }

  /// A table beside typed terms tells in short what these say.
  bool restates_terms(const ClauseChange& change) const {
    const Clause* clause = change.removed() ? change.before() : change.after();
    return clause->kind == ClauseKind::row && !into_.after->terms.empty();
  }

  /// Are values printed in another way, and is that all?
  bool other_format(const ClauseChange& change) {
    const bool alone = change.pairing.before.size() == 1 && change.pairing.after.size() == 1;
    if (!alone || equal_folded(change.before()->words, change.after()->words)) return false;
    return without_values(*change.before(), reader_) == without_values(*change.after(), reader_);
  }

  Comparison& into_;
  SaidReader reader_;
  std::vector<SaidApart> all_{};
};

}  // namespace

void compare_prose(Comparison& into, const Detectors& detectors) {
  Comparer(into, detectors).run();
}

}  // namespace clauseline
