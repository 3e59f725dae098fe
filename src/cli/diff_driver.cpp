// What git runs to show how a file changed: diff-driver for people who read patches, textconv
// for tools that compare lines.

#include "cli/command.hpp"
#include "cli/terminal.hpp"
#include "cli/versions.hpp"
#include "model/read.hpp"
#include "report/file_diff.hpp"
#include "report/plain_text.hpp"
#include "store/file.hpp"
#include "store/process.hpp"
#include "text/error.hpp"
#include "text/visible.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <memory>
#include <unistd.h>

namespace clauseline::cli {
namespace {

constexpr auto no_file = "/dev/null";

/// One side of what git passes: a file with its bytes, its object and its mode.
struct FileSide {
  std::string file;
  std::string hex;
  std::string mode;

  bool exists() const { return file != no_file; }
};

struct FileChange {
  std::string path;      // of the old side
  std::string new_path;  // another one after a rename
  FileSide before{};
  FileSide after{};
  std::string extra{};  // git's lines on a rename
};

/// git gives the path alone where a merge left the file in several versions.
bool is_unmerged(const std::vector<std::string>& words) { return words.size() == 1; }

FileChange change_of(const std::vector<std::string>& words) {
  constexpr std::size_t usual = 7;
  if (words.size() < usual)
    throw Error({.at = {.source = "clauseline diff-driver"},
                 .message = fmt::format(
                     "expected what git passes to an external diff; got {} words", words.size()),
                 .hint = "git runs it: clauseline init --drivers sets it up"});
  FileChange change{.path = words[0],
                    .new_path = words.size() > usual ? words[usual] : words[0],
                    .before = {words[1], words[2], words[3]},
                    .after = {words[4], words[5], words[6]}};
  if (words.size() > usual + 1) change.extra = words[usual + 1];
  while (change.extra.ends_with('\n'))
    change.extra.pop_back();
  const bool both = change.before.exists() && change.after.exists();
  if (both && change.before.mode != change.after.mode)
    change.extra += fmt::format("{}mode {} became {}", change.extra.empty() ? "" : "\n",
                                change.before.mode, change.after.mode);
  return change;
}

reports::FileNames names_of(const FileChange& change) {
  return {.before = change.before.exists() ? "a/" + change.path : no_file,
          .after = change.after.exists() ? "b/" + change.new_path : no_file,
          .extra = change.extra};
}

std::unique_ptr<const Version> read_side(const FileSide& side, const std::string& path,
                                         const Dialect* dialect) {
  if (!side.exists()) return nullptr;
  return read_version({.source = Source(path, std::string(read_file(side.file).bytes()))}, dialect);
}

/// As git would colour its own: it knows whether a pager of its own shows what we write.
bool patch_color(const Request& request) {
  if (color(request)) return true;
  const char* refused = std::getenv("NO_COLOR");
  if (request.color != "auto" || (refused != nullptr && *refused != '\0')) return false;
  const auto asked = git::run_git("", {"config", "--get-colorbool", "color.diff",
                                       isatty(STDOUT_FILENO) == 1 ? "true" : "false"});
  return asked.status == 0 && asked.out.starts_with("true");
}

/// git's temporary files under the names that people know, up to the first hunk.
std::string renamed(const std::string& patch, const FileChange& change) {
  const auto head = std::min(patch.find("@@"), patch.size());
  auto names = patch.substr(0, head);
  const auto put = [&](const std::string& shown, const std::string& wanted) {
    for (auto at = names.find(shown); at != std::string::npos;
         at = names.find(shown, at + wanted.size()))
      names.replace(at, shown.size(), wanted);
  };
  const auto shown = [](const char* side, const std::string& file) {
    return side + (file.starts_with('/') ? file : "/" + file);
  };
  if (change.before.exists()) put(shown("a", change.before.file), "a/" + change.path);
  if (change.after.exists()) put(shown("b", change.after.file), "b/" + change.new_path);
  return names + patch.substr(head);
}

void print_plain(const FileChange& change, const Error& why, bool colored) {
  const Problem& problem = why.problems().front();
  print(visible_line(
            fmt::format("{}: not compared clause by clause: {}", problem.at, problem.message)) +
        "\n");
  const auto patch =
      git::run_git("", {"-c", "core.quotePath=false", "diff", "--no-index", "--no-ext-diff",
                        "--no-textconv", colored ? "--color=always" : "--color=never", "--",
                        change.before.file, change.after.file});
  constexpr int failed = 2;
  if (patch.status >= failed)
    throw Error(
        {.at = {.source = change.path},
         .message = fmt::format("its lines could not be compared: {}", git::complaint(patch)),
         .hint = "git diff --no-ext-diff does without this driver"});
  print(renamed(patch.out, change));
}

std::vector<std::string> all_words(const Request& request) {
  auto words = request.words;
  words.insert(words.end(), request.paths.begin(), request.paths.end());
  return words;
}

}  // namespace

Exit diff_driver(const Request& request) {
  const auto words = all_words(request);
  if (is_unmerged(words)) {
    print(visible_line(
              fmt::format("{}: not merged yet: it has a version of each side", words.front())) +
          "\n");
    return Exit::clean;
  }
  const auto change = change_of(words);
  const DialectChoice dialect(request);
  const Report settings{.color = patch_color(request), .width = width()};
  try {
    const auto compared =
        audit(read_side(change.before, change.path, dialect.get()),
              read_side(change.after, change.new_path, dialect.get()), Depth::clauses);
    print(reports::file_diff(compared, names_of(change), settings));
  } catch (const Error& error) {
    print_plain(change, error, settings.color);
  }
  return Exit::clean;
}

Exit textconv(const Request& request) {
  const auto words = all_words(request);
  if (words.size() != 1)
    throw Error({.at = {.source = "clauseline textconv"},
                 .message = fmt::format("expected one file; got {} words", words.size()),
                 .hint = "git runs it: clauseline init --drivers sets it up"});
  const Source source = read_file(words.front());
  const DialectChoice dialect(request);
  try {
    print(reports::plain_text(read_agreement(source, dialect.get())));
  } catch (const Error& error) {
    complain(told(error.problems().front(), "note"));
    print(source.bytes());
  }
  return Exit::clean;
}

}  // namespace clauseline::cli
