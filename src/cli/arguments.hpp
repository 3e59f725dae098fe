#pragma once

#include "cli/command.hpp"

#include <string>
#include <vector>

namespace clauseline::cli {

/// What a command line asks for: a command with its request, or words to print instead.
struct Invocation {
  const Command* command = nullptr;
  Request request{};
  std::string print{};  // the help or the version, where one of them was asked for
};

/// Parses the words after the program's name. Throws Error for what is not known, with the
/// nearest that is. The only user of CLI11.
Invocation parse(const std::vector<std::string>& words);

}  // namespace clauseline::cli
