#include "cli/arguments.hpp"
#include "cli/command.hpp"
#include "cli/terminal.hpp"
#include "text/error.hpp"

#include <fmt/format.h>

#include <csignal>
#include <exception>
#include <string>
#include <vector>

namespace {

using clauseline::cli::Exit;

/// Where the system limits how large files may be, a write fails, and what it is to do is undone:
/// the signal would end the program in the middle.
void outlive_limits() { std::signal(SIGXFSZ, SIG_IGN); }

Exit run(const std::vector<std::string>& words) {
  const auto invocation = clauseline::cli::parse(words);
  if (!invocation.print.empty()) {
    clauseline::cli::print(invocation.print);
    return Exit::clean;
  }
  return invocation.command->run(invocation.request);
}

}  // namespace

int main(int count, char** words) try {
  outlive_limits();
  return static_cast<int>(run({words + 1, words + count}));
} catch (const clauseline::Error& error) {
  for (const auto& problem : error.problems())
    clauseline::cli::complain(clauseline::told(problem));
  return static_cast<int>(Exit::unusable);
} catch (const std::exception& error) {
  clauseline::cli::complain(clauseline::told(
      {.at = {.source = "clauseline"}, .message = error.what()}, "internal error"));
  return static_cast<int>(Exit::broken);
}
