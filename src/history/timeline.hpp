#pragma once

#include "history/walk.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace clauseline::history {

enum class RightEvent : std::uint8_t { began, moved, ended };

std::string_view to_text(RightEvent event);

/// What one version did to one right.
struct RightMove {
  std::size_t version = 0;
  RightEvent event{};
  std::string term{};   // the id that it had there
  std::string field{};  // empty: the whole
  std::string asset{};  // of rights that are compared asset by asset
  std::string before{};
  std::string after{};
};

/// A right through all versions that had it.
struct RightLine {
  std::string right{};
  std::string term{};              // its id, in the newest version that has it
  std::string clause{};            // and how the clause is called there
  bool stands = false;             // in the newest version of all
  std::vector<RightMove> moves{};  // oldest first, by topology
};

/// A version as it names and dates itself.
struct DatedVersion {
  std::string title{};
  std::string label{};
  std::string effective{};  // as written, or empty
  std::string status{};
};

struct Timeline {
  std::vector<RightLine> rights{};       // in the order of the newest version, then what ended
  std::vector<DatedVersion> versions{};  // one for each of the history; empty where unreadable
  std::vector<std::size_t> unreadable{};
  std::vector<std::string> problems{};  // of each of these
};

/// When each right began, moved and ended. What a merge only takes over from a branch is told of
/// the commit on that branch.
Timeline timeline(const PathHistory& history, const ReadVersion& read);

}  // namespace clauseline::history
