#pragma once

#include "ledger/settle.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Whether a decision is by the person whom it names, and of its day. Either its own signature
/// proves that, and then anybody may have committed it, or the commit that brought it does.
namespace clauseline {

/// Why a decision does not count for a finding.
struct Doubt {
  std::string told{};        // empty: it counts
  std::string_view field{};  // what the house is told of it, as LedgerFault::field; or empty
  bool ended = false;        // it counted once, and counts no more
};

/// Whom a decision names.
Naming claimed_by(const Decision& decision);

/// True if the signature beside a decision is good, and by whom it names.
bool signs_itself(const LedgerEntry& entry, const Roster* roster);

/// Everybody whom a decision may be by: as it says itself, and as what proves it does.
std::vector<Naming> namings_of(const LedgerEntry& entry, const Roster* roster);

/// Why nobody answers for a decision, if so; `is_needed` says whether a signature must.
Doubt doubt_of_person(const LedgerEntry& entry, const Roster* roster, bool is_needed);

/// Why a decision is not of its day, if so. One that is not committed yet may be of any day up to
/// `today`.
Doubt doubt_of_day(const LedgerEntry& entry, const Roster* roster, const std::string& today);

/// The days from one to another; nothing where either is none.
std::optional<long> days_between(const std::string& from, const std::string& to);

}  // namespace clauseline
