#pragma once

#include "amend/draft.hpp"
#include "amend/instrument.hpp"

#include <string>
#include <unordered_map>
#include <vector>

namespace clauseline::amend {

/// What an instruction took away: which one, and where it had stood.
struct Gone {
  std::size_t by = 0;
  Location at{};
};

using GoneById = std::unordered_map<std::string, Gone>;

/// Carries instructions out on a draft of the old version, one after the other, so that each
/// meets what those before it made. Throws Error with every instruction that does not fit; the
/// draft is then of no use. Gives what is gone by id.
///
/// - A target is an element with an id, or the name of a part (parties, register, recitals,
///   definitions, body, schedules) for insert-into, which makes the part if there is none.
/// - insert-into puts new things behind those that the schema wants before them, or behind the
///   child that `anchor` names; new `terms` join the terms that are there.
/// - What stands in `meta` is not for instructions; conform() sees to it.
GoneById apply(Draft& draft, const NativeDocument& instrument,
               const std::vector<Instruction>& instructions, const std::vector<bool>& in_force);

}  // namespace clauseline::amend
