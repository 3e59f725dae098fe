#pragma once

#include "ledger/decision.hpp"
#include "store/repository.hpp"

#include <string>
#include <vector>

namespace clauseline {

/// A decision that lies in the working tree and that HEAD has not: it counts for nothing yet, for
/// nobody answers for it.
struct PendingDecision {
  std::string path{};  // from the root
  Decision decision{};
  std::string problem{};  // why it cannot be read, and then there is no decision; or empty
  std::vector<std::string> proofs{};  // paths of what lies beside it and proves it
  bool is_signed = false;             // one of these is a signature of its bytes
  bool staged = false;                // the index has it
};

/// Those of a repository, by path; none of a bare one.
std::vector<PendingDecision> pending_decisions(const Repository& repository);

}  // namespace clauseline
