#pragma once

#include "prose/detectors.hpp"

#include <string>

namespace clauseline::reports {

/// The manual of signals as Markdown: a table of all with topic and polarity, then each with the
/// lines that say which words it is, sentences in which it is found and some in which it is not.
std::string signal_manual(const Detectors& detectors);

}  // namespace clauseline::reports
