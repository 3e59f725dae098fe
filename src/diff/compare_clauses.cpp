#include "diff/compare.hpp"
#include "diff/lead_in.hpp"
#include "text/crew.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

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

/// Most clauses read as they did, and of these no text needs to be put together.
bool reads_the_same(const Clause& before, const Clause& after) {
  return before.words == after.words && before.heading == after.heading;
}

void compare_words(ClauseChange& change, bool alone) {
  if (alone && reads_the_same(*change.before(), *change.after())) return;
  const auto before = own_text(change.pairing.before);
  const auto after = own_text(change.pairing.after);
  if (before == after) return;
  change.edited = !equal_folded(before, after);
  change.typographic = !change.edited && alone;
  change.redline =
      alone ? redline(parts_of(*change.before(), before), parts_of(*change.after(), after))
            : redline(before, after);
}

void compare_sides(ClauseChange& change) {
  if (change.added() || change.removed()) return;
  const bool alone = change.pairing.before.size() == 1 && change.pairing.after.size() == 1;
  compare_words(change, alone);
  change.renumbered = alone && !equal_folded(change.before()->number, change.after()->number);
  change.note_changed = alone && !equal_folded(change.before()->note, change.after()->note);
}

}  // namespace

std::deque<ClauseChange> compare_clauses(const Agreement& before, const Agreement& after) {
  std::deque<ClauseChange> changes;
  for (Pairing& pairing : align(before.clauses, after.clauses))
    changes.push_back({.pairing = std::move(pairing)});
  each_of(changes.size(), [&](std::size_t i) { compare_sides(changes[i]); });
  compare_lead_ins(changes, before, after);
  return changes;
}

}  // namespace clauseline
