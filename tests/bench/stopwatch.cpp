// clauseline_stopwatch ROUNDS LABEL COMMAND... [-- LABEL COMMAND...]...
//
// Runs the commands in turn, ROUNDS times after a round that does not count, and prints for
// each its median wall time, the ratio to the first command, and the most memory it held.
// In turn, so that a machine that is busy for a while is so for all of them. Links nothing of
// ours: until a child starts its program it holds the memory of its parent, which must be small.

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fcntl.h>
#include <iomanip>
#include <iostream>
#include <span>
#include <spawn.h>
#include <stdexcept>
#include <string>
#include <string_view>
#include <sys/resource.h>
#include <sys/wait.h>
#include <vector>

namespace {

struct Command {
  std::string label;
  std::vector<char*> words;  // ended by a null pointer, as exec takes them
  std::vector<double> milliseconds{};
  long kilobytes = 0;
};

/// Output is thrown away, so that no terminal is measured; errors are shown.
pid_t start(const Command& command) {
  posix_spawn_file_actions_t actions{};
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
  pid_t child = 0;
  const int failure =
      posix_spawnp(&child, command.words.front(), &actions, nullptr, command.words.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (failure != 0) throw std::runtime_error(command.label + ": cannot be started");
  return child;
}

void run(Command& command) {
  const auto begin = std::chrono::steady_clock::now();
  const pid_t child = start(command);
  int status = 0;
  rusage usage{};
  if (wait4(child, &status, 0, &usage) != child) throw std::runtime_error("wait4 failed");
  const std::chrono::duration<double, std::milli> taken = std::chrono::steady_clock::now() - begin;
  // 1 is how diff and clauseline say that there is a difference.
  if (!WIFEXITED(status) || WEXITSTATUS(status) > 1)
    throw std::runtime_error(command.label + ": failed");
  command.milliseconds.push_back(taken.count());
  // glibc keeps the members of rusage in unions. NOLINTNEXTLINE(*-pro-type-union-access)
  command.kilobytes = std::max(command.kilobytes, usage.ru_maxrss);
}

double median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::ranges::nth_element(values, middle);
  return *middle;
}

std::vector<Command> commands(std::span<char*> words) {
  std::vector<Command> all;
  while (!words.empty()) {
    const auto end = std::ranges::find(words, std::string_view("--"),
                                       [](const char* word) { return std::string_view(word); });
    Command command{.label = words.front(), .words = {words.begin() + 1, end}};
    if (command.words.empty()) throw std::runtime_error(command.label + ": no command");
    command.words.push_back(nullptr);
    all.push_back(std::move(command));
    words = {end == words.end() ? end : end + 1, words.end()};
  }
  return all;
}

void print(const std::vector<Command>& all) {
  const double first = median(all.front().milliseconds);
  std::cout << std::fixed << std::left << std::setw(44) << "" << std::right << std::setw(10)
            << "median ms" << std::setw(9) << "ratio" << std::setw(10) << "peak MB" << '\n';
  for (const Command& command : all) {
    const double middle = median(command.milliseconds);
    std::cout << std::left << std::setw(44) << command.label << std::right << std::setprecision(1)
              << std::setw(10) << middle << std::setprecision(2) << std::setw(9) << middle / first
              << std::setprecision(1) << std::setw(10)
              << static_cast<double>(command.kilobytes) / 1024 << '\n';
  }
}

void measure(std::span<char*> words) {
  if (words.size() < 3)
    throw std::runtime_error("usage: ROUNDS LABEL COMMAND... [-- LABEL COMMAND...]...");
  const auto rounds = std::stoul(words.front());
  if (rounds == 0) throw std::runtime_error("no rounds");
  auto all = commands(words.subspan(1));
  for (std::size_t round = 0; round <= rounds; ++round) {
    for (Command& command : all)
      run(command);
    if (round > 0) continue;
    for (Command& command : all)
      command.milliseconds.clear();
  }
  print(all);
}

}  // namespace

int main(int count, char** words) {
  try {
    measure({words + 1, words + count});
    return 0;
  } catch (const std::exception& error) {
    std::cerr << "clauseline_stopwatch: " << error.what() << '\n';
    return 2;
  }
}
