#pragma once

#include "policy/policy.hpp"
#include "prose/detectors.hpp"

#include <span>
#include <string>
#include <vector>

namespace clauseline {

/// What became of one case of a policy test: the findings that it expects and that are not
/// there, and those that are there and not expected, each in a line.
struct CaseResult {
  std::string name;
  Location at{};
  std::vector<std::string> missing{};
  std::vector<std::string> extra{};

  bool passed() const { return missing.empty() && extra.empty(); }
};

/// Runs the cases of a test file under a policy, in order. Findings that others explain are
/// not counted and not expected. Throws Error with everything that is wrong with the file.
std::vector<CaseResult> run_tests(const Source& source, const Policy& policy,
                                  const Detectors& detectors = Detectors::shipped());

/// Holds the examples and near misses of a house's files of detectors against what is found in
/// them, file by file from top to bottom. The detectors were read from these files.
std::vector<CaseResult> run_examples(std::span<const Source> house, const Detectors& detectors);

}  // namespace clauseline
