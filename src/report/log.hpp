#pragma once

#include "history/step.hpp"
#include "report/format.hpp"

#include <string>
#include <vector>

namespace clauseline::reports {

/// Everything that the formats of `log PATH` are made of.
struct LogPage {
  const PathHistory& history;
  std::string path;
  std::string clause{};                // the id of the clause that is followed, or empty
  std::string clause_label{};          // how it is called in the newest version
  std::vector<history::Step> steps{};  // newest first
  bool several = false;                // of many agreements: `path` names what was asked for
  bool color = false;
  unsigned width = 80;
};

/// The versions, newest first, each with one line of what moved: for a terminal, and for programs
/// (schemas/log-1.schema.json).
std::string log_text(const LogPage& page);
std::string log_json(const LogPage& page);

/// What a step changed, in one line: "1 critical: An exclusive licence became non-exclusive (2.1
/// Licensed IP; loss for Microsoft, gain for OpenAI); 2 more".
std::string in_short(const history::Step& step);

/// The first digits of a commit id, as people copy them.
std::string short_id(const std::string& commit);

/// That the history ends at the edge of a shallow clone, and how to get the rest; else empty.
std::string cut_notice(const PathHistory& history);

}  // namespace clauseline::reports
