#pragma once

#include "ledger/roster.hpp"
#include "text/source.hpp"

namespace clauseline {

/// Reads a roster; throws Error with everything that is wrong with it: an e-mail, a key or an id of
/// two people, somebody whom nothing but a name tells, a role that is written twice.
Roster read_roster(const Source& source);

}  // namespace clauseline
