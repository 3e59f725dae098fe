#pragma once

#include "history/step.hpp"
#include "report/format.hpp"
#include "text/sink.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace clauseline::reports {

/// Everything that the formats of `log` are made of.
struct LogPage {
  const PathHistory* history = nullptr;  // of the agreement; null: of many
  std::string path;                      // of many: what was asked for
  std::string clause{};                  // the id of the clause that is followed, or empty
  std::string clause_label{};            // how it is called in the newest version
  bool shallow = false;                  // the clone is
  std::string notice{};                  // that it ends at the edge of such a clone, or empty
  std::size_t count = 0;                 // of the steps
  /// Tells them, newest first, as often as it is called.
  std::function<void(const history::TellStep&)> each{};
  bool color = false;
  unsigned width = 80;
};

/// The versions, newest first, each with one line of what moved: for a terminal, and for programs
/// (schemas/log-1.schema.json).
void log_text(const LogPage& page, const Sink& out);
void log_json(const LogPage& page, const Sink& out);

/// What a step changed, in one line: "1 critical: An exclusive licence became non-exclusive (2.1
/// Licensed IP; loss for Microsoft, gain for OpenAI); 2 more".
std::string in_short(const history::Step& step);

/// The first digits of a commit id, as people copy them.
std::string short_id(const std::string& commit);

/// That a history ends at the edge of a shallow clone, and how to get the rest; empty where it is
/// not cut there.
std::string cut_notice(bool cut);
std::string cut_notice(const PathHistory& history);

}  // namespace clauseline::reports
