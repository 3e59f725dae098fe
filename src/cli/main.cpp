#include "cli/arguments.hpp"
#include "cli/command.hpp"
#include "cli/terminal.hpp"
#include "text/error.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <exception>
#include <string>
#include <vector>

namespace {

using clauseline::cli::Exit;

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
  return static_cast<int>(run({words + 1, words + count}));
} catch (const clauseline::Error& error) {
  for (const auto& problem : error.problems())
    fmt::print(stderr, "{}", clauseline::told(problem));
  return static_cast<int>(Exit::unusable);
} catch (const std::exception& error) {
  fmt::print(stderr, "clauseline: internal error: {}\n", error.what());
  return static_cast<int>(Exit::broken);
}
