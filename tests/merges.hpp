#pragma once

// Three versions that a test writes down by the parts that matter, and what merging them gives.

#include "amendments.hpp"
#include "merge/merge.hpp"
#include "model/read.hpp"

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

namespace clauseline::tests {

inline merge::Merged merged(const std::string& base, const std::string& ours,
                            const std::string& theirs) {
  const Source before("lease.xml (base)", base);
  const Source our("lease.xml (ours)", ours);
  const Source their("lease.xml (theirs)", theirs);
  return merge::merge(before, our, their);
}

/// The messages of all conflicts, one in a line.
inline std::string messages(const merge::Merged& merged) {
  std::string text;
  for (const merge::Conflict& one : merged.conflicts)
    text += one.message + "\n";
  return text;
}

/// A text with one passage of it changed; the test fails where it does not stand there.
inline std::string with(std::string text, std::string_view passage, std::string_view other) {
  const auto at = text.find(passage);
  BOOST_TEST_REQUIRE((at != std::string::npos), fmt::format("no {} in {}", passage, text));
  return text.replace(at, passage.size(), other);
}

}  // namespace clauseline::tests
