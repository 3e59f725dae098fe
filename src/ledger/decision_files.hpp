#pragma once

#include "ledger/decision.hpp"
#include "store/detached_signature.hpp"
#include "store/new_files.hpp"

#include <optional>
#include <vector>

namespace clauseline {

/// The files that decisions become, each followed by its signature where somebody signs. Throws
/// Error where one cannot be signed.
std::vector<NewFile> decision_files(const std::vector<Decision>& decisions,
                                    const std::optional<SshSigner>& signer);

}  // namespace clauseline
