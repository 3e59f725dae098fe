#include "diff/compare.hpp"
#include "terms/tables.hpp"
#include "text/fold.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <unordered_set>
#include <utility>

namespace clauseline {
namespace {

/// The own texts of one side of a pairing; several are put one after the other.
std::string own_text(const std::vector<const Clause*>& side) {
  std::string text;
  for (const Clause* clause : side)
    text += (text.empty() ? "" : "\n") + clause->own_text();
  return text;
}

/// The own text of a clause in the parts in which a redline compares it: the heading with its
/// line feed, and the words; of a table row its cells, each with the space behind it.
Parts parts_of(const Clause& clause, std::string_view own_text) {
  auto begin = own_text.size() - clause.words.size();
  const auto words = begin;
  Parts parts{own_text.substr(0, begin)};
  for (const Mark& mark : clause.marks) {
    if (mark.kind != MarkKind::cell || words + mark.begin <= begin) continue;
    const auto end = std::min(words + mark.begin, own_text.size());
    parts.push_back(own_text.substr(begin, end - begin));
    begin = end;
  }
  parts.push_back(own_text.substr(begin));
  return parts;
}

ClauseChange clause_change(Pairing pairing) {
  ClauseChange change{.pairing = std::move(pairing)};
  if (change.added() || change.removed()) return change;
  const bool alone = change.pairing.before.size() == 1 && change.pairing.after.size() == 1;
  const auto before = own_text(change.pairing.before);
  const auto after = own_text(change.pairing.after);
  if (before != after) {
    change.edited = fold(before) != fold(after);
    change.typographic = !change.edited && alone;
    change.redline =
        alone ? redline(parts_of(*change.before(), before), parts_of(*change.after(), after))
              : redline(before, after);
  }
  change.renumbered = alone && fold(change.before()->number) != fold(change.after()->number);
  change.note_changed = alone && fold(change.before()->note) != fold(change.after()->note);
  return change;
}

using MarkKinds = std::array<bool, 10>;  // by MarkKind

constexpr MarkKinds only(std::initializer_list<MarkKind> kinds) {
  MarkKinds wanted{};
  for (const MarkKind kind : kinds)
    wanted.at(static_cast<std::size_t>(kind)) = true;
  return wanted;
}

/// The field of a clause that tells the marks of some kinds.
struct MarksTold {
  std::string_view field;
  MarkKinds kinds;
};

constexpr MarksTold marks_told[] = {
    {"term-use", only({MarkKind::term})},
    {"reference", only({MarkKind::reference})},
    {"value", only({MarkKind::date, MarkKind::money, MarkKind::percent, MarkKind::duration})},
};

/// What the marks of some kinds stand for: "the fee: 500 USD; 3: c2".
std::string marks_of(const Clause& clause, const MarkKinds& kinds) {
  std::string text;
  for (const Mark& mark : clause.marks)
    if (kinds.at(static_cast<std::size_t>(mark.kind)))
      text += fmt::format("{}{}: {}", text.empty() ? "" : "; ",
                          clause.words.substr(mark.begin, mark.end - mark.begin), mark.target);
  return text;
}

/// Tells the changes of one clause in the form in which rules wait for them.
class Teller {
 public:
  Teller(const ClauseChange& clause, std::vector<Change>& into) : clause_(clause), into_(into) {}

  void tell() {
    if (clause_.added()) return whole(Move::added);
    if (clause_.removed()) return whole(Move::removed);
    const Clause& before = *clause_.before();
    const Clause& after = *clause_.after();
    const bool alone = !clause_.merged() && !clause_.split();
    const bool kept = std::ranges::find(after.was, before.id) != after.was.end();
    if (alone && before.stable_id && after.stable_id && before.id != after.id && !kept)
      field("id", before.id, after.id);
    if (clause_.merged()) field("merged", ids(clause_.pairing.before), after.id);
    if (clause_.split()) field("split", before.id, ids(clause_.pairing.after));
    if (clause_.pairing.moved) field("place", before.path, after.path);
    if (clause_.renumbered) field("number", before.number, after.number);
    tell_words(before, after);
    if (clause_.note_changed) field("note", before.note, after.note);
    if (before.joined != after.joined && !before.joined.empty() && !after.joined.empty())
      field("joined", before.joined, after.joined);
    if (before.reserved != after.reserved)
      field("reserved", before.reserved ? "reserved" : "in use",
            after.reserved ? "reserved" : "in use");
    if (before.terms_defined != after.terms_defined)
      field("defined-term", fmt::format("{}", fmt::join(before.terms_defined, ", ")),
            fmt::format("{}", fmt::join(after.terms_defined, ", ")));
  }

 private:
  /// Words that are the same may mean something else: another definition, another clause,
  /// another value behind them.
  void tell_marks(const Clause& before, const Clause& after) {
    for (const auto& [name, kinds] : marks_told) {
      const auto old_marks = marks_of(before, kinds);
      const auto new_marks = marks_of(after, kinds);
      if (old_marks != new_marks) field(name, old_marks, new_marks);
    }
  }

  void tell_words(const Clause& before, const Clause& after) {
    if (before.words == after.words) tell_marks(before, after);
    if (clause_.typographic) field("typography", before.own_text(), after.own_text());
    if (!clause_.edited) return;
    const bool words = fold(before.words) != fold(after.words);
    if (clause_.merged() || clause_.split())
      field("words", own_text(clause_.pairing.before), own_text(clause_.pairing.after));
    else if (words)
      field("words", before.words, after.words);
    else
      field("heading", before.heading, after.heading);
  }

  static std::string ids(const std::vector<const Clause*>& side) {
    std::vector<std::string> found;
    found.reserve(side.size());
    for (const Clause* clause : side)
      found.push_back(clause->id);
    return fmt::format("{}", fmt::join(found, " "));
  }

  Change change(Move move) const {
    return {.right = find_right("clause"),
            .move = move,
            .old_clause = clause_.before(),
            .new_clause = clause_.after(),
            .clause = &clause_};
  }
  void whole(Move move) {
    auto told = change(move);
    if (clause_.before() != nullptr) told.before = clause_.before()->label();
    if (clause_.after() != nullptr) told.after = clause_.after()->label();
    into_.push_back(std::move(told));
  }
  void field(std::string_view name, std::string before, std::string after) {
    auto told = change(name == "place" ? Move::moved : Move::replaced);
    told.field = name;
    told.before = std::move(before);
    told.after = std::move(after);
    into_.push_back(std::move(told));
  }

  const ClauseChange& clause_;
  std::vector<Change>& into_;
};

}  // namespace

std::deque<ClauseChange> compare_clauses(const Agreement& before, const Agreement& after) {
  std::deque<ClauseChange> changes;
  for (Pairing& pairing : align(before.clauses, after.clauses))
    changes.push_back(clause_change(std::move(pairing)));
  return changes;
}

void tell_clauses(Comparison& into) {
  std::unordered_set<const Clause*> whole;  // added or removed
  for (const ClauseChange& clause : into.clauses)
    if (clause.added() || clause.removed())
      whole.insert(clause.added() ? clause.after() : clause.before());
  std::unordered_set<const Clause*> within;  // what came or went with the clause around it
  for (const Interpretation* version : {into.before, into.after})
    walk(version->agreement->clauses, [&](const Clause& clause, const Clause* parent) {
      if (whole.contains(&clause) && whole.contains(parent)) within.insert(&clause);
    });
  for (const ClauseChange& clause : into.clauses)
    if (!within.contains(clause.added() ? clause.after() : clause.before()))
      Teller(clause, into.changes).tell();
}

}  // namespace clauseline
