#pragma once

#include "model/quantity.hpp"
#include "review/audit.hpp"

#include <string>

namespace clauseline {

/// Which rights are asked for: those that stand on a day, of one party or of all.
struct RightsQuery {
  Date as_of{};
  std::string party{};
};

/// Whether a right stands on a day. An event that has no date leaves it open.
enum class Standing : std::uint8_t { stands, not_yet, ended, unless_event };

Standing standing(const Term& term, const Interpretation& version, const Date& as_of);

namespace reports {

/// Who holds which right, until when, by party in order of the agreement.
std::string rights_text(const Version& version, const RightsQuery& query);
std::string rights_json(const Version& version, const RightsQuery& query);

}  // namespace reports
}  // namespace clauseline
