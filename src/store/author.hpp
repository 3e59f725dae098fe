#pragma once

#include "store/commit.hpp"

#include <string>
#include <vector>

/// What a person does in a work tree by way of git: who they are, what they write, what they
/// commit.
namespace clauseline {

/// Who commits here, as git has it; an Error where git does not know. `directory` is in the work
/// tree; empty means here.
Person committer_here(const std::string& directory);

/// Has the person's own editor, as git knows it, edit a text; gives what they left of it without
/// lines that begin with #. An Error where the editor fails.
std::string edited(const std::string& directory, const std::string& text);

/// True if git is configured to sign every commit that is made here.
bool signs_commits(const std::string& directory);

/// Commits these files and nothing else, also those that git is to leave out, signed where git is
/// configured so; their paths are from the root. An Error in git's words where it refuses; then the
/// files are not staged either.
void commit_files(const std::string& directory, const std::vector<std::string>& paths,
                  const std::string& message);

}  // namespace clauseline
