#pragma once

#include "terms/term.hpp"

#include <chrono>
#include <optional>
#include <string_view>
#include <vector>

namespace clauseline {

/// The value of a field, or null where the right has none of that name or nothing is written.
const Value* field(const Term& term, std::string_view name);

/// The latest day that an end may fall on, so far as dates alone and the register say; nothing
/// where an event may happen at any time or never, or where there is no end.
std::optional<std::chrono::sys_days> latest_end(const End& end, const EventCalendar& calendar = {});

/// The earliest day that something may start on; nothing where that is not known.
std::optional<std::chrono::sys_days> earliest_start(const End& start,
                                                    const EventCalendar& calendar = {});

/// Is it sure that one of two stretches of time is over before the other begins? A bound that is
/// null is open.
struct Lifetime {
  const End* from = nullptr;
  const End* until = nullptr;
};
bool apart(const Lifetime& a, const Lifetime& b, const EventCalendar& calendar);

}  // namespace clauseline
