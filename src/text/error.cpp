#include "text/error.hpp"

#include "text/visible.hpp"

#include <algorithm>
#include <functional>

namespace clauseline {
namespace {

constexpr std::size_t excerpt_width = 60;
constexpr std::size_t longest_shown_line = 4096;

/// The part of a line around a column that fits a terminal, and the column in it.
struct Excerpt {
  std::string text;
  std::size_t column = 0;
};

bool continues_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

Excerpt excerpt(const std::string& line, unsigned column) {
  const std::size_t at = std::min<std::size_t>(column - 1, line.size());
  std::size_t first = at > excerpt_width / 2 ? at - excerpt_width / 2 : 0;
  while (first > 0 && continues_character(line[first]))
    --first;
  std::size_t last = std::min(line.size(), first + excerpt_width);
  while (last < line.size() && continues_character(line[last]))
    ++last;
  const auto shown = [&](std::size_t begin, std::size_t end) {
    auto text = line.substr(begin, end - begin);
    std::ranges::replace_if(
        text, [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
    return visible_line(text);
  };
  const auto before = shown(first, at);
  const auto characters = std::ranges::count_if(before, std::not_fn(continues_character));
  return {.text = before + shown(at, last), .column = static_cast<std::size_t>(characters)};
}

}  // namespace

Problem problem_at(const Source& source, Position position, std::string message, std::string hint) {
  return {.at = {source.name(), position},
          .message = std::move(message),
          .hint = std::move(hint),
          .line = position.line == 0 ? std::string() : std::string(source.line(position.line))};
}

Problem problem_at_byte(const Source& source, std::size_t offset, std::string message,
                        std::string hint) {
  const Position position = source.position(std::min(offset, source.bytes().size()));
  if (source.line(position.line).size() <= longest_shown_line)
    return problem_at(source, position, std::move(message), std::move(hint));
  return {.at = {source.name(), position}, .message = std::move(message), .hint = std::move(hint)};
}

std::string told(const Problem& problem, std::string_view grade) {
  std::string out;
  if (!problem.at.source.empty())
    out = fmt::format("{}: ", Location{visible_line(problem.at.source), problem.at.position});
  out += fmt::format("{}: {}\n", grade, visible_line(problem.message));
  if (!problem.line.empty() && problem.at.position.line > 0) {
    const auto [text, column] = excerpt(problem.line, problem.at.position.column);
    out += fmt::format("{:>6} | {}\n       | {:>{}}\n", problem.at.position.line, text, "^",
                       column + 1);
  }
  if (!problem.hint.empty()) out += fmt::format("  {}\n", visible_line(problem.hint));
  return unbidden(out);
}

}  // namespace clauseline
