#pragma once

#include "ledger/settle.hpp"

#include <string>
#include <string_view>

namespace clauseline::reports {

/// What proves that a decision which counts is by whom it names, as data: "signature" for the one
/// beside it, else "commit".
std::string_view proof_of(const LedgerEntry& entry);

/// The same in a sentence, of any decision: "itself signed by ann@example.org", "itself signed, but
/// the signature does not fit"; empty where no signature lies beside it.
std::string own_signature_told(const LedgerEntry& entry);

}  // namespace clauseline::reports
