#pragma once

#include "history/timeline.hpp"
#include "history/when.hpp"
#include "report/format.hpp"

#include <string>

namespace clauseline::reports {

/// Everything that the formats of `timeline PATH` are made of.
struct TimelinePage {
  const PathHistory& history;
  std::string path;
  history::Timeline timeline{};
  bool color = false;
  unsigned width = 80;
};

/// When each right began, moved and ended, by effective date and by commit: for a terminal, for
/// programs (schemas/timeline-1.schema.json), and as a picture.
std::string timeline_text(const TimelinePage& page);
std::string timeline_json(const TimelinePage& page);
std::string timeline_svg(const TimelinePage& page);

/// Everything that the formats of `log --when` are made of.
struct WhenPage {
  const PathHistory& history;
  std::string path;
  std::string question;
  history::WhenAnswers answers{};
  bool color = false;
  unsigned width = 80;
};

/// The commits at which something became so, or no longer was: for a terminal, and for programs
/// (schemas/when-1.schema.json).
std::string when_text(const WhenPage& page);
std::string when_json(const WhenPage& page);

/// "exclusivity: exclusive -> non-exclusive", "exclusive until AGI", what a move says in a line.
std::string move_words(const history::RightMove& move);

}  // namespace clauseline::reports
