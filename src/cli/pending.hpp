#pragma once

#include "cli/command.hpp"
#include "ledger/pending.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace clauseline::cli {

enum class Signing : std::uint8_t { as_configured, needed };

/// The command that commits these decisions of a work tree and nothing else, as a shell reads it;
/// with a signature where git is configured so, or where one is needed.
std::string commit_command(const std::string& tree, const std::vector<PendingDecision>& decisions,
                           Signing signing);

/// Says on standard error of decisions that HEAD has not that they count for nothing yet, with the
/// command that commits them: of the staged ones where the request is about the index.
void note_pending(const Request& request);

}  // namespace clauseline::cli
