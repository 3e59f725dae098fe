#pragma once

#include "diff/redline.hpp"
#include "report/format.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// The table of departures: what counsel negotiate from, a row for each finding.
namespace clauseline::reports {

struct Departure {
  std::size_t number = 0;        // from 1, within the agreement
  std::string reference{};       // "2.1 -> 2.2 Licensed IP"
  std::vector<Edit> proposed{};  // what the words become; long stretches that stay are cut
  std::string finding{};
  std::string severity{};
  std::string whom{};  // "Microsoft: loss; OpenAI: gain"
  std::string rule{};
  std::string explained{};  // "3 (EX001)": the row that says more of the same; empty: none does
};

/// The rows of an audit: its findings, those that others explain behind the rest. Where nothing was
/// judged, the clauses that changed. Texts are without what a reader cannot see.
std::vector<Departure> departures(const Report& report, const Audit& audit);

}  // namespace clauseline::reports
