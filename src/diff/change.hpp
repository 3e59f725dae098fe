#pragma once

#include "diff/align.hpp"
#include "diff/mentions.hpp"
#include "diff/reach.hpp"
#include "diff/redline.hpp"
#include "prose/detectors.hpp"
#include "terms/order.hpp"
#include "terms/term.hpp"

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace clauseline {

/// What happened to a clause, apart from its typed terms.
struct ClauseChange {
  Pairing pairing;
  bool edited = false;       // its own words differ after folding
  bool typographic = false;  // they differ, but only in quotes, dashes, ligatures or spaces
  bool renumbered = false;
  bool note_changed = false;
  bool followed = false;        // edited, but only as the numbers and names that it prints did
  bool other_lead_in = false;   // moved to where other words above it limit it
  std::vector<Edit> redline{};  // empty where the own words are the same bytes

  const Clause* before() const { return pairing.before.empty() ? nullptr : pairing.before.front(); }
  const Clause* after() const { return pairing.after.empty() ? nullptr : pairing.after.front(); }
  bool added() const { return pairing.before.empty(); }
  bool removed() const { return pairing.after.empty(); }
  bool split() const { return pairing.before.size() == 1 && pairing.after.size() > 1; }
  bool merged() const { return pairing.before.size() > 1; }
  bool unchanged() const;
};

/// The parties that a sentence names as its doer and as the one whom it is done to, by id: who
/// grants or pays, and who is granted or paid. Empty where the words leave it open.
struct WordRoles {
  std::string doer{};
  std::string other{};

  bool operator==(const WordRoles&) const = default;
};

/// One thing that moved: a field of a right, of a record or of a clause, or the whole of it.
struct Change {
  const Right* right = nullptr;
  std::string_view field{};  // of the right; empty: the whole
  Move move = Move::none;
  const Term* old_term = nullptr;
  const Term* new_term = nullptr;
  const Clause* old_clause = nullptr;
  const Clause* new_clause = nullptr;
  const ClauseChange* clause = nullptr;  // of a change that is not of a term
  std::string before{};                  // as reports print it
  std::string after{};
  std::string asset{};               // of rights that are compared asset by asset: which one
  std::vector<std::string> names{};  // what left or entered a set, where that is all that moved
  WordRoles roles{};                 // of what words say: who gives to whom

  /// The values of the field; null for the side that has no such term.
  const Value* old_value() const;
  const Value* new_value() const;
  /// The term that says more of it: the new one, or the old one of what is gone.
  const Term* term() const { return new_term == nullptr ? old_term : new_term; }
};

/// All that differs between two versions. Clauses come in order of the later version, all
/// of them, unchanged ones too; changes in order of rights, records and clauses.
struct Comparison {
  const Interpretation* before = nullptr;
  const Interpretation* after = nullptr;
  std::deque<ClauseChange> clauses{};  // a deque, because changes point into it
  std::vector<Change> changes{};
  std::unordered_map<const ClauseChange*, MentionMoves> mentions{};  // where something moved
  std::optional<Reach> reach{};  // of the later version; only where a definition changed
  std::unordered_set<const Clause*> still_used{};  // removed definitions of terms in use
};

/// The clauses and typed terms that a changed definition reaches in the later version; empty
/// for any other change.
std::vector<Reached> reached(const Change& change, const Comparison& comparison);

/// Compares two versions of one agreement. Both must outlive the comparison, and so must the
/// detectors that say what their words mean; without any, words are compared only as words.
Comparison compare(const Interpretation& before, const Interpretation& after,
                   const Detectors* detectors = &Detectors::shipped());

}  // namespace clauseline
