#pragma once

#include "cli/command.hpp"
#include "ledger/pending.hpp"
#include "store/commit.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace clauseline::cli {

enum class Signing : std::uint8_t { as_configured, needed };

/// The command by which somebody commits these decisions of a work tree, with what proves them, and
/// nothing else, as a shell reads it; signed where git is configured so, or where that is needed.
/// What would not count if they committed it, for it is somebody else's and not signed itself or
/// cannot be read, is left out; empty where nothing is left.
std::string commit_command(const std::string& tree, const std::vector<PendingDecision>& decisions,
                           const Person& by, Signing signing);

/// Says on standard error of decisions that HEAD has not that they count for nothing yet, with the
/// command that commits them: of the staged ones where the request is about the index.
void note_pending(const Request& request);

}  // namespace clauseline::cli
