#pragma once

// Versions that show what lints say.

#include "lint/lint.hpp"
#include "text/source.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace clauseline::tests {

/// What lints say of a source, or what keeps it from being read.
std::string linted(const Source& source);

/// A folder of tests/lints, and the version in it as a whole document.
struct LintCase {
  std::filesystem::path folder{};
  Source source;
};

std::vector<LintCase> lint_cases();

}  // namespace clauseline::tests
