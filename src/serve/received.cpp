#include "serve/received.hpp"

#include <algorithm>

namespace clauseline::serve {
namespace {

char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

std::vector<std::string_view> Received::values(std::string_view name) const {
  std::vector<std::string_view> found;
  for (const auto& [other, value] : headers)
    if (std::ranges::equal(other, name, {}, small, small)) found.emplace_back(value);
  return found;
}

std::string Received::only(std::string_view name) const {
  const auto found = values(name);
  return found.size() == 1 ? std::string(found.front()) : std::string();
}

}  // namespace clauseline::serve
