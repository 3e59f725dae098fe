// A clause that counts "notwithstanding Section 3.2" takes effect away from Section 3.2, whose
// words show nothing of it. What gives way to what is compared here, not how it is put.

#include "diff/compare.hpp"
#include "diff/partners.hpp"
#include "diff/yielding.hpp"
#include "prose/tokens.hpp"
#include "terms/tables.hpp"
#include "text/fold.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>

namespace clauseline {
namespace {

using Yieldings = std::vector<Yielding>;

/// The references of one version, which are gathered when they are first asked for.
class LateReferences {
 public:
  explicit LateReferences(const Agreement& agreement) : agreement_(agreement) {}

  Yieldings overrides() {
    Yieldings all;
    walk(agreement_.clauses, [&](const Clause& clause, const Clause*) {
      if (!may_override(clause)) return;
      const auto found = overrides_of(clause, gathered());
      all.insert(all.end(), found.begin(), found.end());
    });
    return all;
  }
  Yieldings limits(const Clause& clause) {
    return may_yield(clause) ? limits_of(clause, gathered()) : Yieldings();
  }

 private:
  const References& gathered() {
    if (!references_) references_.emplace(agreement_);
    return *references_;
  }

  const Agreement& agreement_;
  std::optional<References> references_{};
};

std::string_view words_of(const Yielding& one) {
  return std::string_view(one.from->words).substr(one.begin, one.end - one.begin);
}

/// What counts in spite of the other: the sentence behind the words that say so, or all words of
/// a clause that says so at the end.
std::string sentence_behind(const Yielding& one) {
  const auto rest = std::string_view(one.from->words).substr(one.end);
  const auto tokens = tokens_of(rest);
  const auto last = std::ranges::find_if(tokens, ends_sentence);
  const auto behind = fold(rest.substr(0, last == tokens.end() ? rest.size() : last->begin));
  return behind.empty() ? fold(one.from->words) : behind;
}

class Comparer {
 public:
  explicit Comparer(Comparison& into)
      : into_(into),
        partners_(into.clauses),
        old_references_(*into.before->agreement),
        new_references_(*into.after->agreement) {}

  void run() {
    compare_overrides();
    compare_limits();
  }

 private:
  /// By the clause that gives way: what it gives way to.
  using ByTarget = std::map<const ClauseChange*, Yieldings>;

  void compare_overrides() {
    auto gone = old_references_.overrides();
    auto come = new_references_.overrides();
    if (gone.empty() && come.empty()) return;
    // The same clause overrides the same one, or the same sentence does from another clause.
    cancel(gone, come, [this](const Yielding& one) {
      return std::tuple(partners_.change_of(one.from), partners_.change_of(one.to), std::string());
    });
    cancel(gone, come, [this](const Yielding& one) {
      const ClauseChange* anywhere = nullptr;
      return std::tuple(anywhere, partners_.change_of(one.to), sentence_behind(one));
    });
    const auto gone_from = by_target(gone);
    const auto come_to = by_target(come);
    for (const ClauseChange& change : into_.clauses) {
      if (!says_the_same(change)) continue;
      tell_overridden(change, Move::removed, gone_from);
      tell_overridden(change, Move::added, come_to);
    }
  }

  /// Takes away what both sides have by a key, however often.
  template <class Key>
  static void cancel(Yieldings& gone, Yieldings& come, const Key& key_of) {
    std::set<decltype(key_of(gone.front()))> before;
    std::set<decltype(key_of(gone.front()))> after;
    for (const Yielding& one : gone)
      before.insert(key_of(one));
    for (const Yielding& one : come)
      after.insert(key_of(one));
    std::erase_if(gone, [&](const Yielding& one) { return after.contains(key_of(one)); });
    std::erase_if(come, [&](const Yielding& one) { return before.contains(key_of(one)); });
  }

  ByTarget by_target(const Yieldings& all) const {
    ByTarget found;
    for (const Yielding& one : all)
      found[partners_.change_of(one.to)].push_back(one);
    return found;
  }

  /// A provision that changed, came or went shows it by itself.
  static bool says_the_same(const ClauseChange& change) {
    const bool alone = change.pairing.before.size() == 1 && change.pairing.after.size() == 1;
    return alone && (!change.edited || change.followed);
  }

  void tell_overridden(const ClauseChange& change, Move move, const ByTarget& yieldings) {
    const auto found = yieldings.find(&change);
    if (found == yieldings.end()) return;
    std::string text;
    const Clause* last = nullptr;
    for (const Yielding& one : found->second) {
      if (one.from == last) continue;
      text +=
          fmt::format("{}{}: \"{}\"", text.empty() ? "" : "; ", one.from->label(), words_of(one));
      last = one.from;
    }
    const bool added = move == Move::added;
    add(change, "overridden", move, {added ? "" : text, added ? text : ""});
  }

  /// Words that put a clause under others are told where they came or went. Where they stayed
  /// and name another clause, that is told here.
  void compare_limits() {
    std::set<const ClauseChange*> told;
    for (const Change& change : into_.changes)
      if (change.field == "subordinate" || change.field == "beside-typed")
        told.insert(change.clause);
    for (const ClauseChange& change : into_.clauses) {
      const bool alone = change.pairing.before.size() == 1 && change.pairing.after.size() == 1;
      if (!alone || !change.edited || told.contains(&change)) continue;
      const auto before = old_references_.limits(*change.before());
      const auto after = new_references_.limits(*change.after());
      if (before.empty() || after.empty() || targets(before) == targets(after)) continue;
      // The same words that point elsewhere are a reference that moved.
      auto texts = std::pair(joined(before), joined(after));
      if (fold(texts.first) == fold(texts.second)) continue;
      add(change, "subordinate", Move::replaced, std::move(texts));
    }
  }

  std::set<const ClauseChange*> targets(const Yieldings& all) const {
    std::set<const ClauseChange*> found;
    for (const Yielding& one : all)
      found.insert(partners_.change_of(one.to));
    return found;
  }

  /// Each of the words once, up to the last clause that they name.
  static std::string joined(const Yieldings& all) {
    std::string text;
    for (std::size_t i = 0; i < all.size(); ++i)
      if (i + 1 == all.size() || all[i + 1].begin != all[i].begin)
        text += fmt::format("{}{}", text.empty() ? "" : " ... ", words_of(all[i]));
    return text;
  }

  void add(const ClauseChange& change, std::string_view field, Move move,
           std::pair<std::string, std::string> texts) {
    into_.changes.push_back({.right = find_right("prose"),
                             .field = field,
                             .move = move,
                             .old_clause = change.before(),
                             .new_clause = change.after(),
                             .clause = &change,
                             .before = std::move(texts.first),
                             .after = std::move(texts.second)});
  }

  Comparison& into_;
  Partners partners_;
  LateReferences old_references_;
  LateReferences new_references_;
};

}  // namespace

void compare_overrides(Comparison& into) { Comparer(into).run(); }

}  // namespace clauseline
