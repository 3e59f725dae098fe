#pragma once

#include "text/sink.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace clauseline::git {

/// What a program that has ended left behind.
struct Outcome {
  int status = 0;     // exit code; 127 if there is no such program, 128 + N if signal N ended it
  std::string out;    // standard output
  std::string error;  // standard error
};

/// What a program may take, from a moment after it began until it is ended; 0 is as much as it
/// likes.
struct Allowance {
  unsigned seconds = 0;   // of processor time; signal 24 (SIGXCPU) ends it
  std::size_t bytes = 0;  // of memory; it finds none beyond them
};

/// The variables of this process, each as NAME=value.
std::vector<std::string> environment();

/// Runs a program with exactly these words and variables, with these bytes as its standard
/// input, and waits for its end. No shell is between. The program is looked up in PATH.
Outcome run(std::vector<std::string> words, std::vector<std::string> variables,
            std::string_view input = {}, const Allowance& allowance = {});

/// Runs a program that talks with the person at the terminal, such as an editor, and waits for its
/// end; gives its exit code.
int run_attached(std::vector<std::string> words);

/// Runs git on the repository that holds `directory`, or, if that is empty, on the one that
/// the environment and the current directory name. Nothing asks for a password, nothing is
/// translated, no lock is taken.
Outcome run_git(const std::string& directory, const std::vector<std::string>& words);
/// The same, but its standard output goes to `out` as it comes. What that throws ends the program,
/// and comes out of here.
Outcome run_git(const std::string& directory, const std::vector<std::string>& words,
                const Sink& out);

/// The same with these bytes as its standard input.
Outcome run_git_on(const std::string& directory, const std::vector<std::string>& words,
                   std::string_view input);

/// The line of git's standard error that says most, without its "fatal: ".
std::string complaint(const Outcome& outcome);

}  // namespace clauseline::git
