#pragma once

#include "prose/agreement_signals.hpp"

#include <string>
#include <vector>

namespace clauseline::reports {

/// What `signals` prints: under each clause its signals, with topic, polarity and words.
std::string signals_text(const Source& source, const std::vector<PlacedSignal>& signals);

/// The same as JSON: schemas/signals-1.schema.json.
std::string signals_json(const Source& source, const std::vector<PlacedSignal>& signals);

}  // namespace clauseline::reports
