#pragma once

#include "prose/detectors.hpp"
#include "prose/pattern_reader.hpp"

#include <span>
#include <vector>

namespace clauseline {

/// The signals of files of detectors, each file on top of those before it, and the words of their
/// patterns. Throws Error with every problem.
std::vector<SignalKind> read_detectors(const std::vector<const Source*>& files,
                                       PatternWords& words);

}  // namespace clauseline
