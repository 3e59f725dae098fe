#pragma once

#include "report/rights.hpp"

#include <string>

/// How a typed term reads in the tables of rights: every field that it states, in words, with
/// what is not said, not public or only reported called that.
namespace clauseline::reports {

/// The right in words, without the parties.
HeldRight held_right(const Term& term, const RightsPage& page);

/// The standing with what it hangs on: "open: unless AGI came".
std::string standing_words(const Term& term, Standing standing, const Version& version);

/// How long a part of the right lasts that has an end of its own, such as its exclusivity: the
/// prefix of its fields ("exclusivity"), or empty where there is none.
std::string part_with_end(const Term& term);

/// A beginning as the day before which nothing holds: where only a month or a year is written,
/// its first day. As an end it would mean the last.
End as_beginning(End from);

}  // namespace clauseline::reports
