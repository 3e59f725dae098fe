#pragma once

#include "ledger/settle.hpp"

#include <cstddef>
#include <vector>

namespace clauseline {

/// Somebody who agreed, by a decision that counts.
struct Voice {
  const LedgerEntry* entry = nullptr;
  std::size_t person = 0;  // the same for all that may be one person
};

/// Numbers people so that all who may be one have one number, by whatever chain of names.
void tell_people_apart(std::vector<Voice>& voices, const Roster* roster);

/// Whether so many people, in such roles, agreed as a line of the policy wants. They are told
/// apart.
bool is_met(const Requires& line, std::vector<Voice> voices, const Bench& bench);

}  // namespace clauseline
