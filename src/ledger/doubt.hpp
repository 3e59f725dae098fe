#pragma once

#include "ledger/settle.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace clauseline {

/// Whether a decision must have been committed to count: not where somebody asks beforehand.
enum class Committed : std::uint8_t { needed, not_yet };

/// Why a decision does not count for a finding.
struct Doubt {
  std::string told{};        // empty: it counts
  std::string_view field{};  // what the house is told of it, as LedgerFault::field; or empty
  bool ended = false;        // it counted once, and counts no more
};

Doubt weigh_decision(const LedgerEntry& entry, const Finding& finding, const Bench& bench,
                     Committed committed);

/// True if a decision counts for a finding only where its commit is signed by a key that the house
/// trusts.
bool needs_signature(const Finding& finding, const Bench& bench);

/// True if a decision takes another one back. What takes back that something was let pass need not
/// be proved; what takes back a rejection must be the same person's, and as good as an approval.
bool takes_back(const LedgerEntry& withdrawal, const LedgerEntry& decision, const Finding& finding,
                const Bench& bench);

/// Everybody whom a decision may be by: as it says itself, and as its commit does.
std::vector<Naming> namings_of(const LedgerEntry& entry);

}  // namespace clauseline
