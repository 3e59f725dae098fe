// What git runs where both sides changed a file with merge=clauseline. The result goes to the
// file of ours; exit 1 says that it holds conflicts, more than 128 that nothing was merged.

#include "cli/command.hpp"
#include "cli/terminal.hpp"
#include "merge/merge.hpp"
#include "store/file.hpp"
#include "store/process.hpp"
#include "text/error.hpp"
#include "text/visible.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

namespace clauseline::cli {
namespace {

/// What git passes: %O %A %B, and perhaps %L and %P.
struct Work {
  std::string base;
  std::string ours;
  std::string theirs;
  std::string marker_size{};
  std::string path{};  // how people call the file
};

bool is_number(const std::string& word) {
  return !word.empty() && word.find_first_not_of("0123456789") == std::string::npos;
}

Work work_of(const Request& request) {
  auto words = request.words;
  words.insert(words.end(), request.paths.begin(), request.paths.end());
  constexpr std::size_t fewest = 3;
  constexpr std::size_t most = 5;
  if (words.size() < fewest || words.size() > most)
    throw Error({.at = {.source = "clauseline merge-driver"},
                 .message = fmt::format("expected the files of base, ours and theirs; got {} words",
                                        words.size()),
                 .hint = "git runs it: clauseline init --drivers sets it up"});
  Work work{.base = words[0], .ours = words[1], .theirs = words[2]};
  const bool sized = words.size() == most || (words.size() > fewest && is_number(words[fewest]));
  if (sized) work.marker_size = words[fewest];
  work.path = words.size() > fewest + (sized ? 1 : 0) ? words.back() : work.ours;
  return work;
}

/// A version under the name that people know, not that of git's temporary file.
Source version(const std::string& file, const Work& work, const char* side) {
  return {fmt::format("{} ({})", work.path, side), std::string(read_file(file).bytes())};
}

void tell(const merge::Conflict& conflict) {
  const bool both = conflict.ours.position.line > 0 && conflict.theirs.position.line > 0;
  const auto& first = conflict.ours.position.line > 0 ? conflict.ours : conflict.theirs;
  complain(told({.at = first, .message = conflict.message}, "conflict"));
  if (both) complain(fmt::format("  and {}\n", visible_line(fmt::format("{}", conflict.theirs))));
}

/// Merges lines, as git would have done without this driver.
Exit merge_lines(const Work& work) {
  std::vector<std::string> words{"merge-file", "-q", "-L", "ours", "-L", "base", "-L", "theirs"};
  if (is_number(work.marker_size)) words.push_back("--marker-size=" + work.marker_size);
  words.insert(words.end(), {"--", work.ours, work.base, work.theirs});
  const auto outcome = git::run_git("", words);
  constexpr int failed = 128;
  if (outcome.status >= failed)
    throw Error(
        {.at = {.source = work.path},
         .message = fmt::format("its lines could not be merged: {}", git::complaint(outcome)),
         .hint = "the file is as it was; merge it by hand"});
  return outcome.status == 0 ? Exit::clean : Exit::findings;
}

Exit merge_files(const Work& work, bool quiet) {
  const auto base = version(work.base, work, "base");
  const auto ours = version(work.ours, work, "ours");
  const auto theirs = version(work.theirs, work, "theirs");
  merge::Merged merged;
  try {
    merged = merge::merge(base, ours, theirs);
  } catch (const Error& error) {
    if (!quiet)
      complain(fmt::format("{}{}: merged line by line instead of clause by clause\n",
                           told(error.problems().front(), "note"), visible_line(work.path)));
    return merge_lines(work);
  }
  if (merged.bytes != ours.bytes()) write_file(work.ours, merged.bytes);
  for (const merge::Conflict& one : merged.conflicts)
    tell(one);
  return merged.conflicts.empty() ? Exit::clean : Exit::findings;
}

}  // namespace

Exit merge_driver(const Request& request) {
  const Work work = work_of(request);
  try {
    return merge_files(work, request.quiet);
  } catch (const Error& error) {
    for (const Problem& problem : error.problems())
      complain(told(problem));
    return Exit::no_merge;
  }
}

}  // namespace clauseline::cli
