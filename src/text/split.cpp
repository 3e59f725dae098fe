#include "text/split.hpp"

namespace clauseline {
namespace {

constexpr std::string_view white_space = " \t\r\n";

}  // namespace

std::vector<std::string> split(std::string_view list) {
  std::vector<std::string> words;
  for (auto begin = list.find_first_not_of(white_space); begin != std::string_view::npos;) {
    const auto end = list.find_first_of(white_space, begin);
    words.emplace_back(list.substr(begin, end - begin));
    begin = list.find_first_not_of(white_space, end);
  }
  return words;
}

std::string collapse(std::string_view text) {
  std::string out;
  bool space = false;
  for (const char c : text) {
    if (white_space.find(c) != std::string_view::npos) {
      space = !out.empty();
      continue;
    }
    if (space) out += ' ';
    space = false;
    out += c;
  }
  return out;
}

}  // namespace clauseline
