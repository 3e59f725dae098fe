#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace clauseline {

/// One commit of a repository to be made: the whole content of its files.
struct CommitPlan {
  struct File {
    std::string path;
    std::string_view bytes;
  };
  std::vector<File> files;
  std::string message;
  std::string tag;        // lightweight
  long long seconds = 0;  // author and committer date, UTC, since 1970
};

/// Makes a git repository in `directory` (created if missing; an error if it holds anything)
/// with these commits on branch main, checked out. Author and committer are `Clauseline
/// example <example@clauseline.invalid>`; nothing is signed and no git configuration is read,
/// so the commit ids are the same everywhere.
void make_repository(const std::string& directory, const std::vector<CommitPlan>& commits);

}  // namespace clauseline
