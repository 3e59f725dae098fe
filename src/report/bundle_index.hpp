#pragma once

#include "report/format.hpp"
#include "report/review_bundle.hpp"

#include <string>
#include <vector>

namespace clauseline::reports {

inline constexpr auto bundle_schema = "urn:clauseline:review-bundle:1";

/// What a bundle with these files holds, what auditors ask and where it is answered, as
/// schemas/review-bundle-1.schema.json says.
std::string index_json(const Report& report, const std::vector<BundleFile>& files);

/// The same as a page that leads to the files beside it.
std::string index_html(const Report& report, const std::vector<BundleFile>& files);

}  // namespace clauseline::reports
