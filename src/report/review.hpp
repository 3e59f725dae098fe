#pragma once

#include "report/finding_facts.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace clauseline::reports {

/// What `clauseline review` shows of a report that the gate made.
struct ReviewPage {
  const Report* report = nullptr;
  std::vector<Counted> findings{};  // those that are shown, as in_order_of_review() gives them
  bool totals = false;              // how they add up, and no more
  bool details = false;             // every decision on them, with its commit
  bool color = false;
  unsigned width = 80;
};

/// The findings that are counted: what is open and blocks first, gravest first; then waivers that
/// end soon, first to end first; what is void; what was rejected, waived, approved; and what is
/// open and blocks nothing.
std::vector<Counted> in_order_of_review(const Report& report);

/// What stands above a finding and others like it: "To decide", "Approved", ...
std::string_view heading_in_review(const Counted& one, const Report& report);

/// "3 findings: 1 to decide, waived 1 (first ends 2026-12-31), approved 1."
std::string totals_of_review(const ReviewPage& page);

std::string review_text(const ReviewPage& page);
/// As schemas/reviews-1.schema.json says.
std::string review_data(const ReviewPage& page);
/// A checklist for whoever decides: what changed, for whom, and a box for each finding.
std::string checklist_markdown(const ReviewPage& page);
std::string checklist_html(const ReviewPage& page);

}  // namespace clauseline::reports
