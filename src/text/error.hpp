#pragma once

#include "text/source.hpp"

#include <fmt/format.h>

#include <cstddef>
#include <exception>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace clauseline {

/// One thing that is wrong, where it is, and what to do about it.
struct Problem {
  Location at{};
  std::string message;
  std::string hint{};
  std::string line{};  // the line of the source that `at` points into, to show with a caret
};

/// A problem at a byte of a source, with the line that it stands in.
Problem problem_at(const Source& source, Position position, std::string message,
                   std::string hint = {});

/// A problem at a byte. A line too long to show is left out, for it would be copied with
/// every problem in it.
Problem problem_at_byte(const Source& source, std::size_t offset, std::string message,
                        std::string hint);

/// Ends the command. Carries every problem found in the input, not only the first.
class Error : public std::exception {
 public:
  explicit Error(Problem problem) : problems_{std::move(problem)} {}
  explicit Error(std::vector<Problem> problems) : problems_(std::move(problems)) {}

  const std::vector<Problem>& problems() const { return problems_; }
  const char* what() const noexcept override { return problems_.front().message.c_str(); }

 private:
  std::vector<Problem> problems_;
};

/// The problem as people read it: place, how grave it is, message, the line with a caret, the
/// way out. Ends with a line feed.
std::string told(const Problem& problem, std::string_view grade = "error");

}  // namespace clauseline

/// Prints `file:line:column`, which terminals and editors turn into a link.
template <>
struct fmt::formatter<clauseline::Location> : fmt::formatter<std::string_view> {
  auto format(const clauseline::Location& at, auto& context) const {
    const auto& [line, column] = at.position;
    if (line == 0) return fmt::format_to(context.out(), "{}", at.source);
    return fmt::format_to(context.out(), "{}:{}:{}", at.source, line, column);
  }
};
