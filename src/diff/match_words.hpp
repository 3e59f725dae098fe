#pragma once

#include "diff/lexicon.hpp"

namespace clauseline {

/// Which words of two texts are the same, typography apart. Long texts are compared sentence
/// by sentence first, then by the words of the sentences that changed.
EqualRuns match_words(const Reading& before, const Reading& after, const Lexicon& lexicon);

}  // namespace clauseline
