#include "store/author.hpp"

#include "store/file.hpp"
#include "store/git.hpp"
#include "store/process.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace clauseline {
namespace {

using git::fail;
using git::run_git;

std::string answer(const std::string& directory, const std::vector<std::string>& words,
                   const std::string& hint) {
  const auto outcome = run_git(directory, words);
  if (outcome.status != 0) fail("git", git::complaint(outcome), hint);
  auto text = outcome.out;
  while (text.ends_with('\n'))
    text.pop_back();
  return text;
}

std::string without_comments(std::string_view text) {
  std::string kept;
  while (!text.empty()) {
    const auto line = text.substr(0, text.find('\n'));
    if (!line.starts_with('#')) kept += fmt::format("{}\n", line);
    text.remove_prefix(std::min(text.size(), line.size() + 1));
  }
  return kept;
}

}  // namespace

Person committer_here(const std::string& directory) {
  const auto said = answer(directory, {"var", "GIT_COMMITTER_IDENT"},
                           "git config user.name and user.email say who you are");
  const auto open = said.rfind(" <");
  const auto close = said.rfind('>');
  if (open == std::string::npos || close == std::string::npos || close < open)
    fail("git", fmt::format("cannot tell who \"{}\" is", said),
         "git config user.name and user.email say who you are");
  return {.name = said.substr(0, open), .email = said.substr(open + 2, close - open - 2)};
}

std::string edited(const std::string& directory, const std::string& text) {
  const auto editor = answer(directory, {"var", "GIT_EDITOR"}, "git config core.editor names one");
  const auto file =
      answer(directory, {"rev-parse", "--path-format=absolute", "--git-path", "REVIEW_EDITMSG"},
             "run it in a repository");
  write_file(file, text);
  const int status = git::run_attached({"sh", "-c", editor + " \"$@\"", editor, file});
  if (status != 0)
    fail(editor, fmt::format("the editor ended with {}", status), "--reason says it without one");
  const Source read = read_file(file);
  auto kept = without_comments(read.bytes());
  std::error_code ignored;
  std::filesystem::remove(file, ignored);
  return kept;
}

bool signs_commits(const std::string& directory) {
  const auto said = run_git(directory, {"config", "--type=bool", "--get", "commit.gpgSign"});
  return said.status == 0 && said.out.starts_with("true");
}

void commit_files(const std::string& directory, const std::vector<std::string>& paths,
                  const std::string& message) {
  std::vector<std::string> literal;
  for (const std::string& path : paths)
    literal.push_back(":(top,literal)" + path);
  const auto with = [&literal](std::vector<std::string> words) {
    words.insert(words.end(), literal.begin(), literal.end());
    return words;
  };
  // By force, for somebody may have git leave out such files, and then it adds only the others.
  auto outcome = run_git(directory, with({"add", "--force", "--"}));
  const bool added = outcome.status == 0;
  if (added)
    outcome = run_git(directory, with({"commit", "--quiet", "--message", message, "--only", "--"}));
  if (outcome.status == 0) return;
  run_git(directory, with({"reset", "--quiet", "--"}));
  fail(added ? "git commit" : "git add", git::complaint(outcome),
       "the decisions are written; commit them by hand when this is put right");
}

}  // namespace clauseline
