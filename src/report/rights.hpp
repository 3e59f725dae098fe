#pragma once

#include "model/quantity.hpp"
#include "review/audit.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace clauseline {

/// Which rights are asked for: those of a day, of one party or of all.
struct RightsQuery {
  Date as_of{};
  std::string party{};
};

/// Whether a right stands on a day. What hangs on an event without a date, or on an end that is
/// not disclosed, is open.
enum class Standing : std::uint8_t {
  stands,
  not_yet,
  ended,
  unless_event,  // it stands unless the event came
  once_event,    // it stands only if the event came
  unless_end,    // it stands unless its undisclosed end came
  suspended,
  reserved,
  none,  // the term says that there is no such right
};

Standing standing(const Term& term, const Interpretation& version, const Date& as_of);

namespace reports {

/// What a term says besides whose it is and how long: "cap", "lifetime, amount undisclosed".
struct Detail {
  std::string name;
  std::string value;
};

/// A right in the words of a report.
struct HeldRight {
  const Term* term = nullptr;
  Standing standing{};
  std::string what;    // "Licence: non-exclusive"
  std::string with;    // "from OpenAI", or empty
  std::string since;   // "2026-01-01", "AGI", "unstated"
  std::string until;   // "through 2032", "until AGI", "end unstated"
  std::string stands;  // "open: unless AGI came"
  std::vector<Detail> details{};
};

/// What a party holds, grants, receives or pays.
struct RightsShare {
  std::string_view name;
  std::vector<HeldRight> rights{};
};

struct PartyRights {
  const Party* party = nullptr;  // null: of the agreement, for what no signing party holds or owes
  std::vector<RightsShare> shares{};  // those that are not empty
};

/// Everything that the formats of rights are made of.
struct RightsPage {
  const Version& version;
  RightsQuery query;
  std::vector<PartyRights> parties{};  // in the order of the agreement
  std::string chosen{};  // how the version was chosen from its history; empty: it was named
};

RightsPage rights_page(const Version& version, const RightsQuery& query);

/// The words for a standing alone: "stands", "not yet".
std::string_view to_text(Standing standing);

/// That the version takes effect only after the day that was asked for, or has no typed terms
/// from which rights could be read; or empty.
std::string warning(const RightsPage& page);

/// Who holds, grants, receives and pays what: for a terminal of 80 columns, for programs
/// (schemas/rights-1.schema.json), and as a page that needs nothing else.
std::string rights_text(const RightsPage& page);
std::string rights_json(const RightsPage& page);
std::string rights_html(const RightsPage& page);

}  // namespace reports
}  // namespace clauseline
