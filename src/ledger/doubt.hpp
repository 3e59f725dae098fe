#pragma once

#include "ledger/proof.hpp"
#include "ledger/settle.hpp"

#include <cstdint>

namespace clauseline {

/// Whether a decision must have been committed to count: not where somebody asks beforehand.
enum class Committed : std::uint8_t { needed, not_yet };

Doubt weigh_decision(const LedgerEntry& entry, const Finding& finding, const Bench& bench,
                     Committed committed);

/// True if a decision counts for a finding only where it, or its commit, is signed by a key that
/// the house trusts.
bool needs_signature(const Finding& finding, const Bench& bench);

/// True if a decision takes another one back. What takes back that something was let pass need not
/// be proved; what takes back a rejection must be the same person's, and as good as an approval.
bool takes_back(const LedgerEntry& withdrawal, const LedgerEntry& decision, const Finding& finding,
                const Bench& bench);

}  // namespace clauseline
