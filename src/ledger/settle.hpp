#pragma once

#include "ledger/approval_rules.hpp"
#include "ledger/decision.hpp"
#include "ledger/roster.hpp"
#include "rules/rule.hpp"
#include "store/commit.hpp"
#include "store/signature.hpp"
#include "store/time_stamp.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace clauseline {

/// A decision that the ledger holds, and what git says of the commit that brought it.
struct LedgerEntry {
  Decision decision{};
  std::string path{};                 // from the root
  std::optional<Commit> commit{};     // that added the file; nothing: none did yet
  Signature signature{};              // of that commit
  Signature own_signature{};          // of the file's bytes, as it lies beside it
  std::optional<Commit> signed_in{};  // that added this one
  std::optional<TimeStamp> stamp{};   // of the file's bytes; nothing: its days are as claimed
  long long parents_at = 0;  // when the youngest parent of `commit` was made, seconds since 1970
  long long signed_parents_at = 0;  // the same of `signed_in`
  bool in_range = false;            // the commit is one of those that are judged
};

enum class ReviewState : std::uint8_t { open, approved, waived, rejected, voided };

/// As data: "open", "approved", "waived", "rejected", "void".
std::string_view to_text(ReviewState state);

/// True for a finding that no longer keeps a gate closed.
inline bool lets_pass(ReviewState state) {
  return state == ReviewState::approved || state == ReviewState::waived;
}

/// A decision on a finding, and what it is worth.
struct Weighed {
  std::size_t entry = 0;  // its place in the ledger
  std::string doubt{};    // why it does not count; empty: it counts
};

/// What a house must be told of how decisions were made. Rules wait for these as fields of the
/// agreement.
struct LedgerFault {
  std::string_view field;  // "self-approval", "approval-missing", ...
  std::string told{};      // "the approval of EX001 at 3.2 by Ann, who made the change"

  bool operator==(const LedgerFault&) const = default;
};

/// What became of one finding.
struct Settlement {
  ReviewState state = ReviewState::open;
  std::string why{};                 // in a sentence without a full stop; empty: nobody decided
  std::string by{};                  // who decided, "Ann as legal, Bob as finance"
  std::string reason{};              // their own words
  std::string until{};               // of a waiver: its last day
  std::vector<Weighed> decisions{};  // all that speak of this finding, as the ledger has them
  std::vector<LedgerFault> faults{};
};

/// Somebody who made the change that is judged.
struct Maker {
  Naming naming{};
  bool only_committed = false;  // neither author nor co-author
};

/// Everything beside the findings that settling hangs on.
struct Bench {
  std::string agreement{};  // the id
  std::string from_blob{};  // git's ids of both files; empty for a side that has none
  std::string to_blob{};
  std::vector<Maker> makers{};
  std::vector<LedgerEntry> ledger{};
  const Roster* roster = nullptr;  // null: the house has none
  ApprovalRules rules{};
  std::string today{};                 // YYYY-MM-DD
  bool wants_signatures = false;       // the house says whose signatures count
  Severity gate = Severity::critical;  // from which severity on it closes
  /// By how much what is paid by forecasts of the house differs, once for each currency in which
  /// somebody can tell.
  std::vector<Money> at_stake{};
};

/// Whether a line speaks of a finding.
bool speaks_of(const Requires& line, const Finding& finding, const Bench& bench);

/// How people call a finding: "EX001@licence/t-licence", "IN022" where it has no clause.
std::string label_of(const Finding& finding);

/// True for what the ledger itself is found wanting in: no decision settles that.
bool is_of_ledger(const Rule& rule);

/// What became of each finding, in their order. Each has a fingerprint. A pure function: the same
/// ledger, roster, rules and day give the same.
std::vector<Settlement> settle(const std::vector<Finding>& findings,
                               const std::vector<std::string>& fingerprints, const Bench& bench);

/// Why a decision would not count, and what to do about it.
struct Objection {
  std::string told{};  // empty: it would count
  std::string way_out{};
};

/// Why a decision would not count for a finding if its commit were what it must be: what somebody
/// can be told before deciding.
Objection objection_to(const LedgerEntry& entry, const Finding& finding, const Bench& bench);

/// The roles in one of which somebody must decide so that it counts for a finding; none: any will
/// do.
std::vector<std::string> roles_for(Verdict verdict, const Finding& finding, const Bench& bench);

}  // namespace clauseline
