#pragma once

#include "review/audit.hpp"

#include <cstddef>
#include <nlohmann/json_fwd.hpp>

namespace clauseline::reports {

/// What became of a finding, and every decision that speaks of it, those that do not count among
/// them: the member `review` of a finding in schemas/report-1.schema.json.
nlohmann::ordered_json review_json(const Audit& audit, std::size_t place);

/// How the findings that are counted were settled: the member `reviews` of a summary.
nlohmann::ordered_json reviews_json(const ReviewTally& sum);

}  // namespace clauseline::reports
