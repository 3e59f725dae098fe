// Programs run without a shell, and the git program in particular.

#include "store/process.hpp"

#include "store/descriptor.hpp"
#include "text/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <poll.h>
#include <span>
#include <spawn.h>
#include <string_view>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <system_error>
#include <utility>

namespace clauseline::git {
namespace {

/// They say where a repository is, so they must not reach a git that was told where.
constexpr std::string_view places[] = {
    "GIT_DIR=",          "GIT_WORK_TREE=",        "GIT_COMMON_DIR=",
    "GIT_INDEX_FILE=",   "GIT_OBJECT_DIRECTORY=", "GIT_ALTERNATE_OBJECT_DIRECTORIES=",
    "GIT_NAMESPACE=",    "GIT_QUARANTINE_PATH=",  "GIT_PREFIX=",
    "GIT_SHALLOW_FILE=", "GIT_GRAFT_FILE=",       "GIT_IMPLICIT_WORK_TREE=",
};

/// They change what git's words mean, or how it answers; ours stand in their place.
constexpr std::string_view manners[] = {
    "GIT_LITERAL_PATHSPECS=",
    "GIT_GLOB_PATHSPECS=",
    "GIT_NOGLOB_PATHSPECS=",
    "GIT_ICASE_PATHSPECS=",
    "GIT_OPTIONAL_LOCKS=",
    "GIT_NO_REPLACE_OBJECTS=",
    "GIT_TERMINAL_PROMPT=",
    "LC_ALL=",
    "LANGUAGE=",
};

struct Pipe {
  Descriptor reader;
  Descriptor writer;
};

[[noreturn]] void cannot_run(int why) {
  throw Error(Problem{
      .message = fmt::format("cannot start a program: {}", std::generic_category().message(why)),
      .hint = "the machine may be out of memory, processes or open files"});
}

Pipe make_pipe() {
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) cannot_run(errno);
  return {Descriptor(ends[0]), Descriptor(ends[1])};
}

/// These bytes to read from their beginning. They lie in memory, not in a pipe: a child that does
/// not read them, or ends before it has, keeps nobody waiting.
Descriptor readable(std::string_view bytes) {
  Descriptor file(memfd_create("input", MFD_CLOEXEC));
  if (!file) cannot_run(errno);
  while (!bytes.empty()) {
    const ssize_t count = write(file.number(), bytes.data(), bytes.size());
    if (count < 0 && errno != EINTR) cannot_run(errno);
    if (count > 0) bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  if (lseek(file.number(), 0, SEEK_SET) != 0) cannot_run(errno);
  return file;
}

/// What a child starts with in place of our own files.
class FileActions {
 public:
  FileActions(const Descriptor& input, const Pipe& out, const Pipe& error) {
    posix_spawn_file_actions_init(&actions_);
    posix_spawn_file_actions_adddup2(&actions_, input.number(), STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions_, out.writer.number(), STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions_, error.writer.number(), STDERR_FILENO);
  }
  FileActions(const FileActions&) = delete;
  FileActions& operator=(const FileActions&) = delete;
  ~FileActions() { posix_spawn_file_actions_destroy(&actions_); }

  const posix_spawn_file_actions_t* get() const { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_{};
};

/// Children take signals as they come, whatever this thread holds back.
class AllSignals {
 public:
  AllSignals() {
    sigset_t none;
    sigemptyset(&none);
    posix_spawnattr_init(&attributes_);
    posix_spawnattr_setsigmask(&attributes_, &none);
    posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGMASK);
  }
  AllSignals(const AllSignals&) = delete;
  AllSignals& operator=(const AllSignals&) = delete;
  ~AllSignals() { posix_spawnattr_destroy(&attributes_); }

  const posix_spawnattr_t* get() const { return &attributes_; }

 private:
  posix_spawnattr_t attributes_{};
};

/// A null-ended array of C strings that point into `words`.
std::vector<char*> pointers(std::vector<std::string>& words) {
  std::vector<char*> all;
  all.reserve(words.size() + 1);
  for (std::string& word : words)
    all.push_back(word.data());
  all.push_back(nullptr);
  return all;
}

/// Takes what is there to read. False at the end.
bool take(const Descriptor& from, const Sink& into) {
  std::array<char, 65536> buffer{};
  const ssize_t count = read(from.number(), buffer.data(), buffer.size());
  if (count > 0) into({buffer.data(), static_cast<std::size_t>(count)});
  return count > 0 || (count < 0 && errno == EINTR);
}

/// Reads both at once: a child that fills one pipe would wait for ever on the other.
void drain(Pipe& out, Pipe& error, const Sink& to_out, const Sink& to_error) {
  out.writer.close();
  error.writer.close();
  while (out.reader || error.reader) {
    std::array<pollfd, 2> both{
        {{out.reader.number(), POLLIN, 0}, {error.reader.number(), POLLIN, 0}}};
    if (poll(both.data(), both.size(), -1) < 0) continue;
    if (both[0].revents != 0 && !take(out.reader, to_out)) out.reader.close();
    if (both[1].revents != 0 && !take(error.reader, to_error)) error.reader.close();
  }
}

int end_of(pid_t child) {
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

bool starts_with_any(const std::string& text, std::span<const std::string_view> starts) {
  return std::ranges::any_of(starts, [&](std::string_view one) { return text.starts_with(one); });
}

/// Of a child that has just begun, or has ended already.
void limit(pid_t child, const Allowance& allowance) {
  const auto set = [child](__rlimit_resource what, rlim_t most, rlim_t at_last) {
    const rlimit both{most, at_last};
    if (most > 0) prlimit(child, what, &both, nullptr);
  };
  set(RLIMIT_CPU, allowance.seconds, allowance.seconds + 5);  // then no handler helps it any more
  set(RLIMIT_AS, allowance.bytes, allowance.bytes);
}

/// A program with all that it starts with.
struct Program {
  std::vector<std::string> words;
  std::vector<std::string> variables;
  std::string_view input{};
  Allowance allowance{};
};

Outcome run(Program program, const Sink& to_out) {
  auto& [words, variables, input, allowance] = program;
  const Descriptor in =
      input.empty() ? Descriptor(open("/dev/null", O_RDONLY | O_CLOEXEC)) : readable(input);
  if (!in) cannot_run(errno);
  Pipe out = make_pipe();
  Pipe error = make_pipe();
  const FileActions actions(in, out, error);
  const AllSignals signals;
  const std::vector<char*> word_list = pointers(words);
  const std::vector<char*> variable_list = pointers(variables);
  pid_t child = 0;
  const int why = posix_spawnp(&child, word_list.front(), actions.get(), signals.get(),
                               word_list.data(), variable_list.data());
  if (why == ENOENT || why == EACCES)
    return {
        .status = 127, .out = {}, .error = fmt::format("there is no program {}", words.front())};
  if (why != 0) cannot_run(why);
  limit(child, allowance);
  Outcome outcome;
  try {
    drain(out, error, to_out, [&](std::string_view bytes) { outcome.error += bytes; });
  } catch (...) {  // who has no reader any more ends
    out.reader.close();
    error.reader.close();
    end_of(child);
    throw;
  }
  outcome.status = end_of(child);
  return outcome;
}

}  // namespace

std::vector<std::string> environment() {
  std::vector<std::string> variables;
  for (char** one = environ; one != nullptr && *one != nullptr; ++one)
    variables.emplace_back(*one);
  return variables;
}

Outcome run(std::vector<std::string> words, std::vector<std::string> variables,
            std::string_view input, const Allowance& allowance) {
  std::string all;
  auto outcome = run(Program{.words = std::move(words),
                             .variables = std::move(variables),
                             .input = input,
                             .allowance = allowance},
                     [&](std::string_view bytes) { all += bytes; });
  outcome.out = std::move(all);
  return outcome;
}

int run_attached(std::vector<std::string> words) {
  auto variables = environment();
  const auto arguments = pointers(words);
  const auto settings = pointers(variables);
  pid_t child = 0;
  const int failed =
      posix_spawnp(&child, arguments.front(), nullptr, nullptr, arguments.data(), settings.data());
  if (failed == ENOENT) return 127;
  if (failed != 0) cannot_run(failed);
  return end_of(child);
}

Outcome run_git(const std::string& directory, const std::vector<std::string>& words) {
  std::string all;
  auto outcome = run_git(directory, words, [&](std::string_view bytes) { all += bytes; });
  outcome.out = std::move(all);
  return outcome;
}

namespace {

std::vector<std::string> variables_for_git(const std::string& directory) {
  auto variables = environment();
  std::erase_if(variables, [&](const std::string& one) {
    return starts_with_any(one, manners) || (!directory.empty() && starts_with_any(one, places));
  });
  variables.insert(variables.end(), {"LC_ALL=C", "GIT_OPTIONAL_LOCKS=0", "GIT_TERMINAL_PROMPT=0",
                                     "GIT_NO_REPLACE_OBJECTS=1"});
  return variables;
}

std::vector<std::string> words_for_git(const std::string& directory,
                                       const std::vector<std::string>& words) {
  std::vector<std::string> all{"git", "-c", "core.fsmonitor=false"};
  if (!directory.empty()) all.insert(all.end(), {"-C", directory});
  all.insert(all.end(), words.begin(), words.end());
  return all;
}

}  // namespace

Outcome run_git(const std::string& directory, const std::vector<std::string>& words,
                const Sink& out) {
  return run(
      Program{.words = words_for_git(directory, words), .variables = variables_for_git(directory)},
      out);
}

Outcome run_git_on(const std::string& directory, const std::vector<std::string>& words,
                   std::string_view input) {
  return run(words_for_git(directory, words), variables_for_git(directory), input);
}

std::string complaint(const Outcome& outcome) {
  constexpr std::string_view mark = "fatal: ";
  std::string_view rest = outcome.error;
  if (const auto at = rest.find(mark); at != std::string_view::npos)
    rest.remove_prefix(at + mark.size());
  rest = rest.substr(0, rest.find('\n'));
  return rest.empty() ? fmt::format("git ended with {}", outcome.status) : std::string(rest);
}

}  // namespace clauseline::git
