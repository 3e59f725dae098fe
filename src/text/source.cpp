#include "text/source.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace clauseline {

Source::Source(std::string name, std::string bytes)
    : name_(std::move(name)), bytes_(std::move(bytes)) {
  constexpr std::size_t usual_line = 40;
  line_starts_.reserve(bytes_.size() / usual_line + 1);
  line_starts_.push_back(0);
  for (std::size_t at = 0; (at = bytes_.find('\n', at)) != std::string::npos;)
    line_starts_.push_back(++at);
}

Position Source::position(std::size_t offset) const {
  const auto next = std::ranges::upper_bound(line_starts_, offset);
  return {.line = static_cast<unsigned>(next - line_starts_.begin()),
          .column = static_cast<unsigned>(offset - *std::prev(next)) + 1};
}

std::string_view Source::line(unsigned number) const {
  const auto rest = bytes().substr(line_starts_.at(number - 1));
  const auto line = rest.substr(0, rest.find('\n'));
  return line.ends_with('\r') ? line.substr(0, line.size() - 1) : line;
}

}  // namespace clauseline
