#include "model/definition.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

namespace clauseline {
namespace {

constexpr std::pair<std::string_view, std::string_view> quotes[] = {
    {"\"", "\""}, {"\u201C", "\u201D"}, {"\u201E", "\u201C"}, {"\u00AB", "\u00BB"}};

std::string quoted_first(std::string_view words) {
  for (const auto& [open, close] : quotes) {
    if (!words.starts_with(open)) continue;
    const auto end = words.find(close, open.size());
    if (end != std::string_view::npos)
      return std::string(words.substr(open.size(), end - open.size()));
  }
  return {};
}

}  // namespace

void name_definition(Clause& definition) {
  if (!definition.terms_defined.empty()) return;
  for (const Mark& mark : definition.marks)
    if (mark.kind == MarkKind::defines)
      definition.terms_defined.push_back(
          definition.words.substr(mark.begin, mark.end - mark.begin));
  if (definition.terms_defined.empty())
    if (auto term = quoted_first(definition.words); !term.empty())
      definition.terms_defined.push_back(std::move(term));
}

}  // namespace clauseline
