#pragma once

#include "amend/compare.hpp"
#include "report/format.hpp"

#include <string>
#include <vector>

namespace clauseline {

/// What `amend check` found: the three documents by the names under which they were given.
struct AmendmentCheck {
  std::string old{};
  std::string instrument{};
  std::string copy{};  // the version that is checked
  std::vector<amend::Difference> differences{};
};

namespace reports {

/// Each difference as a finding of the catalogue, with both places and what stands at each; one
/// sentence where there is none. Of the settings only width and colour matter.
std::string amendment_check_text(const AmendmentCheck& check, const Report& settings);

/// The same as JSON: schemas/amendment-1.schema.json.
std::string amendment_check_json(const AmendmentCheck& check);

}  // namespace reports
}  // namespace clauseline
