#pragma once

#include "report/manifest.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace clauseline::reports {

/// One thing in which a report is not what was made again.
struct Mismatch {
  std::string where;       // "findings[2] (EX001 1f0c2ab93c77).severity", "line 34, below EX001"
  std::string reported{};  // what the report says there; empty where it says nothing
  std::string made{};      // what was made again; empty where there is nothing
};

/// In what two manifests of one report differ: programs, names of revisions, bytes of inputs.
std::vector<Mismatch> mismatches(const Manifest& reported, const Manifest& made);

/// In what the bytes of a report differ from those that were made again in the same format: of JSON
/// each member, of a document or sheet each part, of others the first line. Empty for the same
/// bytes.
std::vector<Mismatch> mismatches(const Source& report, std::string_view made);

}  // namespace clauseline::reports
