#pragma once

#include "history/blame.hpp"
#include "history/step.hpp"

#include <optional>
#include <string>
#include <string_view>

// Histories, steps and blame as bytes, to be kept in a cache.
namespace clauseline::history {

/// What a version changed, without its place and without what it was compared with.
std::string to_bytes(const Step& step);

/// The step that to_bytes() wrote; nothing for other bytes.
std::optional<Step> step_from(std::string_view bytes);

/// A file as a commit changed it.
struct FileOfCommit {
  Commit commit;
  FileStep file;
};

/// The whole of it, and what was written so.
std::string to_bytes(const FileOfCommit& one);
FileOfCommit file_of_commit_from(std::string_view bytes);

/// The whole of a history that is not cut, and what is left of such bytes; nothing for others.
std::string to_bytes(const PathHistory& history);
std::optional<PathHistory> history_from(std::string_view bytes);

/// The whole of a blame, and what is left of such bytes; nothing for others.
std::string to_bytes(const Blame& blame);
std::optional<Blame> blame_from(std::string_view bytes);

}  // namespace clauseline::history
