#pragma once

#include "report/rights.hpp"
#include "report/rights_lanes.hpp"
#include "review/audit.hpp"

#include <cstddef>
#include <vector>

/// The rights of two versions that run for some time, side by side.
namespace clauseline::pages {

/// A right on one side: how it is told, and what is drawn of it.
struct RunningSide {
  const Term* term = nullptr;  // null: this version has no such right
  reports::HeldRight told{};
  std::vector<Lane> lanes{};
};

struct RunningRight {
  RunningSide before;
  RunningSide after;
  bool changed = false;

  /// The side that says more of it: the later one, unless it is gone.
  const RunningSide& shown() const { return after.term == nullptr ? before : after; }
};

struct RunningRights {
  std::vector<RunningRight> shown{};
  std::size_t left_out = 0;
};

/// The rights that may have an end, changed ones first, each part in the order of the comparison;
/// at most so many.
RunningRights running_rights(const Audit& audit, std::size_t most);

}  // namespace clauseline::pages
